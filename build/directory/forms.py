"""Which fields each file has, and what kind of value each of them holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from directory.kinds import (
    Field,
    Kind,
    a_date,
    a_moment,
    list_of,
    mapping,
    matching,
    one_of,
    optional,
    text,
    whole_number,
    yes_or_no,
)
from directory.place import Place, Problem
from mentoring.domain.identity import PART

OFFERS = ("pairing", "chemistry call", "spot session")
MEETS = ("in person", "phone", "video")
DOMAIN = r"[a-z0-9-]+(\.[a-z0-9-]+)+"
ID_ADVICE = "write lower-case letters, digits and hyphens"
A_SCHEME = "a scheme: site/pages/schemes/ has them"
IN_PROGRAMME = "in site/programme.yml"


@dataclass(frozen=True)
class Known:
    """The words that other files may use. A list that could not be read is empty and allows all."""

    grades: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    meets: tuple[str, ...] = MEETS
    offers: tuple[str, ...] = OFFERS
    schemes: tuple[str, ...] = ()


def known_from(programme: Place | None, schemes: Sequence[str]) -> Known:
    """Gather what a programme's file lists, as far as it can be read."""
    if programme is None:
        return Known(schemes=tuple(schemes))
    grades = programme.get("grades")
    ids = [grade.get("id") for grade in grades.items()] if grades else []
    return Known(
        grades=tuple(grade.value for grade in ids if grade and isinstance(grade.value, str)),
        topics=_listed(programme, "topics"),
        organisations=_listed(programme, "organisations"),
        meets=_listed(programme, "meets") or MEETS,
        offers=_listed(programme, "offers") or OFFERS,
        schemes=tuple(schemes),
    )


def _listed(programme: Place, name: str) -> tuple[str, ...]:
    return tuple(item.value for item in programme.texts(name))


def programme_form() -> Kind:
    """Return the form of `site/programme.yml`, which all schemes share."""
    an_id = matching(PART, ID_ADVICE)
    grade = mapping(
        {"id": Field(an_id), "name": Field(text()), "level": Field(whole_number(1, 99))}
    )
    contact = mapping({"name": Field(text()), "text": Field(text(500, lines=True))})
    domain = matching(DOMAIN, 'write a domain alone, like "health.example"')
    return mapping(
        {
            "name": Field(text(60)),
            "time_zone": optional(
                one_of(available_timezones(), 'a time zone, like "Europe/London"')
            ),
            "grades": Field(list_of(grade, least=1, most=200)),
            "topics": Field(list_of(text(60), least=1, most=200)),
            "domains": Field(list_of(domain, least=1, most=500)),
            "contact": Field(contact),
            "closed_days": optional(list_of(a_date, most=500)),
            "organisations": optional(list_of(text(120), most=2000)),
            "meets": optional(list_of(one_of(MEETS, "a way to meet"))),
            "offers": optional(list_of(one_of(OFFERS, "something a mentor can offer"))),
        }
    )


@cache
def mentor_form(known: Known) -> Kind:
    """Return the form of a mentor's file."""
    topic = one_of(known.topics, f"a topic {IN_PROGRAMME}")
    return mapping(
        {
            "name": Field(text(80)),
            "pronouns": optional(text(30)),
            "role": Field(text(120)),
            "organisation": Field(one_of(known.organisations, f"an organisation {IN_PROGRAMME}")),
            "grade": Field(one_of(known.grades, f"the id of a grade {IN_PROGRAMME}")),
            "location": Field(text(60)),
            "schemes": Field(list_of(one_of(known.schemes, A_SCHEME))),
            "topics": Field(list_of(topic, least=1, most=12)),
            "offers": Field(list_of(one_of(known.offers, "something to offer"), least=1)),
            "meets": Field(list_of(one_of(known.meets, "a way to meet"), least=1)),
            "languages": optional(list_of(text(40), least=1)),
            "training": optional(text(200)),
            "places": optional(whole_number(0, 50)),
            "spot": optional(_spot_form(topic)),
            "biography": Field(text(6000, lines=True)),
        }
    )


def _spot_form(topic: Kind) -> Kind:
    return mapping(
        {
            "topics": Field(list_of(topic, least=1)),
            "minutes": Field(whole_number(10, 240)),
            "times": Field(list_of(text(40), least=1)),
            "notice_days": optional(whole_number(0, 30)),
            "most_a_month": optional(whole_number(1, 60)),
        }
    )


def events_form(known: Known) -> Kind:
    """Return the form of `site/events.yml`: briefings and refreshers."""
    event = mapping(
        {
            "id": Field(matching(PART, ID_ADVICE)),
            "title": Field(text(120)),
            "starts": Field(a_moment),
            "minutes": Field(whole_number(5, 600)),
            "where": Field(text(200)),
            "for": Field(one_of(("mentors", "mentees", "everyone"), "a group")),
            "scheme": optional(one_of(known.schemes, A_SCHEME)),
            "text": Field(text(1000, lines=True)),
        }
    )
    return mapping({"events": Field(list_of(event, most=500))})


def scheme_form(known: Known) -> Kind:
    """Return the form of a scheme's front matter: its rules."""
    grades = list_of(one_of(known.grades, f"the id of a grade {IN_PROGRAMME}"), least=1, most=200)
    days = whole_number(1, 365)
    return mapping(
        {
            "title": Field(text(60)),
            "summary": Field(text(300)),
            "description": optional(text(300)),
            "listed": optional(yes_or_no),
            "join": optional(one_of(("anyone", "roster"), "a way to join")),
            "length_months": optional(whole_number(1, 120)),
            "extend_months": optional(whole_number(0, 120)),
            "ask_up_to": optional(whole_number(1, 20)),
            "chemistry_calls": optional(_calls),
            "mentor": optional(
                mapping({"grades": optional(grades), "training": optional(yes_or_no)})
            ),
            "mentee": optional(mapping({"grades": optional(grades)})),
            "other_organisation": optional(yes_or_no),
            "sessions": optional(_session_form),
            "line_manager": optional(yes_or_no),
            "choose_again": optional(
                mapping({"mentor_left_within_months": optional(whole_number(0, 120))})
            ),
            "same_mentor_again": optional(yes_or_no),
            "answer": optional(mapping({"remind": optional(days), "close": optional(days)})),
        }
    )


_session_form = mapping(
    {name: optional(whole_number(1, 600)) for name in ("least", "most", "minutes")}
)
_call_form = mapping(
    {
        "most": optional(whole_number(1, 20)),
        "minutes": optional(whole_number(5, 60)),
        "required": optional(yes_or_no),
    }
)


def _calls(place: Place) -> Iterator[Problem]:
    if place.value is not False:
        yield from _call_form(place)
