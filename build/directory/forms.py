"""Which fields the other files have, and what kind of value each of them holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import available_timezones

from mentoring.domain.biography.conditions import Has, Lacks, Rule
from mentoring.domain.biography.fields import Field, Fields, ListOf, optional
from mentoring.domain.biography.kinds import (
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
from mentoring.domain.biography.known import MEETS, OFFERS, Known
from mentoring.domain.biography.mentor_form import A_SCHEME, IN_PROGRAMME
from mentoring.domain.biography.place import Place, Problem
from mentoring.domain.identity import PART

DOMAIN = r"[a-z0-9-]+(\.[a-z0-9-]+)+"
A_LINK = r"https://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+(/[!#-;=?-Z_a-z~%]*)?"
LINK_ADVICE = 'write a whole address, like "https://meet.example/briefing"'
ENDS_ONCE = Rule(
    Has("ends"),
    Lacks("minutes"),
    "take out this or minutes: one of them says when it is over",
    at="ends",
)
ENDS = Rule(Lacks("ends"), Has("minutes"), "add minutes, or ends: when it is over", at="minutes")
ID_ADVICE = "write lower-case letters, digits and hyphens"


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


def events_form(known: Known) -> Fields:
    """Return the form of `site/events.yml`: briefings and refreshers."""
    event = Fields(_event(known), (ENDS_ONCE, ENDS))
    return Fields({"events": Field(ListOf(event, most=500), "Briefings and refreshers.")})


def _event(known: Known) -> dict[str, Field]:
    kinds = OneOf(("briefing", "refresher"), "a kind of event")
    groups = OneOf(("mentors", "mentees", "everyone"), "a group")
    schemes = ListOf(OneOf(known.schemes, A_SCHEME), least=1, most=50)
    name = "Its name in calendars and addresses: it stays as it is."
    count = "How often it was changed since people could have it in their calendars."
    return {
        "id": Field(Matching(PART, ID_ADVICE), name),
        "title": Field(Text(120), "What it is called."),
        "kind": Field(kinds, "A briefing is for beginning, a refresher for going on."),
        "starts": Field(A_MOMENT, "When it begins, in the programme's local time."),
        "minutes": optional(WholeNumber(5, 600), "How long it is; or write ends."),
        "ends": optional(A_MOMENT, "When it is over; or write minutes."),
        "where": Field(Text(200), "Where it is: a place, or Video."),
        "for": Field(groups, "Who may come."),
        "schemes": optional(schemes, "The schemes it is about. Without it: all of them."),
        "link": optional(Matching(A_LINK, LINK_ADVICE), "Where to join."),
        "come": optional(Text(300, lines=True), "What to do in order to come."),
        "text": Field(Text(1000, lines=True), "What it is about, in a few sentences."),
        "changed": optional(WholeNumber(0, 999), count),
        "cancelled": optional(YesOrNo(), "True where it will not take place."),
    }


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
