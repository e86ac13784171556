"""Who may see and change what: every route that template.yaml declares, asked by everybody else.

The things asked for are Priya's. A route that is declared and not listed here fails the first test.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

import pytest
from werkzeug.test import TestResponse

from tests.domain.biographies import FORM
from tests.functions.lived import OF_PRIYA, OTTO_AIMS, Lived, changed, met, table
from tests.functions.markup import Page
from tests.played import Visitor, the_stack


class Gets(Enum):
    """What somebody gets who asks for Priya's things."""

    SIGN_IN = auto()
    """They are sent to sign in."""
    NOTHING = auto()
    """The page that says nothing is there, the same as for what was never there."""
    OWN = auto()
    """A page or a change of their own, and nothing of Priya's."""


@dataclass(frozen=True)
class Case:
    """A route asked with Priya's ids and a form that would do harm.

    The letter's key is that of Otto's request to the same mentor, held by somebody signed out.
    """

    nobody: Gets = Gets.SIGN_IN
    mentee: Gets = Gets.NOTHING
    mentor: Gets = Gets.NOTHING
    coordinator: Gets = Gets.NOTHING
    key: Gets = Gets.SIGN_IN
    query: str = ""
    form: Mapping[str, str] = field(default_factory=dict)


def anybody(query: str = "", **form: str) -> Case:
    """A route for everybody, signed in or not."""
    return Case(Gets.OWN, Gets.OWN, Gets.OWN, Gets.OWN, Gets.OWN, query, form)


def everyone(query: str = "", **form: str) -> Case:
    """A route for everyone who is signed in."""
    return Case(Gets.SIGN_IN, Gets.OWN, Gets.OWN, Gets.OWN, Gets.SIGN_IN, query, form)


def nobody_without_the_key(**form: str) -> Case:
    """A route for the holder of one letter's key, whoever is signed in."""
    return Case(Gets.NOTHING, key=Gets.NOTHING, form=form)


