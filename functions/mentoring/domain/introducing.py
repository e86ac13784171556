"""Introducing mentors to a mentee: what the form needs, and what comes of it (R12)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.domain.act import A_COORDINATOR
from mentoring.domain.choosing_again import require_not_again
from mentoring.domain.eligibility import (
    require_not_in_line,
    require_scheme_fits,
    require_takes_requests,
)
from mentoring.domain.enrolling import Placed, put_on
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.identity import IntroductionId
from mentoring.domain.introduction import IntroducedMentor, Introduction
from mentoring.domain.lengths import missing_or_long
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.people import Mentor, Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete, Refusal
from mentoring.domain.room import require_room
from mentoring.domain.sign_in import require_address
from mentoring.domain.wording import paragraphs

MOST = 3
LONGEST_WHY = 500
FIELDS = tuple(f"mentor-{number}" for number in range(1, MOST + 1))
"""The form's fields for mentors, in order."""


@dataclass(frozen=True)
class Made:
    """An introduction with the enrolment that opens it, its notice and the mentee's letter.

    `placed` is set where it brings the mentee onto the roster.
    """

    introduction: Introduction
    enrolment: Enrolment
    notice: Notice
    letters: tuple[Letter, ...]
    placed: Placed | None = None


def chosen_in(form: Mapping[str, str]) -> dict[str, str]:
    """The mentors' ids that the form holds, by field; each mentor once, empty fields left out."""
    chosen: dict[str, str] = {}
    for field in FIELDS:
        mentor_id = form.get(field, "")
        if mentor_id and mentor_id not in chosen.values():
            chosen[field] = mentor_id
    return chosen


def require_complete(form: Mapping[str, str], programme: Programme) -> str:
    """Return the mentee's address. Raises Incomplete naming everything to put right."""
    address, errors = "", dict[str, str]()
    try:
        address = require_address(form.get("address", ""))
    except Incomplete:
        errors["address"] = "Enter the mentee's work address, like name@organisation.example"
    if address and not programme.may_sign_in(address):
        errors["address"] = "Enter an address of an organisation that may sign in here"
    if not chosen_in(form):
        errors[FIELDS[0]] = "Choose one to three mentors"
    why = paragraphs(form.get("why", ""))
    ask = "Write a sentence about why you suggest them"
    if errors := errors | missing_or_long(LONGEST_WHY, ask, why=why):
        raise Incomplete(errors)
    return address


def introduce(
    by: Person,
    mentee: Person,
    mentors: Mapping[str, Mentor],
    enrolment: Enrolment,
    programme: Programme,
    why: str,
    form: str,
    now: datetime,
) -> Made:
    """R12: introduce the mentors, by field of the form, in the enrolment's scheme.

    A newer introduction takes the place of the one before. It brings the mentee onto the roster,
    and is the coordinators' word that R16 asks for. Raises Incomplete naming whom it can't be.
    """
    problems = _problems(mentee, mentors, enrolment, programme, now)
    if problems:
        raise Incomplete(problems)
    scheme = programme.schemes[enrolment.scheme]
    introduction = Introduction(
        id=IntroductionId(mentee.id, scheme.id, form),
        scheme_title=scheme.title,
        mentors=tuple(IntroducedMentor(one.id, one.name) for one in mentors.values()),
        why=paragraphs(why),
        by=by.name,
        at=now,
    )
    joins = scheme.roster_only and not enrolment.on_roster
    placed = put_on(enrolment, by, now) if joins else None
    opened = replace(
        placed.enrolment if placed else enrolment,
        introduction=str(introduction.id),
        introduced=tuple(one.id for one in mentors.values()),
    )
    notice, letters = _notice(introduction, mentee), (_letter(introduction, mentee),)
    return Made(introduction, opened, notice, letters, placed)


def _problems(
    mentee: Person,
    mentors: Mapping[str, Mentor],
    enrolment: Enrolment,
    programme: Programme,
    now: datetime,
) -> dict[str, str]:
    """What the coordinator has to put right, by field.

    Why somebody's own details stand against a mentor is theirs: it is not told.
    """
    problems: dict[str, str] = {}
    if enrolment.running:
        problems["address"] = "This person has a mentor in the scheme already"
    for field, mentor in mentors.items():
        problem = _problem_with(mentor, mentee, enrolment, programme, now)
        if problem:
            problems[field] = problem
    return problems


def _problem_with(
    mentor: Mentor, mentee: Person, enrolment: Enrolment, programme: Programme, now: datetime
) -> str:
    scheme = programme.schemes[enrolment.scheme]
    try:
        require_takes_requests(mentor, scheme)
        require_room(mentor, mentee.id, scheme.id, programme.day_of(now))
    except Refusal as refusal:
        return refusal.sentence
    try:
        require_not_in_line(mentee, mentor)
        require_not_again(enrolment, scheme, mentor)
        if mentee.has_details:
            require_scheme_fits(mentee, mentor, replace(enrolment, on_roster=True), scheme)
    except Refusal:
        return f"Choose somebody else: {scheme.title} can't pair {mentor.name} with this person"
    return ""


def _letter(introduction: Introduction, mentee: Person) -> Letter:
    facts = {
        "introduction": str(introduction.id),
        "scheme": introduction.id.scheme,
        "scheme_title": introduction.scheme_title,
        "mentor_name": introduction.names,
        "mentee_name": mentee.name or mentee.address,
        "count": str(len(introduction.mentors)),
        "why": introduction.why,
        "by": introduction.by,
    }
    return Letter(Kind.INTRODUCTION, to=mentee.id, facts=facts)


def _notice(introduction: Introduction, mentee: Person) -> Notice:
    by, name = introduction.by or A_COORDINATOR, mentee.name or mentee.address
    return Notice(
        introduction.id.scheme,
        mentee.id,
        f"introduction-{introduction.id.form}",
        f"{by} introduces {name} to {introduction.names}",
        introduction.at,
        note=introduction.why,
    )
