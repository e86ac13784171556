"""Letters as a phone shows them."""

import pytest

from laptop.examples.shown import Example
from mentoring.pages.letters import Written
from tests.browser.looking import faults_of, picture, sideways
from tests.browser.past import SIGNED_IN, Past
from tests.browser.visit import PHONE, Visit, Visiting
from tests.laptop.test_examples_of_letters import every_letter

pytestmark = pytest.mark.xdist_group("browser")


@every_letter
def test_a_letter_fits_a_phone(example: Example, written: Written, onlooker: Visit) -> None:
    """Nothing sideways, one link, no picture, nothing for axe to find in what letters can have."""
    onlooker.begin_anew()
    page = onlooker.page
    page.set_viewport_size(PHONE)
    page.set_content(written.html)
    picture(page, f"letter-{example.kind}-{example.post.id}")
    assert sideways(page) == []
    assert page.get_by_role("link").count() == 1
    assert page.locator("img, svg, picture, object, iframe, [background]").count() == 0
    assert "background-image" not in written.html
    landmarks = {"region", "landmark-one-main", "page-has-heading-one"}
    assert [one for one in faults_of(page) if one.partition(":")[0] not in landmarks] == []
    assert onlooker.faults == []


def test_the_inbox_shows_a_letter_with_links_that_work(past: Past, visiting: Visiting) -> None:
    """On the laptop: a list, and the newest letter to somebody with its HTML part in a frame."""
    visit = visiting()
    visit.open("/inbox/")
    assert visit.page.locator("#content li").count() >= len(past.paths)
    visit.open(f"/inbox/latest?to={SIGNED_IN['rosalind']}")
    link = visit.page.frame_locator("iframe").get_by_role("link")
    link.click()
    visit.page.wait_for_url("**/my/**")
