"""The letters that the emulated mail service was given."""

import re
import time
from dataclasses import dataclass

import httpx

from tests.rehearsal.stack import Deployed

PATIENCE = 30
LINK = re.compile(r"https://\S+/my/\S+")


@dataclass(frozen=True)
class Letter:
    """A letter as it was sent."""

    subject: str
    text: str

    @property
    def link(self) -> str:
        """The one link into the personal pages."""
        found: set[str] = set(LINK.findall(self.text))
        (link,) = found
        return link


class Inbox:
    """One person's letters; each is read once."""

    def __init__(self, deployed: Deployed, address: str) -> None:
        """Begin with the next letter that comes."""
        self._url = f"{deployed.endpoint}/_ministack/ses/messages"
        self._address = address
        self._read = set(self._all())

    def next(self, about: str) -> Letter:
        """Wait for a letter that was not read yet and whose subject has these words."""
        give_up = time.monotonic() + PATIENCE
        unread: dict[str, Letter] = {}
        while time.monotonic() < give_up:
            unread = {key: one for key, one in self._all().items() if key not in self._read}
            for key, letter in unread.items():
                if about in letter.subject:
                    self._read.add(key)
                    return letter
            time.sleep(0.2)
        subjects = [letter.subject for letter in unread.values()]
        raise AssertionError(f"No letter came about {about}, but {subjects}")

    def _all(self) -> dict[str, Letter]:
        answer = httpx.get(self._url, timeout=30).json()
        return {
            message["MessageId"]: Letter(message["Subject"], message["BodyText"])
            for messages in answer["messages"].values()
            for message in messages
            # The emulator knows who a raw letter is to only where the call says so.
            if not message["To"] or self._address in message["To"]
        }
