"""The coordinators' pages in their states."""

from tests.browser.past import Past
from tests.browser.scenes import FAULTY, Act, Scene, pressing
from tests.browser.visit import Visit

GOOD_LIST = """Name\tE-mail\tStart
Ifor Bowen\tifor@gov.example\t01/12/2026
Maud Quayle-Featherstonehaugh\tmaud.quayle.featherstonehaugh@health.example
Wren Ashby-Llewellyn\twren@gov.example
Ifor Bowen\tifor@gov.example"""
BAD_LIST = """ifor@gov.example, Ifor Bowen, 31/02/2026
Maud Quayle
wren@elsewhere.example; Wren"""


def putting_off(visit: Visit, _: Past) -> None:
    """What waits is put off, and unfolded at the foot of the list."""
    visit.page.get_by_role("button", name="Not yet").first.click()
    visit.page.get_by_text("Put off until later").click()


def listing(text: str) -> Act:
    """A roster is pasted and looked at."""

    def paste(visit: Visit, _: Past) -> None:
        visit.page.get_by_label("One address a line").fill(text)
        visit.press("Check the list")

    return paste


ROSTER = "/coordinate/roster?scheme="
COORDINATING = (
    Scene("coordinate-other-scheme", "/coordinate/?scheme=buddy", "nerys", says="Nothing needs"),
    Scene("coordinate-put-off", "/coordinate/?scheme=across", "nerys", putting_off, says="Put off"),
    Scene("people", "/coordinate/people", "nerys", says="Find a person"),
    Scene("people-found", "/coordinate/people?q=o", "nerys", says="Otto"),
    Scene("people-nobody", "/coordinate/people?q=zz", "nerys", says="Nobody in your schemes"),
    Scene("person-paired", "{person-of-dee}", "nerys", says="Running"),
    Scene("person-to-grant", "{person-of-otto}", "nerys", says="Grant another choice"),
    Scene(
        "person-grant-errors",
        "{person-of-otto}",
        "nerys",
        pressing("Grant another choice"),
        says=FAULTY,
    ),
    Scene("person-granted", "{person-of-tam}", "nerys", says="Another choice is granted"),
    Scene("my-with-acts", "/my/", "tam", says="What coordinators did"),
    Scene("mentor-coordinated", "/coordinate/mentors/rosalind-peverell", "nerys", says="Places"),
    Scene("mentor-no-contact", "/coordinate/mentors/hugh-pennifold", "nerys", says="None yet"),
    Scene("pairing-coordinated", "{pairing-of-dee}", "nerys", says="End the pairing"),
    Scene("pairing-ended-coordinated", "{pairing-of-tam}", "nerys", says="We met once."),
    Scene(
        "pairing-write-errors", "{pairing-of-dee}", "nerys", pressing("Write to both"), says=FAULTY
    ),
    Scene("roster", f"{ROSTER}buddy", "nerys", says="Wren"),
    Scene("roster-nobody", f"{ROSTER}leadership", "joel", says="Nobody."),
    Scene("roster-only", f"{ROSTER}inspectors", "halina", says="Only people on this list"),
    Scene("roster-errors", f"{ROSTER}buddy", "nerys", pressing("Check the list"), says=FAULTY),
    Scene("roster-check", f"{ROSTER}buddy", "nerys", listing(GOOD_LIST), says="2 people to enrol"),
    Scene("roster-problems", f"{ROSTER}buddy", "nerys", listing(BAD_LIST), says="3 lines need"),
)
