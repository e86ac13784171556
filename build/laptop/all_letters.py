"""`/inbox/all-letters/`: every letter there is, in all its variants, written for made-up people.

Each is written by the pool's own actions and templates, over a store in memory that is there for a
moment only. Templates are read again whenever somebody looks.
"""

import re
import threading
from html import escape
from itertools import groupby
from pathlib import Path

from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from directory.shell import fill
from laptop.examples.shown import Example, FreshStore, examples
from mentoring.domain.wording import capital
from mentoring.pages.letters import Written, write

ADDRESS = "/inbox/all-letters/"
STYLESHEET = f"{ADDRESS}all.css"
SITE = "https://mentoring.example"
HEAD = f'<link rel="stylesheet" href="{STYLESHEET}">'
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
LINK = re.compile(r'<a href="[^"]*"')
TITLE = "Every letter"
TOP = f"""<h1 class="pool-wide">{TITLE}</h1>
<p>All letters that the pool writes, each of them for every reader and case there is. People,
addresses and links are made up; the words are the real ones. First comes what a phone shows, then
the same letter as plain text.</p>
<ul class="pool-columns">{{contents}}</ul>"""
KIND = '<h2 id="{kind}">{words}</h2>'
LETTER = """<section class="one-letter">
<h3><bdi>{subject}</bdi></h3>
<p class="pool-muted">{happened} <bdi>To {to}.</bdi></p>
<div class="letter-both-ways">
<div class="letter-on-a-phone"><template shadowrootmode="open">{html}</template></div>
<pre class="letter-text">{text}</pre>
</div>
</section>"""
STYLE = """.letter-both-ways { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.letter-on-a-phone { box-sizing: border-box; max-width: 390px; border: 1px solid #8a8f8c; }
.one-letter { margin: 1rem 0 2.4rem; }
.md-typeset pre.letter-text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (min-width: 60rem) {
  .letter-both-ways { grid-template-columns: 390px minmax(0, 1fr); align-items: start; }
}
"""


class AllLetters:
    """The page of all letters, in the shell of the site."""

    def __init__(self, fresh_store: FreshStore, shell: Path, site_policy: str) -> None:
        """Perform nothing before somebody looks."""
        self._fresh_store = fresh_store
        self._shell = shell
        self._policy = f"{site_policy.rstrip('; ')}; style-src-attr 'unsafe-inline'"
        self._lock = threading.Lock()
        self._examples: list[Example] = []

    def answer(self, request: Request) -> Response:
        """Show the page, or what it is dressed in."""
        if request.path == STYLESHEET:
            return Response(STYLE, mimetype="text/css")
        if request.path != ADDRESS:
            return redirect(ADDRESS, 302)
        with self._lock:
            self._examples = self._examples or examples(self._fresh_store)
        filled = fill(
            self._shell.read_text(), title=TITLE, content=_content(self._examples), head=HEAD
        )
        headers = {"Content-Security-Policy": self._policy, "Cache-Control": "no-store"}
        return Response(filled, mimetype="text/html", headers=headers)


def _content(shown: list[Example]) -> str:
    kinds = [(kind, list(some)) for kind, some in groupby(shown, key=lambda one: one.kind)]
    contents = "".join(
        f'<li><a href="#{kind}">{_words(kind)}</a> ({len(some)})</li>' for kind, some in kinds
    )
    return TOP.format(contents=contents) + "".join(
        KIND.format(kind=kind, words=_words(kind)) + "".join(map(_letter, some))
        for kind, some in kinds
    )


def _words(kind: str) -> str:
    words = kind.replace("_coordinator", ", to a coordinator").replace("_", " ")
    return capital(words)


def _letter(example: Example) -> str:
    written = write(example.post, SITE)
    return LETTER.format(
        subject=escape(written.subject),
        happened=escape(example.happened),
        to=escape(example.post.address),
        html=_leading_nowhere(written),
        text=escape(written.text),
    )


def _leading_nowhere(written: Written) -> str:
    """The letter's body, its button in sight and without a way: what it leads to is made up."""
    body = BODY.search(written.html)
    return LINK.sub("<a", body[1]) if body else ""
