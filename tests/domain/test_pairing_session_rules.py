"""R21, R23: pairing sessions, their rhythms, clashes and blocks, and how far two have come."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest

from mentoring.domain import pairing_session as rules
from mentoring.domain import progress, replacement
from mentoring.domain.appointment import AgendaState, Appointment, AppointmentKind
from mentoring.domain.booking import OwnTimeTaken, SlotTaken
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.impression import Happened, Impression
from mentoring.domain.letter import Kind
from mentoring.domain.notes import Action, Doer, Notes, carried
from mentoring.domain.pairing import PairingEnded, PairingState
from mentoring.domain.pairing_session import Around, DayNotOpen, TooManyAhead
from mentoring.domain.pairing_session_form import MOST_AHEAD, moment, terms_from
from mentoring.domain.refusals import Incomplete
from mentoring.domain.reliability import Reliability
from mentoring.domain.rhythm import Rhythm, days
from mentoring.domain.scheme import SessionPlan
from tests.domain.examples import a_mentor, an_appointment, at, paired
from tests.world import NOW, PROGRAMME

PAIRING = paired().pairing
MONTHS = {
    f"{year}-{month:02}": HeldMonth("amara-okafor", f"{year}-{month:02}")
    for year, month in [(2026, 11), (2026, 12), *((2027, one) for one in range(1, 12))]
}
AROUND = Around(
    PAIRING, a_mentor(), Diary("priya"), MONTHS, PROGRAMME, Role.MENTEE, NOW
)  # fmt: skip
THURSDAY = at("2026-12-03", "08:30")
FORM = {"rhythm": "monthly", "first": "2026-12-03", "at": "08:30", "mode": "video"}


def around(*taken: Appointment, by: Role = Role.MENTEE) -> Around:
    """What is around once the mentor has promised these times."""
    months = dict(MONTHS)
    for one in taken:
        months[one.month] = months[one.month].with_appointment(one)
    return replace(AROUND, months=months, by=by)


def theirs(starts_at: datetime) -> Appointment:
    """Somebody else's hour with the mentor."""
    one = an_appointment(starts_at, 60, form=f"other-{starts_at:%d}")
    return replace(one, id=replace(one.id, person_id="kofi"))


def local(day: str, clock: str = "08:30") -> datetime:
    """A local time without a zone."""
    return datetime.fromisoformat(f"{day}T{clock}")


def an_hour_from(start: datetime) -> tuple[datetime, datetime]:
    """From a moment (UTC) to an hour later."""
    return start, start + timedelta(hours=1)


@pytest.mark.parametrize(
    ("rhythm", "first", "found"),
    [
        (Rhythm.ONCE, date(2026, 12, 3), ["2026-12-03"]),
        (Rhythm.MONTHLY, date(2026, 12, 3), ["2026-12-03", "2027-01-07", "2027-02-04"]),
        (Rhythm.MONTHLY, date(2026, 12, 31), ["2026-12-31", "2027-01-28", "2027-02-25"]),
        (Rhythm.FORTNIGHTLY, date(2026, 12, 3), ["2026-12-03", "2026-12-17", "2026-12-31"]),
        (Rhythm.SIX_WEEKLY, date(2026, 12, 3), ["2026-12-03", "2027-01-14", "2027-02-25"]),
        (Rhythm.OWN, date(2026, 12, 3), ["2026-12-03", "2026-12-24", "2027-01-14"]),
    ],
)
def test_r21_the_rhythms(rhythm: Rhythm, first: date, found: list[str]) -> None:
    assert [one.isoformat() for one in islice(days(rhythm, first, 3), 3)] == found


