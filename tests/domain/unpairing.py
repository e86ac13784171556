"""A pairing that ends while the two have appointments, past and to come."""

from dataclasses import replace

from mentoring.domain import ending
from mentoring.domain import unpairing as rules
from mentoring.domain.appointment import AppointmentKind
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Role
from tests.domain.examples import a_mentor, an_appointment, at, paired
from tests.world import NOW, PROGRAMME

AMARA = "person-amara-okafor"


PAIRING = "priya.career.amara-okafor.1"


COORDINATED = replace(PROGRAMME, coordinators={"career": ("cora", "cleo"), "open": ("oona",)})


AHEAD = (
    an_appointment(at("2026-12-01", "12:00"), form="one"),
    an_appointment(at("2026-12-03", "16:00"), form="two", kind=AppointmentKind.PAIRING_SESSION),
    an_appointment(at("2027-01-07", "16:00"), form="three", kind=AppointmentKind.CHEMISTRY_CALL),
)


PAST = an_appointment(at("2026-11-17", "12:00"), form="past")


UNDER_WAY = an_appointment(at("2026-11-23", "09:15"), form="under-way")


WITH_BEN = an_appointment(at("2026-12-01", "12:00"), mentor_id="ben-hughes", form="ben")


EVERYTHING = (*AHEAD, PAST, UNDER_WAY, WITH_BEN)


def diary() -> Diary:
    """Priya's diary with two mentors, past and to come."""
    return Diary("priya", {str(one.id): one for one in EVERYTHING})


def months() -> list[HeldMonth]:
    """Amara's promised times, and one with somebody else in each month."""
    own = [one for one in EVERYTHING if one.id.mentor_id == "amara-okafor"]
    names = ("2026-11", "2026-12", "2027-01")
    held = {name: {str(o.id): o for o in own if o.id.month == name} for name in names}
    return [
        HeldMonth("amara-okafor", name, {**held[name], "other": WITH_BEN}, version=3)
        for name in names
    ]


def unpaired(by: Role = Role.MENTOR) -> ending.Ended:
    """Let one of the two unpair."""
    found = paired(a_mentor(places=2, taken=1))
    return rules.unpair(
        found.pairing, found.enrolment, found.mentor, diary(), months(), COORDINATED, by, NOW
    )
