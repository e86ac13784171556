"""The line manager's part in an agreement, through the letter and its page (R20)."""

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.adapters import keys
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.identity import request_id_from
from mentoring.domain.people import Contact
from tests.functions.agreed import MANAGER, Two, two
from tests.functions.lived import OTTO, PRIYA_AIMS, Lived, changed, table
from tests.functions.markup import Page
from tests.played import letter_text
from tests.world import CONTACTS, MENTORS, PROGRAMME

PERSONAL = ("mei@gov.example", "otto@police.example", PRIYA_AIMS, "stays between us")


def coordinated() -> None:
    """Let Cora coordinate the scheme with a line manager too."""
    cora = Contact("coordinator", "leadership", "cora@gov.example")
    publish(wiring.means().store, PROGRAMME, MENTORS, [*CONTACTS, cora], new_id=wiring.new_id)


def concern(pair: Two) -> Concern | None:
    """What the coordinators have to look at about the pairing."""
    pairing = pair.pairing.rpartition("/")[2]
    key = keys.concern(request_id_from(pairing).scheme, ConcernKind.AGREEMENT, pairing)
    (found,) = wiring.means().load(key)
    assert found is None or isinstance(found, Concern)
    return found


def test_r20_the_line_manager_is_asked_once_both_agreed_and_not_before(past: Lived) -> None:
    pair = two(past)
    pair.agree(past.otto)
    assert past.pool.letters(MANAGER) == []
    pair.agree(past.mei)
    (letter,) = past.pool.letters(MANAGER)
    assert letter["Subject"] == "Otto Lindqvist asks you to confirm the time for a mentor"
    text = letter_text(letter)
    for wanted in ("Mei Lin, Northshire Constabulary", "3 to 6 sessions", "By phone or by video"):
        assert wanted in text
    assert not [one for one in PERSONAL if one in text]
    for who, whose in ((past.otto, "your line manager"), (past.mei, "Otto's line manager")):
        assert f"We wrote to {whose} on Monday 23 November 2026" in pair.says(who)
        assert "Waiting for the line manager" in pair.says(who, pair.pairing)


def test_r20_other_schemes_ask_no_line_manager(past: Lived) -> None:
    pair = two(past, "career")
    pair.both_agree()
    assert past.pool.letters(MANAGER) == []
    assert "Waiting" not in pair.says(past.otto, pair.pairing)


def test_r20_the_page_needs_no_account_shows_little_and_has_nothing_selected(past: Lived) -> None:
    pair = two(past)
    pair.both_agree()
    link = pair.link()
    before = table(past.pool)
    page = Page(past.pool.visitor().get(link).text)
    assert page.faults == []
    assert "Mei Lin, Northshire Constabulary" in page.text
    assert "3 to 6 sessions of about 90 minutes" in page.text
    assert not [one for one in PERSONAL if one in page.text]
    assert [one for one in page.all("input") if "checked" in one.attributes] == []
    answer = past.pool.visitor().fill(link)
    assert Page(answer.text).errors == {"choice": "Choose one of the two"}
    assert changed(before, table(past.pool)) == set()


def test_r20_confirming_tells_the_two_and_once_only(past: Lived) -> None:
    coordinated()
    pair = two(past)
    pair.both_agree()
    form = Page(past.pool.visitor().get(pair.link()).text).forms[0]
    typed = form.fields | {"choice": "confirm", "note": "Gladly."}
    link = pair.link()
    past.pool.visitor().send(form.action, typed)
    after = table(past.pool)
    for _ in range(4):
        answer = past.pool.visitor().send(form.action, typed)
        assert (answer.status_code, answer.headers["Location"]) == (303, link)
    assert table(past.pool) == after
    assert "You confirmed this on Monday 23 November 2026" in pair.says(
        past.pool.visitor(), pair.link()
    )
    for who, address, other in (
        (past.otto, "otto@police.example", "Mei Lin"),
        (past.mei, "mei@gov.example", "Otto Lindqvist"),
    ):
        assert "confirmed on Monday 23 November 2026. They wrote: Gladly." in pair.says(who)
        subjects = [one["Subject"] for one in past.pool.letters(address)]
        assert subjects.count(f"You and {other}: the line manager confirms") == 1
        assert "Agreed" in pair.says(who, pair.pairing)
    assert concern(pair) is None


