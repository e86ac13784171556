"""What a letter's link does when it is opened, by whatever opens it: nothing.

What is promised, and proved here:

- Opening any link of any letter, by GET or HEAD, however often, signed in or not, changes nothing
  in the table: no session, no attempt to sign in, no letter comes of it either. The API declares
  no HEAD routes, so such a call reaches no function.
- A client that is not signed in, as mail scanners are, and that presses every button of the page
  behind the link without choosing or typing anything changes nothing. A request's answer needs a
  choice; everything else behind a link needs a session, and the scanner meets the sign-in form.
- For somebody signed in the same holds for every button but those that product.md wants as one
  click: unpair, undo, withdraw, cancel, sign out, end a pause, join and leave a waiting list, agree
  to a text that was read; for a coordinator, settle and put off what needs a person. Their pages
  open only with that person's cookie.
"""

import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from moto import mock_aws

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import Contact, Person
from tests.functions.agreed import move, two
from tests.functions.lived import OTTO_AIMS, PRIYA_AIMS, Lived, ask, book, copy_of, lived, table
from tests.functions.markup import Page
from tests.played import SITE, Visitor, letter_text, link_in
from tests.world import CONTACTS, MENTORS, PROGRAMME

ONE_CLICK = re.compile(
    r"/my/(sign-out|pause/end|[a-z-]+/[a-z0-9.-]+/(unpair|undo|withdraw|cancel|join|leave"
    r"|expectations/agree))"
    r"|/coordinate/concerns/(settle|put-off)"
)
ELSEWHERE = {
    Kind.BIOGRAPHY_PROPOSED: "test_biographies.py: the one link that leads out of the pool",
    Kind.CALL_THANKED: "test_booking_calls.py",
    Kind.ERASED: "test_personal_data.py: its reader is nobody any more",
    Kind.MENTOR_ERASED: "test_personal_data.py",
}
"""What looks at letters that are not written here."""
PERSONAL = re.compile(rf"{SITE}(/(?:my|coordinate)/[^\s\"<]*)")
OPENINGS = 5
"""What happens once or twice only, or from the third time on, would show."""
EVE = {
    "name": "Eve Holt", "organisation": "Office", "grade": "g7", "line_manager": "m@gov.example",
}  # fmt: skip


@pytest.fixture
def all_letters(tmp_path: Path) -> Iterator[Lived]:
    """A pool that has sent every kind of letter; everybody's session has ended meanwhile."""
    with mock_aws():
        yield copy_of("all letters", tmp_path / "inbox", lambda folder: _live(lived(folder)))


def _live(past: Lived) -> Lived:
    pool, otto = past.pool, past.otto
    released = ask(otto, "mei-lin", "career", OTTO_AIMS)
    holder = pool.visitor()
    accepted = holder.fill(
        f"{past.other_request}?key={past.other_key}", answer="yes", outside_line="x"
    )
    assert accepted.status_code == 303
    pairing = past.other_request.replace("requests", "pairings")
    otto.post(f"{pairing}/unpair")
    otto.post(f"{pairing}/undo")
    _act_as_coordinator(past)
    _phone_a_friend(past)
    otto.post(f"{ask(otto, 'mei-lin', 'open', OTTO_AIMS)}/withdraw")
    booked = book(otto, "mei-lin")
    otto.fill(f"{booked}/move", time="2026-12-03T16:00:00+00:00")
    otto.post(f"{booked}/cancel", line="Something has come up.")
    otto.fill("/my/write", scheme="career", text="Who could tell me more about the scheme?")
    _agree(past)
    _wait(past)
    _ask_back(past)
    pool.day(date(2026, 11, 30))
    pool.day(date(2026, 12, 7))
    assert "another mentor" in otto.get(released).text.lower()
    _run_on(past)
    pool.clock.on(days=14)
    past.people["priya"] = pool.signed_in("priya@gov.example")
    past.paths["request"] = ask(past.priya, "mei-lin", "open", PRIYA_AIMS)
    pool.deliver()
    return past


