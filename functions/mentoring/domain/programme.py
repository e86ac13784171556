"""The programme: what all schemes of one pool share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.domain.scheme import Scheme

SATURDAY = 5


@dataclass(frozen=True)
class Grade:
    """One rung of the ladder. Grades of equal rank in different organisations share a `level`."""

    id: str
    name: str
    level: int


@dataclass(frozen=True)
class Programme:
    """What `site/programme.yml` says, the schemes, and who coordinates each of them.

    `domains` are the e-mail domains that may sign in (R30); `closed_days` are local dates on which
    nobody works; `coordinators` maps a scheme's id to the ids of its coordinators' persons.
    """

    name: str
    time_zone: str = "Europe/London"
    grades: tuple[Grade, ...] = ()
    topics: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    closed_days: frozenset[date] = frozenset()
    contact: str = "the mentoring coordinators"
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    coordinators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """The programme's time zone, in which all mentors' times are written."""
        return ZoneInfo(self.time_zone)

    def day_of(self, moment: datetime) -> date:
        """The programme's local date of a moment."""
        return moment.astimezone(self.zone).date()

    def grade_name(self, grade_id: str) -> str:
        """How a grade is written for people; the id itself where the ladder has lost it."""
        return next((grade.name for grade in self.grades if grade.id == grade_id), grade_id)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, less the closed days."""
        return day.weekday() < SATURDAY and day not in self.closed_days

    def working_day_from(self, day: date) -> date:
        """The first working day on or after a date."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def after_whole_working_days(self, day: date, count: int) -> date:
        """The first date that has `count` whole working days between itself and `day`.

        A notice of two days given on a Monday leaves Tuesday and Wednesday whole and ends on
        Thursday, whatever the hour it was given.
        """
        current = day
        while count > 0:
            current += timedelta(days=1)
            count -= self.is_working_day(current)
        return current + timedelta(days=1)

    def shows(self, schemes: Iterable[str]) -> bool:
        """The public directory shows mentors of these schemes: of none, or of a listed one."""
        known = tuple(schemes)
        return not known or any(one in self.schemes and self.schemes[one].listed for one in known)

    def may_sign_in(self, address: str) -> bool:
        """R30: the address's domain, or a domain above it, is on the programme's list."""
        _, _, domain = address.rpartition("@")
        return any(domain == known or domain.endswith("." + known) for known in self.domains)
