"""A session from its cookie to its end, and where somebody goes after signing in (R30)."""

import hashlib
from urllib.parse import urlencode

from tests.functions.lived import Lived, changed, table
from tests.functions.markup import Page
from tests.functions.signing_in import ADDRESS, asked, code_over, cookies_of
from tests.played import Played, Visitor
from tests.world import DETAILS

LEADS_AWAY = [
    "//evil.example", "/\\evil.example", "https://evil.example/my/", "https:evil.example",
    "javascript:alert(1)", "/my/../../evil", "/my/../..", "/my/..//evil.example", "/my/%2e%2e/",
    "/my//evil.example", "/my/\\evil", "/my/\r\nSet-Cookie: a=b", "/my/\x00", "/my/\u202e",
    "/elsewhere/", "/mystery/", "my/", "", " /my/details", "/my/ /x", "/my/é",
]  # fmt: skip


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
    code_over(kept.post("/my/sign-in/code", code=code))


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
        code_over(visitor.post("/my/sign-in/code", code="123456"))
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
