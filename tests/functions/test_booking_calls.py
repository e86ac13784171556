"""R11, R23 to R28: calls booked on one page, moved, cancelled, and chosen after."""

from datetime import timedelta

import pytest

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.people import Contact
from mentoring.domain.scheme import ChemistryCalls, scheme_from
from tests.functions.lived import OTTO_AIMS, Lived, ask, changed, table
from tests.functions.markup import Page
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import Visitor, letter_text
from tests.world import CONTACTS, MENTORS, NOW, PROGRAMME, published

OFFERS = ("pairing", "chemistry call", "spot session")
NEW = "/my/chemistry-calls/new"
CHOOSE = "/my/chemistry-calls/choose?scheme=career"
THREE = f"{NEW}?mentors=ben-hughes.mei-lin.zoe-hart&scheme=career"
TUESDAY, QUARTER, THURSDAY = (
    "2026-12-01T13:00:00+00:00", "2026-12-01T12:15:00+00:00", "2026-12-03T16:00:00+00:00",
)  # fmt: skip
THANKED = "Nia Vaughan thanks you for the chemistry call"
LATER = "2026-12-03T16:30:00+00:00"
TIMES = {"time-ben-hughes": TUESDAY, "time-mei-lin": QUARTER, "time-zoe-hart": THURSDAY}
MODES = {"mode-ben-hughes": "video", "mode-mei-lin": "phone", "mode-zoe-hart": "video"}
BOOKED = {
    "PERSON APPOINTMENT", "PERSON DIARY", "MENTOR MONTH", "OUTBOX LETTER", "TRACES TRACE",
}  # fmt: skip


def with_calls(*, required: bool = False) -> None:
    """Publish the pool with four mentors who have calls; Siân gave no weekly times."""
    others = [one for one in MENTORS if one.id not in {"ben-hughes", "mei-lin", "sian-rees"}]
    mentors = [
        *others,
        published("ben-hughes", offers=OFFERS, places=2),
        published("mei-lin", offers=OFFERS, places=3, meets=("phone", "video", "in person")),
        published("zoe-hart", offers=OFFERS, schemes=("career",)),
        published("sian-rees", offers=("pairing", "chemistry call"), spot=None),
    ]
    contacts = [*CONTACTS, zoe()]
    programme = PROGRAMME
    if required:
        strict = scheme_from(
            "career", {"title": "Career programme", "chemistry_calls": {"required": True}}
        )
        assert strict.chemistry_calls == ChemistryCalls(required=True)
        schemes = {**PROGRAMME.schemes, "career": strict}
        programme = type(PROGRAMME)(**{**vars(PROGRAMME), "schemes": schemes})
    publish(wiring.means().store, programme, mentors, contacts, new_id=wiring.new_id)


def zoe() -> Contact:
    """Zoe's line of the people file."""
    return Contact("mentor", "zoe-hart", "zoe@gov.example")


@pytest.fixture
def nia(past: Lived) -> Visitor:
    """Somebody who has asked nobody yet."""
    with_calls()
    past.people["nia"] = past.pool.mentee("nia@gov.example", name="Nia Vaughan")
    return past.people["nia"]


def book_three(visitor: Visitor) -> None:
    """Calls with Ben and Mei on Tuesday and with Zoe on Thursday."""
    assert visitor.fill(THREE, **TIMES, **MODES).headers["Location"] == "/my/#booked"


def after(past: Lived, **later: float) -> Visitor:
    """Let time pass, and sign Nia in anew."""
    past.pool.clock.now = NOW + timedelta(**later)
    return past.pool.signed_in("nia@gov.example")


def subjects(past: Lived, to: str) -> list[str]:
    """The subjects of somebody's letters."""
    return [one["Subject"] for one in past.pool.letters(to)]


def test_r11_one_page_books_a_call_with_each_of_three_in_one_write(
    past: Lived, nia: Visitor
) -> None:
    page = nia.get(THREE).text
    assert Page(page).faults == []
    assert "15 minutes with each to find out" in Page(page).text
    form = form_at(nia, THREE, "/new")
    assert repeat(past, nia, form, **TIMES, **MODES) == BOOKED
    mine = Page(nia.get("/my/").text).text
    for name in ("Ben Hughes", "Mei Lin", "Zoe Hart"):
        assert f"Chemistry call with {name}" in mine
    assert subjects(past, "mei@gov.example")[-1] == (
        "Tuesday 1 December 12:15: chemistry call with Nia Vaughan"
    )
    assert "Scheme: Career programme" in letter_text(past.pool.letters("zoe@gov.example")[-1])


