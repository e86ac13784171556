"""Signing in and out, and a person's own details."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mentoring.actions.agreements import ask_another
from mentoring.actions.looking import AsMentee, as_mentee
from mentoring.actions.means import Means
from mentoring.actions.people_search import entries_changed
from mentoring.adapters import keys
from mentoring.adapters.changes import Remove
from mentoring.domain import details, sign_in
from mentoring.domain.people import Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import CodeOver, Session, SignInAttempt, fingerprint


@dataclass(frozen=True)
class Opening:
    """What the first read of every call finds: the programme, and who is signed in, if anybody."""

    programme: Programme
    person: Person | None
    session: Session | None = None


@dataclass(frozen=True)
class SignedIn:
    """A new session: the cookie's two parts, and where the person was going."""

    person_id: str
    secret: str
    way_on: str


def open_call(means: Means, person_id: str | None, secret: str | None) -> Opening:
    """Read the programme and, for a cookie, the session and its person: one round trip."""
    if not (person_id and secret):
        (programme,) = means.load(keys.programme())
        return Opening(programme or Programme("Mentoring"), None)
    programme, session, person = means.load(
        keys.programme(), keys.session(person_id, fingerprint(secret)), keys.person(person_id)
    )
    running = session is not None and session.is_running(means.now())
    return Opening(programme or Programme("Mentoring"), person if running else None, session)


def ask_for_code(
    means: Means, programme: Programme, address: str, way_on: str, kept: str = ""
) -> str:
    """Start an attempt and return the browser's token, whatever the address (R30).

    Raises Incomplete.
    """
    address = sign_in.require_address(address)
    token = means.new_secret()

    def attempt() -> str:
        (record,) = means.load(keys.address(address_hash(address)))
        asked = sign_in.ask_for_code(
            record or sign_in.record_for(address), address, token, means.new_code(), way_on,
            programme, means.now(), kept,
        )  # fmt: skip
        means.save((asked.attempt, asked.record), asked.letters)
        return token

    return means.settle(attempt)


def waiting_attempt(means: Means, token: str | None) -> SignInAttempt | None:
    """The attempt this browser started, while its code works."""
    if not token:
        return None
    (attempt,) = means.load(keys.sign_in(fingerprint(token)))
    return attempt if attempt and means.now() < attempt.expires_at else None


def enter_code(means: Means, token: str | None, code: str) -> SignedIn:
    """Sign in with a code in the browser that asked for it.

    Raises CodeOver, or Incomplete where the code is wrong; the try is counted all the same.
    """

    def attempt() -> SignedIn | None:
        known = waiting_attempt(means, token)
        if known is None or token is None:
            raise CodeOver
        tried, right = sign_in.try_code(known, token, code, means.now())
        if known.used and right:
            return _same_again(means, known, token)
        if not right:
            means.save((tried,))
            return None
        return _start_session(means, tried, token)

    signed_in = means.settle(attempt)
    if signed_in is None:
        raise Incomplete({"code": "Enter the six digits of the newest letter: those were others"})
    return signed_in


def sign_out(means: Means, session: Session | None) -> None:
    """End the session at once, for whoever holds its cookie."""
    if session:
        means.save((), more=[Remove(keys.session(session.person_id, session.secret_hash))])


def keep_form(means: Means, session: Session, kept: str) -> None:
    """Keep with the session a form that waits to be sent; none if empty. What ended stays ended."""

    def attempt() -> None:
        (there,) = means.load(keys.session(session.person_id, session.secret_hash))
        if there and there.kept != kept:
            means.save((replace(there, kept=kept),))

    means.settle(attempt)


def give_details(
    means: Means, programme: Programme, person: Person, form: Mapping[str, str]
) -> None:
    """Keep a person's details. Raises Incomplete naming every field that lacks something.

    Another line manager is asked what the one before was asked (R20), whose key is over.
    """

    def attempt() -> None:
        current, *enrolments = means.load(
            keys.person(person.id), *(keys.enrolment(person.id, one) for one in programme.schemes)
        )
        given = details.with_details(current, form, programme)
        if given == current:
            return
        another = given.line_manager != current.line_manager
        mine = as_mentee(means, given) if another else AsMentee()
        asked = ask_another(means, programme, given, mine)
        schemes = [one.scheme for one in enrolments if one]
        entries = entries_changed(current, given, schemes)
        means.save((given, *asked.values), asked.letters, more=entries)

    means.settle(attempt)


def _start_session(means: Means, attempt: SignInAttempt, token: str) -> SignedIn:
    (record,) = means.load(keys.address(address_hash(attempt.address)))
    record = record or sign_in.record_for(attempt.address)
    secret = sign_in.session_secret(token)
    person_id = record.person_id or means.new_id()
    session = Session(person_id, fingerprint(secret), means.now(), attempt.kept)
    newcomer: tuple[Any, ...] = ()
    if record.person_id is None:
        newcomer = (Person(person_id, attempt.address), replace(record, person_id=person_id))
    means.save((attempt, session, *newcomer))
    return SignedIn(person_id, secret, attempt.way_on)


def _same_again(means: Means, attempt: SignInAttempt, token: str) -> SignedIn:
    secret = sign_in.session_secret(token)
    (record,) = means.load(keys.address(address_hash(attempt.address)))
    person_id = record.person_id if record else ""
    (session,) = means.load(keys.session(person_id, fingerprint(secret)))
    if session is None:
        raise CodeOver
    return SignedIn(person_id, secret, attempt.way_on)
