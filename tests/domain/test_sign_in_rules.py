"""R30: who can sign in, with which codes, how often."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.domain import sign_in as rules
from mentoring.domain.letter import Kind
from mentoring.domain.people import address_hash, same_address
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import AddressRecord, CodeOver, Session, SignInAttempt
from tests.world import NOW, PROGRAMME

PRIYA = "priya@gov.example"
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def ask(
    record: AddressRecord | None = None, address: str = PRIYA, now: datetime = NOW, code: str = ""
) -> rules.CodeAsked:
    """Ask for a code."""
    known = record or rules.record_for(address)
    return rules.ask_for_code(known, address, "token", code or "123456", "/my/", PROGRAMME, now)


def after(letters: int, every: timedelta, now: datetime = NOW) -> AddressRecord:
    """Ask for so many codes, one after another; the newest at `now`."""
    record = rules.record_for(PRIYA)
    for back in reversed(range(letters)):
        record = ask(record, now=now - back * every).record
    return record


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("priya@gov.example", True),
        ("priya@health.gov.example", True),
        ("priya@a.b.gov.example", True),
        ("PRIYA@Gov.Example", True),
        ("priya@police.example", True),
        ("priya@notgov.example", False),
        ("priya@gov.example.evil.test", False),
        ("priya@example", False),
        ("priya@evil.test", False),
        ("priya@gov.example@evil.test", False),
        ("", False),
    ],
)
def test_r30_allowed_domains_and_what_lies_below_them(address: str, *, allowed: bool) -> None:
    assert PROGRAMME.may_sign_in(same_address(address)) is allowed


def test_r30_a_letter_goes_to_an_allowed_address_only() -> None:
    (letter,) = ask().letters
    assert (letter.kind, letter.address, letter.facts) == (
        Kind.SIGN_IN_CODE,
        PRIYA,
        {"code": "123456"},
    )
    assert ask(address="priya@evil.test").letters == ()


@pytest.mark.parametrize("address", [PRIYA, "priya@evil.test"])
def test_r30_known_or_not_the_attempt_looks_the_same_and_keeps_no_code(address: str) -> None:
    attempt = ask(address=address).attempt
    assert "123456" not in str(attempt)
    assert attempt.token_hash == hashlib.sha256(b"token").hexdigest()
    assert (attempt.tries, attempt.used, attempt.way_on) == (0, False, "/my/")
    wrong, right = rules.try_code(attempt, "token", "654321", NOW)
    assert (wrong.tries, right) == (1, False)


def test_r30_no_code_works_for_an_address_that_may_not_sign_in() -> None:
    attempt = ask(address="priya@evil.test").attempt
    assert rules.try_code(attempt, "token", "123456", NOW)[1] is False


def test_r30_no_code_works_beyond_the_limit_of_letters() -> None:
    over = ask(after(3, MINUTE))
    assert over.letters == ()
    assert rules.try_code(over.attempt, "token", "123456", NOW)[1] is False


def test_r30_the_code_works_in_the_browser_that_asked_for_it_only() -> None:
    attempt = ask().attempt
    assert rules.try_code(attempt, "token", "123456", NOW)[1] is True
    assert rules.try_code(attempt, "another", "123456", NOW)[1] is False


def test_r30_a_code_works_for_ten_minutes_to_the_second() -> None:
    attempt = ask().attempt
    last = NOW + timedelta(minutes=10) - SECOND
    assert rules.try_code(attempt, "token", "123456", last)[1] is True
    with pytest.raises(CodeOver):
        rules.try_code(attempt, "token", "123456", NOW + timedelta(minutes=10))


def test_r30_five_wrong_tries_use_up_a_code_even_for_the_right_one() -> None:
    attempt = ask().attempt
    for count in range(5):
        attempt, right = rules.try_code(attempt, "token", "654321", NOW)
        assert (right, attempt.tries) == (False, count + 1)
    with pytest.raises(CodeOver):
        rules.try_code(attempt, "token", "123456", NOW)


def test_r30_the_right_code_works_at_the_fifth_try() -> None:
    attempt = ask().attempt
    for _ in range(4):
        attempt, _ = rules.try_code(attempt, "token", "654321", NOW)
    tried, right = rules.try_code(attempt, "token", "123456", NOW)
    assert (right, tried.used, tried.tries) == (True, True, 4)


def test_r30_three_letters_in_fifteen_minutes() -> None:
    record = after(3, MINUTE)
    assert ask(record).letters == ()
    assert ask(record, now=NOW + timedelta(minutes=13) - SECOND).letters == ()
    assert len(ask(record, now=NOW + timedelta(minutes=13)).letters) == 1


def test_r30_ten_letters_a_day() -> None:
    every = timedelta(minutes=20)
    assert len(ask(after(9, every), now=NOW + every).letters) == 1
    record = after(10, every)
    assert ask(record, now=NOW + every).letters == ()
    a_day_after_the_first = NOW - 9 * every + timedelta(days=1)
    assert ask(record, now=a_day_after_the_first - SECOND).letters == ()
    assert len(ask(record, now=a_day_after_the_first).letters) == 1


def test_r30_refused_letters_do_not_prolong_the_wait() -> None:
    record = after(3, MINUTE)
    for _ in range(20):
        record = ask(record, now=NOW + timedelta(minutes=12)).record
    assert len(ask(record, now=NOW + timedelta(minutes=13)).letters) == 1


@given(st.lists(st.integers(0, 3000), max_size=40))
def test_r30_however_often_somebody_asks_the_limits_hold(minutes: list[int]) -> None:
    record, sent = rules.record_for(PRIYA), list[datetime]()
    for minute in sorted(minutes):
        now = NOW + minute * MINUTE
        asked = ask(record, now=now)
        record = asked.record
        sent += [now] * len(asked.letters)
    for one in sent:
        assert sum(one <= other < one + timedelta(minutes=15) for other in sent) <= 3
        assert sum(one <= other < one + timedelta(days=1) for other in sent) <= 10
    assert len(record.letters) <= 10


def test_r30_an_address_is_kept_only_as_a_fingerprint_in_its_record() -> None:
    asked = ask(address=" Priya@GOV.example ")
    assert asked.record.hash == address_hash(PRIYA) == hashlib.sha256(PRIYA.encode()).hexdigest()
    assert "priya" not in str(asked.record)


def test_a_session_lasts_twelve_hours_and_its_secret_is_kept_only_as_a_fingerprint() -> None:
    secret = rules.session_secret("token")
    session = Session("priya", rules.fingerprint(secret), NOW)
    assert session.is_running(NOW + timedelta(hours=12) - SECOND)
    assert not session.is_running(NOW + timedelta(hours=12))
    assert secret not in str(session)
    assert len(bytes.fromhex(secret)) * 8 == 256


def test_a_sessions_secret_cannot_be_told_from_what_the_table_keeps() -> None:
    kept = replace(ask().attempt)
    assert rules.session_secret("token") not in {kept.token_hash, kept.code_mac}
    assert rules.session_secret("token") == rules.session_secret("token")
    assert rules.session_secret("token") != rules.session_secret("other")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "priya",
        "priya@",
        "@gov.example",
        "priya@gov",
        "priya@gov..example",
        "priya@.gov.example",
        "priya@gov.example.",
        "pri ya@gov.example",
        "priya@gov.example, ben@gov.example",
        "priya@gov.example\r\nBcc: ben@gov.example",
        "Priya <priya@gov.example>",
        "priya@evil.test@gov.example",
        "pri..ya@gov.example",
        ".priya@gov.example",
        "priya.@gov.example",
        '"priya"@gov.example',
        "priyá@gov.example",
        "straße@gov.example",
        "priya@gov.éxample",
        "\u202epriya@gov.example",
        "p" * 250 + "@gov.example",
    ],
)
def test_r30_what_mail_cannot_carry_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Incomplete) as refused:
        rules.require_address(typed)
    assert "name@organisation.example" in refused.value.errors["address"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Priya@Gov.Example\n", "priya@gov.example"),
        (
            "siân".replace("â", "a") + ".o'neill+work@a-b.gov.example",
            "sian.o'neill+work@a-b.gov.example",
        ),
        ("first_last-99@police.example", "first_last-99@police.example"),
    ],
)
def test_an_address_is_read_in_one_way(typed: str, address: str) -> None:
    assert rules.require_address(typed) == address


def test_an_attempt_knows_when_it_ends() -> None:
    attempt = SignInAttempt("hash", PRIYA, "mac", NOW)
    assert attempt.expires_at == NOW + timedelta(minutes=10)
