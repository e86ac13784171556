"""The made-up programme and people of the examples."""

from datetime import UTC, date, datetime
from typing import Any

from mentoring.domain.biography.published import Texts, Words
from mentoring.domain.people import Contact, Person, PublishedMentor, SpotOffer
from mentoring.domain.programme import Grade, Programme
from mentoring.domain.scheme import scheme_from
from mentoring.domain.weekly_times import weekly_times_from

REPOSITORY = "https://git.example/lantern/mentors/pull/"
BEGINS_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning."""
WIDE, NARROW, UNLISTED = "wide", "narrow", "unlisted"
"""Schemes with many mentors, with nobody else to suggest, and where people are introduced."""

PROGRAMME = Programme(
    name="Lantern Mentoring",
    grades=(Grade("g7", "Grade 7", 6), Grade("director", "Director", 9)),
    topics=("part-time working", "leading a team"),
    domains=("gov.example", "police.example"),
    closed_days=frozenset({date(2026, 12, 25)}),
    schemes={
        WIDE: scheme_from(WIDE, {"title": "Mentoring across the county", "extend_months": 6}),
        NARROW: scheme_from(NARROW, {"title": "Mentoring among harbours", "line_manager": True}),
        UNLISTED: scheme_from(UNLISTED, {"title": "Peers of the county", "listed": False}),
    },
)
SPOT = SpotOffer(
    topics=("part-time working", "leading a team"),
    minutes=30,
    times=(weekly_times_from("Tue 12:00-13:30"), weekly_times_from("Thu 16:00-17:00")),
)


def _mentor(mentor_id: str, role: str, organisation: str, **more: Any) -> PublishedMentor:
    fields: dict[str, Any] = {
        "name": mentor_id.replace("-", " ").title(),
        "grade": "director",
        "location": "York",
        "schemes": (WIDE,),
        "topics": ("part-time working", "leading a team"),
        "offers": ("pairing", "chemistry call", "spot session"),
        "meets": ("phone", "video"),
        "spot": SPOT,
    }
    return PublishedMentor(id=mentor_id, role=role, organisation=organisation, **(fields | more))


MENTORS = (
    _mentor(
        "amara-okafor", "Director of Operations", "Northshire Constabulary", schemes=(WIDE, NARROW)
    ),
    _mentor("ben-hughes", "Deputy Director, Ferries", "Harbours and Lights Agency"),
    _mentor("mei-lin", "Head of Forecasting", "Office of Samples", places=2),
    _mentor("tomas-reyes", "Head of Bridges", "Eastmere Council", schemes=(WIDE, UNLISTED)),
)
CONTACTS = (
    Contact("mentor", "amara-okafor", "amara.okafor@police.example"),
    Contact("mentor", "ben-hughes", "ben.hughes@gov.example"),
    Contact("mentor", "mei-lin", "mei.lin@gov.example"),
    Contact("mentor", "tomas-reyes", "tomas.reyes@gov.example"),
    Contact("coordinator", WIDE, "cora.blake@gov.example"),
    Contact("coordinator", NARROW, "cora.blake@gov.example"),
    Contact("coordinator", UNLISTED, "cora.blake@gov.example"),
)
TEXTS = Texts(Words(organisations=("Harbours and Lights Agency", "Office of Samples")), ())
MENTEES = {
    "Priya Raghunathan": "priya.raghunathan@gov.example",
    "Kofi Mensah": "kofi.mensah@gov.example",
    "Nia Prosser": "nia.prosser@gov.example",
}
A_MENTEE = Person(
    id="",
    address="",
    organisation="Department of Examples",
    grade="g7",
    line_manager="lee.marsh@gov.example",
)
"""What all of them have given as their details."""
AIMS = (
    "I lead four people and would like to lead forty, without losing my evenings to it.\n\n"
    "I want to hear how others got there, and to practise what I have not done yet."
)
BIOGRAPHY = {
    "role": "Head of Forecasting",
    "location": "Swansea",
    "biography": "I have led teams by day and by night, and I like plain questions. " * 4,
    "topics.leading a team": "yes",
    "offers.pairing": "yes",
    "meets.video": "yes",
    f"schemes.{WIDE}": "yes",
    "organisation": "Office of Samples",
    "grade": "g7",
}
