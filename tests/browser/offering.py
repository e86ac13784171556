"""Mentors' times, and what coordinators introduce, as they are looked at."""

from tests.browser.past import Past
from tests.browser.scenes import FAULTY, MISSING, Scene, pressing
from tests.browser.visit import Visit


def giving_no_times(visit: Visit, _: Past) -> None:
    """A mentor takes all their weekly times away; somebody is booked in them."""
    for one in visit.page.locator("[id^=weekly-][type=time]").all():
        one.fill("")
    visit.press("See what changes")


def leaving_a_time_half_said(visit: Visit, _: Past) -> None:
    """A time ends before it begins, and a number is none."""
    visit.page.locator("#weekly-1-to").fill("00:30")
    visit.page.get_by_label("Minutes of a spot session").fill("half an hour")
    visit.press("See what changes")


INTRODUCE = "/coordinate/introduce"
INTRODUCING = (
    Scene("question", "{questioned}", "dee", says="asks you something first"),
    Scene("question-errors", "{questioned}", "dee", pressing("Send to Yetunde"), says=FAULTY),
    Scene("question-asked", "{questioned}", "yetunde", says="What you asked"),
    Scene("introduction", "{introduced}", "kim", says="Whom do you ask?"),
    Scene("introduction-errors", "{introduced}", "kim", pressing("Ask"), says=FAULTY),
    Scene("introduction-of-others", "{introduced}", "dee", status=MISSING),
    Scene("my-introduced", "/my/", "kim", says="Read and choose"),
    Scene("introduce-where", INTRODUCE, "halina", says="In which scheme?"),
    Scene("introduce", f"{INTRODUCE}?scheme=inspectors", "halina", says="not in the directory"),
    Scene(
        "introduce-errors",
        f"{INTRODUCE}?scheme=inspectors",
        "halina",
        pressing("Introduce"),
        says=FAULTY,
    ),
    Scene("introduce-mentor", f"{INTRODUCE}/kit-hargreave", "halina", says="As mentees read it"),
)
TIMES = (
    Scene("times", "/my/times", "kwabena", says="What can be booked now"),
    Scene("times-none-offered", "/my/times", "rosalind", says="Your times"),
    Scene("times-preview", "/my/times", "kwabena", giving_no_times, says="unless you tick them"),
    Scene(
        "times-preview-nothing", "/my/times", "kwabena", pressing("See what changes"), says="None"
    ),
    Scene("times-errors", "/my/times", "kwabena", leaving_a_time_half_said, says=FAULTY),
)
