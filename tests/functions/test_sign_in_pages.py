"""Signing in and out through the handlers (R30): codes, cookies, sessions, one answer for all."""

from typing import Any
from urllib.parse import parse_qsl

import pytest

from mentoring import wiring
from tests.functions.lived import table
from tests.functions.markup import Page
from tests.functions.signing_in import ADDRESS, asked, code_over, cookies_of
from tests.played import Played, link_in
from tests.world import DETAILS


def next_in(location: str) -> str:
    """Where an address leads on to."""
    return dict(parse_qsl(location.partition("?")[2]))["next"]


def test_r30_a_code_signs_in_and_leads_on(pool: Played) -> None:
    visitor = pool.visitor()
    page = visitor.get("/my/spot-sessions/new?mentor=amara-okafor")
    assert page.headers["Location"] == (
        "/my/sign-in?next=%2Fmy%2Fspot-sessions%2Fnew%3Fmentor%3Damara-okafor"
    )
    sent = visitor.fill(page.headers["Location"], address=" Priya@GOV.example ")
    assert cookies_of(sent)["__Host-signing-in"][1] == 600
    page = visitor.get("/my/sign-in/code")
    assert "priya@gov.example" in page.text
    assert "It works until 09:40 (London), in this browser only" in Page(page.text).text
    signed_in = visitor.fill("/my/sign-in/code", code=pool.code_for(ADDRESS))
    assert signed_in.status_code == 303
    assert signed_in.headers["Location"] == "/my/spot-sessions/new?mentor=amara-okafor"
    assert cookies_of(signed_in)["__Host-session"][1] == 12 * 60 * 60


def test_details_are_asked_once_on_the_way_to_the_form(pool: Played) -> None:
    visitor = asked(pool, next="/my/requests/new?mentor=amara-okafor&scheme=career")
    on = visitor.post("/my/sign-in/code", code=pool.code_for(ADDRESS)).headers["Location"]
    on = visitor.get(on).headers["Location"]
    assert on.startswith("/my/details?next=")
    on = visitor.send("/my/details", {"next": next_in(on), **DETAILS}).headers["Location"]
    assert on == "/my/requests/new?mentor=amara-okafor&scheme=career"
    assert "Ask Amara" in visitor.get(on).text
    assert visitor.get("/my/spot-sessions/new?mentor=mei-lin").status_code == 200


def test_the_letters_link_fills_the_digits_in_and_presses_nothing(pool: Played) -> None:
    visitor = asked(pool)
    link = link_in(pool.letters(ADDRESS)[-1])
    form = Page(visitor.get(link).text).forms[0]
    assert form.fields == {"code": pool.code_for(ADDRESS)}
    assert visitor.get("/my/").headers["Location"] == "/my/sign-in?next=%2Fmy%2F"
    assert visitor.send(form.action, form.fields).headers["Location"] == "/my/"


def test_the_letters_link_in_another_browser_shows_the_digits_and_signs_nobody_in(
    pool: Played,
) -> None:
    asked(pool)
    link, code = link_in(pool.letters(ADDRESS)[-1]), pool.code_for(ADDRESS)
    other = pool.visitor()
    page = other.get(link)
    assert code in Page(page.text).text
    assert Page(page.text).forms == []
    assert "Set-Cookie" not in page.headers
    refused = other.post("/my/sign-in/code", code=code)
    assert other.cookies == {}
    assert "Ask for a new one" in refused.text


def test_one_browsers_code_does_not_work_in_another_that_asked_too(pool: Played) -> None:
    first = asked(pool)
    code = pool.code_for(ADDRESS)
    pool.clock.on(seconds=1)
    second = asked(pool, "otto@gov.example")
    refused = second.post("/my/sign-in/code", code=code)
    assert Page(refused.text).errors.keys() == {"code"}
    assert first.post("/my/sign-in/code", code=code).status_code == 303


def test_r30_the_answer_is_the_same_for_every_address(
    pool: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.signed_in("known@gov.example")
    answers = [_answer_for(pool, address, monkeypatch) for address in (
        "known@gov.example", "nobody@gov.example", "x@elsewhere.example", "amara@police.example",
    )]  # fmt: skip
    assert answers[0] == answers[1] == answers[2] == answers[3]
    assert answers[0][-1] == ["BatchGetItem", "BatchGetItem", "TransactWriteItems"]
    assert pool.letters("x@elsewhere.example") == []
    assert len(pool.letters("nobody@gov.example")) == 1


def _answer_for(pool: Played, address: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    trips: list[str] = []
    client = wiring.means().store._client  # calls are counted where they leave us
    with monkeypatch.context() as counting:
        counting.setattr(client, "_make_api_call", _counted(trips, client._make_api_call))
        visitor = pool.visitor()
        answer = visitor.post("/my/sign-in", address=address, next="/my/details")
    cookies = {name: (len(value), seconds) for name, (value, seconds) in cookies_of(answer).items()}
    headers = {name: value for name, value in answer.headers if name != "Set-Cookie"}
    page = visitor.get("/my/sign-in/code")
    wrong = visitor.post("/my/sign-in/code", code="000000x")
    bodies = [one.text.replace(address, "ADDRESS") for one in (answer, page, wrong)]
    statuses = [one.status_code for one in (answer, page, wrong)]
    return [statuses, headers, cookies, bodies, trips]


def _counted(trips: list[str], call: Any) -> Any:
    def send(name: str, arguments: Any) -> Any:
        trips.append(name)
        return call(name, arguments)

    return send


def test_r30_an_address_gets_three_letters_in_a_quarter_of_an_hour_and_the_page_says_nothing(
    pool: Played,
) -> None:
    for _ in range(5):
        asked(pool)
    assert len(pool.letters(ADDRESS)) == 3
    pool.clock.on(minutes=15)
    asked(pool)
    assert len(pool.letters(ADDRESS)) == 4


def test_r30_five_wrong_tries_end_a_code(pool: Played) -> None:
    visitor = asked(pool)
    code = pool.code_for(ADDRESS)
    wrong = "000000" if code != "000000" else "000001"
    for _ in range(5):
        answer = visitor.post("/my/sign-in/code", code=wrong)
        assert Page(answer.text).errors == {
            "code": "Enter the six digits of the newest letter: those were others"
        }
        assert Page(answer.text).forms[0].fields == {"code": wrong}
    code_over(visitor.post("/my/sign-in/code", code=code))
    assert visitor.get("/my/").status_code == 303


def test_r30_a_code_works_for_ten_minutes_even_if_its_item_is_still_there(pool: Played) -> None:
    visitor = asked(pool)
    code = pool.code_for(ADDRESS)
    pool.clock.on(minutes=10)
    assert any(key.startswith("SIGNIN#") for key in table(pool))
    assert "has not asked for a code" in visitor.get("/my/sign-in/code").text
    code_over(visitor.post("/my/sign-in/code", code=code))


def test_spaces_in_a_typed_code_do_not_matter(pool: Played) -> None:
    visitor = asked(pool)
    code = pool.code_for(ADDRESS)
    assert visitor.post("/my/sign-in/code", code=f" {code[:3]} {code[3:]} ").status_code == 303
