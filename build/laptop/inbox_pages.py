"""The words and boxes of `/inbox/`; everything out of a letter is escaped and isolated."""

from collections.abc import Iterable
from html import escape

from laptop.letters_kept import Attachment, KeptLetter

ROW = """<li class="pool-row"><div class="pool-row-main">
<a href="/inbox/{name}/"><bdi>{subject}</bdi></a><br>
<span class="pool-muted">to <bdi>{to}</bdi></span>
</div><div class="pool-row-side">{when}</div></li>"""
LETTER = """<h1><bdi>{subject}</bdi></h1>
<dl class="pool-facts">{first}</dl>
{files}
{html}
<h2>As text</h2>
<pre class="letter-text">{text}</pre>
<details><summary>All headers</summary><dl class="pool-facts">{headers}</dl></details>
<p><a href="/inbox/{name}.eml">The letter as it was sent</a> ·
<a href="/inbox/">All letters</a></p>"""
FRAME = """<iframe class="letter" title="The letter" src="/inbox/{name}/html"
 sandbox="allow-top-navigation-by-user-activation"></iframe>"""
STYLE = """.letter { width: 100%; height: 36rem; border: 1px solid #8a8f8c; background: #fff; }
.letter-text { white-space: pre-wrap; overflow-wrap: anywhere; }
"""
FIRST = {"From", "To", "Date"}
EMPTY = "<p>No letter has been sent yet. Sign in, and the code comes here.</p>"

Page = tuple[str, str]


def list_page(letters: Iterable[KeptLetter]) -> Page:
    """Title and content of the list, newest first."""
    rows = "".join(_row(letter) for letter in letters)
    words = (
        "<p>On this laptop letters come here instead of by e-mail. The newest is first.</p>"
        '<p><a href="/inbox/all-letters/">Every letter the pool can write</a>, as an example.</p>'
    )
    return "Inbox", f"<h1>Inbox</h1>{words}" + (
        f'<ul class="pool-rows">{rows}</ul>' if rows else EMPTY
    )


def letter_page(letter: KeptLetter) -> Page:
    """Title and content of one letter: headers, attachments, the HTML in a frame, the text."""
    has_html = letter.body("html") is not None
    content = LETTER.format(
        name=letter.name,
        subject=escape(letter.subject),
        first=_facts(each for each in letter.headers if each[0] in FIRST),
        headers=_facts(letter.headers),
        files=_files(letter),
        html=FRAME.format(name=letter.name) if has_html else "<p>It has no HTML part.</p>",
        text=escape(letter.body("plain") or "It has no text part."),
    )
    return letter.subject, content


def _row(letter: KeptLetter) -> str:
    return ROW.format(
        name=letter.name,
        subject=escape(letter.subject),
        to=escape(letter.to),
        when=f"{letter.sent_at:%a} {letter.sent_at.day} {letter.sent_at:%b %Y, %H:%M %Z}"
        if letter.sent_at
        else "",
    )


def _facts(headers: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f"<dt>{escape(name)}</dt><dd><bdi>{escape(value)}</bdi></dd>" for name, value in headers
    )


def _files(letter: KeptLetter) -> str:
    files = "".join(
        f'<li><a href="/inbox/{letter.name}/files/{number}" download>{_label(file)}</a></li>'
        for number, file in enumerate(letter.attachments())
    )
    return f"<h2>Attachments</h2><ul>{files}</ul>" if files else ""


def _label(file: Attachment) -> str:
    return f"<bdi>{escape(file.name)}</bdi> ({escape(file.content_type)})"
