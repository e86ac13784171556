"""Everything that changes something, sent five times: double clicks, retries, the back button."""

from tests.functions.lived import (
    OTTO_AIMS,
    PRIYA_AIMS,
    Lived,
    ask,
    book,
    changed,
    table,
)
from tests.functions.markup import Form, Page
from tests.played import Played, Visitor
from tests.world import DETAILS

TIMES = 5


def form_at(visitor: Visitor, page: str, action: str) -> Form:
    """The form on a page that is sent to an address ending so."""
    return next(one for one in Page(visitor.get(page).text).forms if one.action.endswith(action))


def repeat(past: Lived, visitor: Visitor, form: Form, **typed: str) -> set[str]:
    """Send a form five times; say what changed the first time, as nothing may change later."""
    before = table(past.pool)
    first = visitor.send(form.action, form.fields | typed)
    assert first.status_code == 303, first.text
    after = table(past.pool)
    for _ in range(TIMES - 1):
        again = visitor.send(form.action, form.fields | typed)
        assert (again.status_code, again.headers["Location"]) == (303, first.headers["Location"])
    assert table(past.pool) == after
    return {
        key.split("#")[0] + " " + key.split()[1].split("#")[0] for key in changed(before, after)
    }


def sent_again(past: Lived, visitor: Visitor, form: Form, **typed: str) -> None:
    """The same form as before, after something else has happened: nothing comes of it."""
    before = table(past.pool)
    for _ in range(TIMES):
        assert visitor.send(form.action, form.fields | typed).status_code in {200, 303, 404}
    assert table(past.pool) == before


def test_asking_again_by_the_same_form_asks_once(past: Lived) -> None:
    page = "/my/requests/new?mentor=sian-rees"
    form = form_at(past.otto, page, "/new")
    typed = {"scheme": "open", "aims": OTTO_AIMS}
    assert repeat(past, past.otto, form, **typed) == {
        "PERSON ENROLMENT", "MENTOR WAITING", "OUTBOX LETTER", "SCHEME NAME", "FACTS FACT",
        "TRACES TRACE",
    }  # fmt: skip
    request = past.otto.send(form.action, form.fields | typed).headers["Location"]
    past.otto.post(f"{request}/withdraw")
    sent_again(past, past.otto, form, **typed)
    assert "You took your request back" in past.otto.get(request).text


def test_two_forms_that_were_open_side_by_side_ask_two_mentors(past: Lived) -> None:
    first = form_at(past.otto, "/my/requests/new?mentor=sian-rees", "/new")
    second = form_at(past.otto, "/my/requests/new?mentor=mei-lin", "/new")
    typed = {"scheme": "open", "aims": OTTO_AIMS}
    repeat(past, past.otto, first, **typed)
    repeat(past, past.otto, second, **typed)
    page = past.otto.get("/my/").text
    assert "Sian Rees" in page
    assert "Mei Lin" in page
    for form in (first, second):
        request = past.otto.send(form.action, form.fields | typed).headers["Location"]
        past.otto.post(f"{request}/withdraw")
    for form in (first, second):
        sent_again(past, past.otto, form, **typed)


def test_saying_yes_again_pairs_once(past: Lived) -> None:
    link = f"{past.other_request}?key={past.other_key}"
    holder = past.pool.visitor()
    form = form_at(holder, link, past.other_request)
    changes = repeat(past, holder, form, answer="yes", outside_line="yes")
    assert changes == {
        "PERSON ENROLMENT", "PERSON REQUEST", "PERSON PAIRING", "PERSON EXPECTATIONS",
        "MENTOR MENTOR", "MENTOR WAITING", "OUTBOX LETTER", "FACTS FACT",
    }  # fmt: skip
    pairing = past.other_request.replace("requests", "pairings")
    past.otto.post(f"{pairing}/unpair")
    sent_again(past, holder, form, answer="yes", outside_line="yes")
    sent_again(past, holder, form, answer="no", reason="AWAY")
    past.otto.post(f"{pairing}/undo")
    sent_again(past, holder, form, answer="yes", outside_line="yes")


def test_saying_no_again_declines_once_and_yes_comes_too_late(past: Lived) -> None:
    form = form_at(past.ben, past.request, past.request)
    changes = repeat(past, past.ben, form, answer="no", reason="AWAY", note="Good luck.")
    assert changes == {
        "PERSON ENROLMENT", "PERSON REQUEST", "MENTOR WAITING", "MENTOR MENTOR", "OUTBOX LETTER",
        "FACTS FACT",
    }  # fmt: skip
    sent_again(past, past.ben, form, answer="no", reason="NO_TIME", note="Another.")
    sent_again(past, past.ben, form, answer="yes", outside_line="yes")
    assert "away for a while soon" in past.priya.get(past.request).text


