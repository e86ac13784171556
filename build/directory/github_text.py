"""Other people's text on a page of GitHub: shown as it is, and nothing comes of it."""

import re
import string

LONGEST = 600
BACKTICKS = re.compile(r"`+")
CALLING = re.compile(r"@|#(?=\d)|(?<=:)/(?=/)|www(?=\.)|(?<=GH)-(?=\d)", re.IGNORECASE)
"""Where GitHub would begin a mention, an address or the number of another change."""
APART = "\u200b"
SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in string.punctuation}


def words(text: str) -> str:
    """Return text that stands in a sentence: no Markdown, HTML, link or mention comes of it."""
    return CALLING.sub(lambda found: f"{found[0]}{APART}", _line(text)).translate(SIGNS)


def code(text: str) -> str:
    """Return text as code, whatever backticks it holds."""
    line = _line(text)
    longest = max(map(len, BACKTICKS.findall(line)), default=0)
    fence = "`" * (longest + 1)
    room = " " if longest else ""
    return f"{fence}{room}{line}{room}{fence}" if line else ""


def _line(text: str) -> str:
    """One line without marks that can't be seen, and not too long a one."""
    line = " ".join(text.split())
    shown = "".join(one if one.isprintable() else "\ufffd" for one in line)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