def test_r20_a_refusal_tells_the_two_and_the_coordinators_what_to_do_next(past: Lived) -> None:
    coordinated()
    pair = two(past)
    pair.both_agree()
    past.pool.clock.on(seconds=1)
    past.pool.visitor().fill(pair.link(), choice="refuse", note="Not in spring.")
    assert "Not in spring. Talk to them: what would work?" in pair.says(past.otto)
    assert "Otto talks to them first" in pair.says(past.mei)
    subject = "Otto Lindqvist: the line manager can't confirm"
    assert past.pool.letters("cora@gov.example")[-1]["Subject"] == subject
    raised = concern(pair)
    assert raised is not None
    assert raised.is_open
    assert raised.text == (
        "Otto Lindqvist's line manager can't confirm the pairing with Mei Lin: Not in spring."
    )
    assert "Unpair" in pair.says(past.otto, pair.pairing)
    past.pool.clock.on(seconds=1)
    past.pool.visitor().fill(pair.link(), choice="confirm")
    settled = concern(pair)
    assert settled is not None
    assert settled.settled_by == "the line manager, who confirms"


def test_r20_a_form_from_before_another_answer_changes_nothing(past: Lived) -> None:
    pair = two(past)
    pair.both_agree()
    old = Page(past.pool.visitor().get(pair.link()).text).forms[0]
    past.pool.visitor().fill(pair.link(), choice="refuse")
    before = table(past.pool)
    answer = past.pool.visitor().send(old.action, old.fields | {"choice": "confirm"})
    assert answer.status_code == 303
    assert table(past.pool) == before


def test_r20_another_line_manager_gets_a_letter_and_the_old_key_is_dead(past: Lived) -> None:
    pair = two(past)
    pair.both_agree()
    old = pair.link()
    past.pool.visitor().fill(old, choice="confirm")
    details = OTTO | {"line_manager": "nadia@gov.example"}
    assert past.otto.send("/my/details", details).status_code == 303
    assert past.otto.send("/my/details", details).status_code == 303
    assert len(past.pool.letters("nadia@gov.example")) == 1
    assert past.pool.visitor().get(old).status_code == 404
    assert past.pool.visitor().post(old, choice="refuse", turn="1").status_code == 404
    assert "Waiting for the line manager" in pair.says(past.otto)
    past.pool.visitor().fill(pair.link("nadia@gov.example"), choice="confirm")
    assert "Your line manager confirmed" in pair.says(past.otto)


def test_r20_only_what_takes_other_time_or_travel_is_asked_anew(past: Lived) -> None:
    pair = two(past)
    pair.both_agree()
    first = pair.link()
    past.pool.visitor().fill(first, choice="confirm")
    pair.change(past.otto, goals="To speak up in large rooms, which I avoid.")
    pair.agree(past.mei)
    assert len(past.pool.letters(MANAGER)) == 1
    assert "Your line manager confirmed" in pair.says(past.otto)
    pair.change(past.mei, how_often="Every second Friday, two hours.")
    assert len(past.pool.letters(MANAGER)) == 1
    pair.agree(past.otto)
    assert len(past.pool.letters(MANAGER)) == 2
    assert past.pool.visitor().get(first).status_code == 404
    assert "Every second Friday" in pair.says(past.pool.visitor(), pair.link())


def test_r20_after_the_end_there_is_nothing_to_answer(past: Lived) -> None:
    pair = two(past)
    pair.both_agree()
    link = pair.link()
    form = Page(past.pool.visitor().get(link).text).forms[0]
    past.otto.post(f"{pair.pairing}/unpair")
    before = table(past.pool)
    assert "Nothing to answer any more" in pair.says(past.pool.visitor(), link)
    answer = past.pool.visitor().send(form.action, form.fields | {"choice": "refuse"})
    assert "has ended" in Page(answer.text).text
    assert table(past.pool) == before


def test_r20_a_pairings_two_and_strangers_have_no_key(past: Lived) -> None:
    pair = two(past)
    pair.both_agree()
    path = pair.link().partition("?")[0]
    for visitor in (past.otto, past.mei, past.priya, past.cora, past.pool.visitor()):
        for key in ("", "?key=", "?key=x", f"?key={past.key}"):
            assert visitor.get(f"{path}{key}").status_code == 404
