"""Whatever the files of a pool hold, nothing of it runs, loads or leads away in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from directory.build import build
from tests.browser.hostile_site import production_headers, served
from tests.browser.visit import Visit
from tests.directory.hostile import SOUND, WORD, hostile_pool

pytestmark = pytest.mark.xdist_group("browser")

POLICIES = {"no policy at all": {}, "the policy of production": production_headers()}
WIRES = """
for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'])
  window[name] = () => { window.__ran = name; };"""
TRIPPED = """() => {
  const ours = new Set(['/assets/availability.js', '/assets/shortlist.js', '/assets/search.js',
    '/assets/compare.js', '/assets/events.js', '/assets/own-zone.js']);
  const body = [...document.body.querySelectorAll('*')];
  const wrong = body.filter((one) =>
    one.matches('script') ? !ours.has(one.getAttribute('src')) :
    one.matches(`iframe, frame, object, embed, applet, portal, base, meta, link, style, svg, math,
      img, video, audio, template, noscript, dialog, form:not(#search), textarea`) ||
    [...one.attributes].some(({ name, value }) =>
      name.startsWith('on') || name === 'style' ||
      (/^(href|src|action|formaction)$/.test(name) && !/^(https?:|[/#?]|assets)/i.test(value)) ||
      (name === 'href' && /^[/\\\\][/\\\\]/.test(value))));
  const ids = body.map((one) => one.id).filter(Boolean);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const frame = document.querySelectorAll('header.pool-header, footer.pool-footer');
  return [
    window.__ran && `ran: ${window.__ran}`, ...wrong.map((one) => one.outerHTML.slice(0, 200)),
    ...twice.map((id) => `id twice: ${id}`), frame.length < 2 && 'the page has lost its frame',
  ].filter(Boolean);
}"""
LISTS = ("/browse/", "/browse/topic/", "/browse/location/", "/browse/language/", "/browse/grade/",
         "/browse/scheme/", "/browse/organisation/", "/schemes/", "/events/", "/404.html",
         *(f"/schemes/evil-{number}/" for number in range(6)))  # fmt: skip


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, once for both policies."""
    root = hostile_pool(tmp_path_factory.mktemp("hostile"))
    assert build(root, root / "public") == []
    return root / "public"


@pytest.fixture(params=POLICIES)
def victim(
    request: pytest.FixtureRequest, chromium: Browser, hostile_site: Path
) -> Iterator[Visit]:
    """Somebody who looks at all of it. Their browser tells whatever happens."""
    with served(hostile_site, POLICIES[request.param]) as url:
        visit = Visit(chromium, url)
        visit.page.add_init_script(WIRES)
        visit.page.on("dialog", lambda one: visit.faults.append(f"dialog: {one.message}"))
        yield visit
        visit.end()
        assert visit.faults == []


def tripped(visit: Visit, path: str) -> list[str]:
    """What a page has done that it must not."""
    page = visit.open(path)
    found: list[str] = page.evaluate(TRIPPED)
    if visit.path != path:
        found.append(f"led away to {page.url}")
    return [f"{path}: {one}" for one in found]


def test_nothing_runs_on_any_page(
    victim: Visit, hostile_site: Path, request: pytest.FixtureRequest
) -> None:
    """Profiles, lists, pages of places, schemes and events. Under the policy some will do.

    What the policy would stop has to be harmless without it; with it nothing may be stopped.
    """
    places = sorted((hostile_site / "browse/location").glob("*/index.html"))
    step = 4 if "production" in request.node.name else 1
    paths = [f"/mentors/evil-{number}/" for number in range(0, len(SOUND), step)]
    paths += [*LISTS, *(f"/browse/location/{one.parent.name}/" for one in places[:: 10 * step])]
    assert [fault for path in paths for fault in tripped(victim, path)] == []


def test_nothing_runs_in_the_search_or_beside_each_other(victim: Visit) -> None:
    """All of them are found, by a word and by every filter; all are compared, three at a time."""
    page = victim.open(f"/?q={WORD}")
    status = page.get_by_role("status").first
    expect(status).to_have_text(f"{len(SOUND)} mentors found")
    show_all(page)
    names = page.locator("#results .pool-row-name").all_inner_texts()
    assert len(names) == len(set(names)) == len(SOUND)
    counts = page.locator("#filters [data-count]").all_text_contents()
    assert [one for one in counts if not one.isdigit()] == []
    assert page.evaluate(TRIPPED) == []
    for first in range(0, len(SOUND), 3):
        page.evaluate(
            """(chosen) => {
                 localStorage.setItem("shortlist", JSON.stringify(chosen));
                 dispatchEvent(new Event("pageshow")); }""",
            [{"id": f"evil-{number}", "name": SOUND[number]}
             for number in range(first, min(first + 3, len(SOUND)))],
        )  # fmt: skip
        if page.url.endswith("/compare/"):
            page.evaluate("dispatchEvent(new Event('shortlist'))")
        else:
            victim.open("/compare/")
        expect(page.locator(f".pool-compared a[href='/mentors/evil-{first}/']")).to_be_visible()
        assert page.evaluate(TRIPPED) == []


def show_all(page: Page) -> None:
    """Ask for more until all are there."""
    more = page.locator("#more")
    for shown in range(20, len(SOUND), 20):
        expect(page.locator("#results li")).to_have_count(shown)
        more.click()
    expect(page.locator("#results li")).to_have_count(len(SOUND))


def test_a_wire_that_is_touched_is_noticed(victim: Visit) -> None:
    victim.open("/events/").evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<svg onload=\"window.__ran=1\"></svg>')"
    )
    victim.page.wait_for_timeout(50)
    assert any("<svg" in one for one in victim.page.evaluate(TRIPPED))
    victim.faults.clear()
