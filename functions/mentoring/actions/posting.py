"""Sending letters from the outbox, at least once each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from mentoring.actions.means import Means
from mentoring.actions.suggestions import suggest
from mentoring.adapters import index, keys
from mentoring.domain import undelivered
from mentoring.domain.concern import raised
from mentoring.domain.letter import Kind, Letter, Outgoing, OutgoingState, Post, Undeliverable
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.suggestion import Suggestion

LEFT_OVER_AFTER = timedelta(minutes=15)
"""How old a letter is before the sweep takes it for forgotten by the stream."""
SWEPT_DAYS = 4
WITH_SUGGESTIONS = {Kind.DECLINED, Kind.CLOSED, Kind.NO_REPLY, Kind.LIST_CLOSED, Kind.PLACE_GONE}


Sender = Callable[[Post], None]
"""Sends one letter. Raises Undeliverable where trying again is of no use."""


class NotSent(Exception):
    """Letters are left over that the next sweep tries again; the message names them."""


def send(means: Means, sender: Sender, letter_id: str) -> str:
    """Send a letter unless it was sent; return its state for the log.

    Repeats are rare, none is lost.
    """
    outgoing, programme = means.load(keys.outgoing(letter_id), keys.programme())
    if outgoing is None or outgoing.state is not OutgoingState.WRITTEN:
        return "nothing to do"
    post = _complete(means, outgoing, programme or Programme("Mentoring"))
    if post is None:
        return _nobody_there(means, outgoing)
    state = _sent(sender, post)
    gone = Letter(outgoing.letter.kind, to=outgoing.letter.to)
    done = replace(outgoing, letter=gone, state=state, tries=outgoing.tries + 1)
    if state is OutgoingState.UNDELIVERABLE:
        _save_undelivered(means, done, outgoing, post.programme)
    else:
        means.save((done,))
    return state.value


def sweep(means: Means, sender: Sender) -> int:
    """Send what the stream has left over; return how many letters that were.

    One letter's trouble holds up no other: raises NotSent at the end.
    """
    now = means.now()
    left = [
        one
        for back in range(SWEPT_DAYS)
        for one in means.store.due(index.unsent_from(f"{now - timedelta(days=back):%Y-%m-%d}"))
        if now - one.written_at > LEFT_OVER_AFTER
    ]
    failed = [one.id for one in left if not _could_send(means, sender, one.id)]
    if failed:
        raise NotSent(f"Letters that could not be sent: {', '.join(failed)}")
    return len(left)


def _could_send(means: Means, sender: Sender, letter_id: str) -> bool:
    try:
        send(means, sender, letter_id)
    except Exception:  # noqa: BLE001 - whatever it is, it is told at the end, without the letter
        return False
    return True


def _complete(means: Means, outgoing: Outgoing, programme: Programme) -> Post | None:
    """The letter with all that its text needs; None where its reader was erased meanwhile."""
    letter = outgoing.letter
    wanted = [keys.person(one) for one in (letter.to, letter.about) if one]
    persons = {one.id: one for one in means.load(*wanted) if one} if wanted else {}
    reader = persons.get(letter.to)
    if letter.to and reader is None:
        return None
    suggested: Sequence[Suggestion] | None = ()
    if letter.kind in WITH_SUGGESTIONS:
        scheme, mentor = letter.facts["scheme"], letter.facts["mentor"]
        suggested = suggest(means, programme, letter.to, scheme, mentor)
    return Post(
        outgoing.id,
        letter,
        reader.address if reader else letter.address,
        outgoing.written_at,
        programme,
        persons.get(letter.about) or (Person(letter.about, "") if letter.about else None),
        suggested,
    )


def _nobody_there(means: Means, outgoing: Outgoing) -> str:
    """Drop a letter whose reader was erased since it was written (R31): it troubles nobody."""
    gone = Letter(outgoing.letter.kind)
    means.save((replace(outgoing, letter=gone, state=OutgoingState.SENT),))
    return "nobody there"


def _sent(sender: Sender, post: Post) -> OutgoingState:
    if not post.address:
        return OutgoingState.UNDELIVERABLE
    try:
        sender(post)
    except Undeliverable:
        return OutgoingState.UNDELIVERABLE
    return OutgoingState.SENT


def _save_undelivered(
    means: Means, done: Outgoing, outgoing: Outgoing, programme: Programme
) -> None:
    """Keep that it could not be delivered, and bring it before the coordinators, in one write.

    Whoever was quicker with this letter has told them.
    """

    def attempt() -> None:
        (current,) = means.load(keys.outgoing(done.id))
        if current.version != done.version:
            return
        now, reader = means.now(), _name_of_reader(means, outgoing.letter)
        notice = undelivered.notice_of(outgoing, now)
        concern = undelivered.concern_of(outgoing, reader, now)
        values: list[Any] = [one for one in (done, notice) if one]
        letters: Sequence[Letter] = ()
        if concern:
            (before,) = means.load(keys.key_of(concern))
            after = raised(before, concern)
            if after != before:
                values.append(after)
                letters = undelivered.letters_about(outgoing, reader, programme)
        means.save(values, letters)

    means.settle(attempt)


def _name_of_reader(means: Means, letter: Letter) -> str:
    """What coordinators call whoever the letter was for: no address (R34)."""
    (person,) = means.load(keys.person(letter.to)) if letter.to else (None,)
    if person and person.name:
        return str(person.name)
    if person and person.mentor_id:
        (mentor,) = means.load(keys.mentor(person.mentor_id))
        return mentor.name if mentor else "a mentor"
    return "somebody who has given no name"
