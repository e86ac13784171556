"""Every form with a field in which people write: the way to it, and how much it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from tests.functions.agreed import two
from tests.functions.lived import Lived, met
from tests.functions.markup import Form, Page
from tests.functions.test_appointments import after
from tests.functions.test_booking_calls import CHOOSE, book_three, with_calls
from tests.functions.test_questions import ask_back
from tests.played import Visitor


@dataclass(frozen=True)
class At:
    """Who writes, on which page, and where the form leads."""

    visitor: Visitor
    page: str
    action: str

    @property
    def form(self) -> Form:
        """The form as it stands on the page."""
        forms = Page(self.visitor.get(self.page).text).forms
        return next(one for one in forms if one.action == self.action)


@dataclass(frozen=True)
class Written:
    """A field of a template: its limit, what else the form wants, and the way to it."""

    template: str
    name: str
    most: int
    reach: Callable[[Lived], At]
    rest: Mapping[str, str] = field(default_factory=dict)
    one_line: bool = False
    called: str = ""

    @property
    def field(self) -> str:
        """What the form calls it."""
        return self.called or self.name


def below(visitor: Visitor, page: str, action: str) -> At:
    """A form that is sent to an address below its page."""
    return At(visitor, page, f"{page}/{action}")


def ask(past: Lived) -> At:
    """Otto asks Siân."""
    return At(past.otto, "/my/requests/new?mentor=sian-rees", "/my/requests/new")


def choose(past: Lived) -> At:
    """Nia has had her calls, and chooses."""
    with_calls()
    book_three(past.pool.mentee("nia@gov.example", name="Nia Vaughan"))
    past.pool.clock.on(days=11)
    return At(past.pool.signed_in("nia@gov.example"), CHOOSE, "/my/chemistry-calls/choose")


def pick(past: Lived) -> At:
    """Priya was introduced to Mei."""
    return At(past.priya, past.introduction, past.introduction)


def answer(past: Lived) -> At:
    """Whoever holds the letter of Priya's request answers, without signing in."""
    return At(past.pool.visitor(), f"{past.request}?key={past.key}", past.request)


def reply(past: Lived) -> At:
    """Ben has put a question to Priya."""
    ask_back(past)
    return below(past.priya, past.request, "reply")


def reason(past: Lived) -> At:
    """Amara has unpaired, and says why."""
    past.amara.post(f"{past.pairing}/unpair")
    return below(past.amara, past.pairing, "reason")


def feedback(past: Lived) -> At:
    """Priya looks back on the pairing that has ended."""
    return below(past.priya, past.ended, "feedback")


def expectations(past: Lived) -> At:
    """Priya writes another text for Amara."""
    page = f"{past.pairing}/expectations/change"
    return At(past.priya, page, page)


def agreement(past: Lived) -> At:
    """Otto's line manager answers by the letter, without signing in."""
    pair = two(past)
    pair.both_agree()
    link = pair.link()
    return At(past.pool.visitor(), link, link.partition("?")[0])


def impression(past: Lived) -> At:
    """Priya says how it was with Ben."""
    after(past)
    page = f"{past.appointment}/how-was-it"
    return At(past.priya, page, page)


def cancel(past: Lived) -> At:
    """Priya cancels her spot session with Ben."""
    return below(past.priya, past.appointment, "cancel")


def cancel_session(past: Lived) -> At:
    """Priya cancels a session of her pairing."""
    return below(past.priya, met(past), "cancel")


def agenda(past: Lived) -> At:
    """Priya writes the agenda of a session ahead."""
    return below(past.priya, met(past), "agenda")


def begun(past: Lived, action: str) -> At:
    """The session has begun."""
    page = met(past)
    past.pool.clock.now = datetime.fromisoformat("2026-12-08T09:30:00+00:00")
    return below(past.pool.signed_in("priya@gov.example"), page, action)


def message(past: Lived) -> At:
    """Otto writes to the coordinators."""
    return At(past.otto, "/my/write", "/my/write")


def friend(past: Lived) -> At:
    """Priya asks for help with her pairing."""
    page = f"{past.pairing}/friend"
    return At(past.priya, page, page)


def friend_answer(past: Lived) -> At:
    """Cora answers her."""
    past.priya.fill(f"{past.pairing}/friend", text="Can we talk?")
    past.pool.clock.on(seconds=1)
    page = str(past.friend)
    return At(past.cora, page, page)


