"""One mentee's way through the pool, each action's calls collected."""

import re
from collections.abc import Mapping
from functools import lru_cache

from tests.bench.load import SCHEME, real_load
from tests.bench.meter import Calls, Meter
from tests.played import HIDDEN, Played, Visitor, link_in

AIMS = ("I lead a team of nine and have been asked to take on three more. " * 10)[:600]
"""As long as an earnest mentee writes."""
FEED = re.compile(r"/my/calendar/[\w.-]+\.ics")
OFFERED = re.compile(r'<input type="radio"[^>]* name="(\w+)" value="([^"]+)"')


class Journey:
    """Plays actions and keeps what the store's client did during each one's single HTTP call."""

    def __init__(self, pool: Played, meter: Meter, mentors: Mapping[str, str]) -> None:
        """Begin with a mentee who has given details, in a pool with these mentors (id, address)."""
        self.pool, self.meter, self.mentors = pool, meter, mentors
        self.mentee = pool.mentee()
        self.pool.deliver()
        self.found: dict[str, Calls] = {}

    def play(self) -> None:
        """Go through every action once, with three requests open where there can be so many."""
        first, second, third, fourth = list(self.mentors)[:4]
        with self.meter.listening() as self.found["the session by itself"]:
            assert self.mentee.get("/my/details").status_code == 200
        request_to_first = self._ask(first)
        self._ask(second)
        self.pool.deliver()
        self._ask(third, "asking, the third of three")
        with self.meter.listening() as self.found["sending its letter"]:
            self.pool.deliver()
        self._answer(third, "answering no", answer="no", reason="NO_TIME", note="Ask me in May.")
        asked = self._ask(fourth)
        self._do(self.mentee, f"{asked}/withdraw", "withdrawing")
        self._ask(fourth)
        self._answer(first, "answering yes, with two others", answer="yes", outside_line="yes")
        self._spot_session()
        pairing = request_to_first.replace("requests", "pairings")
        self._do(self.mentee, f"{pairing}/unpair", "unpairing")
        self._do(self.mentee, f"{pairing}/undo", "undoing")

    def _ask(self, mentor: str, name: str = "") -> str:
        page = f"/my/requests/new?mentor={mentor}"
        return self._fill(self.mentee, page, name, scheme=SCHEME, aims=AIMS)

    def _answer(self, mentor: str, name: str, **form: str) -> None:
        link = link_in(self.pool.letters(self.mentors[mentor])[-1])
        self._fill(self.pool.visitor(), link, name, **form)

    def _spot_session(self) -> None:
        for mentor in self.mentors:
            page = f"/my/spot-sessions/new?mentor={mentor}"
            offered = dict(reversed(OFFERED.findall(self.mentee.get(page).text)))
            if offered:
                break
        self._see(self.mentee, page, "free times of a mentor")
        self._see(
            self.mentee, "/my/spot-sessions/soonest?topic=confidence", "the soonest on a topic"
        )
        booked = self._fill(self.mentee, page, "booking", **offered)
        self._see(self.mentee, booked, "an appointment's page")
        self._feeds(mentor)
        offered = dict(reversed(OFFERED.findall(self.mentee.get(f"{booked}/move").text)))
        self._fill(self.mentee, f"{booked}/move", "moving", time=offered["time"])
        self._do(self.mentee, f"{booked}/cancel", "cancelling")

    def _feeds(self, mentor: str) -> None:
        """Turn both feeds on, and let a calendar program read them."""
        self.pool.clock.on(minutes=1)
        theirs = self.pool.signed_in(self.mentors[mentor])
        self._do(self.mentee, "/my/calendar/renew", "turning one's feed on", number="0")
        self._do(theirs, "/my/calendar/renew", "", number="0")
        for visitor, name in (
            (self.mentee, "reading one's feed"),
            (theirs, "reading a mentor's feed"),
        ):
            (path,) = set(FEED.findall(visitor.get("/my/calendar").text))
            self._see(self.pool.visitor(), path, name)

    def _see(self, visitor: Visitor, address: str, name: str) -> None:
        with self.meter.listening() as self.found[name]:
            assert visitor.get(address).status_code == 200

    def _fill(self, visitor: Visitor, page: str, name: str, **form: str) -> str:
        hidden = dict(HIDDEN.findall(visitor.get(page).text))
        return self._do(visitor, page.partition("?")[0], name, **hidden | form)

    def _do(self, visitor: Visitor, address: str, action: str, **form: str) -> str:
        with self.meter.listening() as calls:
            answer = visitor.post(address, None, **form)
        assert answer.status_code == 303, f"{address}: {answer.status_code} {answer.text[-500:]}"
        if action:
            self.found[action] = calls
        return str(answer.headers["Location"])


@lru_cache(maxsize=1)
def journey() -> Mapping[str, Calls]:
    """Play the way once; the calls by action, in the order in which they happened."""
    with real_load() as (pool, meter, mentors):
        played = Journey(pool, meter, mentors)
        played.play()
    return played.found
