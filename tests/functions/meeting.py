"""Two of a pairing who book sessions of theirs and write about them, through the pages."""

from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.test import TestResponse

from tests.functions.lived import Lived, met
from tests.functions.markup import Page
from tests.played import Played, Visitor

BY_VIDEO = {"rhythm": "once", "first": "2026-12-03", "at": "08:30", "mode": "video"}


@dataclass
class Meeting:
    """Priya's running pairing with Amara, and their browsers."""

    pool: Played
    mentee: Visitor
    mentor: Visitor
    pairing: str

    def asking(self, **terms: str) -> str:
        """Where the form leads."""
        return f"{self.pairing}/sessions/dates?{urlencode(BY_VIDEO | terms)}"

    def dates(self, who: Visitor, **terms: str) -> Page:
        """The dates that come of the form, on a page that has to be sound."""
        page = Page(who.get(self.asking(**terms)).text)
        assert page.faults == [], page.faults
        return page

    def send(self, who: Visitor, **terms: str) -> TestResponse:
        """Fill in the form, then book the dates as they come."""
        form = next(one for one in self.dates(who, **terms).forms if one.method == "post")
        self.pool.clock.on(seconds=1)
        return who.send(form.action, form.fields)

    def book(self, who: Visitor | None = None, **terms: str) -> str:
        """Book; return where that led."""
        sent = self.send(who or self.mentee, **terms)
        assert sent.status_code == 303, sent.text
        self.pool.clock.on(seconds=1)
        return str(sent.headers["Location"])

    def write(self, who: Visitor, session: str, what: str, /, **parts: str) -> TestResponse:
        """Send one of the forms of a session's page, as it stands but for some parts."""
        self.pool.clock.on(seconds=1)
        forms = Page(who.get(session).text).forms
        form = next(one for one in forms if one.action == f"{session}/{what}")
        return who.send(form.action, form.fields | parts)

    def says(self, who: Visitor, path: str) -> str:
        """The words of a page, which has to be sound."""
        page = Page(who.get(path).text)
        assert page.faults == [], page.faults
        return page.text


def meeting(past: Lived) -> Meeting:
    """Priya and Amara, who have a session with an agenda ahead."""
    met(past)
    return Meeting(past.pool, past.priya, past.amara, past.pairing)
