"""Every kind of page in every state: at any size, in the dark, in own colours, by keyboard."""

import re

import pytest

from mentoring.pages.render import FOLDER
from tests.browser.all_scenes import BEGINNINGS, SCENES
from tests.browser.looking import faults_in_every_look
from tests.browser.needs import faults_in_own_settings
from tests.browser.past import Past
from tests.browser.scenes import Scene
from tests.browser.visit import DESK, Visit, Visiting

INCLUDED = re.compile(r'{% (?:include|from) "([^"]+)"')
pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_anybody_can_read_it_at_any_size(scene: Scene, past: Past, onlooker: Visit) -> None:
    """Axe finds nothing, nothing has to be scrolled sideways, nothing is said in the console.

    Nothing moves where that is asked for, own colours and spacing hide nothing, Tab leads
    everywhere and shows where it is.
    """
    cookies = past.people[scene.who].cookies if scene.who else None
    refusals = () if scene.status == 200 else (scene.status,)
    onlooker.begin_anew(cookies, refusals)
    onlooker.page.set_viewport_size(DESK)
    scene.enter(onlooker, past)
    assert scene.says in onlooker.page.inner_text("main")
    assert faults_in_every_look(onlooker.page, scene.name) == []
    assert faults_in_own_settings(onlooker.page, scene.name) == []
    assert onlooker.faults == []
    assert set(refusals) <= set(onlooker.statuses)


def test_every_template_is_looked_at() -> None:
    """All but that from which others take their parts; a new one needs scenes of its own."""
    files = list((FOLDER / "templates").glob("*.html"))
    parts = {one for file in files for one in INCLUDED.findall(file.read_text(encoding="utf-8"))}
    assert {file.name for file in files} - parts == set(BEGINNINGS)
    for beginning in BEGINNINGS.values():
        assert any(one.name.startswith(beginning) for one in SCENES), beginning


def test_scenes_have_names_of_their_own() -> None:
    """A picture is kept under each."""
    assert len({one.name for one in SCENES}) == len(SCENES)


def test_the_plain_list_is_there_without_the_search(visiting: Visiting) -> None:
    """What stays when the script of the front page does not come."""
    visit = visiting()
    visit.page.route(
        "**/assets/search.js", lambda route: route.fulfill(body="", content_type="text/javascript")
    )
    visit.open("/")
    assert visit.page.get_by_role("heading", name="Browse").is_visible()
    assert faults_in_every_look(visit.page, "home-plain") == []