@pytest.mark.parametrize(
    ("form", "plan", "minutes", "count"),
    [
        ({"rhythm": "monthly"}, SessionPlan(), 60, 12),
        ({"rhythm": "fortnightly"}, SessionPlan(), 30, MOST_AHEAD),
        ({"rhythm": "six-weekly"}, SessionPlan(3, 6, 90), 90, 4),
        ({"rhythm": "six-weekly"}, SessionPlan(1, 2), 90, 9),
        ({"rhythm": "once"}, SessionPlan(3, 6, 90), 90, 1),
        ({"rhythm": "once"}, SessionPlan(), 60, 1),
        ({"rhythm": "own", "weeks": "10", "minutes": "45", "count": "2"}, SessionPlan(), 45, 2),
    ],
)
def test_r21_a_block_has_the_usual_length_and_goes_on_to_the_schemes_most_or_the_end(
    form: dict[str, str], plan: SessionPlan, minutes: int, count: int
) -> None:
    terms = terms_from(FORM | form, PAIRING, plan, 2, PROGRAMME, NOW)
    assert (terms.minutes, len(terms.starts)) == (minutes, count)
    assert all(one.time() == time(8, 30) for one in terms.starts)
    assert all(one.date() <= PAIRING.ends_on for one in terms.starts)


def test_r21_a_session_keeps_its_local_hour_through_a_change_of_the_clocks() -> None:
    found = rules.propose(AROUND, [local("2027-03-25"), local("2027-04-08")], 60, "video")
    assert [one.starts_at for one in found] == [
        at("2027-03-25", "08:30"),
        at("2027-04-08", "07:30"),
    ]


def test_r21_a_local_time_that_a_change_of_the_clocks_skips_clashes() -> None:
    (one,) = rules.propose(AROUND, [local("2027-03-28", "01:30")], 30, "video")
    assert one.clash.startswith("The clocks go forward then")
    assert one.time == at("2027-03-30", "00:30") - timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "said", "instead"),
    [
        ("2026-12-25", "Friday 25 December is a closed day", at("2026-12-29", "08:30")),
        ("2026-12-10", "Amara has another appointment then", at("2026-12-11", "08:30")),
        ("2026-12-18", "Amara has another appointment then", at("2026-12-21", "08:30")),
        ("2027-11-24", "Your pairing ends on Tuesday 23 November 2027.", None),
        ("2026-11-22", "That time has passed", at("2026-11-24", "08:30")),
    ],
)
def test_r21_what_clashes_is_said_and_the_next_working_day_at_that_hour_suggested(
    day: str, said: str, instead: datetime | None
) -> None:
    taken = around(theirs(at("2026-12-10", "09:00")), theirs(at("2026-12-18", "08:00")))
    (one,) = rules.propose(taken, [local(day)], 60, "video")
    assert one.clash.startswith(said)
    assert one.time == instead


def test_r13_r21_the_last_day_of_the_pairing_still_has_sessions() -> None:
    (one,) = rules.propose(AROUND, [local("2027-11-23")], 60, "video")
    assert (one.clash, one.time) == ("", at("2027-11-23", "08:30"))


def test_r21_a_pause_is_a_clash_for_both_and_the_day_they_are_back_is_suggested() -> None:
    away = replace(AROUND, mentor=replace(AROUND.mentor, paused_until=date(2027, 1, 9)))
    (one,) = rules.propose(away, [local("2026-12-03")], 60, "video")
    assert "Amara is away until Saturday 9 January 2027." in one.clash
    assert one.time == at("2027-01-11", "08:30")
    with pytest.raises(DayNotOpen, match="You are away"):
        rules.book(replace(away, by=Role.MENTOR), [THURSDAY], 60, "video", "form", 0)


def test_r21_a_block_is_single_appointments_each_told_to_both() -> None:
    starts = [THURSDAY, THURSDAY + timedelta(days=28)]
    block = rules.book(replace(AROUND, by=Role.MENTOR), starts, 60, "in person", "form", 0)
    assert [str(one.id) for one in block.appointments] == [
        "priya.amara-okafor.2026-12.form-1",
        "priya.amara-okafor.2026-12.form-2",
    ]
    assert {(one.kind, one.agenda, one.booked_by, one.pairing) for one in block.appointments} == {
        (AppointmentKind.PAIRING_SESSION, AgendaState.MISSING, Role.MENTOR, str(PAIRING.id))
    }
    assert [one.kind for one in block.letters] == [Kind.APPOINTMENT_BOOKED] * 4
    (month,) = block.months
    assert month.held.keys() == block.diary.open.keys()
    assert block.appointments[0].page == f"/my/pairing-sessions/{block.appointments[0].id}"


