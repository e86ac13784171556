"""The logs of a whole run say what happened, by ids: no address, name, code, token, key or text."""

import io
import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter

from mentoring import wiring
from tests.functions.lived import OTTO, OTTO_AIMS, Lived, ask, book
from tests.played import Played, link_in
from tests.world import AIMS, DETAILS

FIELDS = {
    "level", "location", "message", "timestamp", "service", "code", "person", "request", "pairing",
    "appointment", "answer", "letter", "state", "error", "looked_at", "closed", "reminded",
}  # fmt: skip
NAMES = ("Priya", "Raghunathan", "Amara Okafor", "Ben Hughes", "Otto", "Lindqvist", "Rees")


@pytest.fixture
def logged(pool: Played) -> Iterator[io.StringIO]:
    """What the functions' loggers write."""
    assert pool.functions
    handlers = [
        handler
        for name in list(logging.root.manager.loggerDict)
        for handler in logging.getLogger(name).handlers
        if isinstance(handler, logging.StreamHandler)
        and isinstance(handler.formatter, LambdaPowertoolsFormatter)
    ]
    assert handlers
    written = io.StringIO()
    before = [handler.setStream(written) for handler in handlers]
    yield written
    for handler, old in zip(handlers, before, strict=True):
        handler.setStream(old)


def test_logs_of_the_whole_story_hold_ids_only(
    pool: Played, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = _live(pool)
    _fail(pool, monkeypatch)
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert {line["message"] for line in lines} >= {
        "code asked for", "signed in", "details given", "asked", "answered", "withdrawn", "booked",
        "cancelled", "unpaired", "undone", "reason given", "refused", "letter", "letter not sent",
        "signed out", "places given",
        "paused", "pause ended", "list joined", "list left",
        "written to the coordinators", "day done",
    }  # fmt: skip
    assert {field for line in lines for field in line} <= FIELDS
    text = logged.getvalue()
    assert "@" not in text
    told = {*DETAILS.values(), *OTTO.values()} - {DETAILS["grade"], OTTO["grade"]}
    for secret in (*secrets, *NAMES, AIMS, OTTO_AIMS, *told):
        assert secret not in text, secret
    assert not re.search(r"\b\d{6}\b", re.sub(r'"timestamp":"[^"]+"', "", text))


def _live(pool: Played) -> list[str]:
    """Live through the story; return the codes, tokens, session secrets and keys that came up."""
    past = Lived(pool)
    priya, otto = pool.mentee(), pool.signed_in("o@gov.example", **OTTO)
    past.people |= {"priya": priya, "otto": otto, "ben": pool.signed_in("ben@gov.example")}
    ben = past.ben
    codes = [pool.code_for(one) for one in ("priya@gov.example", "o@gov.example")]
    pool.clock.on(minutes=1)
    request = ask(priya, "ben-hughes", "career", AIMS)
    links = [link_in(pool.letters("ben@gov.example")[-1])]
    pool.visitor().fill(links[0], answer="yes", outside_line="yes")
    pairing = request.replace("requests", "pairings")
    for action in ("unpair", "undo", "unpair"):
        pool.clock.on(seconds=1)
        priya.post(f"{pairing}/{action}")
    priya.post(f"{pairing}/reason", reason="NO_FIT", note=OTTO_AIMS)
    priya.post(f"{ask(priya, 'ben-hughes', 'open', AIMS)}/withdraw")
    ben.post(ask(otto, "ben-hughes", "open", OTTO_AIMS), answer="no", reason="AWAY", note=AIMS)
    ask(otto, "mei-lin", "open", OTTO_AIMS)
    otto.post(f"{book(otto, 'mei-lin')}/cancel")
    ben.post("/my/places", places="3")
    ben.post("/my/pause", until="2026-12-20")
    otto.post("/my/waiting-lists/ben-hughes/join", scheme="open")
    ben.post("/my/pause/end")
    otto.post("/my/waiting-lists/ben-hughes/leave")
    priya.fill("/my/write", scheme="career", text=OTTO_AIMS)
    for path in ("/my/requests/x", pairing, "/coordinate/", "/my/"):
        otto.get(path)
        pool.visitor().post(path, headers={}, aims=AIMS)
    pool.visitor().post("/my/sign-in/code", code=codes[0])
    pool.day(date(2026, 11, 30))
    links.append(link_in(pool.letters("mei@gov.example")[-1]))
    pool.day(date(2026, 12, 7))
    pool.deliver()
    cookies = [value for one in past.people.values() for value in one.cookies.values()]
    past.ben.post("/my/sign-out")
    keys = [link.partition("key=")[2] for link in links]
    return [*codes, *(part for one in cookies for part in one.split(".")[-1:]), *keys]


def _fail(pool: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the mail service fail with a letter's content in the error."""
    pool.visitor().post("/my/sign-in", address="new@gov.example")

    def broken(post: Any) -> None:
        raise ValueError(f"{post.address} {post.letter.facts}")

    monkeypatch.setattr(wiring, "sender", lambda: broken)
    items = [one["pk"] for one in pool.items("OUTBOX#") if one["state"]["S"] == "written"]
    records = [{"dynamodb": {"Keys": {"pk": pk}, "SequenceNumber": "1"}} for pk in items]
    answer = pool.functions.call("LettersFunction", {"Records": records})
    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}
