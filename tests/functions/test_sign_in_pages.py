"""Signing in and out through the handlers (R30): codes, cookies, sessions, one answer for all."""

import hashlib
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from werkzeug.test import TestResponse

from mentoring import wiring
from tests.functions.lived import Lived, changed, table
from tests.functions.markup import Page
from tests.played import Played, Visitor, link_in
from tests.world import DETAILS

ADDRESS = "priya@gov.example"
COOKIE = re.compile(
    r"(__Host-[a-z-]+)=([\w.-]*); Path=/; Max-Age=(\d+); HttpOnly; Secure; SameSite=Lax"
)
LEADS_AWAY = [
    "//evil.example", "/\\evil.example", "https://evil.example/my/", "https:evil.example",
    "javascript:alert(1)", "/my/../../evil", "/my/../..", "/my/..//evil.example", "/my/%2e%2e/",
    "/my//evil.example", "/my/\\evil", "/my/\r\nSet-Cookie: a=b", "/my/\x00", "/my/\u202e",
    "/elsewhere/", "/mystery/", "my/", "", " /my/details", "/my/ /x", "/my/é",
]  # fmt: skip


def cookies_of(answer: TestResponse) -> dict[str, tuple[str, int]]:
    """Value and seconds of each cookie that was set; every one must have exactly our flags."""
    found = [COOKIE.fullmatch(one) for one in answer.headers.getlist("Set-Cookie")]
    assert all(found), answer.headers.getlist("Set-Cookie")
    return {one[1]: (one[2], int(one[3])) for one in found if one}


def asked(pool: Played, address: str = ADDRESS, **form: str) -> Visitor:
    """A browser that has asked for a code."""
    visitor = pool.visitor()
    answer = visitor.send("/my/sign-in", {"address": address, **form})
    assert answer.headers["Location"] == "/my/sign-in/code"
    return visitor


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
    assert "It works until 09:40 (London), in this browser only" in page.text
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
    assert (refused.status_code, other.cookies) == (409, {})
    assert "Ask for a new one" in refused.text


def test_one_browsers_code_does_not_work_in_another_that_asked_too(pool: Played) -> None:
    first = asked(pool)
    code = pool.code_for(ADDRESS)
    pool.clock.on(seconds=1)
    second = asked(pool, "otto@gov.example")
    refused = second.post("/my/sign-in/code", code=code)
    assert refused.status_code == 400
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
        assert answer.status_code == 400
        assert Page(answer.text).errors == {
            "code": "Enter the six digits of the newest letter: those were others"
        }
        assert Page(answer.text).forms[0].fields == {"code": wrong}
    assert visitor.post("/my/sign-in/code", code=code).status_code == 409
    assert visitor.get("/my/").status_code == 303


def test_r30_a_code_works_for_ten_minutes_even_if_its_item_is_still_there(pool: Played) -> None:
    visitor = asked(pool)
    code = pool.code_for(ADDRESS)
    pool.clock.on(minutes=10)
    assert any(key.startswith("SIGNIN#") for key in table(pool))
    assert "has not asked for a code" in visitor.get("/my/sign-in/code").text
    assert visitor.post("/my/sign-in/code", code=code).status_code == 409


def test_spaces_in_a_typed_code_do_not_matter(pool: Played) -> None:
    visitor = asked(pool)
    code = pool.code_for(ADDRESS)
    assert visitor.post("/my/sign-in/code", code=f" {code[:3]} {code[3:]} ").status_code == 303