def test_r21_every_month_that_a_block_touches_is_written() -> None:
    starts = [THURSDAY + timedelta(days=28 * count) for count in range(4)]
    block = rules.book(AROUND, starts, 60, "video", "form", 0)
    assert [one.month for one in block.months] == ["2026-12", "2027-01", "2027-02"]
    assert sum(len(one.held) for one in block.months) == len(block.diary.open) == len(starts)


def test_r23_one_clash_and_nothing_of_a_block_is_booked() -> None:
    starts = [THURSDAY, THURSDAY + timedelta(days=7)]
    with pytest.raises(SlotTaken, match="Amara has another appointment"):
        rules.book(around(theirs(starts[1])), starts, 60, "video", "form", 0)
    with pytest.raises(SlotTaken, match="You have another appointment"):
        rules.book(around(theirs(starts[1]), by=Role.MENTOR), starts, 60, "video", "form", 0)


def test_r23_both_are_told_what_they_have_with_each_other() -> None:
    block = rules.book(AROUND, [THURSDAY], 60, "video", "form", 0)
    held = {**MONTHS, **{month.month: month for month in block.months}}
    for by in Role:
        there = replace(AROUND, diary=block.diary, months=held, by=by)
        (one,) = rules.propose(there, [local("2026-12-03", "09:00")], 60, "video")
        assert one.clash == "You two have a pairing session then already. Choose another time."
        half_past = THURSDAY + timedelta(minutes=30)
        moved = rules.move(there, block.appointments[0], an_hour_from(half_past), Reliability("x"))
        assert moved.appointment.starts_at == half_past


def test_r23_a_mentor_is_not_told_what_the_mentee_has_elsewhere() -> None:
    own = an_appointment(THURSDAY, mentor_id="mei-lin")
    busy = replace(AROUND, diary=Diary("priya", {str(own.id): own}))
    with pytest.raises(OwnTimeTaken, match="with Mei Lin"):
        rules.book(busy, [THURSDAY], 60, "video", "form", 0)
    with pytest.raises(OwnTimeTaken, match="Priya has something else then"):
        rules.book(replace(busy, by=Role.MENTOR), [THURSDAY], 60, "video", "form", 0)


def test_r21_no_more_lie_ahead_than_unpairing_can_cancel_in_one_write() -> None:
    with pytest.raises(TooManyAhead):
        rules.book(AROUND, [THURSDAY], 60, "video", "form", MOST_AHEAD)


def test_r21_an_ended_pairing_has_no_new_sessions() -> None:
    ended = replace(AROUND, pairing=replace(PAIRING, state=PairingState.UNPAIRED))
    with pytest.raises(PairingEnded):
        rules.book(ended, [THURSDAY], 60, "video", "form", 0)


@pytest.mark.parametrize("by", Role)
def test_r26_either_of_the_two_moves_a_session(by: Role) -> None:
    block = rules.book(AROUND, [THURSDAY], 60, "video", "form", 0)
    (one,) = block.appointments
    held = {**MONTHS, **{month.month: month for month in block.months}}
    there = replace(AROUND, diary=block.diary, months=held, by=by)
    to = at("2027-02-04", "17:00")
    moved = rules.move(there, one, an_hour_from(to), Reliability("x"))
    assert (moved.appointment.starts_at, moved.appointment.minutes) == (to, 60)
    assert moved.appointment.moved_by is by
    assert moved.appointment.month == "2027-02"
    with pytest.raises(DayNotOpen):
        rules.move(there, one, an_hour_from(at("2026-12-25", "09:00")), Reliability("x"))


