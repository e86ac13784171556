"""Dee and Rosalind book sessions of their pairing, and write what they want to talk about."""

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from tests.browser.past import Past

INPUT = re.compile(
    r'<input type="(?:hidden|checkbox)"(?: id="[^"]+")? name="([^"]+)" value="([^"]*)"'
)
SESSION = re.compile(r"/my/pairing-sessions/[a-z0-9.-]+[a-z0-9]")
AGENDA = "Whether to apply for the post in the north.\nHow to tell my team, and when."


def meet(past: "Past") -> None:
    """Dee books three sessions with Rosalind and writes an agenda; Rosalind cancels the last."""
    dee, at = past.people["dee"], past.paths["running"]
    terms = {"rhythm": "fortnightly", "at": "09:00", "mode": "in person", "count": "3"}
    asked = urlencode(terms | {"first": past.paths["first-session"]})
    html = dee.get(f"{at}/sessions/dates?{asked}")
    dee.post(f"{at}/sessions", **{name: unescape(value) for name, value in INPUT.findall(html)})
    sessions = list(dict.fromkeys(SESSION.findall(dee.get(at))))
    past.paths |= {"session": sessions[0], "session-off": sessions[-1]}
    dee.post(f"{sessions[0]}/agenda", agenda=AGENDA, number="0")
    past.people["rosalind"].post(f"{sessions[-1]}/cancel", line="The week after suits me better.")
