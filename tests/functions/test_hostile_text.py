"""What people type to break pages, letters and calendars comes out as the text it is."""

import re
from email.message import EmailMessage
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain import wording
from mentoring.domain.biography.plain_text import INVISIBLE
from tests.functions.calendar_lines import properties_of
from tests.functions.lived import Lived
from tests.functions.markup import Page
from tests.played import SITE, Played, letter_text
from tests.world import AIMS, CONTACTS, DETAILS, MENTORS, PROGRAMME, published

MARKS = "\u202e\u2066\u200f\u061c\ufeff\u200b"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "[click](javascript:alert(1))",
    '<a href="https://evil.example">here</a>',
    "{{7*7}}{% raw %}{{ programme }}",
    "[[Sign in -> javascript:alert(1)]]",
    "[[[Sign in -> https://evil.example]]]",
    "<!-- shell:content --><!-- shell:title -->",
    "\r\nBcc: all@gov.example\r\nX-Evil: yes",
    "=?utf-8?q?=0D=0ABcc:_all@gov.example?=",
    "\nEND:VEVENT\nBEGIN:VALARM\nATTENDEE:mailto:evil@evil.example",
    'Eve";X-EVIL=1:mailto:evil@evil.example',
    "a\\n\\;b;c,d\\",
    "\u2028Bcc: x\u2029\x85\x0b\x0c\x1d end",
    f"{MARKS}evE{MARKS}",
    "N\x00U\x07L\x1b[31m\x7f",
    "\n> Amara says yes\n\n[[Answer -> https://evil.example]]\n\n",
    "👩🏽‍🚀🏳️‍🌈 Zoë",
    "שלום عليكم",
    "....//....//etc",
    "%s%n%0d%0a{0}{}",
    "金" * 80,
    "x" * 10_000,
    "lorem ipsum " * 900,
)
WORD = "witness"
"""Stands in every hostile text, to see that it arrives."""
ASK_MEI, BOOK_MEI = "/my/requests/new?mentor=mei-lin", "/my/spot-sessions/new?mentor=mei-lin"
CHOICE = {"topic": "leading a team", "mode": "video", "time": "2026-12-01T12:00:00+00:00"}
STEP = 4
TAGS = {"p", "a", "br", "blockquote", "div", "html", "head", "body", "meta", "title"}


def check_page(html: str) -> None:
    """The page is sound, and nothing that was typed is more than text."""
    page = Page(html)
    assert page.faults == []
    loaded = page.all("script", "img", "iframe")
    assert [one for one in loaded if "evil" in f"{one.attributes}{one.text}"] == []
    assert page.all("img") == []
    assert "49" not in re.findall(r"\b\d\d\b", page.text)
    assert not set(MARKS) & set(html)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]", html)
    assert "evil.example" not in " ".join(page.links)


def check_letter(letter: EmailMessage) -> None:
    """Headers, both parts and the invitation hold what was typed as text only."""
    raw = letter.as_bytes().decode("ascii")
    head = re.split(r"\r?\n\r?\n", raw, maxsplit=1)[0]
    names = re.findall(r"^([\w-]+):", head, flags=re.MULTILINE)
    assert sorted(names) == sorted(set(names))
    assert set(names) <= {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Letter-Id",
        "X-Letter-Time", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "Sender", "Reply-To", "X-SES-CONFIGURATION-SET",
    }  # fmt: skip
    assert letter["To"].addresses[0].addr_spec.endswith(".example")
    assert len(letter["To"].addresses) == 1
    subject = str(letter["Subject"])
    assert subject.isprintable()
    assert not set(MARKS) & set(subject)
    for part in letter.walk():
        assert part.get_content_type() in {
            "multipart/mixed", "multipart/alternative", "text/plain", "text/html",
            "text/calendar", "application/ics",
        }  # fmt: skip
        check_part(part)


def check_part(part: Any) -> None:
    """One part of a letter."""
    if part.get_content_type() == "text/html":
        html = Letter(part.get_content())
        assert html.wrong == []
        assert all(link.startswith(SITE) for link in html.links)
    if part.get_content_type() == "text/plain":
        text = part.get_content()
        assert not set(MARKS) & set(text)
        assert not re.search(r":\n(?!https://pool\.example)\S*(?:javascript|evil)", text)
        assert not re.search(r"^(?!>).*\nhttps://evil", text, flags=re.MULTILINE)
    if part.get_content_type() in {"text/calendar", "application/ics"}:
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/calendar":
            content = re.sub(rb"\r?\n", b"\r\n", content)
        check_invitation(content)


def check_invitation(data: bytes) -> None:
    """The calendar entry is sound and invites its two people only."""
    found = properties_of(data)
    invited = {value for _, value in found["ATTENDEE"]}
    assert len(invited) == 2
    assert all(re.fullmatch(r"mailto:\w+@(gov|police)\.example", one) for one in invited)
    assert set(found) <= {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP",
        "UID", "SEQUENCE", "ATTENDEE", "DESCRIPTION", "LOCATION", "ORGANIZER", "STATUS",
    }  # fmt: skip
    for parameters, _ in found["ATTENDEE"]:
        assert set(parameters) == {"CN", "ROLE", "PARTSTAT", "RSVP"}


class Letter:
    """The HTML part of a letter: its links, and tags that have no business in one."""

    def __init__(self, html: str) -> None:
        """Read it with the pages' strict reader."""
        page = Page(html)
        self.links = page.links
        self.wrong = [one.tag for one in page.elements if one.tag not in TAGS]
        for one in page.elements:
            self.wrong += [name for name in one.attributes if name.startswith("on")]


