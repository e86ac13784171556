"""The pool: the programme, its schemes, its mentors and its events, read and found sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from directory.biography import Biography
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.published import Texts, Words
from mentoring.domain.programme import Programme
from mentoring.domain.scheme import Scheme


@dataclass(frozen=True)
class Event:
    """A briefing or refresher. `starts` and `ends` are in the programme's time zone.

    Without `schemes` it is for all of them. `changed` counts how often it was changed since it was
    first published; calendars take that for the newer of two.
    """

    id: str
    title: str
    kind: str
    starts: datetime
    ends: datetime
    where: str
    audience: str
    text: str
    schemes: tuple[str, ...] = ()
    link: str = ""
    come: str = ""
    changed: int = 0
    cancelled: bool = False


@dataclass(frozen=True)
class Contact:
    """How the coordinators are reached, in words for everyone."""

    name: str
    text: str


@dataclass(frozen=True)
class Pool:
    """All that the directory shows and publishes."""

    programme: Programme
    biographies: tuple[Biography, ...]
    events: tuple[Event, ...]
    contact: Contact
    known: Known = field(default_factory=Known, repr=False)
    photos: Mapping[str, Path] = field(default_factory=dict, repr=False)
    """The file of each mentor's photo, by the mentor's id, for those who have one."""

    def schemes_shown(self, biography: Biography) -> tuple[Scheme, ...]:
        """Return the mentor's schemes that may be named beside them: the listed ones."""
        known = self.programme.schemes
        return tuple(known[name] for name in biography.schemes if known[name].listed)

    @property
    def texts(self) -> Texts:
        """All that the form of a biography needs to know of the files."""
        known = self.known
        words = Words(known.organisations, known.meets, known.offers)
        return Texts(words, tuple(one.to_written() for one in self.biographies))

    @cached_property
    def listed(self) -> tuple[Biography, ...]:
        """The mentors the public directory shows: all but those in unlisted schemes only."""
        return tuple(one for one in self.biographies if self.programme.shows(one.schemes))
