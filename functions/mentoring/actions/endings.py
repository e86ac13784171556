"""A pairing's length: told a month ahead, completed, extended, looked back on (R13, R22)."""

from mentoring.actions import pairing_parts, waiting_lists
from mentoring.actions.happenings import happened
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import counting, ending, extension, feedback, quiet
from mentoring.domain.concern import ConcernKind
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing, role_in
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import NotFound
from mentoring.domain.turns import Leaving


def look_after(means: Means, programme: Programme, due: Pairing) -> None:
    """Do what the clock does to a pairing: tell, nudge, complete (R13, R18). Safe to repeat."""

    def attempt() -> tuple[Leaving, ...]:
        today = programme.day_of(means.now())
        pairing, parts, (concern,) = pairing_parts.load(
            means, programme, due.id,
            keys.concern(due.id.scheme, ConcernKind.QUIET, str(due.id)),
        )  # fmt: skip
        if pairing.due_on is None or pairing.due_on > today:
            return ()
        if pairing.completes_on <= today:
            done = ending.complete(pairing, parts, programme, means.now())
            return pairing_parts.save(means, programme, done)
        told, letters = ending.tell(pairing, programme, today)
        nudged = quiet.nudge(told, concern, programme, means.now()) or quiet.Nudged(told)
        raised = (nudged.concern,) if nudged.concern else ()
        means.save((nudged.pairing, *raised), (*letters, *nudged.letters))
        return ()

    waiting_lists.follow(means, programme, means.settle(attempt))


def extend(
    means: Means, programme: Programme, pairing_id: RequestId, person: Person, answer: str
) -> None:
    """R22: wish to run on, agree to the other's wish, or leave the end. Raises Refusal."""

    def attempt() -> None:
        pairing, mentor = means.load(keys.pairing(pairing_id), keys.mentor(pairing_id.mentor_id))
        if pairing is None:
            raise NotFound
        by = role_in(pairing, person.id)
        decided = extension.answer(pairing, mentor, programme, by, answer, means.now())
        if decided.pairing != pairing:
            changed = (decided.mentor,) if decided.mentor else ()
            means.save((decided.pairing, *changed), decided.letters)

    means.settle(attempt)


def give_feedback(
    means: Means, pairing_id: RequestId, person: Person, form: dict[str, str]
) -> None:
    """R13: keep how somebody found a pairing that has ended. Raises Refusal."""

    def attempt() -> None:
        pairing, before, programme = means.load(
            keys.pairing(pairing_id), keys.feedback(person.id, pairing_id), keys.programme()
        )
        if pairing is None:
            raise NotFound
        given = feedback.give(pairing, role_in(pairing, person.id), before, form, means.now())
        if before is None or _said(before) != _said(given.feedback):
            counts = counting.looked_back(before.useful if before else None, given.feedback.useful)
            told = happened(means, programme, pairing_id.scheme, pairing.ended_at, counts)
            means.save((given.feedback, *((given.notice,) if given.notice else ()), *told))

    means.settle(attempt)


def _said(one: feedback.Feedback) -> tuple[int, str, str, bool]:
    return one.useful, one.helped, one.missed, one.is_shared
