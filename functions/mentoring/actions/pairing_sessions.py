"""Pairing sessions: what the two have had and have ahead, booking one or a block, moving (R21)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.actions import appointments
from mentoring.actions.appointments import Loaded
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.adapters.changes import Check
from mentoring.domain import pairing_session as rules
from mentoring.domain import replacement
from mentoring.domain.appointment import Appointment
from mentoring.domain.booking import Kept
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.identity import AppointmentId, RequestId, month_of, request_id_from
from mentoring.domain.notes import Notes
from mentoring.domain.pairing import Pairing, require_running, role_in
from mentoring.domain.pairing_session import Around, Block, Proposed
from mentoring.domain.pairing_session_form import OtherTime, Terms, moment, terms_from
from mentoring.domain.programme import Programme
from mentoring.domain.progress import Progress, progress
from mentoring.domain.refusals import NotFound
from mentoring.domain.scheme import SessionPlan

MOST_MONTHS = 96
"""Held months in one read of at most 100 items: more than any pairing has left."""


@dataclass(frozen=True)
class Opened:
    """What booking is decided upon: the two, their time, and what they have had and have ahead.

    `ever` are all appointments of the two, cancelled ones too.
    """

    around: Around
    ever: tuple[Appointment, ...]
    progress: Progress


def had(
    means: Means, programme: Programme, pairing: Pairing, person_id: str
) -> tuple[Progress, tuple[Appointment, ...]]:
    """How far the two of a pairing have come, as one of them sees it, and all they ever booked."""
    ever = tuple(means.store.partition(*keys.appointments_of(pairing.id)))
    said = means.store.partition(*keys.impressions_of(pairing.id, person_id))
    return progress(str(pairing.id), ever, said, plan_of(programme, pairing), means.now()), ever


def plan_of(programme: Programme, pairing: Pairing) -> SessionPlan:
    """What the pairing's scheme has in mind; nothing where the scheme has gone."""
    scheme = programme.schemes.get(pairing.id.scheme)
    return scheme.sessions if scheme else SessionPlan()


def prepare(means: Means, programme: Programme, pairing_id: RequestId, person_id: str) -> Opened:
    """What the form to book shows. Raises NotFound, or PairingEnded."""
    opened = _open(means, programme, pairing_id, person_id)
    require_running(opened.around.pairing)
    return opened


def read_terms(opened: Opened, form: Mapping[str, str]) -> Terms:
    """What the form asks for. Raises Incomplete."""
    around = opened.around
    return terms_from(
        form, around.pairing, opened.progress.plan, opened.progress.had, around.programme,
        around.now,
    )  # fmt: skip


def propose(opened: Opened, terms: Terms, starts: Iterable[datetime] = ()) -> tuple[Proposed, ...]:
    """Look at the times of a form, or at `starts` (UTC) that somebody chose; changes nothing."""
    zone = opened.around.programme.zone
    local = [one.astimezone(zone).replace(tzinfo=None) for one in starts] or terms.starts
    return rules.propose(opened.around, local, terms.minutes, terms.mode)


def book(
    means: Means,
    programme: Programme,
    pairing_id: RequestId,
    person_id: str,
    terms: Terms,
    starts: Iterable[datetime],
    form: str,
    instead_of: str = "",
) -> tuple[AppointmentId, ...]:
    """Book sessions at these times (UTC), all of them or none, in one write.

    The form's own name makes sending it again book once. `instead_of` names a cancelled session
    whose agenda comes along to the first of them. The end of a pairing writes the mentor, so
    nobody books into one that has ended meanwhile. Raises Refusal.
    """
    wanted = tuple(starts)

    def attempt() -> tuple[AppointmentId, ...]:
        opened = prepare(means, programme, pairing_id, person_id)
        before = [one.id for one in opened.ever if one.id.form.rpartition("-")[0] == form]
        if before:
            return tuple(before)
        around = opened.around
        with_mentor = around.diary.ahead(around.now)
        ahead = sum(one.id.mentor_id == around.mentor.id for one in with_mentor)
        block = rules.book(around, wanted, terms.minutes, terms.mode, form, ahead)
        block, notes = _with_agenda(means, opened, block, instead_of)
        means.save(
            (*block.months, block.diary, *block.appointments, *notes),
            block.letters,
            [Check(around.mentor)],
        )
        return tuple(one.id for one in block.appointments)

    return means.settle(attempt)


def move(
    means: Means,
    programme: Programme,
    appointment_id: AppointmentId,
    person_id: str,
    other: OtherTime,
    opened: int | None = None,
) -> None:
    """Move a session to another time or length, in one write; either of the two may (R26).

    Sending the form again changes nothing; `opened` as in `appointments.change`. Raises Refusal.
    """
    starts_at, name = moment(other.starts_at, programme), month_of(other.starts_at)

    def wanted(one: Appointment) -> tuple[datetime, datetime]:
        return starts_at, starts_at + timedelta(minutes=other.minutes or one.minutes)

    def decide(seen: Loaded) -> Kept:
        pairing_id = request_id_from(seen.appointment.pairing)
        (pairing,) = means.load(keys.pairing(pairing_id))
        if seen.mentor is None or pairing is None:
            raise NotFound
        around = Around(
            pairing, seen.mentor, seen.diary, seen.months, programme, seen.role, means.now()
        )
        return rules.move(around, seen.appointment, wanted(seen.appointment), seen.record)

    appointments.change(
        means,
        lambda: appointments.load(means, appointment_id, person_id, [name]),
        lambda one: (
            (one.starts_at, one.ends_at) == wanted(one) and opened not in {None, one.sequence}
        ),
        decide,
        opened,
    )


def _with_agenda(
    means: Means, opened: Opened, block: Block, instead_of: str
) -> tuple[Block, tuple[Notes, ...]]:
    pairing = opened.around.pairing
    gone = replacement.cancelled_one(opened.ever, pairing, instead_of)
    (before,) = means.load(keys.notes(pairing.id, gone.id)) if gone else (None,)
    if before is None or not before.agenda:
        return block, ()
    block, notes = replacement.with_agenda(block, before)
    return block, (notes,)


def _open(means: Means, programme: Programme, pairing_id: RequestId, person_id: str) -> Opened:
    pairing, mentor, diary = means.load(
        keys.pairing(pairing_id),
        keys.mentor(pairing_id.mentor_id),
        keys.diary(pairing_id.person_id),
    )
    if pairing is None or mentor is None:
        raise NotFound
    role, now = role_in(pairing, person_id), means.now()
    names = _months(programme, now, pairing)
    held = means.load(*(keys.month(mentor.id, name) for name in names))
    months = {
        name: month or HeldMonth(mentor.id, name) for name, month in zip(names, held, strict=True)
    }
    around = Around(
        pairing, mentor, diary or Diary(pairing_id.person_id), months, programme, role, now
    )
    done, ever = had(means, programme, pairing, person_id)
    return Opened(around, ever, done)


def _months(programme: Programme, now: datetime, pairing: Pairing) -> list[str]:
    """The local months from now to the pairing's end, in order."""
    day, names = programme.day_of(now).replace(day=1), list[str]()
    while day <= pairing.ends_on and len(names) < MOST_MONTHS:
        names.append(month_of(day))
        day = (day + timedelta(days=31)).replace(day=1)
    return names
