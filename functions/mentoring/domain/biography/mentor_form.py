"""Which fields a mentor's file has, and what kind of value each of them holds."""

from functools import lru_cache

from mentoring.domain.biography.fields import Field, Fields, ListOf, optional
from mentoring.domain.biography.kinds import Kind, OneOf, Text, WholeNumber
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_rules import WEEKLY_TIMES

A_SCHEME = "a scheme: site/pages/schemes/ has them"
IN_PROGRAMME = "in site/programme.yml"
LATER = "Afterwards you change this in My mentoring."
BIOGRAPHY = Text(6000, lines=True)


@lru_cache(maxsize=4)
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
