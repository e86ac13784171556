"""Keeping how an appointment was, and telling coordinators of repeated absences."""

from collections.abc import Mapping
from datetime import date

from mentoring.actions.appointments import Seen, look
from mentoring.actions.happenings import said_of_appointment
from mentoring.actions.means import Means
from mentoring.actions.silences import met_in
from mentoring.adapters import keys
from mentoring.domain import impression as rules
from mentoring.domain import reliability
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.counting import said_in
from mentoring.domain.diary import Diary
from mentoring.domain.identity import AppointmentId
from mentoring.domain.impression import Happened, Impression
from mentoring.domain.programme import Programme
from mentoring.domain.reliability import Reliability


def prepare(means: Means, appointment_id: AppointmentId, person_id: str) -> Seen:
    """What the form shows. Raises NotFound, or the Refusal that fits."""
    seen = look(means, appointment_id, person_id)
    rules.require_open(seen.appointment, seen.impression, means.now())
    return seen


def answer(
    means: Means,
    programme: Programme,
    appointment_id: AppointmentId,
    person_id: str,
    form: Mapping[str, str],
) -> str:
    """Keep what one of the two says, with all that is counted by it, in one write.

    That a session of a pairing took place is when the two last met (R18). Saying the same again
    changes nothing. Returns the address of the appointment's page. Raises Refusal.
    """

    def attempt() -> str:
        seen = look(means, appointment_id, person_id)
        said = rules.answer(seen.appointment, person_id, seen.impression, form, means.now())
        if said != seen.impression:
            held = said.happened is Happened.YES
            met = met_in(means, programme, seen.appointment, person_id) if held else ()
            means.save((said, *_counted(means, programme, seen, said), *met))
        return seen.appointment.page

    return means.settle(attempt)


def _counted(means: Means, programme: Programme, seen: Seen, said: Impression) -> list[object]:
    """What else changes; the diary with it, so that of two answers at once one looks again."""
    one, role = seen.appointment, seen.role
    other = one.other_person(role)
    mentor, record, others, diary = means.load(
        keys.mentor(one.id.mentor_id),
        keys.reliability(other),
        keys.impression(one.id, other),
        keys.diary(one.id.person_id),
    )
    told = said_of_appointment(
        means, programme, one.scheme, one.kind.value, one.starts_at,
        said_in(seen.impression), said_in(said), said_in(others),
    )  # fmt: skip
    changed: list[object] = [diary or Diary(one.id.person_id), *told]
    before, after = (rules.absent(each, one, role) for each in (seen.impression, said))
    if before == after:
        return changed
    record = record or Reliability(other)
    if not after:
        return [*changed, record.without_absence(str(one.id))]
    on, today = programme.day_of(one.starts_at), programme.day_of(means.now())
    record = record.with_absence(str(one.id), on, today)
    scheme = reliability.told_in(mentor, one.scheme, programme)
    return [*changed, record, *_raised(means, record, one.other_name(role), scheme, today)]


def _raised(
    means: Means, record: Reliability, name: str, scheme: str, today: date
) -> list[Concern]:
    if not scheme:
        return []
    (before,) = means.load(keys.concern(scheme, ConcernKind.ABSENT, record.person_id))
    raised = reliability.absence_concern(record, name, scheme, before, means.now(), today)
    return [raised] if raised else []
