"""The form that books chemistry calls: a time and a way to meet with each of several mentors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentoring.domain.identity import is_id
from mentoring.domain.spot_session import time_from

MOST = 3
"""R11: mentors on one page."""
NO_CALL = "none"
"""What the form says where the mentee would rather have no call with a mentor after all."""


@dataclass(frozen=True)
class Wanted:
    """A call with one mentor: its start (UTC), None where none was chosen, and how to meet."""

    mentor_id: str
    starts_at: datetime | None
    mode: str

    @property
    def field(self) -> str:
        """The name of the field that holds the time."""
        return time_field(self.mentor_id)

    @property
    def fields(self) -> tuple[str, str]:
        """The names of its fields, in the order of the page."""
        return mode_field(self.mentor_id), self.field


def time_field(mentor_id: str) -> str:
    """The form's field for the time with a mentor."""
    return f"time-{mentor_id}"


def mode_field(mentor_id: str) -> str:
    """The form's field for how to meet a mentor."""
    return f"mode-{mentor_id}"


def mentors_in(text: str) -> tuple[str, ...]:
    """The ids of mentors in an address, parted by full stops, each once; what is no id is not."""
    return tuple(dict.fromkeys(one for one in text.split(".") if is_id(one)))[:MOST]


def wanted_in(form: Mapping[str, str], mentor_ids: Sequence[str]) -> tuple[Wanted, ...]:
    """The calls that a form asks for, without the mentors it says no call with."""
    said = [(one, form.get(time_field(one), "")) for one in mentor_ids]
    return tuple(
        Wanted(one, time_from(time), form.get(mode_field(one), ""))
        for one, time in said
        if time != NO_CALL
    )
