"""The people: mentors as the directory publishes them and as the table knows them, and persons."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mentoring.domain.times import OwnTimes, Times
from mentoring.domain.weekly_times import WeeklyTimes


@dataclass(frozen=True)
class SpotOffer:
    """What a mentor offers as spot sessions.

    `minutes` is the length of one; `notice_days` are whole working days; `most_a_month` counts
    spot sessions in a calendar month of the programme's time zone.
    """

    topics: tuple[str, ...]
    minutes: int
    times: tuple[WeeklyTimes, ...]
    notice_days: int = 2
    most_a_month: int = 4

    @property
    def as_times(self) -> Times:
        """The times that a mentor begins with."""
        return Times(self.times, self.minutes, self.notice_days, self.most_a_month)


@dataclass(frozen=True)
class PublishedMentor:
    """What a mentor's file says and the backend needs; `WrittenBiography` has the rest."""

    id: str
    name: str
    role: str
    organisation: str
    grade: str
    location: str
    schemes: tuple[str, ...]
    topics: tuple[str, ...]
    offers: tuple[str, ...]
    meets: tuple[str, ...]
    trained: bool = False
    places: int = 1
    spot: SpotOffer | None = None

    @property
    def times(self) -> Times:
        """The times that the file gives: none where it offers no spot sessions."""
        return self.spot.as_times if self.spot else Times()


@dataclass(frozen=True)
class RunningPairing:
    """One place that is taken: who by, in which scheme, and until when (a local date).

    `undone` is the pairing's own: how often unpairing was taken back.
    """

    mentee_name: str
    scheme: str
    ends_on: date
    undone: int = 0


@dataclass(frozen=True)
class Queued:
    """Somebody on a mentor's waiting list: who, for which scheme, since when (UTC).

    `held_until` is the last local date on which a place is held for them, None while they wait.
    `asked` is set once they have asked: the place is then held while their request is open.
    """

    person_id: str
    scheme: str
    joined_at: datetime
    held_until: date | None = None
    asked: bool = False


@dataclass(frozen=True)
class Mentor:
    """A mentor in the table: what was published, what they changed themselves, who they guide.

    `person_id` and `address_hash` are None until the people file names an address. `running` maps
    the ids of running pairings, over all schemes, to what a mentor's page says of them. `withdrawn`
    is set once the mentor's file has gone: pairings run on, nobody can ask any more. `answer_days`
    is how long their newest requests waited for an answer, oldest first; `pace` reads it.
    `paused_until` is the local date on which the mentor is back; once it has come it means nothing
    (`room` asks the clock). `queue` is the waiting list, first come first. `own_times` are what the
    mentor said of their times in My mentoring.
    """

    published: PublishedMentor
    person_id: str | None = None
    address_hash: str | None = None
    own_places: int | None = None
    running: Mapping[str, RunningPairing] = field(default_factory=dict)
    withdrawn: bool = False
    answer_days: tuple[int, ...] = ()
    paused_until: date | None = None
    queue: tuple[Queued, ...] = ()
    own_times: OwnTimes = field(default_factory=OwnTimes)
    version: int = 0

    @property
    def id(self) -> str:
        """The name of the mentor's file, and of their page."""
        return self.published.id

    @property
    def name(self) -> str:
        """As the mentor writes it."""
        return self.published.name

    @property
    def places(self) -> int:
        """How many mentees the mentor has room for: their own word before the file's."""
        return self.published.places if self.own_places is None else self.own_places

    @property
    def times(self) -> Times:
        """R24: when the mentor can be booked, their own word before the file's."""
        return self.own_times.over(self.published.times)

    @property
    def spot(self) -> SpotOffer | None:
        """What the mentor offers as spot sessions at the times in force."""
        offer, times = self.published.spot, self.times
        return offer and SpotOffer(
            offer.topics, times.minutes, times.weekly, times.notice_days, times.most_a_month
        )

    @property
    def places_free(self) -> int:
        """Places that no running pairing takes; never below nought."""
        return max(0, self.places - len(self.running))


@dataclass(frozen=True)
class Person:
    """Somebody who has signed in or whom the people file names; empty details were not given yet.

    `coordinates` are ids of schemes; `mentor_id` is set for mentors. `line_manager` is an address.
    """

    id: str
    address: str
    name: str = ""
    organisation: str = ""
    grade: str = ""
    line_manager: str = ""
    mentor_id: str | None = None
    coordinates: tuple[str, ...] = ()
    version: int = 0

    @property
    def has_details(self) -> bool:
        """Everything that asking and booking need to know of a mentee is there."""
        return all((self.name, self.organisation, self.grade, self.line_manager))


@dataclass(frozen=True)
class Contact:
    """A line of the people file: a mentor's or a scheme coordinator's address."""

    kind: str
    id: str
    address: str


def same_address(address: str) -> str:
    """The form in which two writings of one e-mail address are equal."""
    return address.strip().casefold()


def address_hash(address: str) -> str:
    """Stands for an address where the address itself has no business (SHA-256, hexadecimal)."""
    return hashlib.sha256(same_address(address).encode()).hexdigest()