def test_r23_where_one_time_was_just_taken_none_is_booked_and_the_rest_is_kept(
    past: Lived, nia: Visitor
) -> None:
    form = form_at(nia, THREE, "/new")
    other = past.pool.mentee("kim@gov.example", name="Kim Example")
    other.fill(f"{NEW}?mentors=mei-lin&scheme=career", **{"time-mei-lin": QUARTER, **MODES})
    before = table(past.pool)
    answer = nia.send(form.action, form.fields | TIMES | MODES)
    assert changed(before, table(past.pool)) == set()
    page = Page(answer.text)
    assert page.faults == []
    assert "Mei Lin: That time has just been taken" in page.text
    assert "Tuesday 1 December 2026, 12:15 is not free any more" in page.text
    kept = page.forms[-1].fields
    assert kept["time-ben-hughes"] == TUESDAY
    assert kept["mode-mei-lin"] == "phone"
    assert kept["form"] == form.fields["form"]
    again = nia.send(form.action, kept | {"time-mei-lin": THURSDAY, "time-zoe-hart": "none"})
    assert again.headers["Location"] == "/my/#booked"


def test_r11_a_time_is_asked_for_with_each_and_nobody_is_at_two_calls_at_once(nia: Visitor) -> None:
    page = Page(nia.fill(THREE).text)
    assert page.faults == []
    for said in ("Choose a time with Ben Hughes, or no call", "Choose how to meet Mei Lin"):
        assert said in page.text
    both = nia.fill(THREE, **{**TIMES, "time-mei-lin": TUESDAY}, **MODES)
    assert "You have a chemistry call with Ben Hughes then" in Page(both.text).text
    none = nia.fill(THREE, **dict.fromkeys(TIMES, "none"))
    assert "Choose a time with at least one of them" in Page(none.text).text


def test_r11_without_weekly_times_the_page_says_how_to_reach_a_time(nia: Visitor) -> None:
    page = nia.get(f"{NEW}?mentors=sian-rees&scheme=career").text
    assert Page(page).faults == []
    assert "Sian Rees has not said yet when they can be called." in Page(page).text
    assert "/my/requests/new?mentor=sian-rees&amp;scheme=career&amp;call=yes" in page


def test_r11_where_calls_are_required_who_gave_no_times_is_reached_by_the_coordinators(
    nia: Visitor,
) -> None:
    with_calls(required=True)
    page = nia.get(f"{NEW}?mentors=sian-rees&scheme=career").text
    assert '<a href="/my/write">Write to the coordinators</a>' in page


def test_r11_the_scheme_is_asked_for_where_there_are_several(nia: Visitor) -> None:
    page = nia.get(f"{NEW}?mentors=mei-lin").text
    assert "Which one is it?" in page
    assert f"{NEW}?mentors=mei-lin&amp;scheme=open" in page
    assert "15 minutes to find out" in nia.get(f"{NEW}?mentors=zoe-hart").text
    together = nia.get(f"{NEW}?mentors=zoe-hart.mei-lin").text
    assert "before you ask in Career programme" in Page(together).text
    assert (
        f'In another scheme: <a href="{NEW}?mentors=zoe-hart.mei-lin&amp;scheme=open">' in together
    )


def test_r11_whoever_has_no_calls_is_named_with_a_way_on(nia: Visitor) -> None:
    assert "no chemistry calls in any scheme" in nia.get(f"{NEW}?mentors=amara-okafor").text
    mixed = Page(nia.get(f"{NEW}?mentors=amara-okafor.mei-lin&scheme=career").text)
    assert mixed.faults == []
    assert "Amara Okafor" in mixed.text
    assert nia.get(f"{NEW}?mentors=nobody-here").status_code == 404
    assert nia.get(f"{NEW}?mentors=mei-lin&scheme=nowhere").status_code == 404


def test_r11_a_second_call_with_the_same_mentor_is_refused_while_the_first_is_ahead(
    nia: Visitor,
) -> None:
    book_three(nia)
    page = nia.get(f"{NEW}?mentors=mei-lin&scheme=career").text
    assert "You have a chemistry call with Mei Lin ahead" in page