def _run_on(past: Lived) -> None:
    """Let Eve and Mei run on, Otto report Ben's silence, and Priya's pairing come to its end."""
    pool, eve, mei = past.pool, past.eve, past.mei
    eve.send("/my/details", EVE)
    pairing = _accepted(past, ask(eve, "mei-lin", "open", OTTO_AIMS))
    for who, answer in ((eve, "yes"), (mei, "no"), (eve, "yes"), (mei, "yes")):
        assert who.send(f"{pairing}/extend", {"answer": answer}).status_code == 303
    silent = past.other_request.replace("requests", "pairings")
    for on, by in (("2026-11-23", "EMAIL"), ("2026-11-23", "CALL"), ("2026-11-23", "EMAIL")):
        assert past.otto.send(f"{silent}/attempts", {"on": on, "by": by}).status_code == 303
    assert past.otto.post(f"{silent}/silence").status_code == 303
    unpaired = f"/coordinate{silent.removeprefix('/my')}/unresponsive"
    assert past.cora.send(unpaired, {"silent": "mentor"}).status_code == 303
    for day in (date(2027, 1, 22), date(2027, 10, 23), date(2027, 11, 24)):
        pool.day(day)
    pool.clock.on(days=366)


def _accepted(past: Lived, request: str) -> str:
    assert past.mei.fill(request, answer="yes", outside_line="yes").status_code == 303
    return request.replace("requests", "pairings")


def _ask_back(past: Lived) -> None:
    """Let Mei ask Otto something first, who replies, and Ben, to whom he does not."""
    asked = ask(past.otto, "mei-lin", "open", OTTO_AIMS)
    past.mei.fill(asked, answer="question", question="What have you tried so far?")
    past.otto.post(f"{asked}/reply", reply="Everything that is in the handbook.")
    past.otto.post(f"{asked}/withdraw")
    asked = ask(past.otto, "ben-hughes", "open", OTTO_AIMS)
    past.ben.fill(asked, answer="question", question="Would early mornings suit you?")


def _agree(past: Lived) -> None:
    """Let Otto and Mei agree, his line manager refuse, and Mei move to another address."""
    coordinator = Contact("coordinator", "leadership", "cora@gov.example")
    publish(
        wiring.means().store, PROGRAMME, MENTORS, [*CONTACTS, coordinator], new_id=wiring.new_id
    )
    pair = two(past)
    pair.change(past.otto, where="By the river.")
    pair.agree(past.mei)
    refused = past.pool.visitor().fill(pair.link(), choice="refuse", note="Not in spring.")
    assert refused.status_code == 303
    assert move(past.pool, past.mei, "mei.lin@gov.example").status_code == 303


def _act_as_coordinator(past: Lived) -> None:
    """Let Cora write to two, end their pairing and grant another choice; and a letter come back."""
    request = ask(past.otto, "sian-rees", "open", OTTO_AIMS)
    link = link_in(past.pool.letters("sian@gov.example")[-1])
    past.pool.visitor().fill(link, answer="yes", outside_line="yes")
    pairing = request.replace("/my/requests/", "/coordinate/pairings/")
    past.pool.clock.on(seconds=1)
    typed = {"text": "Have you two met yet?", "form": "theform"}
    assert past.cora.send(f"{pairing}/write", typed).status_code == 303
    past.cora.post(f"{pairing}/end", why="Siân asked us to.")
    granted = {"scheme": "open", "why-open": "Siân left; choose again."}
    person = f"/coordinate/people/{request.rpartition('/')[2].partition('.')[0]}"
    assert past.cora.send(f"{person}/grant", granted).status_code == 303
    lost = Letter(Kind.WITHDRAWN, to="gone", facts={"scheme": "career"})
    wiring.means().save((Person("gone", ""),), [lost])


def _phone_a_friend(past: Lived) -> None:
    """Priya asks for help with her mentor, and Cora answers."""
    asked = past.priya.fill(f"{past.pairing}/friend", text="Can we talk?")
    answered = past.cora.fill(past.friend, text="Of course.")
    assert (asked.status_code, answered.status_code) == (303, 303)


