"""A request as its two sides see it, and the mentor's answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentoring.actions import waiting_lists
from mentoring.actions.happenings import happened
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Remove
from mentoring.domain import acceptance, counting, question, request, room, waiting_list
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.expectations_draft import draft
from mentoring.domain.fact import Fact
from mentoring.domain.identity import RequestId
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor
from mentoring.domain.programme import Programme
from mentoring.domain.question import Turned
from mentoring.domain.refusals import Incomplete, NotFound
from mentoring.domain.request import Ended
from mentoring.domain.sign_in import fingerprint
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import waiting
from mentoring.domain.waiting_list import Lists


@dataclass(frozen=True)
class Reader:
    """Who reads or answers a request: a signed-in person, the holder of a letter's key, or both."""

    person_id: str | None = None
    key: str | None = None

    @property
    def fingerprint(self) -> str | None:
        """What the table knows of the key."""
        return fingerprint(self.key) if self.key else None


@dataclass(frozen=True)
class Situation:
    """A request with what its page shows beside it."""

    request: Request
    enrolment: Enrolment
    mentor: Mentor
    role: Role
    lists: Lists

    def held(self, today: date) -> int:
        """How many of the mentor's free places are held for others than this mentee."""
        return room.held(self.mentor, today, but_for=self.request.id.person_id)


def look(means: Means, request_id: RequestId, reader: Reader) -> Situation:
    """The request as one of its two sides may see it. Raises NotFound for everybody else."""
    enrolment, ended, mentor, lists = means.load(
        keys.enrolment(request_id.person_id, request_id.scheme),
        keys.request(request_id),
        keys.mentor(request_id.mentor_id),
        keys.lists(request_id.person_id),
    )
    found = (enrolment and enrolment.request(request_id)) or ended
    if found is None or mentor is None:
        raise NotFound
    role = request.role_in(found, reader.person_id, reader.fingerprint)
    return Situation(found, enrolment, mentor, role, lists or Lists(request_id.person_id))


def look_as(means: Means, request_id: RequestId, reader: Reader, role: Role) -> Situation:
    """As `look`, for one side only. Raises NotFound."""
    seen = look(means, request_id, reader)
    if seen.role is not role:
        raise NotFound
    return seen


def answer(
    means: Means,
    programme: Programme,
    request_id: RequestId,
    reader: Reader,
    form: Mapping[str, str],
) -> None:
    """The mentor's answer, as the form holds it. Raises Refusal, Incomplete without a choice."""
    match form.get("answer"):
        case "yes":
            confirmed = "outside_line" in form
            accept(means, programme, request_id, reader, outside_line=confirmed)
        case "no":
            reason, note = form.get("reason", ""), form.get("note", "")
            decline(means, programme, request_id, reader, reason, note)
        case "question":
            put_question(means, programme, request_id, reader, form.get("question", ""))
        case _:
            raise Incomplete({"answer": "Choose yes, no, or a question first"})


def accept(
    means: Means, programme: Programme, request_id: RequestId, reader: Reader, *, outside_line: bool
) -> Pairing | None:
    """The mentor says yes (R10).

    Saying it again changes nothing and returns None. Raises Refusal.
    """

    def attempt() -> Pairing | None:
        seen = look_as(means, request_id, reader, Role.MENTOR)
        if seen.request.state is RequestState.ACCEPTED:
            return None
        accepted = acceptance.accept(
            seen.request,
            seen.enrolment,
            seen.mentor,
            programme,
            means.now(),
            outside_line=outside_line,
        )
        ended = (accepted.request, *accepted.released)
        lists, leaving = waiting_list.paired(seen.lists, request_id.mentor_id, request_id.scheme)
        changed = (lists, *leaving) if lists != seen.lists else ()
        scheme = programme.schemes.get(request_id.scheme)
        plan = scheme.sessions if scheme else None
        texts = draft(accepted.pairing, seen.mentor.published, plan, means.now())
        counts = (counting.STARTED, *map(counting.ended, ended))
        told = happened(means, programme, request_id.scheme, None, *counts)
        means.save(
            (accepted.enrolment, accepted.mentor, accepted.pairing, texts, *ended, *changed, *told),
            accepted.letters,
            [_no_longer_waiting(one) for one in ended],
        )
        lists_to_follow.extend(leaving)
        return accepted.pairing

    lists_to_follow: list[Leaving] = []
    pairing = means.settle(attempt)
    waiting_lists.follow(means, programme, lists_to_follow)
    return pairing


def decline(
    means: Means,
    programme: Programme,
    request_id: RequestId,
    reader: Reader,
    reason: str,
    note: str,
) -> None:
    """The mentor says no (R9). Saying it again changes nothing. Raises Refusal."""

    def attempt() -> tuple[Leaving, ...]:
        seen = look_as(means, request_id, reader, Role.MENTOR)
        if seen.request.state is RequestState.DECLINED:
            return ()
        declined = request.decline(
            seen.request, seen.enrolment, seen.mentor, reason, note, means.now()
        )
        return end(means, programme, declined, seen.mentor)

    waiting_lists.follow(means, programme, means.settle(attempt))


def put_question(
    means: Means, programme: Programme, request_id: RequestId, reader: Reader, text: str
) -> None:
    """The mentor asks back (R9). The same question again changes nothing. Raises Refusal."""

    def attempt() -> None:
        seen = look_as(means, request_id, reader, Role.MENTOR)
        if not question.is_put_again(seen.request, text):
            put = question.put(
                seen.request, seen.enrolment, seen.mentor, programme, text, means.now()
            )
            heard = counting.heard(seen.request, means.now())
            told = happened(means, programme, request_id.scheme, None, heard)
            turn(means, put, seen.mentor, *told)

    means.settle(attempt)


def turn(means: Means, turned: Turned, mentor: Mentor, *told: Fact) -> None:
    """Keep a request that waits for its other side now, and how the mentor's page lists it."""
    asked = turned.request.id
    (there,) = means.load(keys.waiting(asked.mentor_id, asked.person_id))
    listed = replace(waiting(turned.request), version=there.version if there else 0)
    changed = (turned.mentor,) if turned.mentor != mentor else ()
    means.save((turned.enrolment, listed, *changed, *told), turned.letters)


def end(means: Means, programme: Programme, ended: Ended, mentor: Mentor) -> tuple[Leaving, ...]:
    """Keep a request that has ended without a pairing, with its letters, in one write.

    A place that was held for it goes on to the next on the list (R7); returns who has to follow.
    """
    gone = _no_longer_waiting(ended.request)
    person_id, after = ended.request.id.person_id, ended.mentor or mentor
    settled = waiting_list.left(after, person_id, programme, means.now())
    changed = (settled.mentor,) if settled.mentor != mentor else ()
    told = happened(means, programme, ended.request.id.scheme, None, counting.ended(ended.request))
    means.save(
        (ended.enrolment, ended.request, *changed, *settled.leaving, *told),
        (*ended.letters, *settled.letters),
        [gone],
    )
    return settled.leaving


def _no_longer_waiting(request_: Request) -> Remove:
    return Remove(keys.waiting(request_.id.mentor_id, request_.id.person_id))
