"""A small pool to test with: a programme, mentors, people, and a clock that tests set."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from mentoring.domain.people import Contact, PublishedMentor, SpotOffer
from mentoring.domain.programme import Grade, Programme
from mentoring.domain.scheme import scheme_from
from mentoring.domain.weekly_times import weekly_times_from

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning in winter, when London's clock shows UTC."""

AIMS = "I want to learn how to lead a larger team, and to hear how others did it."

PROGRAMME = Programme(
    name="Lantern Mentoring",
    grades=(
        Grade("pc", "Police constable", 1),
        Grade("g7", "Grade 7", 6),
        Grade("director", "Director", 9),
    ),
    topics=("moving department", "part-time working", "leading a team"),
    domains=("gov.example", "police.example"),
    closed_days=frozenset({date(2026, 12, 25), date(2026, 12, 28)}),
    schemes={
        "career": scheme_from("career", {"title": "Career programme"}),
        "open": scheme_from(
            "open", {"title": "Open mentoring", "same_mentor_again": True, "extend_months": 6}
        ),
        "leadership": scheme_from(
            "leadership",
            {
                "title": "Leadership",
                "other_organisation": True,
                "line_manager": True,
                "sessions": {"least": 3, "most": 6, "minutes": 90},
                "mentor": {"grades": ["director"], "training": True},
            },
        ),
        "peers": scheme_from("peers", {"title": "Peers", "listed": False, "join": "roster"}),
        "roster": scheme_from("roster", {"title": "Roster", "join": "roster"}),
        "reverse": scheme_from(
            "reverse",
            {"title": "Reverse", "mentor": {"grades": ["pc"]}, "mentee": {"grades": ["director"]}},
        ),
    },
)

SPOT = SpotOffer(
    topics=("part-time working", "leading a team"),
    minutes=30,
    times=(weekly_times_from("Tue 12:00-13:30"), weekly_times_from("Thu 16:00-17:00")),
    notice_days=2,
    most_a_month=4,
)


def published(mentor_id: str = "amara-okafor", **changed: Any) -> PublishedMentor:
    """A mentor as the directory publishes them, with some fields of the test's own."""
    fields: dict[str, Any] = {
        "id": mentor_id,
        "name": mentor_id.replace("-", " ").title(),
        "role": "Director of Operations",
        "organisation": "Northshire Constabulary",
        "grade": "director",
        "location": "York",
        "schemes": ("career", "open", "leadership", "roster", "peers"),
        "topics": ("part-time working", "leading a team"),
        "offers": ("pairing", "spot session"),
        "meets": ("phone", "video"),
        "trained": True,
        "places": 1,
        "spot": SPOT,
    }
    return PublishedMentor(**fields | changed)


MENTORS = (
    published("amara-okafor"),
    published("ben-hughes", places=2),
    published("mei-lin", places=3, topics=("leading a team",)),
    published("siân-rees".replace("â", "a"), spot=None, offers=("pairing",)),
    published("without-contact"),
)
CONTACTS = (
    Contact("mentor", "amara-okafor", "amara@police.example"),
    Contact("mentor", "ben-hughes", "ben@gov.example"),
    Contact("mentor", "mei-lin", "mei@gov.example"),
    Contact("mentor", "sian-rees", "sian@gov.example"),
    Contact("coordinator", "career", "cora@gov.example"),
    Contact("coordinator", "open", "cora@gov.example"),
)
DETAILS = {
    "name": "Priya Raghunathan",
    "organisation": "Department of Examples",
    "grade": "g7",
    "line_manager": "lee@gov.example",
}


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        """Start at a time (UTC)."""
        self.now = now

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def on(self, **later: float) -> None:
        """Move on by days, hours, minutes."""
        self.now += timedelta(**later)
