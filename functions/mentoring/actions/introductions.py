"""Introducing mentors to a mentee, and what the mentee sees and picks (R12)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mentoring.actions import asking
from mentoring.actions.means import Means
from mentoring.actions.people_search import entries_changed
from mentoring.adapters import keys
from mentoring.domain import eligibility, introducing, introduction, sign_in
from mentoring.domain.act import require_coordinates
from mentoring.domain.asking_form import Form
from mentoring.domain.biography.published import WrittenBiography
from mentoring.domain.chemistry import call_minutes
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.identity import IntroductionId, RequestId, is_id, whole_number
from mentoring.domain.introduction import Introduction
from mentoring.domain.people import Mentor, Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, NotFound, Refusal
from mentoring.domain.request import require_aims
from mentoring.domain.scheme import Scheme
from mentoring.domain.waiting import ListedMentor


@dataclass(frozen=True)
class Choice:
    """A mentor of an introduction: the biography, and why they can't be asked, if they can't.

    `ended` is the request to them that came to nothing; `call_minutes` as in
    `ask_options.Option`.
    """

    mentor: Mentor
    written: WrittenBiography | None
    refusal: Refusal | None = None
    ended: Request | None = None
    call_minutes: int = 0

    @property
    def is_open(self) -> bool:
        """They can be picked now."""
        return self.refusal is None and self.ended is None


@dataclass(frozen=True)
class Seen:
    """An introduction as its mentee sees it; without choices where it is over.

    `asked` is the open request that came of it; `number` is the one that the form's request has.
    """

    introduction: Introduction
    enrolment: Enrolment
    scheme: Scheme
    choices: tuple[Choice, ...] = ()
    asked: Request | None = None
    number: int = 0


def mentors_of(means: Means, person: Person, scheme: str) -> list[ListedMentor]:
    """Whom a coordinator of the scheme may introduce, by name. Raises NotFound for others."""
    require_coordinates(person, scheme)
    found: list[ListedMentor] = means.store.partition(f"SCHEME#{scheme}", "MENTOR#")
    return sorted(found, key=lambda one: one.name)


def read(means: Means, person: Person, mentor_id: str) -> tuple[Mentor, WrittenBiography | None]:
    """A mentor and their biography, for coordinators of a scheme of theirs. Raises NotFound."""
    mentor, written = means.load(keys.mentor(mentor_id), keys.biography(mentor_id))
    if mentor is None or not set(mentor.published.schemes) & set(person.coordinates):
        raise NotFound
    return mentor, written


def introduce(
    means: Means, programme: Programme, by: Person, scheme: str, form: Mapping[str, str]
) -> IntroductionId:
    """Introduce mentors to whoever has the address; the form's own name makes it happen once.

    Raises NotFound for who does not coordinate the scheme, Incomplete naming all that is missing.
    """
    require_coordinates(by, scheme)
    chosen = introducing.chosen_in(form)
    if not is_id(form.get("form", "")) or not all(map(is_id, chosen.values())):
        raise NotFound
    address = introducing.require_complete(form, programme)

    def attempt() -> IntroductionId:
        mentee, newcomer = _mentee(means, address)
        same_form = IntroductionId(mentee.id, scheme, form["form"])
        there, found, *mentors = means.load(
            keys.introduction(same_form),
            keys.enrolment(mentee.id, scheme),
            *map(keys.mentor, chosen.values()),
        )
        if there:
            return same_form
        named = {
            field: one
            for field, one in zip(chosen, mentors, strict=True)
            if one and scheme in one.published.schemes
        }
        if len(named) < len(chosen):
            raise NotFound
        enrolment = found or Enrolment(mentee.id, scheme, programme.day_of(means.now()))
        made = introducing.introduce(
            by, mentee, named, enrolment, programme, form.get("why", ""), form["form"], means.now()
        )
        listed = (made.placed.rostered, made.placed.act) if made.placed else ()
        means.save(
            (*newcomer, made.enrolment, made.introduction, made.notice, *listed),
            made.letters,
            () if found else entries_changed(None, mentee, (scheme,)),
        )
        return same_form

    return means.settle(attempt)


def look(means: Means, programme: Programme, person: Person, wanted: IntroductionId) -> Seen:
    """An introduction for its mentee. Raises NotFound for everybody else.

    Biographies are read while it is the newest and no pairing has come of it.
    """
    found, enrolment, ended = _load(means, person, wanted)
    scheme = programme.schemes.get(wanted.scheme)
    if scheme is None:
        raise NotFound
    asked = next((one for one in enrolment.open.values() if one.introduction == str(wanted)), None)
    seen = Seen(found, enrolment, scheme, asked=asked, number=enrolment.asked + 1)
    if not introduction.is_current(found, enrolment):
        return seen
    ids = [one.id for one in found.mentors]
    loaded = means.load(*map(keys.mentor, ids), *map(keys.biography, ids))
    pairs = zip(loaded[: len(ids)], loaded[len(ids) :], strict=True)
    refused = introduction.refused_by(found, ended)
    choices = (
        _choice(means, programme, person, seen, mentor, written, refused.get(mentor.id))
        for mentor, written in pairs
        if mentor and not mentor.withdrawn and wanted.scheme in mentor.published.schemes
    )
    return replace(seen, choices=tuple(choices))


def pick(
    means: Means,
    programme: Programme,
    person: Person,
    wanted: IntroductionId,
    form: Mapping[str, str],
) -> RequestId:
    """Ask one of those introduced, as everybody asks. Raises Refusal, Incomplete."""
    found, enrolment, ended = _load(means, person, wanted)
    mentor_id, number = form.get("mentor", ""), whole_number(form.get("number", "")) or 0
    same_form = RequestId(person.id, wanted.scheme, mentor_id, number)
    if any(one.id == same_form for one in ended):
        return same_form
    errors: dict[str, str] = {}
    for check in (
        lambda: introduction.require_choice(found, enrolment, mentor_id, ended),
        lambda: require_aims(form.get("aims", "")),
    ):
        try:
            check()
        except Incomplete as missing:
            errors |= missing.errors
    if errors:
        raise Incomplete(errors)
    as_asked = Form(number, wants_call=form.get("call") == "yes")
    return asking.ask(
        means, programme, person, mentor_id, wanted.scheme, as_asked, form.get("aims", "")
    )


def _load(
    means: Means, person: Person, wanted: IntroductionId
) -> tuple[Introduction, Enrolment, list[Request]]:
    """The introduction, the enrolment that opens it, and its mentee's ended requests there."""
    if person.id != wanted.person_id:
        raise NotFound
    found, enrolment = means.load(
        keys.introduction(wanted), keys.enrolment(wanted.person_id, wanted.scheme)
    )
    if found is None or enrolment is None:
        raise NotFound
    beginning = f"REQUEST#{wanted.person_id}.{wanted.scheme}."
    return found, enrolment, means.store.partition(f"PERSON#{wanted.person_id}", beginning)


def _choice(
    means: Means,
    programme: Programme,
    person: Person,
    seen: Seen,
    mentor: Mentor,
    written: WrittenBiography | None,
    ended: Request | None,
) -> Choice:
    today = programme.day_of(means.now())
    refusal = None
    if person.has_details and not seen.asked:
        refusal = eligibility.refusal_of(person, mentor, seen.enrolment, programme, today)
    minutes = call_minutes(mentor.published.offers, seen.scheme)
    return Choice(mentor, written, refusal, ended, minutes)


def _mentee(means: Means, address: str) -> tuple[Person, tuple[Any, ...]]:
    """Whoever has the address, and what is to be written where nobody has it yet."""
    (record,) = means.load(keys.address(address_hash(address)))
    record = record or sign_in.record_for(address)
    if record.person_id:
        (person,) = means.load(keys.person(record.person_id))
        return person, ()
    person = Person(means.new_id(), address)
    return person, (person, replace(record, person_id=person.id))