def test_r21_r26_a_session_gets_longer_or_shorter_where_nothing_else_is() -> None:
    block = rules.book(AROUND, [THURSDAY, THURSDAY + timedelta(hours=2)], 60, "video", "form", 0)
    one, hour = block.appointments[0], timedelta(hours=1)
    held = {**MONTHS, **{month.month: month for month in block.months}}
    there = replace(AROUND, diary=block.diary, months=held)
    for length in (hour / 2, 2 * hour):
        moved = rules.move(there, one, (THURSDAY, THURSDAY + length), Reliability("x"))
        assert (moved.appointment.starts_at, moved.appointment.ends_at) == (
            THURSDAY, THURSDAY + length,
        )  # fmt: skip
        assert moved.appointment.sequence == one.sequence + 1
        assert moved.diary.open[str(one.id)] == moved.appointment
    with pytest.raises(SlotTaken):
        rules.move(there, one, (THURSDAY, THURSDAY + 2.5 * hour), Reliability("x"))
    with pytest.raises(Incomplete) as same:
        rules.move(there, one, an_hour_from(THURSDAY), Reliability("x"))
    assert same.value.errors == {"at": "Choose another time or length: this is when it is now"}


def test_r21_a_form_that_lacks_something_says_what() -> None:
    with pytest.raises(Incomplete) as found:
        terms_from({}, PAIRING, SessionPlan(), 0, PROGRAMME, NOW)
    assert list(found.value.errors) == ["first", "at", "rhythm", "mode"]
    assert moment(local("2027-07-01"), PROGRAMME) == at("2027-07-01", "07:30")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (SessionPlan(3, 6), "1 of 3–6 sessions"),
        (SessionPlan(6, 6), "1 of 6 sessions"),
        (SessionPlan(3), "1 of at least 3 sessions"),
        (SessionPlan(None, 6), "1 of 6 sessions"),
        (SessionPlan(), "1 session so far"),
    ],
)
def test_r21_progress_is_shown_against_least_and_most(plan: SessionPlan, words: str) -> None:
    starts = [THURSDAY + timedelta(days=7 * count) for count in range(4)]
    booked = list(rules.book(AROUND, starts, 60, "video", "form", 0).appointments)
    booked[1] = booked[1].cancelled(Role.MENTEE, NOW)
    said = Impression(booked[2].id, "priya", Happened.ABSENT, None, "", NOW)
    later = starts[2] + timedelta(hours=1)
    found = progress.progress(str(PAIRING.id), booked, [said], plan, later)
    assert (found.words, found.next, found.had) == (words, booked[3], 2)


def test_r21_a_session_in_place_of_a_cancelled_one_has_its_agenda_and_the_open_actions() -> None:
    first = rules.book(AROUND, [THURSDAY], 60, "video", "f", 0).appointments[0]
    gone, name = first.cancelled(Role.MENTOR, NOW), str(first.id)
    assert replacement.cancelled_one([gone], PAIRING, name) == gone
    for ever in ([first], [replace(gone, pairing="priya.career.amara-okafor.2")], []):
        assert replacement.cancelled_one(ever, PAIRING, name) is None
    before = Notes(PAIRING.id, gone.id, "Budget", agenda_number=3)
    days = [THURSDAY + timedelta(weeks=one) for one in (1, 2)]
    block, notes = replacement.with_agenda(rules.book(AROUND, days, 60, "video", "g", 0), before)
    new, other = block.appointments
    assert notes == Notes(PAIRING.id, new.id, "Budget", agenda_number=1)
    assert (new.agenda, other.agenda) == (AgendaState.WRITTEN, AgendaState.MISSING)
    assert block.diary.open[str(new.id)] == new
    earlier = an_appointment(at("2026-11-26", "08:30"), 60, form="earlier")
    action = Action("Write to Sol", Doer.BOTH, date(2026, 12, 10))
    held = Notes(PAIRING.id, earlier.id, actions={"a": action})
    order = {one.id: one.starts_at for one in (earlier, gone, new)}
    assert carried([held, before, notes], order, new) == [(held, "a", action)]
