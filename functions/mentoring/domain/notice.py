"""What a scheme's coordinators are told of on their page."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Notice:
    """Something a scheme's coordinators are told of on their page."""

    scheme: str
    pairing_id: str
    kind: str
    text: str
    at: datetime
    reason: str = ""
    note: str = ""
