"""Letters as the messages that arrive."""

import email
from email.message import EmailMessage
from email.policy import SMTP, default
from typing import Any

from icalendar import Calendar

from mentoring.adapters.mail import message
from mentoring.domain.appointment_letters import booked_letters
from mentoring.domain.letter import Letter, Post
from mentoring.domain.people import Person
from mentoring.pages.invitation import invitation
from mentoring.pages.letters import write
from tests.domain.examples import an_appointment, at
from tests.world import NOW, PROGRAMME

SITE, SENDER = "https://pool.example", "mentoring@gov.example"


AMARA = Person("person-amara-okafor", "amara@police.example", "Amara Okafor")


BOOKED = an_appointment(at("2026-12-01", "12:00"))


def sent(post: Post) -> EmailMessage:
    """The message of a letter, as it arrives."""
    written = write(post, SITE)
    made = message(
        sender=SENDER,
        name=post.programme.name,
        to=post.address,
        subject=written.subject,
        text=written.text,
        html=written.html,
        letter_id=post.id,
        written_at=post.written_at,
        invitation=invitation(post, SENDER, SITE),
    )
    raw = made.as_bytes(policy=SMTP)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return email.message_from_bytes(raw, policy=default)


def post(letter: Letter, *, to: str = "priya@gov.example", about: Person | None = AMARA) -> Post:
    """A letter to Priya, complete with addresses."""
    return Post("l1", letter, to, NOW, PROGRAMME, about)


def a_letter(name: str = "Amara Okafor") -> Letter:
    """A letter about a booking with somebody of this name."""
    letter = booked_letters(BOOKED)[0]
    return Letter(letter.kind, letter.to, facts={**letter.facts, "mentor_name": name})


def parts(mail: EmailMessage) -> list[str]:
    """The content types of all parts, in order."""
    return [part.get_content_type() for part in mail.walk()]


def calendar_of(mail: EmailMessage) -> Any:
    """The invitation that a calendar program reads."""
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return Calendar.from_ical(part.get_content())


def text_of(mail: EmailMessage) -> str:
    """The plain text."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
