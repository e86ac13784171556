"""The inbox: letters as they are, and hostile ones inert."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from laptop.inbox import Inbox
from laptop.places import HOME
from laptop.works import SHELL

SITE_POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'"
SCRIPT = '<script>alert("x")</script>'
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


def letter(subject: str = "Your code", to: str = "dee@example.org") -> EmailMessage:
    """Make a letter with both parts and an invitation."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "mentoring@example.org"
    mail["To"] = to
    mail["Subject"] = subject
    mail["Date"] = "Sun, 22 Nov 2026 09:30:00 +0000"
    mail.set_content(f"Hello {SCRIPT}")
    mail.add_alternative(f'<p>Hello</p>{SCRIPT}<a href="/my/">go</a>', subtype="html")
    mail.add_attachment(b"BEGIN", maintype="text", subtype="calendar", filename='a"<b>.ics')
    return mail


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two letters, the second one newer."""
    (tmp_path / "20261122T093000000000-a.eml").write_bytes(letter("The first").as_bytes())
    second = letter("The second", to="Tom <TOM@example.org>")
    (tmp_path / "20261122T093100000000-b.eml").write_bytes(second.as_bytes())
    (tmp_path / ".20261122T093200000000-c.eml").write_bytes(b"half a let")
    return tmp_path


@pytest.fixture
def browser(folder: Path) -> Client:
    """Make a client of the inbox alone."""
    inbox = Inbox(folder, HOME / SHELL, SITE_POLICY)
    return Client(Request.application(inbox.answer), Response)


def test_the_newest_letter_is_first_and_a_half_written_one_is_none(browser: Client) -> None:
    """Sorted by their files' names, which begin with the moment."""
    page = browser.get("/inbox/").text
    assert 0 < page.index("The second") < page.index("The first")
    assert page.count("pool-row-main") == 2


def test_an_empty_inbox_says_what_brings_a_letter(tmp_path: Path) -> None:
    """No letter is no error."""
    inbox = Inbox(tmp_path / "not made yet", HOME / SHELL, SITE_POLICY)
    page = Client(Request.application(inbox.answer), Response).get("/inbox/")
    assert page.status_code == 200
    assert "No letter has been sent yet" in page.text


def test_the_latest_letter_to_an_address_is_found_however_it_is_written(browser: Client) -> None:
    """With a name or without, in capitals or not; handy for tests."""
    found = browser.get("/inbox/latest?to=tom@example.org")
    assert found.headers["Location"].endswith("/inbox/20261122T093100000000-b/")
    assert browser.get("/inbox/latest?to=nobody@example.org").status_code == 404


def test_a_letter_shows_text_headers_and_attachments(browser: Client) -> None:
    """Its HTML is in a frame from an address of its own."""
    page = browser.get("/inbox/20261122T093000000000-a/")
    assert "<bdi>The first</bdi>" in page.text
    assert "<dd><bdi>dee@example.org</bdi></dd>" in page.text
    assert 'src="/inbox/20261122T093000000000-a/html"' in page.text
    assert 'href="/inbox/20261122T093000000000-a/files/0"' in page.text
    assert page.headers["Content-Security-Policy"] == SITE_POLICY + "; frame-src 'self'"


def test_no_script_of_a_letter_reaches_the_page_around_it(folder: Path, browser: Client) -> None:
    """Subject, address, text and attachment names are escaped and kept from turning the line."""
    hostile = letter(f"{SCRIPT} {OVERRIDE}gnp.exe", to=f'"{SCRIPT}" <dee@example.org>')
    (folder / "20261122T094000000000-h.eml").write_bytes(hostile.as_bytes())
    for page in (browser.get("/inbox/"), browser.get("/inbox/20261122T094000000000-h/")):
        assert "<script" not in page.text
        assert "&lt;script&gt;" in page.text
        assert f"<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; {OVERRIDE}" in page.text


def test_the_html_of_a_letter_may_not_run_anything(browser: Client) -> None:
    """A sandbox by its own header, whoever frames it; links leave the frame."""
    part = browser.get("/inbox/20261122T093000000000-a/html")
    rules = part.headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in rules
    assert "sandbox allow-top-navigation-by-user-activation" in rules
    assert not any(rule.startswith("script-src") for rule in rules)
    assert part.text.startswith('<base target="_top">')


def test_an_attachment_is_downloaded_and_its_name_does_no_harm(browser: Client) -> None:
    """Never shown in place, whatever type it claims."""
    file = browser.get("/inbox/20261122T093000000000-a/files/0")
    assert file.data == b"BEGIN"
    assert file.headers["Content-Disposition"] == "attachment; filename=a__b_.ics"
    assert "sandbox" in file.headers["Content-Security-Policy"]


def test_a_letter_as_it_was_sent_is_plain_text(folder: Path, browser: Client) -> None:
    """So that a browser doesn't open it in anything."""
    raw = browser.get("/inbox/20261122T093000000000-a.eml")
    assert raw.data == (folder / "20261122T093000000000-a.eml").read_bytes()
    assert raw.mimetype == "text/plain"


@pytest.mark.parametrize(
    "address",
    [
        "/inbox/nothing/",
        "/inbox/..%2fsecret/",
        "/inbox/..%2f..%2fclock.eml",
        "/inbox/20261122T093000000000-a/files/9",
        "/inbox/20261122T093000000000-a/else",
    ],
)
def test_what_is_no_letter_is_not_there(browser: Client, address: str) -> None:
    """Nor can an address lead out of the folder."""
    assert browser.get(address).status_code == 404
