"""Booking chemistry calls in the pool's past."""

import re

from tests.browser.caller import Caller

TIME = re.compile(r'name="time-([a-z0-9-]+)" value="(2[^"]+)"')
MODE = re.compile(r'name="mode-([a-z0-9-]+)" value="([a-z ]+)"')
THREE = ("angharad-ferch-gruffudd", "gudrun-thorsdottir", "pawel-kaczmarek")


def page_for(*mentors: str, scheme: str = "career") -> str:
    """The address of the page that books calls with them."""
    return f"/my/chemistry-calls/new?mentors={'.'.join(mentors)}&scheme={scheme}"


def call(caller: Caller, *mentors: str, scheme: str = "career") -> None:
    """Book a call with each at their first free time."""
    page = page_for(*mentors, scheme=scheme)
    html = caller.get(page)
    form = {f"mode-{mentor}": mode for mentor, mode in MODE.findall(html)}
    for mentor, time in TIME.findall(html):
        form.setdefault(f"time-{mentor}", time)
    assert caller.fill(page, **form) == "/my/#booked"
