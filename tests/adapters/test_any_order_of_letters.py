"""R27: whatever the order of changes and of arrivals, every calendar ends with what is true.

The calendar program is a model: of two messages about an entry it takes the one with the higher
SEQUENCE, of equal ones that with the later DTSTAMP (RFC 5546, 2.1.5). It reads with vobject.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentoring.domain import booking
from mentoring.domain.appointment import Appointment, AppointmentState
from mentoring.domain.booking import Kept
from mentoring.domain.calendar_feed import Reading, shown
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Letter, Post
from mentoring.domain.people import Person
from mentoring.domain.reliability import Reliability
from mentoring.pages.feed import feed
from mentoring.pages.invitation import invitation
from tests.adapters.mails import AMARA, SENDER, SITE
from tests.domain.examples import an_appointment, at
from tests.world import NOW, PROGRAMME

PRIYA = Person("priya", "priya@gov.example", "Priya Raghunathan")
TIME = at("2027-01-12", "12:00")
DAYS = st.integers(0, 60)


@dataclass
class Client:
    """A calendar program that has an entry for each UID, or has taken it out."""

    entries: dict[str, Any] = field(default_factory=dict)

    def take(self, text: str) -> None:
        """Read a message; what is older than what is known changes nothing."""
        for event in getattr(vobject.readOne(text), "vevent_list", ()):
            known = self.entries.get(event.uid.value)
            if known is None or _age(known) <= _age(event):
                self.entries[event.uid.value] = event

    def shows(self) -> list[tuple[datetime, datetime]]:
        """The times that stand in the calendar."""
        kept = [one for one in self.entries.values() if one.status.value != "CANCELLED"]
        return [(one.dtstart.value, one.dtend.value) for one in kept]


def _age(event: Any) -> tuple[int, datetime]:
    return int(event.sequence.value), event.dtstamp.value


@dataclass
class Played:
    """One appointment, its month and diary, and every letter and feed on the way, by reader."""

    now: datetime = NOW
    appointment: Appointment = field(default_factory=lambda: an_appointment(TIME))
    diary: Diary = field(default_factory=lambda: Diary("priya"))
    months: dict[str, HeldMonth] = field(
        default_factory=lambda: {
            name: HeldMonth("amara-okafor", name) for name in ("2027-01", "2027-02", "2027-03")
        }
    )
    letters: dict[str, list[str]] = field(default_factory=lambda: {"mentee": [], "mentor": []})
    feeds: dict[str, list[str]] = field(default_factory=lambda: {"mentee": [], "mentor": []})

    def keep(self, kept: Kept) -> None:
        """Live with what was decided; letters and feeds are made of it."""
        self.appointment, self.diary = kept.appointment, kept.diary
        self.months |= {one.month: one for one in kept.months}
        for letter in kept.letters:
            self.letters[letter.facts["reader"]].append(self._invitation(letter))
        held = [
            one
            for month in self.months.values()
            for one in (*month.held.values(), *month.cancelled.values())
        ]
        for reader, person, found in (
            ("mentee", "priya", [self.appointment]), ("mentor", AMARA.id, held),
        ):  # fmt: skip
            reading = Reading(PROGRAMME.name, person, shown(found, person, self.now))
            self.feeds[reader].append(feed(reading, self.now, SENDER, SITE))

    def _invitation(self, letter: Letter) -> str:
        mine, other = (PRIYA, AMARA) if letter.facts["reader"] == "mentee" else (AMARA, PRIYA)
        post = Post("l1", letter, mine.address, self.now, PROGRAMME, other)
        made = invitation(post, SENDER, SITE)
        assert made is not None
        return made[1].decode()


def play(moves: list[int], seconds: list[int], *, is_cancelled: bool) -> Played:
    """Book, move and cancel, with so many seconds between: none is possible too."""
    played = Played()
    played.keep(
        booking.book(played.appointment, played.diary, played.months, PROGRAMME, played.now)
    )
    for days, later in zip(moves, seconds, strict=False):
        played.now += timedelta(seconds=later)
        to = TIME + timedelta(days=days)
        played.keep(
            booking.move(
                played.appointment, (to, to + timedelta(minutes=30)), played.diary, played.months,
                Reliability("priya"), PROGRAMME, Role.MENTEE, played.now,
            )
        )  # fmt: skip
    if is_cancelled:
        month = played.months[played.appointment.month]
        played.keep(
            booking.cancel(
                played.appointment, played.diary, month, Reliability("priya"), PROGRAMME,
                Role.MENTOR, played.now,
            )
        )  # fmt: skip
    return played


@given(
    moves=st.lists(DAYS, max_size=4),
    seconds=st.lists(st.integers(0, 2), min_size=4, max_size=4),
    end=st.sampled_from(AppointmentState),
    data=st.data(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_r27_any_order_of_changes_and_of_arrivals_ends_with_what_is_true(
    moves: list[int], seconds: list[int], end: AppointmentState, data: Any
) -> None:
    played = play(moves, seconds, is_cancelled=end is AppointmentState.CANCELLED)
    one = played.appointment
    is_booked = one.state is AppointmentState.BOOKED
    for reader, letters in played.letters.items():
        more = data.draw(st.lists(st.sampled_from([*letters, *played.feeds[reader]]), max_size=4))
        client = Client()
        for text in data.draw(st.permutations([*letters, *more])):
            client.take(text)
        assert len(client.entries) == 1
        assert client.shows() == ([(one.starts_at, one.ends_at)] if is_booked else [])
        fresh = Client()
        fresh.take(played.feeds[reader][-1])
        assert fresh.shows() == client.shows()
        assert len(fresh.entries) == 1


def test_the_model_would_notice_a_sequence_that_stands_still() -> None:
    """What the property is worth: two changes in one second that are numbered alike."""
    first, second = play([3], [0], is_cancelled=False).letters["mentee"]
    client = Client()
    for text in (second.replace("SEQUENCE:1", "SEQUENCE:0"), first):
        client.take(text)
    assert client.shows() == [(TIME, TIME + timedelta(minutes=30))]