def test_withdrawing_again_withdraws_once(past: Lived) -> None:
    form = form_at(past.priya, past.request, "/withdraw")
    changes = repeat(past, past.priya, form)
    assert changes == {
        "PERSON ENROLMENT", "PERSON REQUEST", "MENTOR WAITING", "OUTBOX LETTER", "FACTS FACT",
    }  # fmt: skip
    ask(past.priya, "ben-hughes", "open", PRIYA_AIMS)
    sent_again(past, past.priya, form)


def test_r14_unpairing_again_unpairs_once_also_by_a_button_from_before_the_undo(
    past: Lived,
) -> None:
    buttons = [form_at(past.priya, page, "/unpair") for page in ("/my/", past.pairing)]
    theirs = [form_at(past.amara, page, "/unpair") for page in ("/my/", past.pairing)]
    changes = repeat(past, past.priya, buttons[0])
    assert changes == {
        "PERSON PAIRING", "PERSON ENROLMENT", "MENTOR MENTOR", "SCHEME NOTICE", "OUTBOX LETTER",
        "FACTS FACT", "PERSON EXPECTATIONS",
    }  # fmt: skip
    undo = form_at(past.priya, past.pairing, "/undo")
    assert repeat(past, past.priya, undo) == changes
    for mine, hers in zip(buttons, theirs, strict=True):
        sent_again(past, past.priya, mine)
        sent_again(past, past.amara, hers)
    past.pool.clock.on(seconds=1)
    new = form_at(past.amara, "/my/", "/unpair")
    assert repeat(past, past.amara, new) == changes
    sent_again(past, past.priya, undo)
    past.pool.clock.on(seconds=1)
    last = form_at(past.amara, past.pairing, "/undo")
    assert repeat(past, past.amara, last) == changes
    sent_again(past, past.priya, undo)


def test_r15_a_reason_given_again_is_kept_once(past: Lived) -> None:
    past.amara.post(f"{past.pairing}/unpair")
    form = form_at(past.amara, past.pairing, "/reason")
    changes = repeat(past, past.amara, form, reason="NO_FIT", note="Better luck with another.")
    assert changes == {"PERSON PAIRING", "SCHEME NOTICE", "FACTS FACT"}
    past.amara.post(f"{past.pairing}/undo")
    sent_again(past, past.amara, form, reason="NO_FIT", note="Better luck with another.")


def test_booking_again_by_the_same_form_books_once(past: Lived) -> None:
    form = form_at(past.otto, "/my/spot-sessions/new?mentor=ben-hughes", "/new")
    typed = {"topic": "leading a team", "mode": "phone", "time": "2026-12-03T16:00:00+00:00"}
    changes = repeat(past, past.otto, form, **typed)
    assert changes == {
        "PERSON APPOINTMENT", "PERSON DIARY", "MENTOR MONTH", "OUTBOX LETTER", "TRACES TRACE",
    }  # fmt: skip
    appointment = past.otto.send(form.action, form.fields | typed).headers["Location"]
    past.otto.post(f"{appointment}/cancel")
    sent_again(past, past.otto, form, **typed)
    assert "You cancelled it" in past.otto.get(appointment).text


def test_cancelling_again_cancels_once(past: Lived) -> None:
    form = form_at(past.priya, past.appointment, "/cancel")
    changes = repeat(past, past.priya, form)
    assert changes == {"PERSON APPOINTMENT", "PERSON DIARY", "MENTOR MONTH", "OUTBOX LETTER"}
    sent_again(past, past.ben, form)
    book(past.priya, "ben-hughes")
    sent_again(past, past.priya, form)


def test_writing_to_the_coordinators_again_sends_once(past: Lived) -> None:
    form = form_at(past.otto, "/my/write", "/write")
    changes = repeat(past, past.otto, form, scheme="career", text="I would like a word with you.")
    assert changes == {"PERSON MESSAGE", "SCHEME NOTICE", "OUTBOX LETTER"}


def test_details_and_places_given_again_are_the_same(past: Lived) -> None:
    details = form_at(past.sian, "/my/details", "/details")
    assert repeat(past, past.sian, details, **DETAILS) == {"PERSON PERSON"}
    places = form_at(past.sian, "/my/", "/places")
    assert repeat(past, past.sian, places, places="3") == {"MENTOR MENTOR"}
    assert repeat(past, past.otto, form_at(past.otto, "/my/details", "/details")) == set()


def test_signing_in_again_by_the_same_code_is_one_session(pool: Played) -> None:
    visitor = pool.visitor()
    visitor.post("/my/sign-in", address="priya@gov.example")
    code = pool.code_for("priya@gov.example")
    tokens = dict(visitor.cookies)
    answers = []
    for _ in range(TIMES):
        again = Visitor(pool.gateway, dict(tokens))
        assert again.post("/my/sign-in/code", code=code).status_code == 303
        answers.append(again.cookies["__Host-session"])
    assert len(set(answers)) == 1
    assert sum(" SESSION#" in key for key in table(pool)) == 1
    out = Visitor(pool.gateway, {"__Host-session": answers[0]})
    for _ in range(TIMES):
        assert out.post("/my/sign-out").status_code == 303
    assert sum(" SESSION#" in key for key in table(pool)) == 0
