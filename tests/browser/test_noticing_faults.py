"""What the other tests rely on: that a fault on a page is noticed."""

import pytest

from tests.browser.looking import faults_in_every_look
from tests.browser.needs import faults_in_own_settings
from tests.browser.visit import Visit, Visiting

pytestmark = pytest.mark.xdist_group("browser")

ELSEWHERE = "https://elsewhere.example/"
ADD_PICTURE = f"""() => new Promise((done) => {{
  addEventListener('securitypolicyviolation', done);
  document.body.append(Object.assign(new Image(), {{ src: '{ELSEWHERE}' }}));
}})"""


def taken_from(visit: Visit) -> list[str]:
    """The faults so far, which are then forgotten."""
    faults, visit.faults = visit.faults, []
    return faults


def test_a_picture_from_elsewhere_is_noticed(visiting: Visiting) -> None:
    visit = visiting()
    visit.open("/cookies/").evaluate(ADD_PICTURE)
    assert any(f"policy violated: img-src {ELSEWHERE}" in one for one in taken_from(visit))


def test_leaving_the_origin_is_noticed(visiting: Visiting) -> None:
    visit = visiting()
    visit.page.route(ELSEWHERE, lambda route: route.fulfill(body="Hello"))
    visit.page.goto(ELSEWHERE)
    assert f"left the origin: {ELSEWHERE}" in taken_from(visit)


def test_a_word_in_the_console_and_a_failing_script_are_noticed(visiting: Visiting) -> None:
    visit = visiting()
    visit.open("/cookies/").evaluate("console.error('oh'); setTimeout(() => { throw 'ah' })")
    visit.page.evaluate("new Promise((done) => setTimeout(done))")
    faults = "\n".join(taken_from(visit))
    assert "oh" in faults
    assert "script: " in faults


def test_a_status_that_was_not_meant_is_noticed(visiting: Visiting) -> None:
    visit = visiting(refusals=(503,))
    visit.open("/nowhere/")
    assert any(one.startswith("404: ") for one in taken_from(visit))


def test_a_page_that_is_too_wide_or_too_pale_is_noticed(visiting: Visiting) -> None:
    page = visiting().page
    page.set_content("<title>A</title><p style='width: 350px; color: #ccc'>Pale and wide")
    faults = faults_in_every_look(page, "pale-and-wide")
    assert any(one.startswith("phone: color-contrast") for one in faults)
    assert any(one.startswith("enlarged: too wide: <p") for one in faults)


def test_what_moves_is_cut_or_out_of_reach_is_noticed(visiting: Visiting) -> None:
    page = visiting().page
    page.set_content(
        "<title>A</title><style>a { transition: color 1s; outline: none !important }"
        "p { height: 1em; overflow: hidden }</style>"
        "<a href='/'>Moves without a ring</a><p>Cut off, if there were more space for lines"
        "<button tabindex=-1 class=pool-button style='border: 0'>Never</button>"
    )
    faults = "\n".join(faults_in_own_settings(page, "set-in-its-ways"))
    for one in ("moves: <a", "no ring: <a", "cut: <p", "never reached: <button", "no edge in"):
        assert one in faults