TERMS = {"number": "1", "goals": "harm", "how_often": "h", "where": "h", "confidential": "h"}
HARM = {"answer": "yes", "outside_line": "yes", "reason": "NO_TIME", "note": "harm"}
DETAILS = {"name": "N", "organisation": "O", "grade": "g7", "line_manager": "m@gov.example"}
ASKED = {"mentor": "mei-lin", "scheme": "open", "number-open": "1", "aims": OTTO_AIMS}
CHOICE = {
    "mentor": "ben-hughes", "form": "theform", "topic": "leading a team", "mode": "video",
    "time": "2026-12-01T12:00:00+00:00",
}  # fmt: skip
CALLS = {
    "mentors": "ben-hughes", "scheme": "career", "form": "theform", "mode-ben-hughes": "video",
    "time-ben-hughes": "2026-12-01T12:00:00+00:00",
}  # fmt: skip
INTRODUCED = {
    "scheme": "career", "form": "theform", "address": "new@gov.example", "mentor-1": "mei-lin",
    "why": "You two would get on.",
}  # fmt: skip
TIMES = {
    "weekly-1-day": "Mon", "weekly-1-from": "09:00", "weekly-1-to": "10:00", "minutes": "30",
    "notice_days": "2", "most_a_month": "4", "gap_minutes": "0", "mentor": "ben-hughes",
}  # fmt: skip
MEETING = {
    "rhythm": "once", "first": "2026-12-04", "at": "08:30", "mode": "video", "form": "theform",
    "date-1": "2026-12-04T08:30:00+00:00",
}  # fmt: skip
MEETING_QUERY = "rhythm=once&first=2026-12-04&at=08:30&mode=video"
ACTION = {"form": "theform", "what": "harm", "doer": "both", "by": "2026-12-31"}
CONCERN = {"scheme": "career", "kind": "letter", "about": "theperson", "since": "2026-11-23"}
ROSTER = {"scheme": "career", "lines": "harm@gov.example"}
CASES = {
    "GET /my/sign-in": anybody(),
    "POST /my/sign-in": anybody(address="otto@police.example"),
    "GET /my/sign-in/code": anybody("code=123456"),
    "POST /my/sign-in/code": anybody(code="123456"),
    "POST /my/sign-out": anybody(),
    "GET /my": everyone(),
    "GET /my/details": everyone(),
    "POST /my/details": everyone(**DETAILS),
    "POST /my/places": Case(mentor=Gets.OWN, form={"places": "9", "mentor": "ben-hughes"}),
    "GET /my/requests/new": everyone("mentor=ben-hughes"),
    "POST /my/requests/new": everyone(**ASKED),
    "GET /my/requests/{request}": Case(key=Gets.NOTHING),
    "POST /my/requests/{request}": Case(key=Gets.NOTHING, form=HARM),
    "POST /my/requests/{request}/withdraw": Case(),
    "POST /my/requests/{request}/reply": Case(form={"reply": "harm"}),
    "GET /my/introductions/{introduction}": Case(),
    "POST /my/introductions/{introduction}": Case(form={"mentor": "mei-lin", "aims": OTTO_AIMS}),
    "GET /my/pairings/{pairing}": Case(),
    "POST /my/pairings/{pairing}/unpair": Case(),
    "POST /my/pairings/{pairing}/undo": Case(),
    "POST /my/pairings/{pairing}/reason": Case(form=HARM),
    "POST /my/pairings/{pairing}/extend": Case(form={"answer": "yes"}),
    "GET /my/pairings/{pairing}/friend": Case(),
    "POST /my/pairings/{pairing}/friend": Case(form={"text": "harm", "form": "theform"}),
    "POST /my/pairings/{pairing}/feedback": Case(form={"useful": "1"}),
    "POST /my/pairings/{pairing}/attempts": Case(form={"on": "2026-11-23", "by": "CALL"}),
    "POST /my/pairings/{pairing}/silence": Case(),
    "POST /my/pairings/{pairing}/met": Case(form={"met_on": "2026-11-23"}),
    "POST /coordinate/pairings/{pairing}/unresponsive": Case(form={"silent": "mentor"}),
    "GET /my/pairings/{pairing}/expectations": Case(),
    "POST /my/pairings/{pairing}/expectations/agree": Case(form={"number": "1"}),
    "GET /my/pairings/{pairing}/expectations/change": Case(),
    "POST /my/pairings/{pairing}/expectations/change": Case(form=TERMS),
    "GET /my/agreements/{pairing}": nobody_without_the_key(),
    "POST /my/agreements/{pairing}": nobody_without_the_key(choice="confirm", turn="0"),
    "GET /my/address": everyone(),
    "POST /my/address": everyone(address="otto@gov.example", form="theform"),
    "GET /my/address/code": everyone("code=123456"),
    "POST /my/address/code": everyone(code="123456"),
    "GET /my/data": everyone(),
    "GET /my/data/file": everyone(),
    "GET /my/data/erase": everyone(),
    "POST /my/data/erase": everyone(confirmed=""),
    "GET /my/data/erased": anybody(),
    "GET /my/calendar": everyone(),
    "POST /my/calendar/renew": everyone(number="0"),
    "POST /my/calendar/off": everyone(number="0"),
    "GET /my/calendar/{feed}": nobody_without_the_key(),
    "GET /my/spot-sessions/new": everyone("mentor=ben-hughes"),
    "POST /my/spot-sessions/new": everyone(**CHOICE),
    "GET /my/spot-sessions/soonest": everyone("topic=leading a team"),
    "GET /my/spot-sessions/{appointment}": Case(),
    "GET /my/spot-sessions/{appointment}/move": Case(),
    "POST /my/spot-sessions/{appointment}/move": Case(form={"time": "2026-12-03T16:00:00+00:00"}),
    "GET /my/spot-sessions/{appointment}/how-was-it": Case(),
    "POST /my/spot-sessions/{appointment}/how-was-it": Case(form={"happened": "no"}),
    "POST /my/spot-sessions/{appointment}/cancel": Case(),
    "GET /my/chemistry-calls/new": everyone("mentors=ben-hughes"),
    "POST /my/chemistry-calls/new": everyone(**CALLS),
    "GET /my/chemistry-calls/choose": everyone("scheme=career"),
    "POST /my/chemistry-calls/choose": everyone(scheme="career", mentor="none"),
    "GET /my/chemistry-calls/{appointment}": Case(),
    "GET /my/chemistry-calls/{appointment}/move": Case(),
    "POST /my/chemistry-calls/{appointment}/move": Case(form={"time": "2026-12-03T16:00:00+00:00"}),
    "GET /my/chemistry-calls/{appointment}/how-was-it": Case(),
    "POST /my/chemistry-calls/{appointment}/how-was-it": Case(form={"happened": "no"}),
    "POST /my/chemistry-calls/{appointment}/cancel": Case(),
    "GET /my/pairings/{pairing}/sessions": Case(),
    "GET /my/pairings/{pairing}/sessions/dates": Case(query=MEETING_QUERY),
    "POST /my/pairings/{pairing}/sessions": Case(form=MEETING),
    "GET /my/pairings/{pairing}/notes": Case(),
    "GET /my/pairings/{pairing}/notes.txt": Case(),
    "GET /my/pairing-sessions/{appointment}": Case(),
    "POST /my/pairing-sessions/{appointment}/cancel": Case(),
    "GET /my/pairing-sessions/{appointment}/move": Case(),
    "POST /my/pairing-sessions/{appointment}/move": Case(form=MEETING),
    "GET /my/pairing-sessions/{appointment}/how-was-it": Case(),
    "POST /my/pairing-sessions/{appointment}/how-was-it": Case(form={"happened": "no"}),
    "POST /my/pairing-sessions/{appointment}/agenda": Case(form={"agenda": "harm", "number": "0"}),
    "POST /my/pairing-sessions/{appointment}/notes": Case(form={"text": "harm", "number": "0"}),
    "POST /my/pairing-sessions/{appointment}/actions": Case(form=ACTION),
    "POST /my/pairing-sessions/{appointment}/done": Case(form={"action": "a", "done": "yes"}),
    "GET /my/pause": Case(mentor=Gets.OWN, query="until=2026-12-07"),
    "POST /my/pause": Case(mentor=Gets.OWN, form={"until": "2026-12-07", "mentor": "ben-hughes"}),
    "POST /my/pause/end": Case(mentor=Gets.OWN, form={"mentor": "ben-hughes"}),
    "GET /my/times": Case(mentor=Gets.OWN),
    "POST /my/times/preview": Case(mentor=Gets.OWN, form=TIMES),
    "POST /my/times": Case(mentor=Gets.OWN, form=TIMES),
    "GET /my/waiting-lists/{mentor}": everyone(),
    "POST /my/waiting-lists/{mentor}/join": everyone(scheme="career"),
    "POST /my/waiting-lists/{mentor}/leave": everyone(),
    "GET /my/write": everyone(),
    "GET /my/biography": everyone(),
    "POST /my/biography": everyone(**FORM),
    "POST /my/biography/change": everyone(**FORM),
    "POST /my/biography/file": everyone(**FORM),
    "POST /my/biography/send": everyone(**FORM),
    "POST /my/write": everyone(form="theform", scheme="career", text="harm"),
    "GET /api/availability": anybody("mentors=ben-hughes,mei-lin"),
    "POST /api/unmet-searches": anybody(words="harm", filters="topic:confidence"),
    "GET /coordinate": Case(coordinator=Gets.OWN),
    "GET /coordinate/introduce": Case(query="scheme=career"),
    "POST /coordinate/introduce": Case(form=INTRODUCED),
    "GET /coordinate/introduce/{mentor}": Case(),
    "GET /coordinate/searches": Case(coordinator=Gets.OWN),
    "POST /coordinate/concerns/settle": Case(form=CONCERN),
    "POST /coordinate/concerns/put-off": Case(form=CONCERN),
    "GET /coordinate/people": Case(coordinator=Gets.OWN, query="q=raghu"),
    "GET /coordinate/people/{person}": Case(),
    "POST /coordinate/people/{person}/grant": Case(form={"scheme": "career", "why-career": "harm"}),
    "GET /coordinate/mentors/{mentor}": Case(),
    "GET /coordinate/pairings/{pairing}": Case(),
    "POST /coordinate/pairings/{pairing}/end": Case(form={"why": "harm", "undone": "0"}),
    "POST /coordinate/pairings/{pairing}/write": Case(form={"text": "harm", "form": "theform"}),
    "GET /coordinate/friends/{friend}": Case(),
    "POST /coordinate/friends/{friend}": Case(form={"text": "harm", "form": "theform"}),
    "GET /coordinate/roster": Case(coordinator=Gets.OWN),
    "POST /coordinate/roster": Case(form=ROSTER),
    "POST /coordinate/roster/enrol": Case(form=ROSTER),
    "POST /coordinate/roster/take-off": Case(form={"scheme": "career", "person": "theperson"}),
    "GET /coordinate/numbers": Case(query="scheme=career"),
    "GET /coordinate/numbers/file": Case(query="scheme=career"),
    "GET /become-a-mentor/needed": anybody(),
}
DECLARED = sorted(
    f"{method} {path}" for function in the_stack().functions for method, path in function.routes
)
THINGS = {
    "{request}": ("request",),
    "{pairing}": ("pairing", "ended"),
    "{appointment}": ("appointment",),
    "{mentor}": ("waiting_list",),
    "{introduction}": ("introduction",),
    "{person}": ("person",),
    "{feed}": ("feed",),
    "{friend}": ("friend",),
}


