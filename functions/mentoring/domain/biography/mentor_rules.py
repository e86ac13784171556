"""What has to hold between the fields of a mentor's file, by the rules of the mentor's schemes."""

from collections.abc import Iterator, Mapping

from mentoring.domain.biography.conditions import Both, Has, Holds, IsOneOf, OnlyOf, Rule
from mentoring.domain.biography.kinds import Parsed
from mentoring.domain.biography.known import Known
from mentoring.domain.scheme import Scheme
from mentoring.domain.weekly_times import DAYS, weekly_times_from

SPOT = "spot session"
CALL = "chemistry call"
CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
WEEKLY_TIMES = Parsed(
    weekly_times_from,
    rf"^\s*({'|'.join(DAYS)}) {CLOCK}-{CLOCK}\s*$",
    'write a day and two times, like "Tue 12:00-13:30"',
    own_words=True,
)


def mentor_rules(known: Known, schemes: Mapping[str, Scheme]) -> tuple[Rule, ...]:
    """Return the rules that a mentor's file keeps, whoever the mentor is."""
    return (*_offers(known), *(rule for one in schemes.values() for rule in _of(one, known)))


def _offers(known: Known) -> Iterator[Rule]:
    spot = Holds("offers", SPOT, known.offers)
    yield Rule(
        when=spot,
        then=Has("spot"),
        says="add `spot` with topics, minutes and times, or take out spot session",
        at="offers",
    )
    yield Rule(
        when=Has("spot"),
        then=spot,
        says="add spot session, or take out the field `spot`",
        at="offers",
        asks="tick spot session, or empty what is said about spot sessions",
    )
    yield Rule(
        when=OnlyOf("schemes", ()),
        then=OnlyOf("offers", (SPOT,)),
        says="name at least one scheme, or offer spot sessions only",
        at="schemes",
        asks="choose at least one scheme, or offer spot sessions only",
    )


def _of(scheme: Scheme, known: Known) -> Iterator[Rule]:
    member = Holds("schemes", scheme.id)
    title, grades = scheme.title, scheme.mentor_grades
    if scheme.chemistry_calls and scheme.chemistry_calls.required:
        yield Rule(
            when=Both(member, Holds("offers", "pairing")),
            then=Holds("offers", CALL, known.offers),
            says=f"add chemistry call: {title} needs one before asking",
            at="offers",
            asks=f"tick chemistry call: {title} needs one before asking",
        )
    if grades:
        yield Rule(
            when=member,
            then=IsOneOf("grade", grades, known.grades),
            says=f'take out "{scheme.id}" or mend the grade: '
            f"mentors in {title} are {', '.join(grades)}",
            at="schemes",
            item=scheme.id,
            asks=f"untick {title} or choose another grade: "
            f"mentors in it are {', '.join(map(known.grade_name, grades))}",
        )
    if scheme.mentor_training:
        yield Rule(
            when=member,
            then=Has("training"),
            says=f"add the field `training` with what was learnt and when: {title} asks for it",
            at="schemes",
            item=scheme.id,
            asks=f"say below what you learnt about mentoring and when, or untick {title}: "
            "it asks for that",
        )
