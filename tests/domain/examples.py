"""Values to judge rules on: a mentor, a mentee, a request, a pairing, an appointment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mentoring.domain import acceptance, request
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.enrolment import Enrolment, Request
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.people import Mentor, Person, RunningPairing, address_hash
from mentoring.domain.request import LetterKey
from tests.world import AIMS, NOW, PROGRAMME, published

KEY = LetterKey("secret", "fingerprint")
TODAY = date(2026, 11, 23)
PRIYA = Person(
    "priya", "priya@gov.example", "Priya Raghunathan", "Department", "g7", "lee@gov.example"
)


def a_mentor(mentor_id: str = "amara-okafor", *, taken: int = 0, **changed: Any) -> Mentor:
    """A mentor with an address, and with some of their places taken by others."""
    address = f"{mentor_id}@police.example"
    running = {
        f"other{count}.career.{mentor_id}.1": RunningPairing("Other", "career", date(2027, 5, 1))
        for count in range(taken)
    }
    return Mentor(
        published(mentor_id, **changed),
        person_id=f"person-{mentor_id}",
        address_hash=address_hash(address),
        running=running,
    )


def an_enrolment(scheme: str = "career", **changed: Any) -> Enrolment:
    """Priya's enrolment in a scheme, from today."""
    return replace(Enrolment("priya", scheme, TODAY), **changed)


def asked(
    mentor: Mentor, enrolment: Enrolment, person: Person = PRIYA, now: datetime = NOW
) -> request.Asked:
    """Let Priya, or somebody else, ask."""
    return request.ask(person, mentor, enrolment, PROGRAMME, AIMS, KEY, now)


def an_open_request(mentor: Mentor, scheme: str = "career") -> tuple[Request, Enrolment]:
    """Return a request and the enrolment that holds it."""
    found = asked(mentor, an_enrolment(scheme))
    return found.request, found.enrolment


def paired(
    mentor: Mentor | None = None, scheme: str = "career", now: datetime = NOW
) -> acceptance.Accepted:
    """Let Priya ask and the mentor say yes."""
    mentor = mentor or a_mentor()
    found = asked(mentor, an_enrolment(scheme), now=now)
    return acceptance.accept(
        found.request, found.enrolment, mentor, PROGRAMME, now, outside_line=True
    )


def an_appointment(
    starts_at: datetime,
    minutes: int = 30,
    mentor_id: str = "amara-okafor",
    form: str = "form",
    kind: AppointmentKind = AppointmentKind.SPOT_SESSION,
) -> Appointment:
    """Priya's appointment with a mentor, from a time given in UTC."""
    local = starts_at.astimezone(PROGRAMME.zone)
    return Appointment(
        id=AppointmentId("priya", mentor_id, month_of(local), form),
        kind=kind,
        mentor_person=f"person-{mentor_id}",
        mentor_name=mentor_id.replace("-", " ").title(),
        mentee_name="Priya Raghunathan",
        topic="leading a team",
        mode="video",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        time_zone=PROGRAMME.time_zone,
    )


def at(day: str, clock: str = "09:30") -> datetime:
    """A time in UTC."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)
