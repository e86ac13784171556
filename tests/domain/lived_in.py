"""The pool in which everything is lived through: schemes, mentors, clocks and people."""

from dataclasses import replace
from datetime import UTC, datetime

from mentoring.domain.people import Contact, PublishedMentor
from mentoring.domain.programme import Programme
from mentoring.domain.scheme import scheme_from
from tests.world import PROGRAMME, published

MENTEES = ("priya", "kofi", "lowri")
"""The last of them is a mentor too."""
NAMES = ("amara-okafor", "ben-hughes", "mei-lin")
ONLY_INTRODUCED = "sian-rees"
"""In no scheme of the directory: nobody finds her but by an introduction."""
COORDINATOR = "cora@gov.example"
ADDRESSES = {
    "amara-okafor": "amara@police.example",
    "ben-hughes": "ben@gov.example",
    "mei-lin": "lowri@gov.example",
    ONLY_INTRODUCED: "sian@gov.example",
}
SCHEMES = {
    "career": scheme_from(
        "career",
        {
            "title": "Career programme",
            "length_months": 2,
            "ask_up_to": 2,
            "choose_again": {"mentor_left_within_months": 2},
        },
    ),
    "open": scheme_from(
        "open",
        {
            "title": "Open mentoring",
            "length_months": 1,
            "extend_months": 1,
            "same_mentor_again": True,
        },
    ),
    "leadership": scheme_from(
        "leadership",
        {
            "title": "Leadership",
            "length_months": 5,
            "join": "roster",
            "ask_up_to": 1,
            "other_organisation": True,
            "line_manager": True,
            "sessions": {"least": 3, "most": 6, "minutes": 90},
            "mentor": {"grades": ["director"], "training": True},
            "answer": {"remind": 3, "close": 6},
        },
    ),
    "peers": scheme_from(
        "peers", {"title": "Peers", "listed": False, "join": "roster", "length_months": 4}
    ),
}
"""Short ones, so that a run sees their ends."""

WHERE = {
    "amara-okafor": ("career", "open", "leadership", "peers"),
    "ben-hughes": ("career", "open", "leadership"),
    "mei-lin": ("career", "open", "peers"),
    ONLY_INTRODUCED: ("peers",),
}
ORGANISATIONS = ("Department of Examples", "Northshire Constabulary", "Office of Rivers")

BEGINNINGS = (
    ("Europe/London", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
    ("Europe/London", datetime(2027, 3, 26, 23, 30, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 10, 23, 22, 45, tzinfo=UTC)),
    ("Pacific/Auckland", datetime(2026, 12, 23, 11, 30, tzinfo=UTC)),
    ("America/St_Johns", datetime(2028, 1, 30, 3, 15, tzinfo=UTC)),
)
"""Zones and moments (UTC): a plain Monday, the clocks about to change, holidays, a leap year."""


def programme(zone: str) -> Programme:
    """The programme, in a time zone."""
    return replace(PROGRAMME, schemes=SCHEMES, time_zone=zone)


def mentors(
    places: tuple[int, ...], moved: str = "", organisation: str = ""
) -> list[PublishedMentor]:
    """The mentors as their files say, one of whom may have another organisation."""
    own = {"ben-hughes": {"organisation": ORGANISATIONS[0]}}
    changed = {moved: {"organisation": organisation}} if moved else {}
    return [
        published(
            name, places=most, schemes=WHERE[name], **own.get(name, {}) | changed.get(name, {})
        )
        for name, most in zip((*NAMES, ONLY_INTRODUCED), (*places, 1), strict=True)
    ]


CONTACTS = (
    *(Contact("mentor", name, address) for name, address in ADDRESSES.items()),
    *(Contact("coordinator", scheme, COORDINATOR) for scheme in SCHEMES),
)
