"""Appointments of any kind and length, booked and moved as every action of the pool does it."""

from datetime import datetime, timedelta

from mentoring.actions import appointments
from mentoring.actions.appointments import Loaded
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import booking
from mentoring.domain.appointment import Appointment, AppointmentKind
from mentoring.domain.booking import Kept
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.identity import AppointmentId, month_of
from mentoring.domain.people import Person
from tests.fakes import Scene


def book_any(
    scene: Scene,
    mentee: Person,
    mentor_id: str,
    starts_at: datetime,
    minutes: int = 90,
    kind: AppointmentKind = AppointmentKind.PAIRING_SESSION,
) -> AppointmentId:
    """Book a time that need be no slot."""
    name = month_of(starts_at.astimezone(scene.programme.zone))
    one = AppointmentId(mentee.id, mentor_id, name, scene.new_id())

    def attempt() -> None:
        mentor, diary, month = scene.store.load(
            keys.mentor(mentor_id), keys.diary(mentee.id), keys.month(mentor_id, name)
        )
        new = Appointment(
            one, kind, mentor.person_id or "", mentor.name, mentee.name, "leading a team", "video",
            starts_at, starts_at + timedelta(minutes=minutes), scene.programme.time_zone,
        )  # fmt: skip
        months = {name: month or HeldMonth(mentor_id, name)}
        kept = booking.book(new, diary or Diary(mentee.id), months, scene.programme, scene.clock())
        scene.means.save(kept.values, kept.letters, [Check(mentor)])

    scene.means.settle(attempt)
    return one


def move_any(
    scene: Scene, one: AppointmentId, person_id: str, starts_at: datetime, minutes: int = 90
) -> AppointmentId:
    """Move to a time that need be no slot."""
    to = (starts_at, starts_at + timedelta(minutes=minutes))
    name = month_of(starts_at.astimezone(scene.programme.zone))

    def decide(seen: Loaded) -> Kept:
        return booking.move(
            seen.appointment, to, seen.diary, seen.months, seen.record, scene.programme, seen.role,
            scene.clock(),
        )  # fmt: skip

    appointments.change(
        scene.means,
        lambda: appointments.load(scene.means, one, person_id, [name]),
        lambda _: False,
        decide,
    )
    return one