def coordinated(past: Lived, action: str) -> At:
    """Cora looks at the pairing of Priya and Amara."""
    page = past.pairing.replace("/my/", "/coordinate/")
    return below(past.cora, page, action)


def grant(past: Lived) -> At:
    """Priya's pairing has ended, and Cora may let her choose again."""
    past.priya.post(f"{past.pairing}/unpair")
    return below(past.cora, past.person, "grant")


def introduce(past: Lived) -> At:
    """Cora introduces Mei to somebody."""
    return At(past.cora, "/coordinate/introduce?scheme=career", "/coordinate/introduce")


def details(past: Lived) -> At:
    """Otto says who he is."""
    return At(past.otto, "/my/details", "/my/details")


INTRODUCED = {"address": "new.starter@gov.example", "mentor-1": "mei-lin"}
TO_DO = {"doer": "both", "by": "2026-12-18"}
SAID = {"happened": "yes", "useful": "5"}
FORMS = (
    Written("ask.html", "aims", 2000, ask, {"scheme": "open"}),
    Written("choose_mentor.html", "aims", 2000, choose, {"mentor": "ben-hughes"}),
    Written("introduction.html", "aims", 2000, pick, {"mentor": "mei-lin"}),
    Written("request_mentor.html", "note", 500, answer, {"answer": "no", "reason": "AWAY"}),
    Written("request_mentor.html", "question", 500, answer, {"answer": "question"}),
    Written("request_mentee.html", "reply", 2000, reply),
    Written("pairing_unpaired.html", "note", 1000, reason, {"reason": "NO_FIT"}),
    Written("pairing_feedback.html", "helped", 1000, feedback, {"useful": "4"}),
    Written("pairing_feedback.html", "missed", 1000, feedback, {"useful": "4"}),
    Written("expectations_change.html", "goals", 2000, expectations),
    Written("expectations_change.html", "how_often", 500, expectations),
    Written("expectations_change.html", "where", 500, expectations),
    Written("expectations_change.html", "confidential", 500, expectations),
    Written("agreement.html", "note", 300, agreement, {"choice": "confirm"}, one_line=True),
    Written("how_was_it.html", "text", 300, impression, SAID, one_line=True),
    Written("appointment.html", "line", 300, cancel, one_line=True),
    Written("pairing_session_change.html", "line", 300, cancel_session, one_line=True),
    Written("pairing_session.html", "agenda", 2000, agenda),
    Written("pairing_session.html", "text", 6000, partial(begun, action="notes")),
    Written(
        "pairing_session_actions.html", "what", 300, partial(begun, action="actions"), TO_DO,
        one_line=True,
    ),
    Written("write.html", "text", 2000, message, {"scheme": "career"}),
    Written("friend.html", "text", 1000, friend),
    Written("friend_answer.html", "text", 1000, friend_answer),
    Written("coordinated_pairing.html", "text", 2000, partial(coordinated, action="write")),
    Written("coordinated_pairing.html", "why", 500, partial(coordinated, action="end")),
    Written("coordinated_person.html", "why-", 500, grant, called="why-career"),
    Written("introduce.html", "why", 500, introduce, INTRODUCED),
    Written("details.html", "name", 200, details, one_line=True),
    Written("details.html", "organisation", 200, details, one_line=True),
)  # fmt: skip
OTHERS = {
    "times_form.html": "days, times and whole numbers, each checked as it is",
    "coordinating.html": "what somebody looks for: nothing of it is kept",
    "biography.html": "the check of a mentor's file says what is too long in it",
    "biography_preview.html": "the file, to be copied",
    "pairing_session_terms.html": "days, times and whole numbers, each checked as it is",
    "pairing_session_move.html": "a time",
    "sign_in.html": "an address, checked as one",
    "address.html": "an address, checked as one",
    "code.html": "six digits",
    "address_code.html": "six digits",
    "my.html": "a whole number, checked as one",
    "roster.html": "lines, each checked: what can't be used comes back whole",
    "roster_check.html": "lines, each checked: what can't be used comes back whole",
}
"""Templates whose fields hold no prose of the moment, and what becomes of what is in them."""
BESIDE = {("introduce.html", "address"), ("details.html", "line_manager")}
"""Addresses beside such fields, checked as addresses."""