def test_r11_after_three_calls_one_chooses_before_booking_more(past: Lived, nia: Visitor) -> None:
    book_three(nia)
    visitor = after(past, days=14)
    page = visitor.get(f"{NEW}?mentors=mei-lin&scheme=career").text
    assert "You have had or booked 3 chemistry calls in Career programme" in page
    assert "/my/chemistry-calls/choose?scheme=career" in page


def test_r26_the_mentee_moves_a_call_and_either_cancels_it(past: Lived, nia: Visitor) -> None:
    book_three(nia)
    mine = nia.get("/my/").text
    calls = Page(mine).links
    call = next(one for one in calls if ".mei-lin." in one and one.endswith("/move"))
    page = call.removesuffix("/move")
    assert Page(nia.get(call).text).faults == []
    form = form_at(nia, call, "/move")
    assert repeat(past, nia, form, time=LATER) == BOOKED - {"TRACES TRACE"}
    assert "You moved it from Tuesday 1 December, 12:15 (London)" in Page(nia.get(page).text).text
    assert "The mentee moves this appointment" in past.mei.get(f"{page}/move").text
    own = Page(past.mei.get(page).text).text
    assert "Nia makes the arrangements and sends you the number, link or place" in own
    assert "Nia can move the chemistry call; you can cancel it" in own
    past.pool.clock.on(seconds=1)
    cancelled = past.mei.post(f"{page}/cancel", line="Friday would suit me.")
    assert cancelled.headers["Location"] == page
    assert f"{NEW}?mentors=mei-lin&amp;scheme=career" in nia.get(page).text
    text = letter_text(past.pool.letters("nia@gov.example")[-1])
    assert f"{NEW}?mentors=mei-lin&scheme=career" in text


def test_r28_how_it_was_is_asked_on_the_calls_own_page(past: Lived, nia: Visitor) -> None:
    book_three(nia)
    mine = Page(nia.get("/my/").text).links
    page = next(one for one in mine if ".mei-lin." in one).removesuffix("/move")
    visitor = after(past, days=9)
    past.pool.functions.call("DailyFunction", {})
    for address, asked in (("nia@gov.example", True), ("mei@gov.example", False)):
        letters = [one for one in past.pool.letters(address) if "how was it" in one["Subject"]]
        assert ("Not chosen yet whom to ask?" in letter_text(letters[-1])) is asked
    said = visitor.fill(f"{page}/how-was-it", happened="yes", useful="4")
    assert said.headers["Location"] == page


def test_r11_after_the_calls_one_is_asked_and_the_others_are_thanked_in_one_write(
    past: Lived, nia: Visitor
) -> None:
    book_three(nia)
    assert "Choose between" not in nia.get("/my/").text
    visitor = after(past, days=14)
    mine = Page(visitor.get("/my/").text)
    assert mine.faults == []
    assert "Choose between Mei Lin, Ben Hughes and Zoe Hart" in mine.text
    page = Page(visitor.get(CHOOSE).text)
    assert page.faults == []
    form = form_at(visitor, CHOOSE, "/choose")
    assert "mentor" not in form.fields
    changes = repeat(past, visitor, form, mentor="mei-lin", aims=OTTO_AIMS)
    assert changes == {
        "PERSON APPOINTMENT", "PERSON DIARY", "PERSON ENROLMENT", "MENTOR WAITING", "SCHEME NAME",
        "FACTS FACT", "OUTBOX LETTER", "TRACES TRACE",
    }  # fmt: skip
    assert subjects(past, "mei@gov.example")[-1] == "Nia Vaughan asks you to be their mentor"
    for mentor in ("ben", "zoe"):
        assert subjects(past, f"{mentor}@gov.example")[-1] == THANKED
    assert "Choose between" not in visitor.get("/my/").text
    sent_again(past, visitor, form, mentor="mei-lin", aims=OTTO_AIMS)
    assert "Nobody is left to choose between" in visitor.get(CHOOSE).text