def test_a_session_ends_after_twelve_hours_even_if_its_item_is_still_there(past: Lived) -> None:
    past.pool.clock.now = past.pool.clock.now.replace(hour=21, minute=29, second=0)
    assert past.priya.get("/my/").status_code == 200
    past.pool.clock.on(minutes=2)
    assert any(" SESSION#" in key for key in table(past.pool))
    assert past.priya.get("/my/").headers["Location"] == "/my/sign-in?next=%2Fmy%2F"
    assert past.priya.post(f"{past.pairing}/unpair").headers["Location"].startswith("/my/sign-in")


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(past: Lived) -> None:
    stolen = Visitor(past.pool.gateway, dict(past.priya.cookies))
    before = table(past.pool)
    out = past.priya.post("/my/sign-out")
    assert out.headers["Location"] == "/"
    assert cookies_of(out) == {"__Host-session": ("", 0), "__Host-signing-in": ("", 0)}
    assert past.priya.cookies == {}
    assert stolen.get("/my/").headers["Location"] == "/my/sign-in?next=%2Fmy%2F"
    (gone,) = changed(before, table(past.pool))
    assert gone.startswith(f"PERSON#{past.priya_id} SESSION#")
    assert past.otto.get("/my/").status_code == 200


def test_after_signing_out_the_old_code_does_not_sign_in_again(pool: Played) -> None:
    visitor = asked(pool)
    code = pool.code_for(ADDRESS)
    visitor.post("/my/sign-in/code", code=code)
    kept = Visitor(pool.gateway, dict(visitor.cookies))
    visitor.post("/my/sign-out")
    assert kept.post("/my/sign-in/code", code=code).status_code == 409


def test_only_the_hash_of_a_sessions_secret_and_of_a_browsers_token_is_in_the_table(
    pool: Played,
) -> None:
    visitor = asked(pool)
    token = visitor.cookies["__Host-signing-in"]
    code = pool.code_for(ADDRESS)
    visitor.post("/my/sign-in/code", code=code)
    secret = visitor.cookies["__Host-session"].partition(".")[2]
    everything = " ".join(key + item for key, item in table(pool).items())
    assert len(secret) == 64  # 256 bits in hexadecimal
    for hidden in (token, secret, code):
        assert hidden not in everything
    for shown in (token, secret):
        assert hashlib.sha256(shown.encode()).hexdigest() in everything


def test_a_garbage_cookie_is_nobody(past: Lived) -> None:
    before = table(past.pool)
    for cookie in ("x", "x.y", ".", "a.b.c", "#.#", "é.é", "x" * 5000, "P#a.b", past.priya_id):
        visitor = Visitor(past.pool.gateway)
        visitor.cookies = {"__Host-session": cookie, "__Host-signing-in": cookie}
        assert visitor.get("/my/").status_code == 303
        assert visitor.post("/my/sign-in/code", code="123456").status_code == 409
    assert table(past.pool) == before


def test_next_never_leads_off_the_personal_pages(past: Lived) -> None:
    for way_on in LEADS_AWAY:
        given = past.priya.send("/my/details", DETAILS | {"next": way_on})
        assert (given.status_code, given.headers["Location"]) == (303, "/my/"), way_on
        form = Page(past.pool.visitor().get(f"/my/sign-in?{urlencode({'next': way_on})}").text)
        assert form.forms[0].fields["next"] == "/my/", way_on
    visitor = past.pool.visitor()
    past.pool.clock.on(minutes=1)
    visitor.post("/my/sign-in", address="new@gov.example", next="//evil.example")
    signed_in = visitor.post("/my/sign-in/code", code=past.pool.code_for("new@gov.example"))
    assert signed_in.headers["Location"] == "/my/"


def test_next_leads_back_to_every_personal_page(past: Lived) -> None:
    for path in (
        "/my/", "/coordinate/", "/my/details?next=/my/", past.request, past.pairing,
        past.appointment, "/my/requests/new?mentor=mei-lin&scheme=open", "/my/write?sent=yes",
    ):  # fmt: skip
        to_sign_in = past.pool.visitor().get(path).headers["Location"]
        form = Page(past.pool.visitor().get(to_sign_in).text).forms[0]
        assert form.fields["next"] == path
        assert past.priya.get(to_sign_in).headers["Location"] == path
