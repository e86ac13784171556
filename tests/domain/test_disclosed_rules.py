"""What is held about people as they read it on a page: words, and nothing for machines (R31)."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.disclosed import Chapter, Line, chapters
from mentoring.domain.disclosure import PARTS
from mentoring.domain.disclosure_words import ANSWERS, LABELS
from mentoring.domain.enrolment import Role
from mentoring.domain.expectations import Expectations
from mentoring.domain.expectations_text import Terms, Text
from mentoring.domain.identity import AppointmentId
from mentoring.domain.impression import Happened, Impression
from mentoring.domain.people import Person
from mentoring.domain.reliability import Reliability
from mentoring.domain.times import DaysOff, ExtraTimes, OwnTimes
from mentoring.domain.weekly_times import WeeklyTimes, weekly_times_from
from tests.domain.examples import PRIYA, a_mentor, paired
from tests.world import NOW, PROGRAMME

FOR_MACHINES = {
    "id", "person_id", "mentor_id", "mentor_person", "other_id", "form", "number", "version",
    "sequence", "hash", "address_hash", "secret", "secret_hash", "key_hash", "key_hashes",
    "code_mac", "kept", "queue", "introduction", "introduced", "reminded", "settled",
    "remind_on", "ask_on", "closing_told", "told_of", "nudged_for", "quiet_for", "clock_from",
    "over_at", "held_in", "time_zone", "agenda_number", "text_number", "tries", "used", "moved_to",
    "absences", "times_enrolled", "request_id",
}  # fmt: skip
"""Ids, secrets, the clock's own marks, and what others said (R28)."""
SAID_ELSEWHERE = {
    "Enrolment.asked", "Enrolment.running", "Request.closes_on", "Request.length_months",
    "Request.call_minutes", "Pairing.ends_on", "Pairing.ended_at", "Appointment.asked",
    "Appointment.agenda", "Appointment.scheme", "Appointment.pairing", "Agreement.text",
    "Agreement.answers", "SilenceLog.role", "Feedback.role", "Introduction.by", "Talk.role",
    "Talk.name", "Talk.other_name", "Talk.scheme_title", "RunningPairing.undone",
    "WaitingRequest.is_questioned", "WaitingRequest.is_replied", "WrittenBiography.file",
}  # fmt: skip
"""What another line says already, or what means nothing without it."""
st.register_type_strategy(
    datetime,
    st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
st.register_type_strategy(
    WeeklyTimes, st.builds(WeeklyTimes, st.integers(0, 6), st.times(), st.times())
)
BOOKED = Appointment(
    AppointmentId("priya", "amara-okafor", "2026-12", "form"), AppointmentKind.SPOT_SESSION,
    "amara", "Amara Okafor", "Priya Raghunathan", "leading a team", "video",
    datetime(2026, 12, 1, 12, 30, tzinfo=UTC), datetime(2026, 12, 1, 13, tzinfo=UTC),
    "Europe/London",
)  # fmt: skip
IN_WORDS = "Spot session of Priya Raghunathan and Amara Okafor, Tuesday 1 December 2026, 12:30"


def read(*found: object, person: Person = PRIYA) -> list[Chapter]:
    """The chapters of what was found."""
    return chapters(person, PROGRAMME, found)


def texts_in(lines: tuple[Line, ...]) -> dict[str, tuple[str, ...]]:
    """The texts of lines, and of those within them, by their words."""
    found = {one.label: one.texts for one in lines if one.texts}
    for group in (each for one in lines for each in one.groups):
        found |= texts_in(group)
    return found


def said(one: object, *beside: object) -> dict[str, tuple[str, ...]]:
    """What the chapter of a value says, read together with others."""
    chapter = next(each for each in read(one, *beside) if each.title == PARTS[type(one)])
    return texts_in(chapter.entries[0])


def test_r31_every_field_of_what_is_held_is_read_or_only_for_machines() -> None:
    shown = {(kind, name) for kind, names in LABELS.items() for name in names}
    every: set[tuple[Any, str]] = {(kind, one.name) for kind in LABELS for one in fields(kind)}
    left = {f"{kind.__name__}.{name}" for kind, name in every - shown if name not in FOR_MACHINES}
    assert left == SAID_ELSEWHERE
    assert set(PARTS) - set(LABELS) == {kind for kind in PARTS if kind.__name__ == "Act"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_r31_anything_that_may_be_held_can_be_read(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([one for one in PARTS if one is not HeldMonth]))
    one = data.draw(st.from_type(kind))
    for chapter in read(one):
        assert all(chapter.entries)


def test_r31_moments_schemes_grades_and_times_are_spelt_as_elsewhere() -> None:
    found = said(replace(PRIYA, grade="director", coordinates=("career",)))
    assert (found["Grade"], found["You coordinate"]) == (("Director",), ("Career programme",))
    own = OwnTimes(
        weekly=(weekly_times_from("Tue 12:00-13:30"),),
        extra=(ExtraTimes(date(2026, 12, 3), *_window("Thu 09:00-10:00")),),
        off=(DaysOff(date(2026, 12, 24), date(2027, 1, 2)),),
    )
    found = said(replace(a_mentor(), own_times=own))
    assert found["Weekly times"] == ("Tuesday 12:00 to 13:30",)
    assert found["Extra times"] == ("Thursday 3 December 2026, 09:00 to 10:00",)
    assert found["Days off"] == ("Thursday 24 December 2026 to Saturday 2 January 2027",)
    assert said(HeldMonth("amara-okafor", "2026-12", {str(BOOKED.id): BOOKED})) == {
        "Month": ("December 2026",), "Booked": (f"{IN_WORDS} (London)",),
    }  # fmt: skip


def test_r31_what_is_known_by_an_id_is_called_by_its_people() -> None:
    pairing = paired().pairing
    terms = Terms("Growing.", "Monthly.", "By phone.", "All of it.")
    text = Text(1, terms, Role.MENTEE, NOW, {Role.MENTEE: NOW})
    found = said(Expectations(pairing.id, (text,)), pairing)
    both = f"{pairing.mentee_name} and {pairing.mentor_name}, {pairing.scheme_title}"
    assert found["Pairing"] == (both,)
    assert found["Agreed by"] == ("Mentee: Monday 23 November 2026, 09:30 (London)",)
    assert found["Where you meet"] == ("By phone.",)
    late = Reliability("priya", late={str(BOOKED.id): date(2026, 12, 1)})
    moved = f"{IN_WORDS} (London): Tuesday 1 December 2026"
    assert said(late, BOOKED) == {"Moved or cancelled late": (moved,)}
    gone = Impression(BOOKED.id, "priya", Happened.OTHER_ABSENT, None, "", NOW)
    assert said(gone)["Did it happen"] == (ANSWERS[Happened.OTHER_ABSENT],)
    assert "Appointment" not in said(gone)


def test_r31_what_is_empty_or_for_machines_only_is_left_out() -> None:
    assert read(Diary("priya"), Reliability("priya")) == []
    text = str(read(PRIYA, paired().request, paired().pairing, BOOKED, a_mentor()))
    for word in ("amara-okafor", "2026-", "True", "False", "'priya'", "'career'", "None"):
        assert word not in text, word


def _window(text: str) -> tuple[Any, Any]:
    found = weekly_times_from(text)
    return found.start, found.end
