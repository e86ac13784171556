"""Which fields each file has, and what kind of value each of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from directory.fields import Field, Fields, ListOf, optional
from directory.kinds import (
    A_DATE,
    A_MOMENT,
    Kind,
    Matching,
    OneOf,
    Schema,
    Text,
    WholeNumber,
    YesOrNo,
)
from directory.known import MEETS, OFFERS, Known
from directory.mentor_rules import WEEKLY_TIMES
from directory.place import Place, Problem
from mentoring.domain.identity import PART

DOMAIN = r"[a-z0-9-]+(\.[a-z0-9-]+)+"
ID_ADVICE = "write lower-case letters, digits and hyphens"
A_SCHEME = "a scheme: site/pages/schemes/ has them"
IN_PROGRAMME = "in site/programme.yml"
LATER = "Afterwards you change this in My mentoring."
BIOGRAPHY = Text(6000, lines=True)


def programme_form() -> Kind:
    """Return the form of `site/programme.yml`, which all schemes share."""
    an_id = Matching(PART, ID_ADVICE)
    grade = Fields({"id": Field(an_id), "name": Field(Text()), "level": Field(WholeNumber(1, 99))})
    contact = Fields({"name": Field(Text()), "text": Field(Text(500, lines=True))})
    domain = Matching(DOMAIN, 'write a domain alone, like "health.example"')
    return Fields(
        {
            "name": Field(Text(60)),
            "time_zone": optional(
                OneOf(available_timezones(), 'a time zone, like "Europe/London"')
            ),
            "grades": Field(ListOf(grade, least=1, most=200)),
            "topics": Field(ListOf(Text(60), least=1, most=200)),
            "domains": Field(ListOf(domain, least=1, most=500)),
            "contact": Field(contact),
            "closed_days": optional(ListOf(A_DATE, most=500)),
            "organisations": optional(ListOf(Text(120), most=2000)),
            "meets": optional(ListOf(OneOf(MEETS, "a way to meet"))),
            "offers": optional(ListOf(OneOf(OFFERS, "something a mentor can offer"))),
        }
    )


@cache
def mentor_form(known: Known) -> Fields:
    """Return the form of a mentor's file."""
    about = "What you can help with and how you like to work, in 40 to 400 words. "
    public = "No e-mail address or telephone number: the site and its history are public."
    biography = {"biography": Field(BIOGRAPHY, about + public, "|")}
    return Fields({**_person(known), **_help(known), **_time(known), **biography}, known.rules)


def _person(known: Known) -> dict[str, Field]:
    grade = OneOf(known.grades, f"the id of a grade {IN_PROGRAMME}", known.grade_names)
    employer = OneOf(known.organisations, f"an organisation {IN_PROGRAMME}")
    where = f"Where you work, as it stands {IN_PROGRAMME}."
    ladder = f"The id of your grade on the ladder {IN_PROGRAMME}."
    return {
        "name": Field(Text(80), "Your name as people know it.", "Amara Okafor"),
        "pronouns": optional(Text(30), "How to speak of you, like she/her."),
        "role": Field(Text(120), "What you do: your job's title.", "Director of Operations"),
        "organisation": Field(employer, where, _first(employer)),
        "grade": Field(grade, ladder, _first(grade)),
        "location": Field(Text(60), "The town you work in, or near.", "York"),
    }


def _help(known: Known) -> dict[str, Field]:
    def some(kind: OneOf, about: str, *, least: int = 1, most: int = 60) -> Field:
        example = f"[{_first(kind)}]" if kind.known else ""
        return Field(ListOf(kind, least=least, most=most), about, example)

    return {
        "schemes": some(
            OneOf(known.schemes, A_SCHEME),
            "The schemes you mentor in. Without any, write [] and offer spot sessions only.",
            least=0,
        ),
        "topics": some(
            _topic(known), f"What you can talk about: up to twelve topics {IN_PROGRAMME}.", most=12
        ),
        "offers": some(
            OneOf(known.offers, "something to offer"),
            "What you offer: a pairing over months, a chemistry call of some minutes before people "
            "choose, a one-off spot session.",
        ),
        "meets": some(OneOf(known.meets, "a way to meet"), "How you meet people."),
        "languages": optional(
            ListOf(Text(40), least=1), "The languages you can mentor in, each in its own words."
        ),
    }