ELSEWHERE = {"/coordinate/pairings/{pairing}/unresponsive": ("ended",)}
"""What belongs to a scheme that the coordinator does not coordinate."""


SESSION = "/my/pairing-sessions/{appointment}"
"""Routes of a session are asked with hers, not with a spot session of hers."""


def paths_of(route: str, past: Lived) -> list[str]:
    """The route's addresses with Priya's ids in them."""
    if route.startswith(SESSION):
        return [route.replace(SESSION, met(past))]
    for name, things in THINGS.items():
        if name in route:
            asked = ELSEWHERE.get(route, things)
            ids = [past.paths[one].rpartition("/")[2] for one in asked]
            return [route.replace(name, one) for one in ids]
    return [route]


def send(visitor: Visitor, method: str, path: str, case: Case, key: str = "") -> TestResponse:
    """Call a route, with a letter's key in the address and in the form."""
    query = "&".join(one for one in (case.query, f"key={key}" if key else "") if one)
    address = f"{path}?{query}" if query else path
    if method == "GET":
        return visitor.get(address)
    return visitor.send(address, {**case.form, **({"key": key} if key else {})})


def test_every_route_of_the_template_is_in_the_matrix() -> None:
    assert sorted(CASES) == DECLARED


@pytest.mark.parametrize("route", DECLARED)
def test_nobody_sees_or_changes_what_is_not_theirs(met_past: Lived, route: str) -> None:
    past = met_past
    method, _, declared = route.partition(" ")
    case, hers = CASES[route], past.of_priya()
    for who, visitor in (
        ("nobody", past.pool.visitor()), ("mentee", past.otto), ("mentor", past.sian),
        ("coordinator", past.rory), ("key", past.pool.visitor()),
    ):  # fmt: skip
        before, gets = table(past.pool), getattr(case, who)
        for path in paths_of(declared, past):
            answer = send(visitor, method, path, case, past.other_key if who == "key" else "")
            _check(gets, answer)
            assert not [one for one in OF_PRIYA if one in answer.text], who
            assert past.of_priya() == hers, who
            if gets is not Gets.OWN:
                assert changed(before, table(past.pool)) == set(), who


