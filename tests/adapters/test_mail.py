"""Letters as mail: their parts, what hostile names can't do, and which errors are for ever."""

import email
from email.policy import default
from pathlib import Path
from typing import Any, cast

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from icalendar import Calendar

from mentoring.adapters.mail import FolderMail, SesMail
from mentoring.domain import booking
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Undeliverable
from mentoring.domain.reliability import Reliability
from tests.adapters.mails import (
    BOOKED,
    SENDER,
    a_letter,
    calendar_of,
    parts,
    post,
    sent,
    text_of,
)
from tests.domain.examples import PRIYA, a_mentor, an_enrolment, asked
from tests.world import NOW, PROGRAMME


def test_a_letter_has_a_text_and_an_html_part_and_headers_that_mail_programs_need() -> None:
    letter = asked(a_mentor(), an_enrolment()).letters[0]
    mail = sent(post(letter, to="amara@police.example"))
    assert parts(mail) == ["multipart/alternative", "text/plain", "text/html"]
    assert mail["To"] == "amara@police.example"
    assert mail["From"] == f"{PROGRAMME.name} <{SENDER}>"
    assert mail["Subject"] == "Priya Raghunathan asks you to be their mentor"
    assert mail["Message-ID"] == "<l1@gov.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == NOW


def test_r27_an_invitation_is_a_calendar_part_with_its_method_and_a_file_to_open() -> None:
    mail = sent(post(a_letter()))
    assert parts(mail) == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ]
    (inline,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    assert inline.get_param("method") == "REQUEST"
    assert inline.get_content_charset() == "utf-8"
    (attached,) = list(mail.iter_attachments())
    assert attached.get_filename() == "invitation.ics"
    assert Calendar.from_ical(attached.get_content()) == calendar_of(mail)


def test_r27_the_entry_invites_both_at_the_right_time_and_is_cancelled_by_the_same_uid() -> None:
    cancelled = booking.cancel(
        BOOKED,
        Diary("priya", {str(BOOKED.id): BOOKED}),
        HeldMonth("amara-okafor", "2026-12", {str(BOOKED.id): BOOKED}),
        Reliability("person-amara-okafor"),
        PROGRAMME,
        Role.MENTOR,
        NOW,
    )
    events, methods = [], []
    for letter in (a_letter(), cancelled.letters[0]):
        calendar = calendar_of(sent(post(letter)))
        methods.append(str(calendar["method"]))
        events += calendar.walk("VEVENT")
    first, second = events
    assert methods == ["REQUEST", "CANCEL"]
    assert first["uid"] == second["uid"] == f"{BOOKED.id}@pool.example"
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert (first["status"], second["status"]) == ("CONFIRMED", "CANCELLED")
    assert (first["dtstart"].dt, first["dtend"].dt) == (BOOKED.starts_at, BOOKED.ends_at)
    assert {str(one) for one in first["attendee"]} == {
        "mailto:priya@gov.example",
        "mailto:amara@police.example",
    }


class FailingSes:
    """An SES that answers every message with an error."""

    def __init__(self, error: Exception) -> None:
        """Answer with this error."""
        self._error = error

    def send_email(self, **_: Any) -> None:
        """Fail."""
        raise self._error


def an_answer(code: str) -> ClientError:
    """An error of SES."""
    return ClientError({"Error": {"Code": code, "Message": code}}, "SendEmail")


@pytest.mark.parametrize("code", ["MessageRejected", "BadRequestException"])
def test_what_ses_will_never_take_is_undeliverable(code: str) -> None:
    with pytest.raises(Undeliverable):
        SesMail(cast("Any", FailingSes(an_answer(code)))).send(sent(post(a_letter())))


@pytest.mark.parametrize(
    "error",
    [
        an_answer("TooManyRequestsException"),
        an_answer("LimitExceededException"),
        an_answer("SendingPausedException"),
        an_answer("AccountSuspendedException"),
        an_answer("InternalFailure"),
        an_answer("AccessDeniedException"),
        EndpointConnectionError(endpoint_url="https://ses.example"),
    ],
    ids=str,
)
def test_what_ses_may_take_later_is_tried_again(error: Exception) -> None:
    with pytest.raises(type(error)):
        SesMail(cast("Any", FailingSes(error))).send(sent(post(a_letter())))


def test_ses_is_given_the_whole_message() -> None:
    given: list[dict[str, Any]] = []

    class Ses:
        def send_email(self, **content: Any) -> None:
            given.append(content)

    mail = sent(post(a_letter()))
    SesMail(cast("Any", Ses())).send(mail)
    raw = given[0]["Content"]["Raw"]["Data"]
    arrived = email.message_from_bytes(raw, policy=default)
    assert arrived["To"] == "priya@gov.example"
    assert len(list(arrived.walk())) == 6


def test_a_folder_keeps_each_letter_once_whole_and_in_order(tmp_path: Path) -> None:
    folder = FolderMail(tmp_path / "inbox")
    mail = sent(post(a_letter("王小明")))
    for _ in range(3):
        folder.send(mail)
    (kept,) = list((tmp_path / "inbox").iterdir())
    assert kept.name == "20261123T093000000000-l1.eml"
    assert email.message_from_bytes(kept.read_bytes(), policy=default)["Subject"] == mail["Subject"]


def test_r34_a_letter_shows_the_address_of_whom_one_meets_and_of_nobody_else() -> None:
    with_address = text_of(sent(post(a_letter())))
    assert "amara@police.example" in with_address
    assert "priya@" not in with_address
    without = text_of(sent(post(asked(a_mentor(), an_enrolment()).letters[0], about=None)))
    assert "@" not in without
    assert PRIYA.line_manager not in with_address + without