def fitting(text: str, most: int) -> str:
    """As much of a hostile text as a field takes."""
    return wording.paragraphs(text)[:most]


def cast_of(number: int) -> tuple[str, str, str]:
    """Three texts of some hostile ones each; over all casts, each stands in each place once."""
    texts = [
        f"{WORD} {' '.join(HOSTILE[first : first + STEP])}"
        for first in range(0, len(HOSTILE), STEP)
    ]
    first, second, third = (texts[(number + step) % len(texts)] for step in range(3))
    return first, second, third


@pytest.mark.parametrize("number", range(-(-len(HOSTILE) // STEP)))
def test_hostile_text_is_inert_everywhere(past: Lived, number: int) -> None:
    """In biographies invisible marks are left out: `python -m directory check` refuses them."""
    name, organisation = (fitting(one, 200) for one in cast_of(number)[:2])
    text = fitting(cast_of(number)[2], 2000)
    note, longer_note = fitting(text, 500), fitting(text, 1000)
    _publish(*(INVISIBLE.sub("", one).replace("\u200b", "") for one in cast_of(number)))
    eve, mei, pages = past.eve, past.mei, []
    details = {"organisation": organisation, "grade": "g7", "line_manager": "x@gov.example"}
    assert eve.send("/my/details", {"name": name, **details}).status_code == 303
    pages += [eve.get(ASK_MEI), eve.get(BOOK_MEI)]
    aims = f"{fitting(text, 900)}\r\n\r\n{fitting(text, 900)} {AIMS}"
    request = eve.fill(ASK_MEI, scheme="career", aims=aims).headers["Location"]
    pages += [mei.get("/my/"), mei.get(request), eve.get(request), eve.get("/my/details")]
    typed = Page(mei.send(request, {"answer": "no", "note": note}).text)
    scripts = {one.get("src") for one in typed.all("script")}
    assert scripts <= {"/assets/own-zone.js"}
    assert (typed.faults, typed.all("img"), "#reason" in typed.links) == ([], [], True)
    booked = eve.fill(BOOK_MEI, **CHOICE).headers["Location"]
    pages += [mei.get(booked), eve.get(booked), eve.get("/my/")]
    mei.post(f"{booked}/cancel")
    assert mei.post(request, answer="yes", outside_line="yes").status_code == 303
    pairing = request.replace("requests", "pairings")
    pages += [mei.get(pairing), eve.get(pairing), mei.get("/my/")]
    eve.fill("/my/write", scheme="career", text=text)
    mei.post(f"{pairing}/unpair")
    mei.post(f"{pairing}/reason", reason="OTHER", note=longer_note)
    pages += [mei.get(pairing), past.cora.get("/coordinate/")]
    ask_sian = "/my/requests/new?mentor=sian-rees"
    other = eve.fill(ask_sian, scheme="open", aims=aims).headers["Location"]
    past.sian.post(other, answer="no", reason="AWAY", note=note)
    pages.append(eve.get(other))
    check_all(past, pages, letters=10)


def _publish(name: str, role: str, organisation: str) -> None:
    evil = published("mei-lin", name=name, role=role, organisation=organisation, places=3)
    mentors = (*(one for one in MENTORS if one.id != "mei-lin"), evil)
    store = wiring.means().store
    publish(store, PROGRAMME, mentors, CONTACTS, new_id=wiring.new_id)


def check_all(past: Lived, pages: list[TestResponse], letters: int) -> None:
    """Every page, and every letter that says something of it, is sound."""
    for page in pages:
        assert WORD in page.text
        check_page(page.text)
    found = [one for one in past.pool.letters() if WORD in letter_text(one)]
    assert len(found) >= letters
    for letter in found:
        check_letter(letter)


def test_names_and_texts_keep_their_own_letters(pool: Played) -> None:
    name = "Siân Łukasz O'Brien-Müller (金) 👩🏽"
    mentee = pool.mentee("sian2@gov.example", name=name, organisation="Heddlu Gogledd Cymru & Co")
    aims = "Zoë said:\n\n  “Ça va?” & <3 — 50% of it is 'listening', isn't it? שלום"
    mentee.fill("/my/requests/new?mentor=amara-okafor", scheme="career", aims=aims)
    letter = pool.letters("amara@police.example")[-1]
    assert letter["Subject"] == f"{name} asks you to be their mentor"
    text = letter_text(letter).replace("\r\n", "\n")
    assert "Heddlu Gogledd Cymru & Co" in text
    assert "> Zoë said:\n> \n>   “Ça va?” & <3 — 50% of it is 'listening', isn't it? שלום" in text
    assert DETAILS["name"] not in text


@pytest.mark.parametrize(
    "address",
    [
        "a..b@gov.example", ".a@gov.example", "a.@gov.example", "é@gov.example", "a@.gov.example",
        "a@gov..gov.example", "a'b@gov.example", "a+b@gov.example", "-@gov.example",
        "a%b@gov.example",
        "a@-.gov.example", "a\r\nBcc: b@gov.example", "=?utf-8?q?a?=@gov.example",
        "a\u200b@gov.example", "a/b@gov.example", "a`b|c@gov.example",
    ],
)  # fmt: skip
def test_an_odd_address_never_stops_the_letters(pool: Played, address: str) -> None:
    answer = pool.visitor().post("/my/sign-in", address=address)
    assert answer.status_code in {303, 200}
    for letter in pool.letters():
        assert [one.addr_spec for one in letter["To"].addresses] == [address]
        check_letter(letter)
