"""A pool in which something has happened: requests, pairings and appointments of several people."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

from mentoring import wiring
from mentoring.actions import introductions
from mentoring.domain.people import Person
from tests.hasty_moto import twin
from tests.played import Played, Visitor, link_in, played
from tests.world import NOW, PROGRAMME

PRIYA_AIMS = "I lead four people and would like to lead forty, without losing my evenings to it."
OTTO_AIMS = "I move from the north to the south next year and want to hear how others managed it."
WHY = "You both came from the coast, and both had to start again."
DECLINE_NOTE = "I go on leave in spring, and you deserve somebody who stays."
UNPAIR_NOTE = "We met once; the calls after it never took place."
AGENDA = "How to say no to the third committee without losing the first two."
OTTO = {
    "name": "Otto Lindqvist",
    "organisation": "Office of Samples",
    "grade": "director",
    "line_manager": "vera@police.example",
}
OF_PRIYA = (
    "Priya", "Raghunathan", "Department of Examples", "priya@gov.example", "lee@gov.example",
    PRIYA_AIMS, DECLINE_NOTE, UNPAIR_NOTE, WHY, AGENDA,
)  # fmt: skip
"""What nobody but Priya and her mentors may ever read."""


@dataclass
class Lived:
    """The pool, a browser for each person who is signed in, and where Priya's things are.

    Priya runs a pairing with Amara (`pairing`), unpaired from Ben (`ended`), was declined by Mei
    (`declined`), waits for Ben's answer (`request`, `key`) and has booked him (`appointment`).
    In Peers, where she may ask nobody else, she was introduced to Mei (`introduction`).
    Otto waits for Ben's answer too (`other_request`, `other_key`). Siân has nothing to do with
    either; Cora coordinates other schemes than the one in which Priya unpaired, Rory one in which
    she never was; Eve is new.
    """

    pool: Played
    people: dict[str, Visitor] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """A browser, a path or a key by its name."""
        for known in (self.people, self.paths, self.keys):
            if name in known:
                return known[name]
        raise AttributeError(name)

    @property
    def priya_id(self) -> str:
        """Priya's person id."""
        return self.paths["request"].rpartition("/")[2].partition(".")[0]

    def of_priya(self) -> dict[str, str]:
        """Every item of the table that has to do with Priya."""
        return {key: item for key, item in table(self.pool).items() if self.priya_id in key + item}


def table(pool: Played) -> dict[str, str]:
    """The whole table, sessions and attempts and letters too, to compare before and after."""
    found = _tables()[pool.table].items.values()
    return {
        f"{one.hash_key.value} {one.range_key.value}": _text(one)
        for items in found
        for one in items.values()
    }


def _text(item: Any) -> str:
    """Everything an item says; once for each, as a write replaces it."""
    if "known_text" not in vars(item):
        item.known_text = json.dumps(item.to_json(), sort_keys=True)
    return str(item.known_text)


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The keys of the items that differ."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def lived(inbox: Path) -> Lived:
    """A pool with a past."""
    return copy_of("past", inbox, lambda folder: _live(played(folder)))


def lived_and_met(inbox: Path) -> Lived:
    """The same, and Priya and Amara have a session and its agenda: see `met`."""

    def live(folder: Path) -> Lived:
        past = lived(folder)
        met(past)
        return past

    return copy_of("past with a session", inbox, live)


def copy_of(name: str, inbox: Path, live: Callable[[Path], Lived]) -> Lived:
    """A pool in which something was lived through, the first time of a run; a copy ever after."""
    if name not in _kept:
        _kept[name] = _keep(live(inbox))
    return _kept[name].copy(inbox)


@dataclass
class _Kept:
    tables: list[Any]
    letters: list[bytes]
    cookies: dict[str, dict[str, str]]
    lived: Lived
    now: datetime

    def copy(self, inbox: Path) -> Lived:
        pool = played(inbox, put_tables=self._put_tables)
        pool.earlier = self.letters
        pool.clock.now = self.now
        people = {
            name: Visitor(pool.gateway, dict(cookies)) for name, cookies in self.cookies.items()
        }
        return Lived(pool, people, dict(self.lived.paths), dict(self.lived.keys))

    def _put_tables(self) -> None:
        _tables().update({one.name: twin(one) for one in self.tables})


_kept: dict[str, _Kept] = {}


def _keep(past: Lived) -> _Kept:
    past.pool.deliver()
    return _Kept(
        [twin(one) for one in _tables().values()],
        past.pool.sent(),
        {name: one.cookies for name, one in past.people.items()},
        past,
        past.pool.clock.now,
    )


def _tables() -> Any:
    """Moto's own tables, by their names."""
    return dynamodb_backends[DEFAULT_ACCOUNT_ID]["eu-west-2"].tables