def test_r11_what_lies_ahead_with_the_others_is_cancelled_with_thanks(
    past: Lived, nia: Visitor
) -> None:
    book_three(nia)
    past.pool.clock.on(seconds=1)
    chosen = nia.fill(CHOOSE, mentor="mei-lin", aims=OTTO_AIMS)
    assert chosen.headers["Location"].startswith("/my/requests/")
    letter = letter_text(past.pool.letters("zoe@gov.example")[-1])
    assert "has chosen how to go on, and thanks you for offering the time" in " ".join(
        letter.split()
    )
    own = " ".join(" ".join(map(letter_text, past.pool.letters("nia@gov.example"))).split())
    assert "The chemistry call with Ben Hughes on Tuesday 1 December 2026" in own
    for thanked in ("Ben", "Zoe"):
        assert f"you have chosen how to go on, and {thanked} is thanked" in own
    mine = Page(nia.get("/my/").text).text
    assert "Chemistry call with Mei Lin" in mine
    assert "Chemistry call with Zoe Hart" not in mine
    other = past.pool.mentee("kim@gov.example", name="Kim Example")
    again = other.fill(
        f"{NEW}?mentors=zoe-hart", **{"time-zoe-hart": THURSDAY, "mode-zoe-hart": "video"}
    )
    assert again.headers["Location"] == "/my/#booked"


def test_r11_nobody_can_be_chosen_and_all_are_thanked(past: Lived, nia: Visitor) -> None:
    book_three(nia)
    visitor = after(past, days=14)
    form = form_at(visitor, CHOOSE, "/choose")
    changes = repeat(past, visitor, form, mentor="none")
    assert changes == {"PERSON APPOINTMENT", "PERSON DIARY", "OUTBOX LETTER"}
    assert "thanks you for the chemistry call" in subjects(past, "mei@gov.example")[-1]


def test_r11_a_mentor_who_cannot_be_asked_is_still_thanked(past: Lived, nia: Visitor) -> None:
    book_three(nia)
    page = Page(nia.get(CHOOSE).text)
    assert "still ahead. It is cancelled unless you ask Mei" in page.text
    assert "You ask one of them in Career programme; we thank the others" in page.text
    for mentor in ("mei", "ben"):
        past.people[mentor].post("/my/pause", until="2027-01-11")
    assert "still ahead. It is cancelled when you go on" in Page(nia.get(CHOOSE).text).text
    past.pool.clock.on(seconds=1)
    past.pool.signed_in("zoe@gov.example").post("/my/places", places="0")
    page = Page(nia.get(CHOOSE).text)
    assert page.faults == []
    assert "None of them can be asked in Career programme at the moment." in page.text
    (form,) = (one for one in page.forms if one.action.endswith("/choose"))
    assert form.fields["mentor"] == "none"


def test_r11_choosing_needs_a_name_and_aims(past: Lived, nia: Visitor) -> None:
    book_three(nia)
    visitor = after(past, days=14)
    answer = visitor.fill(CHOOSE, aims="Too short")
    page = Page(answer.text)
    assert page.faults == []
    assert "Choose whom to ask, or nobody" in page.text
    assert "Write what you want to achieve" in page.text
    assert visitor.get("/my/chemistry-calls/choose?scheme=nowhere").status_code == 404


def test_r11_whoever_asked_by_the_usual_form_is_led_to_thank_the_others(
    past: Lived, nia: Visitor
) -> None:
    book_three(nia)
    visitor = after(past, days=14)
    ask(visitor, "ben-hughes", "career", OTTO_AIMS)
    assert "Thank Mei Lin and Zoe Hart" in Page(visitor.get("/my/").text).text
    page = Page(visitor.get(CHOOSE).text)
    assert page.faults == []
    assert "You have asked Ben Hughes in Career programme" in page.text
    visitor.fill(CHOOSE)
    assert "thanks you" in subjects(past, "zoe@gov.example")[-1]
    assert "thanks you" not in subjects(past, "ben@gov.example")[-1]


def test_r11_where_a_call_is_required_asking_waits_for_it(past: Lived, nia: Visitor) -> None:
    with_calls(required=True)
    asking = "/my/requests/new?mentor=zoe-hart"
    refused = nia.get(asking).text
    assert "begins with a chemistry call of 15 minutes" in refused
    assert f"{NEW}?mentors=zoe-hart" in refused
    form = {"mentor": "zoe-hart", "scheme": "career", "aims": OTTO_AIMS, "number-career": "1"}
    sent = nia.send("/my/requests/new", form)
    assert "begins with a chemistry call of 15 minutes" in sent.text
    nia.fill(f"{NEW}?mentors=zoe-hart", **{"time-zoe-hart": THURSDAY, "mode-zoe-hart": "video"})
    assert ask(nia, "zoe-hart", "career", OTTO_AIMS)
    assert past.pool.letters("zoe@gov.example")