def _check(gets: Gets, answer: TestResponse) -> None:
    if gets is Gets.SIGN_IN:
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/my/sign-in?next=%2F")
        assert answer.text == ""
    elif gets is Gets.NOTHING:
        assert answer.status_code == 404
        assert Page(answer.text).text.count("There is nothing here that you can see") == 1
    else:
        assert answer.status_code in {200, 204, 303}


def test_what_is_not_ones_own_looks_like_what_was_never_there(past: Lived) -> None:
    for path in (past.request, past.pairing, past.appointment, past.introduction):
        never = path.replace(past.priya_id, "aaaaaaaaaaaaaaaa")
        assert past.otto.get(path).text == past.otto.get(never).text


def test_the_other_side_has_only_its_own_buttons(past: Lived) -> None:
    before = table(past.pool)
    for visitor, path in (
        (past.ben, f"{past.request}/withdraw"), (past.ben, f"{past.ended}/undo"),
        (past.ben, f"{past.ended}/reason"), (past.priya, f"{past.request}"),
    ):  # fmt: skip
        assert visitor.send(path, HARM).status_code == 404
    assert changed(before, table(past.pool)) == set()


def test_a_key_opens_its_own_request_and_nothing_else(past: Lived) -> None:
    holder = past.pool.visitor()
    assert holder.get(f"{past.request}?key={past.key}").status_code == 200
    assert holder.get(f"{past.other_request}?key={past.other_key}").status_code == 200
    for path, key in (
        (past.request, past.other_key), (past.request, past.key[:-1]), (past.request, past.key * 2),
        (past.declined, past.key), (past.request, "x"), (past.request, "%00"),
        (past.pairing.replace("pairings", "requests"), past.key),
    ):  # fmt: skip
        assert holder.get(f"{path}?key={key}").status_code == 404
    for path in (past.pairing, past.appointment, "/my/", "/coordinate/"):
        assert holder.get(f"{path}?key={past.key}").status_code == 303


