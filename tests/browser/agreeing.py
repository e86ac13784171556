"""Expectations, line managers and a change of address, as they are looked at."""

from tests.browser.past import Past
from tests.browser.scenes import FAULTY, Scene, pressing
from tests.browser.visit import Visit


def asking_to_move(visit: Visit, _: Past) -> None:
    """The first half of a change of address."""
    visit.page.get_by_label("Your new work e-mail address").fill("tam.nguyen@gov.example")
    visit.press("Send the code")


def leaving_a_text_empty(visit: Visit, _: Past) -> None:
    """Somebody takes away what the text says."""
    visit.page.get_by_label("What it is for").fill("")
    visit.press("Send to Rosalind")


DRAFT = "{running}/expectations"
AGREEING = (
    Scene("expectations-draft", DRAFT, "dee", says="A first draft"),
    Scene("expectations-change", f"{DRAFT}/change", "dee", says="Change what you expect"),
    Scene(
        "expectations-change-errors", f"{DRAFT}/change", "dee", leaving_a_text_empty, says=FAULTY
    ),
    Scene("expectations-manager-asked", "{agreed-ivy}", "ivy", says="Waiting for the line manager"),
    Scene("expectations-changed", "{agreed-ira}", "ira", says="In force until then"),
    Scene("expectations-other-asked", "{agreed-ira}", "ravi", says="Waiting for Ira"),
    Scene("expectations-refused", "{agreed-isa}", "isa", says="Not confirmed"),
    Scene("my-expectations", "/my/", "ira", says="Agree your changed expectations"),
    Scene("manager-asked", "{manager-ivy}", says="I confirm"),
    Scene("manager-errors", "{manager-ivy}", act=pressing("Continue"), says=FAULTY),
    Scene("manager-confirmed", "{manager-ira}", says="You confirmed this"),
    Scene("manager-refused", "{manager-isa}", says="Change your answer"),
)
MOVING = (
    Scene("address-form", "/my/address", "dee", says="Change your address"),
    Scene("address-errors", "/my/address", "dee", pressing("Send the code"), says=FAULTY),
    Scene("address-code", "/my/address", "tam", asking_to_move, says="The six digits"),
    Scene("address-code-none", "/my/address/code", "dee", says="No new address waits"),
    Scene("address-changed", "/my/address?changed=yes", "dee", says="Your address is changed"),
)


def erasing_without_the_tick(visit: Visit, _: Past) -> None:
    """The button alone does nothing."""
    visit.press("Erase")


OWN_DATA = (
    Scene("data-mentee", "/my/data", "dee", says="everything held about you"),
    Scene("data-mentor", "/my/data", "ravi", says="You as a mentor"),
    Scene("erase-mentee", "/my/data/erase", "dee", says="What ends by it"),
    Scene("erase-mentor", "/my/data/erase", "ravi", says="Your biography on the site"),
    Scene("erase-errors", "/my/data/erase", "dee", erasing_without_the_tick, says=FAULTY),
    Scene("erased", "/my/data/erased", says="Nothing here names you any more"),
)
