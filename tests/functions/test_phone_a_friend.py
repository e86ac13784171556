"""R33: phone a friend, through the pages of the two and of the coordinators."""

from datetime import timedelta

import pytest

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.people import Contact
from tests.functions.lived import Lived, changed, table
from tests.functions.markup import Page
from tests.functions.test_forms import error
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import Visitor, letter_text, link_in
from tests.world import CONTACTS, MENTORS, PROGRAMME

QUESTION = "She talks over me, & I don't know how to <b>raise</b> it."
ANSWER = "Say it at the start of the next one.\n\nShall we try the words together?"
AMARA = "amara@police.example"


def friend_of(past: Lived) -> str:
    """Where one of Priya and Amara writes."""
    return f"{past.pairing}/friend"


def asked_by(past: Lived, visitor: Visitor, text: str = QUESTION) -> str:
    """Let one of the two ask; return where coordinators answer, as their letter says."""
    past.pool.clock.on(minutes=1)
    asked = visitor.fill(friend_of(past), text=text)
    assert (asked.status_code, asked.headers["Location"]) == (303, friend_of(past))
    return link_in(past.pool.letters("cora@gov.example")[-1])


def sound(visitor: Visitor, path: str) -> Page:
    """A page that is well formed."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    page = Page(answer.text)
    assert page.faults == []
    return page


def test_r33_a_mentee_asks_and_is_answered_and_the_mentor_sees_nothing_of_it(past: Lived) -> None:
    before = {path: past.amara.get(path).text for path in ("/my/", past.pairing)}
    letters = len(past.pool.letters(AMARA))
    where = asked_by(past, past.priya)
    past.pool.clock.on(minutes=1)
    letter = letter_text(past.pool.letters("cora@gov.example")[-1])
    assert "> She talks over me, & I don't know how to <b>raise</b> it." in letter
    assert "@" not in letter
    assert "Waiting for an answer" in sound(past.priya, friend_of(past)).text
    assert (
        "asks for help with the pairing with Amara Okafor" in sound(past.cora, "/coordinate/").text
    )
    assert where in sound(past.cora, "/coordinate/").links
    assert QUESTION in sound(past.cora, where).text
    assert "@" not in sound(past.cora, where).text
    past.cora.fill(where, text=ANSWER)
    assert "asks for help" not in sound(past.cora, "/coordinate/").text
    answered = past.pool.letters("priya@gov.example")[-1]
    assert "> Say it at the start of the next one." in letter_text(answered)
    assert "@" not in letter_text(answered)
    assert link_in(answered) == friend_of(past)
    page = sound(past.priya, friend_of(past))
    assert "Shall we try the words together?" in page.text
    own = sound(past.priya, "/my/")
    assert "You and the coordinators" in own.text
    assert "answered you in Career programme, outside anybody else's sight" in own.text
    assert {path: past.amara.get(path).text for path in before} == before
    assert len(past.pool.letters(AMARA)) == letters
    assert "talks over" not in past.amara.get(friend_of(past)).text
    assert past.amara.get(where).status_code == 404


def test_r33_a_mentor_asks_and_the_mentee_sees_nothing_of_it(past: Lived) -> None:
    before = {path: past.priya.get(path).text for path in ("/my/", past.pairing)}
    held = past.of_priya()
    where = asked_by(past, past.amara)
    past.cora.fill(where, text=ANSWER)
    assert "Answered" in sound(past.amara, "/my/").text
    assert {path: past.priya.get(path).text for path in before} == before
    new = {key for key in changed(held, past.of_priya()) if "OUTBOX" not in key}
    assert not [key for key in new if key.startswith(f"PERSON#{past.priya_id}")]
    for path in (past.person, "/coordinate/mentors/amara-okafor"):
        assert "outside anybody else" not in past.cora.get(path).text


def test_r33_the_talk_goes_on_and_both_pages_show_it_in_order(past: Lived) -> None:
    where = asked_by(past, past.priya)
    past.cora.fill(where, text=ANSWER)
    past.pool.clock.on(minutes=5)
    assert asked_by(past, past.priya, "And if she laughs?") == where
    assert where in sound(past.cora, "/coordinate/").links
    past.cora.fill(where, text="Then ring me.")
    for visitor, path in ((past.priya, friend_of(past)), (past.cora, where)):
        text = sound(visitor, path).text
        order = ["talks over", "try the words", "And if she laughs?", "Then ring me."]
        assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)


def test_r33_other_schemes_coordinators_and_people_outside_see_nothing(past: Lived) -> None:
    where = asked_by(past, past.priya)
    before = table(past.pool)
    for visitor in (past.rory, past.otto, past.sian, past.eve, past.priya, past.amara):
        assert visitor.get(where).status_code == 404
        assert visitor.post(where, text="harm", form="theform", last="x").status_code == 404
    for visitor in (past.rory, past.otto, past.cora):
        assert visitor.get(friend_of(past)).status_code == 404
        assert visitor.post(friend_of(past), text="harm", form="theform").status_code == 404
    assert table(past.pool) == before
    assert past.pool.visitor().get(where).status_code == 303


def test_r33_a_mentor_who_coordinates_the_scheme_never_learns_of_it(past: Lived) -> None:
    both = Contact("coordinator", "career", AMARA)
    store = wiring.means().store
    publish(store, PROGRAMME, MENTORS, [*CONTACTS, both], new_id=wiring.new_id)
    amara = past.pool.signed_in(AMARA)
    before = {path: amara.get(path).text for path in ("/coordinate/", past.person)}
    letters = len(past.pool.letters(AMARA))
    where = asked_by(past, past.priya)
    assert amara.get(where).status_code == 404
    assert {path: amara.get(path).text for path in before} == before
    form = form_at(past.cora, "/coordinate/", "/settle")
    assert amara.send(form.action, form.fields).status_code == 404
    past.cora.fill(where, text=ANSWER)
    assert {path: amara.get(path).text for path in before} == before
    assert len(past.pool.letters(AMARA)) == letters


def test_r33_where_nobody_else_coordinates_the_page_says_where_to_go(past: Lived) -> None:
    contacts = [one for one in CONTACTS if one.id != "career"]
    contacts.append(Contact("coordinator", "career", AMARA))
    publish(wiring.means().store, PROGRAMME, MENTORS, contacts, new_id=wiring.new_id)
    page = sound(past.priya, friend_of(past))
    assert "Nobody outside your pairing coordinates this scheme" in page.text
    assert "/my/write" in page.links
    refused = past.priya.post(friend_of(past), text=QUESTION, form="theform")
    assert refused.status_code == 200
    assert "coordinators of another scheme" in Page(refused.text).text


def test_r33_after_the_end_for_half_a_year_and_read_for_ever(past: Lived) -> None:
    past.amara.post(f"{past.pairing}/unpair")
    assert friend_of(past) in sound(past.priya, past.pairing).links
    asked_by(past, past.priya)
    past.pool.clock.on(days=181)
    priya = past.pool.signed_in("priya@gov.example")
    page = sound(priya, friend_of(past))
    assert "talks over me" in page.text
    assert "ended more than six months ago" in page.text
    assert not [one for one in page.forms if one.action == friend_of(past)]
    refused = priya.post(friend_of(past), text="Hello", form="late")
    assert "ended more than six months ago" in Page(refused.text).text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Write your message"),
        ("x" * 1003, "Shorten this to 1,000 characters: it has 1,003"),
    ],
)
def test_r33_what_was_typed_stays(past: Lived, typed: str, message: str) -> None:
    kept = error(past.priya.fill(friend_of(past), text=typed), text=message)
    assert kept["text"] == typed
    where = asked_by(past, past.priya)
    kept = error(past.cora.fill(where, text=typed), text=message)
    assert kept["text"] == typed


def test_r33_an_answer_that_was_overtaken_comes_back_and_can_be_sent(past: Lived) -> None:
    where = asked_by(past, past.priya)
    form = form_at(past.cora, where, where)
    asked_by(past, past.priya, "It is urgent.")
    came_back = past.cora.send(where, form.fields | {"text": ANSWER})
    kept = error(came_back, text="More was written meanwhile: read it above, then send this")
    assert "It is urgent." in came_back.text
    assert kept["text"].replace("\r", "") == ANSWER
    assert past.cora.send(where, kept).status_code == 303


def test_r33_doing_it_again_changes_nothing(past: Lived) -> None:
    form = form_at(past.priya, friend_of(past), "/friend")
    assert repeat(past, past.priya, form, text=QUESTION) == {
        "PERSON FRIEND", "SCHEME CONCERN", "OUTBOX LETTER",
    }  # fmt: skip
    where = link_in(past.pool.letters("cora@gov.example")[-1])
    answering = form_at(past.cora, where, where)
    assert repeat(past, past.cora, answering, text=ANSWER) == {
        "PERSON FRIEND", "PERSON ACT", "SCHEME CONCERN", "OUTBOX LETTER",
    }  # fmt: skip
    sent_again(past, past.priya, form, text=QUESTION)
    assert past.priya.post(friend_of(past), text="x", form="no id#").status_code == 404


def test_r33_a_button_from_before_does_not_settle_what_nobody_has_read(past: Lived) -> None:
    where = asked_by(past, past.priya)
    form = form_at(past.cora, "/coordinate/", "/settle")
    past.pool.clock.on(minutes=1)
    asked_by(past, past.priya, "It is urgent.")
    sent_again(past, past.cora, form)
    assert where in sound(past.cora, "/coordinate/").links


def test_r33_it_is_counted_nowhere(past: Lived) -> None:
    where = asked_by(past, past.priya)
    past.cora.fill(where, text=ANSWER)
    assert not [key for key in table(past.pool) if key.startswith("FACTS#") and "friend" in key]
    past.pool.day((past.pool.clock.now + timedelta(days=1)).date())
    assert "asks for help" not in past.cora.get("/coordinate/numbers?scheme=career").text
