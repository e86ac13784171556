"""R26, R29: a mentor changes their times where appointments were moved, or are moved meanwhile."""

from mentoring import wiring
from mentoring.adapters import keys
from mentoring.domain.reliability import Reliability
from tests.functions.lived import Lived, book, table
from tests.functions.markup import Page
from tests.functions.test_letter_links import EVE
from tests.functions.test_times import CHANGED, PAGE, fields, previewed, read, starts
from tests.played import letter_text

JANUARY = "2027-01-05T12:00:00+00:00"
IN_JANUARY = "with Priya Raghunathan, Tuesday 5 January 2027, 12:00 (London)"


def ticked(page: Page) -> dict[str, str]:
    """The form that saves what the page shows, with all cancelled that it touches."""
    boxes = [one.get("name") for one in page.all("input") if one.get("type") == "checkbox"]
    assert boxes
    return fields(page, PAGE) | dict.fromkeys(boxes, "yes")


def test_r29_what_was_moved_into_another_month_is_shown_and_cancelled_there(past: Lived) -> None:
    past.priya.fill(f"{past.appointment}/move", time=JANUARY)
    page = previewed(past.ben, off__1__first="2026-12-01")
    assert "None: everything that is booked" in page.text
    page = previewed(past.ben, off__1__first="2027-01-05")
    assert IN_JANUARY in page.text
    past.pool.clock.on(seconds=1)
    assert past.ben.send(PAGE, ticked(page)).status_code == 303
    read(past.priya.get(past.appointment), "Cancelled", "Ben cancelled it", "5 January 2027")
    letter = past.pool.letters("priya@gov.example")[-1]
    assert letter["Subject"] == "Cancelled: Tuesday 5 January 12:00 with Ben Hughes"
    assert b"SEQUENCE:2" in next(one.get_content() for one in letter.iter_attachments())
    months = [keys.month("ben-hughes", name) for name in ("2026-12", "2027-01")]
    assert [dict(one.held) for one in wiring.means().load(*months)] == [{}, {}]


def test_r26_r29_what_is_moved_after_the_preview_is_shown_at_its_new_time(past: Lived) -> None:
    page = previewed(past.ben, weekly__1__from="", weekly__1__to="")
    past.priya.fill(f"{past.appointment}/move", time=JANUARY)
    before = table(past.pool)
    again = read(past.ben.send(PAGE, ticked(page)), CHANGED, IN_JANUARY)
    assert table(past.pool) == before
    assert past.ben.send(PAGE, ticked(again)).status_code == 303
    read(past.priya.get(past.appointment), "Cancelled")


def test_r24_an_appointment_moves_to_the_times_and_the_length_that_are_the_mentors_own(
    past: Lived,
) -> None:
    form = fields(previewed(past.ben, weekly__1__day="Fri", minutes="45", gap_minutes="15"), PAGE)
    assert past.ben.send(PAGE, form).status_code == 303
    friday = "2026-11-27T12:00"
    times = starts(past.priya, f"{past.appointment}/move")
    assert times[:2] == ["2026-11-26T16:00", friday]
    past.priya.fill(f"{past.appointment}/move", time=f"{friday}:00+00:00")
    read(past.priya.get(past.appointment), "Friday 27 November 2026", "45 minutes")
    assert friday not in starts(past.otto)
    assert [one[:10] for one in starts(past.otto)][:2] == ["2026-11-26", "2026-12-03"]


def test_r25_the_soonest_are_the_mentors_own_times_and_keep_the_gap(past: Lived) -> None:
    form = fields(previewed(past.ben, weekly__1__day="Fri", minutes="20", gap_minutes="20"), PAGE)
    assert past.ben.send(PAGE, form).status_code == 303
    book(past.otto, "ben-hughes", "2026-11-26T16:20:00+00:00")
    past.eve.send("/my/details", EVE)
    page = Page(past.eve.get("/my/spot-sessions/soonest?topic=leading-a-team").text)
    theirs = [one for one in page.links if "mentor=ben-hughes" in one]
    assert any("2026-11-27T12%3A20" in one for one in theirs)
    assert not any("2026-11-26" in one for one in theirs)


def test_r26_what_is_cancelled_late_with_a_change_of_times_is_counted(past: Lived) -> None:
    past.pool.clock.on(days=7, hours=4)
    ben = past.pool.signed_in("ben@gov.example")
    page = previewed(ben, weekly__1__from="", weekly__1__to="")
    assert ben.send(PAGE, ticked(page)).status_code == 303
    records = [one for one in _partition_of_ben() if isinstance(one, Reliability)]
    assert [len(one.late) for one in records] == [1]
    assert "Ben Hughes cancelled it" in letter_text(past.pool.letters("priya@gov.example")[-1])


def _partition_of_ben() -> list[object]:
    (mentor,) = wiring.means().load(keys.mentor("ben-hughes"))
    return list(wiring.means().store.partition(f"PERSON#{mentor.person_id}"))
