"""Signing in with a six-digit code: who gets one, how often, for how long (R30)."""

import hashlib
import hmac
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import address_hash, same_address
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal, WayOn

CODE_LIFETIME = timedelta(minutes=10)
MOST_TRIES = 5
LETTER_WINDOW, LETTERS_IN_WINDOW = timedelta(minutes=15), 3
LETTER_DAY, LETTERS_IN_DAY = timedelta(days=1), 10
SESSION_LIFETIME = timedelta(hours=12)
ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\w-]+(\.[\w-]+)+", re.ASCII
)
"""What mail can carry without quoting (RFC 5322's dot-atom): anything else can't be written to."""
NO_CODE = ""
"""Stands where a code's fingerprint would, and no code has it."""
LONGEST_ADDRESS = 254
"""Characters of an e-mail address at most (RFC 5321)."""


@dataclass(frozen=True)
class AddressRecord:
    """What is known of an e-mail address, under its fingerprint: whose it is, and its letters.

    `letters` are the times (UTC) at which codes were sent to it in the last day. `moved_to` is the
    person who had it and has another address now (R19); whoever signs in with it is somebody else.
    """

    hash: str
    person_id: str | None = None
    letters: tuple[datetime, ...] = ()
    moved_to: str | None = None
    version: int = 0


@dataclass(frozen=True)
class SignInAttempt:
    """A browser that asked for a code. Only that browser knows the token behind `token_hash`.

    The code itself is not kept: `code_mac` can only be checked with the browser's token. `kept` is
    a form that was sent when nobody was signed in any more, to be filled in again afterwards.
    """

    token_hash: str
    address: str
    code_mac: str
    started_at: datetime
    way_on: str = ""
    kept: str = ""
    tries: int = 0
    used: bool = False
    version: int = 0

    @property
    def expires_at(self) -> datetime:
        """When the code stops working (UTC)."""
        return self.started_at + CODE_LIFETIME


@dataclass(frozen=True)
class Session:
    """A signed-in browser: `secret_hash` is the fingerprint of the 256-bit secret in its cookie.

    `kept` is a form that waits to be sent. Its version keeps a session that was ended from coming
    back with it.
    """

    person_id: str
    secret_hash: str
    started_at: datetime
    kept: str = ""
    version: int = 0

    @property
    def expires_at(self) -> datetime:
        """When the session ends by itself (UTC)."""
        return self.started_at + SESSION_LIFETIME

    def is_running(self, now: datetime) -> bool:
        """The session can still be used."""
        return now < self.expires_at


@dataclass(frozen=True)
class CodeAsked:
    """An attempt to keep; its letter is missing where none may be sent, and nobody is told."""

    attempt: SignInAttempt
    record: AddressRecord
    letters: tuple[Letter, ...]


class CodeOver(Refusal):
    """The code is too old, was used, or was tried too often."""

    code = "code_over"
    sentence = "That code does not work any more. Ask for a new one."
    ways_on = (WayOn.SIGN_IN,)


def ask_for_code(
    record: AddressRecord,
    address: str,
    token: str,
    code: str,
    way_on: str,
    programme: Programme,
    now: datetime,
    kept: str = "",
) -> CodeAsked:
    """Start an attempt; write a letter only to an allowed address within its limits (R30).

    An attempt without a letter looks the same and no code works for it: otherwise whoever starts
    many of them could guess one that nobody was sent.
    """
    attempt = SignInAttempt(
        fingerprint(token), same_address(address), code_mac(token, code), now, way_on, kept
    )
    told = with_letter(record, now) if programme.may_sign_in(attempt.address) else None
    if told is None:
        recent = _recent(record, now)
        return CodeAsked(replace(attempt, code_mac=NO_CODE), replace(record, letters=recent), ())
    letter = Letter(Kind.SIGN_IN_CODE, address=attempt.address, facts={"code": code})
    return CodeAsked(attempt, told, (letter,))


def with_letter(record: AddressRecord, now: datetime) -> AddressRecord | None:
    """The address with one more code sent to it; None where it has had as many as it gets."""
    recent = _recent(record, now)
    in_window = sum(now - sent < LETTER_WINDOW for sent in recent)
    if in_window >= LETTERS_IN_WINDOW or len(recent) >= LETTERS_IN_DAY:
        return None
    return replace(record, letters=(*recent, now))


def try_code(
    attempt: SignInAttempt, token: str, code: str, now: datetime
) -> tuple[SignInAttempt, bool]:
    """Check a code; return the attempt with the try counted, and whether it was right.

    A used attempt answers its own code again, so that pressing the button twice signs in once.
    Raises CodeOver where the code is too old or was tried too often.
    """
    if now >= attempt.expires_at or attempt.tries >= MOST_TRIES:
        raise CodeOver
    right = hmac.compare_digest(code_mac(token, code), attempt.code_mac)
    return replace(attempt, tries=attempt.tries + (not right), used=attempt.used or right), right


def require_address(text: str) -> str:
    """Return an e-mail address as typed, fit to send to. Raises Incomplete saying what to enter."""
    if len(text) > LONGEST_ADDRESS or not ADDRESS.fullmatch(text.strip()):
        raise Incomplete(
            {"address": "Enter your work e-mail address, like name@organisation.example"}
        )
    return same_address(text)


def fingerprint(token: str) -> str:
    """Stands for a secret in the table (SHA-256, hexadecimal); the secret has 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_mac(token: str, code: str) -> str:
    """Binds a six-digit code to one browser's token, so that the table alone can't reveal it."""
    return hmac.new(token.encode(), code.encode(), "sha256").hexdigest()


def session_secret(token: str) -> str:
    """The session's secret: 256 bits derived from the browser's token, the same on a repeat."""
    return hmac.new(token.encode(), b"session", "sha256").hexdigest()


def record_for(address: str) -> AddressRecord:
    """The record of an address that nothing is known about."""
    return AddressRecord(address_hash(address))


def _recent(record: AddressRecord, now: datetime) -> tuple[datetime, ...]:
    return tuple(sent for sent in record.letters if now - sent < LETTER_DAY)