def _wait(past: Lived) -> None:
    """Let Otto wait for Siân, whose place is free, is gone, and whose list is closed."""
    past.sian.post("/my/pause", until="2026-12-20")
    joined = past.otto.post("/my/waiting-lists/sian-rees/join", scheme="open")
    assert joined.headers["Location"] == "/my/waiting-lists/sian-rees"
    past.sian.post("/my/pause/end")
    past.sian.post("/my/places", places="0")
    others = [one for one in MENTORS if one.id != "sian-rees"]
    publish(wiring.means().store, PROGRAMME, others, CONTACTS, new_id=wiring.new_id)


def links_of(letter: EmailMessage) -> list[str]:
    """The addresses of personal pages in a letter, in either of its parts."""
    html = letter.get_body(("html",))
    assert html is not None
    parts = (letter_text(letter), html.get_content().replace("&amp;", "&"))
    found = [PERSONAL.findall(part) for part in parts]
    assert set(found[0]) == set(found[1]), "text and HTML lead to different places"
    return found[0]


def links(past: Lived) -> Iterator[tuple[str, str]]:
    """Every link of every letter, with the address of who got it; each pair once."""
    pairs = {(one["To"], link) for one in past.pool.letters() for link in links_of(one)}
    return iter(sorted(pairs))


def _readers(past: Lived) -> dict[str, Visitor]:
    """A signed-in browser for everybody who got a letter."""
    past.pool.clock.on(minutes=1)
    return {one: past.pool.signed_in(one) for one in {address for address, _ in links(past)}}


def press_everything(visitor: Visitor, path: str, *, but: re.Pattern[str] | None = None) -> int:
    """Open a page, follow where it leads, and send each form as it came; return how many."""
    page = visitor.get(path)
    while page.status_code == 303:
        page = visitor.get(page.headers["Location"])
    forms = [one for one in Page(page.text).forms if not (but and but.fullmatch(one.action))]
    for form in forms:
        assert visitor.send(form.action, form.fields).status_code < 500
    return len(forms)


def test_every_kind_of_letter_is_looked_at_and_has_one_link(all_letters: Lived) -> None:
    kinds = {
        name for item in table(all_letters.pool).values()
        for name in re.findall(r'"kind": \{"S": "(\w+)"\}', item)
    }  # fmt: skip
    assert kinds >= {kind.value for kind in Kind} - {kind.value for kind in ELSEWHERE}
    for letter in all_letters.pool.letters():
        assert link_in(letter) in links_of(letter)


def test_opening_links_changes_nothing(all_letters: Lived) -> None:
    pool = all_letters.pool
    readers = _readers(all_letters)
    before = table(pool)
    for address, link in links(all_letters):
        for visitor in (pool.visitor(), readers[address]):
            for _ in range(OPENINGS):
                assert visitor.get(link).status_code in {200, 303, 404}
                assert visitor.get(link, method="HEAD").status_code == 404
    assert table(pool) == before


def test_a_scanner_that_presses_every_button_changes_nothing(all_letters: Lived) -> None:
    pool = all_letters.pool
    before, pressed = table(pool), 0
    for _, link in links(all_letters):
        scanner = pool.visitor()
        pressed += sum(press_everything(scanner, link) for _ in range(3))
        assert scanner.cookies == {}
    assert table(pool) == before
    assert pressed > 20


def test_a_signed_in_reader_changes_something_only_by_the_one_click_buttons(
    all_letters: Lived,
) -> None:
    pool = all_letters.pool
    readers = _readers(all_letters)
    before = table(pool)
    for address, link in links(all_letters):
        press_everything(readers[address], link, but=ONE_CLICK)
    assert table(pool) == before


def test_on_no_page_do_the_buttons_do_anything_unchosen(past: Lived) -> None:
    before = table(past.pool)
    pages = [
        (visitor, path)
        for visitor in past.people.values()
        for path in (
            "/my/", "/my/details", "/my/write", "/coordinate/", "/my/requests/new?mentor=mei-lin",
            "/my/spot-sessions/new?mentor=mei-lin", past.request, past.pairing, past.ended,
            past.declined, past.appointment,
        )
    ]  # fmt: skip
    pressed = sum(press_everything(visitor, path, but=ONE_CLICK) for visitor, path in pages)
    assert table(past.pool) == before
    assert pressed > len(past.people)
