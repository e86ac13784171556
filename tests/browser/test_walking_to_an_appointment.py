"""A spot session found by topic, booked, moved and cancelled on a phone, with the keys alone."""

import pytest

from tests.browser.past import Past
from tests.browser.test_walking_by_keyboard import Keys
from tests.browser.visit import PHONE, Visiting

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_r25_r26_an_appointment_is_booked_moved_and_cancelled_without_a_mouse(
    past: Past, visiting: Visiting, *, javascript: bool
) -> None:
    """From the topics to the page that says it was cancelled; every stop is seen."""
    name = f"ada{int(javascript)}"
    somebody = past.newcomer(name)
    somebody.give_details("Ada Verhoeven")
    visit = visiting(
        javascript=javascript, viewport=PHONE, has_touch=True, storage_state=somebody.cookies
    )
    visit.open("/my/spot-sessions/soonest")
    keys = Keys(visit.page)
    keys.follow("Writing clearly")
    assert visit.heading == "Soonest on writing clearly"
    first = visit.page.locator(".pool-row a").first.inner_text()
    keys.follow(first.split(",", maxsplit=1)[0][:5])
    assert visit.page.get_by_role("radio", name="Writing clearly").is_checked()
    keys.to("Phone" if visit.page.get_by_label("Phone").count() else "Video")
    keys.press("Space")
    keys.follow("Book the session")
    assert "Booked" in visit.page.inner_text("main")
    when = visit.page.locator("dd").first.inner_text()
    keys.follow("Move to another time")
    keys.to(" ".join(visit.page.locator(".pool-times label").first.inner_text().split()))
    keys.press("Space")
    keys.follow("Move the appointment")
    assert "You moved it from" in visit.page.inner_text("main")
    assert visit.page.locator("dd").first.inner_text() != when
    keys.to("A line to")
    keys.type("The train does not run that day.")
    keys.follow("Cancel the appointment")
    assert "You cancelled it" in visit.page.inner_text("main")
    assert "The train does not run that day." in visit.page.inner_text("main")
