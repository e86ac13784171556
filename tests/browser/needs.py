"""What readers need who set their own colours, motion and spacing, or have no mouse."""

from playwright.sync_api import Page

from tests.browser.looking import FORCED, faults_of, picture
from tests.browser.visit import DESK, PHONE

MOVING = """() => [...document.querySelectorAll('*')].flatMap((one) =>
  [null, '::before', '::after'].flatMap((part) => {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } =
      getComputedStyle(one, part);
    const longest = (all) => Math.max(...all.split(',').map(parseFloat));
    const moves = (animationName !== 'none' && longest(animationDuration) > 0.01) ||
      longest(transitionDuration) > 0.01 || scrollBehavior === 'smooth';
    return moves ? [one.outerHTML.slice(0, 120)] : [];
  }))"""
SPACED = """() => {
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [spaced];
  const cut = [...document.body.querySelectorAll('*')].filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const keeps = (how) => how === 'hidden' || how === 'clip';
    const texts = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return texts && !one.closest('.visually-hidden') && (
      (keeps(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
      (keeps(overflowY) && one.scrollHeight > one.clientHeight + 1));
  }).map((one) => `cut: ${one.outerHTML.slice(0, 120)}`);
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) cut.push(`${scrollWidth - clientWidth} pixels too wide`);
  document.adoptedStyleSheets = [];
  return cut;
}"""
UNSEEN = """() => [...document.querySelectorAll(`.pool-status, .pool-initials, .pool-button,
    .pool-panel, .pool-errors, input, select, textarea`)].filter((one) => {
  if (!one.checkVisibility() || one.matches('[type=checkbox], [type=radio], [type=hidden]'))
    return false;
  const look = getComputedStyle(one, one.matches('.pool-status') ? '::before' : null);
  return ['Top', 'Right', 'Bottom', 'Left'].every((side) =>
    parseFloat(look[`border${side}Width`]) < 1 || look[`border${side}Style`] === 'none');
}).map((one) => one.outerHTML.slice(0, 120))"""
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}"""
CAN_BE_REACHED = """() => {
  const all = [...document.querySelectorAll(`a[href], button, input:not([type=hidden]), select,
    textarea, summary, [tabindex="0"]`)].filter((one) =>
      one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
  const chosen = (one) => one.type !== 'radio' ? one :
    all.find((other) => other.type === 'radio' && other.name === one.name &&
      other.form === one.form && other.checked) ??
    all.find((other) => other.type === 'radio' && other.name === one.name &&
      other.form === one.form);
  const stops = [...new Set(all.map(chosen))];
  globalThis.toReach = new Set(stops);
  return stops.length;
}"""
# A date's parts have the browser's own marks; what scrolls shows its edge; a frame its own ring.
STOP = """() => {
  const here = document.activeElement;
  if (here === document.body) return 'body';
  globalThis.toReach.delete(here);
  const { outlineStyle, outlineWidth } = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const rung = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  const fits = here.matches('#content, fieldset, iframe, [type=date]') || (rung && inside);
  return fits ? '' : `${rung ? 'out of sight' : 'no ring'}: ${here.outerHTML.slice(0, 120)}`;
}"""
NOT_REACHED = "() => [...globalThis.toReach].map((one) => one.outerHTML.slice(0, 120))"
ROOM = 100
"""More stops than there are controls: what scrolls is one, too."""


def moving(page: Page) -> list[str]:
    """What still moves for those who asked that nothing moves."""
    page.emulate_media(reduced_motion="reduce")
    return [f"moves: {one}" for one in page.evaluate(MOVING)]


def cut_when_spaced(page: Page) -> list[str]:
    """What is cut off or too wide when text is spaced as WCAG 1.4.12 says."""
    return [f"spaced: {one}" for one in page.evaluate(SPACED)]


def unseen_in_own_colours(page: Page) -> list[str]:
    """What has lost its shape where the reader's own few colours replace ours."""
    page.emulate_media(forced_colors="active")
    found = [f"no edge in the reader's colours: {one}" for one in page.evaluate(UNSEEN)]
    page.emulate_media(forced_colors="none")
    return found


def not_reached_by_keyboard(page: Page) -> list[str]:
    """What Tab doesn't lead to, or leads to without showing it; and whether it ever ends."""
    page.evaluate(FROM_THE_TOP)
    count = int(page.evaluate(CAN_BE_REACHED))
    found = []
    for _ in range(count + ROOM):
        page.keyboard.press("Tab")
        said = page.evaluate(STOP)
        if said == "body":
            break
        found += [said] if said else []
    return [*found, *(f"never reached: {one}" for one in page.evaluate(NOT_REACHED))]


def faults_in_own_settings(page: Page, name: str) -> list[str]:
    """What is amiss with fewer colours, no motion, more space and no mouse."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    faults = moving(page) + unseen_in_own_colours(page)
    page.emulate_media(forced_colors="active")
    faults += [f"{FORCED.name}: {one}" for one in faults_of(page, FORCED.rules)]
    picture(page, f"{name}-{FORCED.name}")
    page.emulate_media(forced_colors="none")
    faults += not_reached_by_keyboard(page)
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        faults += cut_when_spaced(page)
    return faults
