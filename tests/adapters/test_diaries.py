"""R27: invitations as Outlook, Google and Apple need them, read by another library than wrote them.

`calendar_programs.yml` is the table of what they need. The writer is icalendar, the reader vobject.
"""

import email
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import vobject
import yaml

from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.appointment_letters import (
    booked_letters,
    cancelled_letters,
    cancelled_with_pairing,
    moved_letters,
)
from mentoring.domain.calendar_feed import Reading
from mentoring.domain.enrolment import Role
from mentoring.domain.letter import Letter, Post
from mentoring.domain.people import Person
from mentoring.domain.wording import one_line
from mentoring.pages.feed import feed
from tests.adapters.mails import AMARA, BOOKED, SENDER, SITE, sent
from tests.functions.calendar_lines import Broken, lines_of, properties_of
from tests.functions.test_hostile_text import HOSTILE
from tests.world import NOW, PROGRAMME

TABLE = yaml.safe_load((Path(__file__).parent / "calendar_programs.yml").read_text("utf-8"))
PRIYA = Person("priya", "priya@gov.example", "Priya Raghunathan")
ADDRESSES = {"mentee": PRIYA, "mentor": AMARA}
CALL = replace(
    BOOKED,
    kind=AppointmentKind.CHEMISTRY_CALL,
    topic="",
    mentor_name='Zoë 金金金金, "Ann"; O\'Hara',
)


def post_of(letter: Letter) -> Post:
    """The letter with the addresses of its two, as the outbox completes it."""
    reader = ADDRESSES[letter.facts["reader"]]
    other = AMARA if reader is PRIYA else PRIYA
    return Post("l1", letter, reader.address, NOW, PROGRAMME, other)


def mails() -> list[tuple[str, Letter, EmailMessage]]:
    """Every kind of mail with an invitation, to both, each with its name."""
    found = []
    for kind, one in (("spot", BOOKED), ("call", CALL)):
        moved = replace(
            one, sequence=1, moved_from=one.starts_at, moved_by=Role.MENTEE,
            starts_at=one.starts_at + timedelta(days=1), ends_at=one.ends_at + timedelta(days=1),
        )  # fmt: skip
        gone = moved.cancelled(Role.MENTOR, NOW)
        for name, letters in (
            ("booked", booked_letters(one)), ("moved", moved_letters(moved)),
            ("cancelled", cancelled_letters(gone)), ("unpaired", cancelled_with_pairing(gone)),
        ):  # fmt: skip
            found += [
                (f"{kind}-{name}-{each.facts['reader']}", each, sent(post_of(each)))
                for each in letters
            ]
    return found


MAILS = mails()


def inline(mail: EmailMessage) -> Any:
    """The part among the alternatives that is a calendar."""
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return part


def content(mail: EmailMessage) -> bytes:
    """The calendar's octets as they travel in that part."""
    return bytes(inline(mail).get_payload(decode=True))


def entry(mail: EmailMessage) -> Any:
    """The entry as the other library reads it, where there is exactly one."""
    calendar = vobject.readOne(content(mail).decode())
    (event,) = calendar.vevent_list
    return event


