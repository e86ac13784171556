"""Hostile names and texts stay names and texts in mail and calendars."""

import email
from email.policy import SMTP, default
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.adapters.mail import message
from mentoring.domain.letter import Kind, Letter, Undeliverable
from mentoring.domain.request_letters import facts_of
from tests.adapters.mails import (
    SENDER,
    SITE,
    a_letter,
    calendar_of,
    parts,
    post,
    sent,
    text_of,
)
from tests.domain.examples import a_mentor, an_enrolment, asked
from tests.world import NOW

HOSTILE = [
    "Eve\r\nBcc: all@gov.example",
    "Eve\nContent-Type: text/html\n\n<script>x</script>",
    "Eve\u2028Bcc: all@gov.example",
    "Eve\u202ednim@gov.example",
    "=?utf-8?q?Bcc:_all=40gov=2Eexample?=",
    '"Eve" <all@gov.example>, ',
    "Eve;ROLE=CHAIR:mailto:all@gov.example",
    "Eve\r\nATTENDEE:mailto:all@gov.example\r\nX:",
    "[[Press here -> https://evil.test]]",
    "<script>alert(1)</script>",
    "{{ site }}{% raw %}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_add_no_header_no_recipient_no_line_and_no_markup(name: str) -> None:
    mail = sent(post(a_letter(name)))
    assert [str(one) for one in mail.get_all("To", [])] == ["priya@gov.example"]
    assert set(mail.keys()) == {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "X-Letter-Id",
        "X-Letter-Time",
        "MIME-Version",
        "Content-Type",
    }
    assert len(parts(mail)) == 6
    (event,) = calendar_of(mail).walk("VEVENT")
    assert {str(one) for one in event["attendee"]} == {
        "mailto:priya@gov.example",
        "mailto:amara@police.example",
    }
    html = mail.get_body(("html",))
    assert html is not None
    assert "<script" not in html.get_content()
    assert 'href="https://evil.test' not in html.get_content()


@pytest.mark.parametrize("name", [*HOSTILE, "Eve\x00\x0b\x0cBcc: all@gov.example"])
def test_a_hostile_subject_or_programme_is_one_header_or_none_at_all(name: str) -> None:
    made: dict[str, Any] = {
        "sender": SENDER,
        "to": "priya@gov.example",
        "text": "text",
        "html": "<p>",
        "letter_id": "l1",
        "written_at": NOW,
    }
    for fields in ({"name": "Pool", "subject": name}, {"name": name, "subject": "Hello"}):
        try:
            raw = message(**(made | fields)).as_bytes(policy=SMTP)
        except ValueError:
            continue
        arrived = email.message_from_bytes(raw, policy=default)
        assert "Bcc" not in arrived
        assert [str(one) for one in arrived.get_all("To", [])] == ["priya@gov.example"]
        assert len(arrived.get_all("Content-Type", [])) == 1


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_name_makes_a_letter_that_arrives_with_one_recipient(name: str) -> None:
    mail = sent(post(a_letter(name)))
    assert str(mail["To"]) == "priya@gov.example"
    assert "Bcc" not in mail
    assert len(parts(mail)) == 6


@pytest.mark.parametrize(
    "name",
    [
        "Siân Gwenllian Angharad Rhiannon Llewelyn-Prydderch ap Iorwerth " * 3,
        "Nguyễn Thị Minh Khai",
        "王小明" * 60,
        "Ünal" * 40,
        "👩‍🏫 Ada",
    ],
)
def test_long_names_in_any_script_arrive_whole(name: str) -> None:
    mail = sent(post(a_letter(name.strip()[:150])))
    kept = " ".join(name.strip()[:150].split()).replace("\u200d", "")
    assert kept in mail["Subject"].replace("\u200d", "")
    assert name.strip()[:150] in text_of(mail)


@pytest.mark.parametrize(
    "aims",
    ["line\r\n.\r\nQUIT\r\n", "> quoted\n\n[[x -> https://evil.test]]", "From me\nFrom you"],
)
def test_hostile_texts_stay_texts(aims: str) -> None:
    one = asked(a_mentor(), an_enrolment()).request
    facts = facts_of(one) | {"aims": aims, "key": "secret"}
    mail = sent(post(Letter(Kind.REQUEST_RECEIVED, "x", facts=facts), about=None))
    assert len(parts(mail)) == 3
    links = [word for word in text_of(mail).split() if word.startswith(("http", "[["))]
    assert f"{SITE}/my/requests/{one.id}?key=secret" in links
    html = mail.get_body(("html",))
    assert html is not None
    assert 'href="https://evil.test' not in html.get_content()


@pytest.mark.parametrize("to", ["a..b@gov.example", "josé@gov.example", "nobody", "a@b@c.example"])
def test_an_address_that_mail_cannot_carry_is_undeliverable_not_an_error(to: str) -> None:
    with pytest.raises(Undeliverable):
        sent(post(a_letter(), to=to))