def _live(pool: Played) -> Lived:
    assert pool.clock.now == NOW
    past = Lived(pool)
    past.people["priya"] = priya = pool.mentee()
    past.people["otto"] = otto = pool.signed_in("otto@police.example", **OTTO)
    for name, address in (
        ("amara", "amara@police.example"), ("ben", "ben@gov.example"),
        ("sian", "sian@gov.example"), ("cora", "cora@gov.example"),
        ("mei", "mei@gov.example"), ("eve", "eve@gov.example"), ("rory", "rory@gov.example"),
    ):  # fmt: skip
        pool.clock.on(seconds=1)
        past.people[name] = pool.signed_in(address)
    past.paths["introduction"] = introduced(past, "mei-lin")
    past.paths["pairing"] = _paired(past, "amara", "amara@police.example", "career")
    past.paths["ended"] = _paired(past, "ben", "ben@gov.example", "leadership")
    pool.clock.on(seconds=1)
    priya.post(f"{past.paths['ended']}/unpair")
    priya.post(f"{past.paths['ended']}/reason", reason="NO_TIME", note=UNPAIR_NOTE)
    past.paths["declined"] = ask(priya, "mei-lin", "open", PRIYA_AIMS)
    declining = link_in(pool.letters("mei@gov.example")[-1])
    pool.visitor().fill(declining, answer="no", reason="AWAY", note=DECLINE_NOTE)
    pool.clock.on(seconds=1)
    past.paths["request"] = ask(priya, "ben-hughes", "open", PRIYA_AIMS)
    past.keys["key"] = link_in(pool.letters("ben@gov.example")[-1]).partition("?key=")[2]
    pool.clock.on(seconds=1)
    past.paths["other_request"] = ask(otto, "ben-hughes", "career", OTTO_AIMS)
    past.keys["other_key"] = link_in(pool.letters("ben@gov.example")[-1]).partition("?key=")[2]
    pool.clock.on(seconds=1)
    past.paths["appointment"] = book(priya, "ben-hughes")
    past.paths["waiting_list"] = "/my/waiting-lists/sian-rees"
    named = past.paths["pairing"].rpartition("/")[2]
    past.paths["friend"] = f"/coordinate/friends/{past.priya_id}.{named}"
    past.paths["person"] = f"/coordinate/people/{past.priya_id}"
    past.paths["feed"] = f"/my/calendar/{past.priya_id}.{'x' * 43}.ics"
    return past


def met(past: Lived) -> str:
    """Let Priya book a session with Amara, once, and write its agenda; return its path."""
    if "session" in past.paths:
        return past.paths["session"]
    past.pool.clock.on(seconds=1)
    booked = past.priya.send(
        f"{past.paths['pairing']}/sessions",
        {
            "rhythm": "once", "first": "2026-12-08", "at": "09:00", "mode": "video",
            "form": "firstsession", "date-1": "2026-12-08T09:00:00+00:00",
        },
    )  # fmt: skip
    assert booked.status_code == 303, booked.text
    session = str(booked.headers["Location"])
    past.pool.clock.on(seconds=1)
    written = past.priya.send(f"{session}/agenda", {"agenda": AGENDA, "number": "0"})
    assert written.status_code == 303, written.text
    past.paths["session"] = session
    return session


def _paired(past: Lived, mentor: str, address: str, scheme: str) -> str:
    past.pool.clock.on(seconds=1)
    request = ask(past.people["priya"], f"{mentor}-{SURNAMES[mentor]}", scheme, PRIYA_AIMS)
    link = link_in(past.pool.letters(address)[-1])
    answered = past.pool.visitor().fill(link, answer="yes", outside_line="yes")
    assert answered.status_code == 303, answered.text
    return request.replace("/requests/", "/pairings/")


def introduced(past: Lived, *mentors: str, address: str = "priya@gov.example") -> str:
    """Let a coordinator of Peers introduce mentors; return the path of the introduction."""
    by = Person("cleo", "cleo@gov.example", "Cleo Marsh", coordinates=("peers",))
    form = {"form": f"form-{len(past.pool.items('PERSON#'))}", "address": address, "why": WHY}
    form |= {f"mentor-{number}": one for number, one in enumerate(mentors, 1)}
    made = introductions.introduce(wiring.means(), PROGRAMME, by, "peers", form)
    return f"/my/introductions/{made}"


SURNAMES = {"amara": "okafor", "ben": "hughes"}


def ask(mentee: Visitor, mentor: str, scheme: str, aims: str) -> str:
    """Ask through the form; return the path of the request."""
    asked = mentee.fill(f"/my/requests/new?mentor={mentor}", scheme=scheme, aims=aims)
    assert asked.status_code == 303, asked.text
    return str(asked.headers["Location"])


def book(mentee: Visitor, mentor: str, time: str = "2026-12-01T12:00:00+00:00") -> str:
    """Book through the form; return the path of the appointment."""
    booked = mentee.fill(
        f"/my/spot-sessions/new?mentor={mentor}", topic="leading a team", mode="video", time=time
    )
    assert booked.status_code == 303, booked.text
    return str(booked.headers["Location"])