def _time(known: Known) -> dict[str, Field]:
    learnt = "What you learnt about mentoring and when. Some schemes ask for it."
    places = "How many mentees you have room for at first: 1 unless said. "
    spot = "Your spot sessions. Needed where you offer them, and only there."
    return {
        "training": optional(Text(200), learnt),
        "places": optional(WholeNumber(0, 50), places + LATER),
        "spot": optional(_spot_form(_topic(known)), spot),
    }


def _topic(known: Known) -> OneOf:
    return OneOf(known.topics, f"a topic {IN_PROGRAMME}")


def _first(kind: OneOf) -> str:
    return next(iter(kind.known), "")


def _spot_form(topic: Kind) -> Kind:
    return Fields(
        {
            "topics": Field(
                ListOf(topic, least=1),
                "What a spot session with you can be about.",
                "[one, another]",
            ),
            "minutes": Field(WholeNumber(10, 240), "How long one takes, in minutes.", "30"),
            "times": Field(
                ListOf(WEEKLY_TIMES, least=1),
                "When you have time every week, in the programme's time zone, each in quotes. "
                + LATER,
                '["Tue 12:00-13:30"]',
            ),
            "notice_days": optional(
                WholeNumber(0, 30), "How many whole working days ahead people have to book."
            ),
            "most_a_month": optional(WholeNumber(1, 60), "How many you give in a month at most."),
        }
    )


def events_form(known: Known) -> Kind:
    """Return the form of `site/events.yml`: briefings and refreshers."""
    event = Fields(
        {
            "id": Field(Matching(PART, ID_ADVICE)),
            "title": Field(Text(120)),
            "starts": Field(A_MOMENT),
            "minutes": Field(WholeNumber(5, 600)),
            "where": Field(Text(200)),
            "for": Field(OneOf(("mentors", "mentees", "everyone"), "a group")),
            "scheme": optional(OneOf(known.schemes, A_SCHEME)),
            "text": Field(Text(1000, lines=True)),
        }
    )
    return Fields({"events": Field(ListOf(event, most=500))})


def scheme_form(known: Known) -> Kind:
    """Return the form of a scheme's front matter: its rules."""
    grades = ListOf(OneOf(known.grades, f"the id of a grade {IN_PROGRAMME}"), least=1, most=200)
    days = WholeNumber(1, 365)
    return Fields(
        {
            "title": Field(Text(60)),
            "summary": Field(Text(300)),
            "description": optional(Text(300)),
            "listed": optional(YesOrNo()),
            "join": optional(OneOf(("anyone", "roster"), "a way to join")),
            "length_months": optional(WholeNumber(1, 120)),
            "extend_months": optional(WholeNumber(0, 120)),
            "ask_up_to": optional(WholeNumber(1, 20)),
            "chemistry_calls": optional(_FalseOr(_call_form)),
            "mentor": optional(
                Fields({"grades": optional(grades), "training": optional(YesOrNo())})
            ),
            "mentee": optional(Fields({"grades": optional(grades)})),
            "other_organisation": optional(YesOrNo()),
            "sessions": optional(_session_form),
            "line_manager": optional(YesOrNo()),
            "choose_again": optional(
                Fields({"mentor_left_within_months": optional(WholeNumber(0, 120))})
            ),
            "same_mentor_again": optional(YesOrNo()),
            "answer": optional(Fields({"remind": optional(days), "close": optional(days)})),
        }
    )


_session_form = Fields(
    {name: optional(WholeNumber(1, 600)) for name in ("least", "most", "minutes")}
)
_call_form = Fields(
    {
        "most": optional(WholeNumber(1, 20)),
        "minutes": optional(WholeNumber(5, 60)),
        "required": optional(YesOrNo()),
    }
)


@dataclass(frozen=True)
class _FalseOr(Kind):
    """The word false, or what another kind holds."""

    kind: Kind

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if place.value is not False:
            yield from self.kind(place)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [{"const": False}, self.kind.schema()]}