def calendar_is_an_alternative(_: Letter, mail: EmailMessage) -> bool:
    """Text, HTML and calendar, the fullest last."""
    (box,) = [one for one in mail.walk() if one.get_content_type() == "multipart/alternative"]
    return [one.get_content_type() for one in box.iter_parts()] == [
        "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip


def calendar_is_a_file(_: Letter, mail: EmailMessage) -> bool:
    """With a name that ends in .ics, and the same lines."""
    (attached,) = mail.iter_attachments()
    same = lines_of(attached.get_content()) == lines_of(content(mail))
    return same and str(attached.get_filename()).endswith(".ics")


def method_is_said_twice(_: Letter, mail: EmailMessage) -> bool:
    """In the content type and in the calendar."""
    calendar = vobject.readOne(content(mail).decode())
    return bool(inline(mail).get_param("method") == calendar.method.value)


def method_and_status_agree(letter: Letter, mail: EmailMessage) -> bool:
    """REQUEST and CONFIRMED, or CANCEL and CANCELLED, as the letter says."""
    calendar = vobject.readOne(content(mail).decode())
    said = (calendar.method.value, entry(mail).status.value)
    is_cancelled = letter.kind.value == "appointment_cancelled"
    return said == (("CANCEL", "CANCELLED") if is_cancelled else ("REQUEST", "CONFIRMED"))


def organiser_is_the_sender(_: Letter, mail: EmailMessage) -> bool:
    """Nobody else could cancel it."""
    (organiser,) = entry(mail).organizer_list
    return bool(organiser.value == f"mailto:{mail['From'].addresses[0].addr_spec}") and (
        organiser.value == f"mailto:{SENDER}"
    )


def reader_is_invited(letter: Letter, mail: EmailMessage) -> bool:
    """At the address that the mail goes to, by name, and asked for no answer to the pool."""
    reader = f"mailto:{mail['To'].addresses[0].addr_spec}"
    found = [one for one in entry(mail).attendee_list if one.value == reader]
    wanted = {"PARTSTAT": ["NEEDS-ACTION"], "RSVP": ["FALSE"], "ROLE": ["REQ-PARTICIPANT"]}
    own = letter.facts[f"{letter.facts['reader']}_name"].replace('"', "'")
    (parameters,) = [one.params for one in found]
    return bool(parameters == wanted | {"CN": [own]}) and len(entry(mail).attendee_list) == 2


def entry_is_named_and_numbered(letter: Letter, mail: EmailMessage) -> bool:
    """By the appointment and the change of it, at the letter's own time."""
    event = entry(mail)
    return bool(
        event.uid.value == f"{letter.facts['appointment']}@pool.example"
        and int(event.sequence.value) == int(letter.facts["sequence"])
        and event.dtstamp.value == NOW.replace(microsecond=0)
        and len(event.uid_list) == len(event.sequence_list) == len(event.dtstamp_list) == 1
    )


def times_are_understood(letter: Letter, mail: EmailMessage) -> bool:
    """In UTC, and those of the letter."""
    event = entry(mail)
    times = [event.dtstart.value, event.dtend.value]
    written = [properties_of(content(mail))[name][0] for name in ("DTSTART", "DTEND")]
    return all(value.endswith("Z") and parameters == {} for parameters, value in written) and [
        one.astimezone(UTC).isoformat() for one in times
    ] == [letter.facts["starts_at"], letter.facts["ends_at"]]


def lines_are_the_rfcs(_: Letter, mail: EmailMessage) -> bool:
    """The strict reader finds nothing broken."""
    properties = properties_of(content(mail))
    return properties["VERSION"][0][1] == "2.0" and bool(properties["PRODID"][0][1])


def summary_names_the_other(letter: Letter, mail: EmailMessage) -> bool:
    """Whom one meets, and of which kind it is."""
    other = {"mentee": "mentor_name", "mentor": "mentee_name"}[letter.facts["reader"]]
    kind = letter.facts["appointment_kind"].capitalize()
    return bool(entry(mail).summary.value == f"{kind} with {letter.facts[other]}")


CHECKS: Mapping[str, Callable[[Letter, EmailMessage], bool]] = {
    one.__name__: one
    for one in (
        calendar_is_an_alternative, calendar_is_a_file, method_is_said_twice,
        method_and_status_agree, organiser_is_the_sender, reader_is_invited,
        entry_is_named_and_numbered, times_are_understood, lines_are_the_rfcs,
        summary_names_the_other,
    )
}  # fmt: skip


@pytest.mark.parametrize("check", [row["check"] for row in TABLE["rows"]])
@pytest.mark.parametrize(("name", "letter", "mail"), MAILS, ids=[one[0] for one in MAILS])
def test_r27_every_mail_has_what_calendar_programs_need(
    check: str, name: str, letter: Letter, mail: EmailMessage
) -> None:
    assert CHECKS[check](letter, mail), name


def test_every_row_of_the_table_has_its_check_its_programs_and_its_sources() -> None:
    assert [row["check"] for row in TABLE["rows"]] == list(CHECKS)
    for row in TABLE["rows"]:
        assert set(row["programs"]) <= {"Outlook", "Google", "Apple"}
        assert row["programs"]
        assert row["sources"]
        assert set(row["sources"]) <= set(TABLE["sources"])


def test_the_checks_notice_a_mail_without_its_calendar() -> None:
    _, letter, mail = MAILS[0]
    plain = mail.as_bytes().replace(b"method=", b"other=")
    broken = email.message_from_bytes(plain, policy=default)
    assert not CHECKS["method_is_said_twice"](letter, broken)
    with pytest.raises(Broken):
        lines_of(content(mail).replace(b"\r\n", b"\n"))


def test_r27_a_letter_that_is_sent_again_later_holds_the_same_entry() -> None:
    letter = booked_letters(BOOKED)[0]
    assert content(sent(post_of(letter))) == content(sent(post_of(letter)))


def test_r27_a_long_name_in_any_script_is_folded_between_letters() -> None:
    one: Appointment = replace(BOOKED, mentor_name="金子 " * 40, mentee_name="Zoë 👩🏽‍🚀" * 12)
    for letter in booked_letters(one):
        data = content(sent(post_of(letter)))
        for line in data.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()
        assert summary_names_the_other(letter, sent(post_of(letter)))


@pytest.mark.parametrize("typed", HOSTILE)
def test_r27_a_hostile_name_is_text_in_a_feed_too(typed: str) -> None:
    one = replace(BOOKED, mentor_name=one_line(f"{typed} witness"), topic=one_line(typed))
    text = feed(Reading(one_line(typed), "priya", (one,)), NOW, SENDER, SITE)
    names = [name for name, _, _ in lines_of(text.encode())]
    assert names.count("BEGIN") == 2
    assert not set(names) & {"ATTENDEE", "VALARM", "X-EVIL", "ATTACH"}
    (event,) = vobject.readOne(text).vevent_list
    assert event.summary.value == f"Spot session with {one.mentor_name}"