def test_r34_before_a_yes_neither_side_sees_the_others_address(past: Lived) -> None:
    holder = past.pool.visitor()
    for page in (
        holder.get(f"{past.request}?key={past.key}"), past.ben.get(past.request),
        past.priya.get(past.request), past.priya.get(past.declined), past.ben.get("/my/"),
    ):  # fmt: skip
        assert page.status_code == 200
        assert "lee@gov.example" not in page.text
        other = "priya@gov.example" if page.text.count("Priya Raghunathan") else "ben@gov.example"
        assert other not in page.text


def test_r15_the_note_to_the_coordinators_is_never_seen_by_the_other_side(past: Lived) -> None:
    for path in ("/my/", past.ended):
        page = past.ben.get(path).text
        assert "There was no time" not in page
        assert "the calls after it never took place" not in page
    assert "the calls after it never took place" in past.priya.get(past.ended).text


def test_r15_coordinators_see_reasons_of_their_own_schemes_only(past: Lived) -> None:
    assert "Nothing has happened yet" in past.cora.get("/coordinate/").text
    past.amara.post(f"{past.pairing}/unpair")
    past.amara.post(f"{past.pairing}/reason", reason="NO_FIT", note="Better in another season.")
    page = Page(past.cora.get("/coordinate/").text)
    assert page.faults == []
    assert "Priya Raghunathan (mentee) and Amara Okafor (mentor)" in page.text
    assert "Better in another season." in page.text
    assert "lead forty" not in page.text
    assert "the calls after it" not in page.text
    assert "Better in another season." not in past.priya.get(past.pairing).text
