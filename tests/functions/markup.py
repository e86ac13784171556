"""A strict reader of our own pages: what a browser would mend in silence is a fault here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img"}
ENDS_A_PARAGRAPH = {
    "p", "div", "ul", "ol", "dl", "form", "fieldset", "blockquote", "section", "table", "details",
    "h1", "h2", "h3", "h4", "article", "main", "header", "footer", "nav",
}  # fmt: skip
NEVER_WITHIN_ITSELF = {"a", "form", "button", "label", "select", "p"}
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "option": {"select", "datalist"},
    "legend": {"fieldset"},
    "summary": {"details"},
}
CONTROLS = {"input", "select", "textarea"}
URLS = {"href", "src", "action"}
OWN_OR_MAIL = re.compile(
    r"/(?![/\\])|#|mailto:[\w.+-]+@[\w.-]+$|webcal://pool\.example/my/calendar/[\w.-]+\.ics$"
    r"|https://(?:github|gitlab)\.example/lantern/pool/|http://127\.0\.0\.1:\d+/lantern/pool/"
)
"""Our own pages, mail, one's own calendar feed, and the one repository of the biographies."""


@dataclass
class Element:
    """A tag with its attributes, the text in it, and the tags around it."""

    tag: str
    attributes: dict[str, str]
    parents: tuple["Element", ...]
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute's value, empty where it is not there."""
        return self.attributes.get(name, "")

    @property
    def form(self) -> "Element | None":
        """The form it stands in."""
        return next((one for one in self.parents if one.tag == "form"), None)


@dataclass
class Form:
    """A form as a browser would send it without anything typed or chosen."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """A page as a list of elements, and the faults found on the way."""

    def __init__(self, html: str) -> None:
        """Read the whole page."""
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        if not html.startswith("<!doctype html>"):
            self.faults.append("no doctype")
        self.feed(html)
        self.close()
        self.faults += [f"<{one.tag}> is never closed" for one in self._open]
        self.faults += list(_broken_references(self))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and look at its place and its attributes."""
        names = [name for name, _ in attrs]
        element = Element(tag, {key: value or "" for key, value in attrs}, tuple(self._open))
        if len(set(names)) != len(names):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.faults += [f"{fault}: {self.get_starttag_text()}" for fault in _faults(element)]
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last, and nothing else."""
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Give the text to every element around it."""
        for one in self._open:
            one.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements with these tags, in order."""
        return [one for one in self.elements if one.tag in tags]

    @property
    def text(self) -> str:
        """What the body says, spaces put together."""
        return " ".join(self.all("body")[0].text.split())

    @property
    def links(self) -> list[str]:
        """Where the links lead, in order."""
        return [one.get("href") for one in self.all("a")]

    @property
    def forms(self) -> list[Form]:
        """The forms, filled in as they were sent to the browser."""
        return [
            Form(one.get("action"), one.get("method"), dict(_defaults(self, one)))
            for one in self.all("form")
        ]

    @property
    def errors(self) -> dict[str, str]:
        """The error summary: the field that each message leads to, and the message."""
        found = [one for one in self.all("a") if any(p.get("id") == "errors" for p in one.parents)]
        return {one.get("href").removeprefix("#"): one.text for one in found}


def _faults(element: Element) -> Iterator[str]:
    yield from _misplaced(element)
    for name, value in element.attributes.items():
        if name == "style" or name.startswith("on"):
            yield "inline code"
        if name in URLS and not OWN_OR_MAIL.match(value):
            yield "leads out of the pool"


def _misplaced(element: Element) -> Iterator[str]:
    around = [one.tag for one in element.parents]
    if element.tag in ENDS_A_PARAGRAPH and "p" in around:
        yield "a block within a paragraph"
    if element.tag in NEVER_WITHIN_ITSELF and element.tag in around:
        yield "within its own kind"
    if element.tag in PARENTS and around[-1] not in PARENTS[element.tag]:
        yield "not within its list"
    if around and around[-1] in {"ul", "ol"} and element.tag != "li":
        yield "not an entry of its list"
    if element.tag == "style" or (element.tag == "script" and not element.get("src")):
        yield "inline code"


def _broken_references(page: Page) -> Iterator[str]:
    ids = [one.get("id") for one in page.elements if one.get("id")]
    yield from (f"id {one} twice" for one in {one for one in ids if ids.count(one) > 1})
    for one in page.elements:
        wanted = [one.get("for"), *one.get("aria-describedby").split(), one.get("aria-labelledby")]
        if one.get("href").startswith("#"):
            wanted.append(one.get("href")[1:])
        yield from (f"nothing is called {name}" for name in wanted if name and name not in ids)
    if len(page.all("h1")) != 1:
        yield "not one heading"
    if not page.all("html") or not page.all("html")[0].get("lang"):
        yield "no language"
    yield from _unlabelled(page)


def _unlabelled(page: Page) -> Iterator[str]:
    labelled = {one.get("for") for one in page.all("label") if one.text.strip()}
    for one in page.all(*CONTROLS):
        if one.get("type") != "hidden" and one.get("id") not in labelled:
            yield f"no label: {one.get('name')}"
        if one.form is None:
            yield f"outside every form: {one.get('name')}"
    yield from ("a button without words" for one in page.all("button") if not one.text.strip())
    yield from ("a link without words" for one in page.all("a") if not one.text.strip())
    yield from (
        "choices without a question"
        for one in page.all("input")
        if one.get("type") == "radio" and not any(p.tag == "fieldset" for p in one.parents)
    )


def _defaults(page: Page, form: Element) -> Iterator[tuple[str, str]]:
    for one in page.all(*CONTROLS):
        if one.form is not form or not one.get("name"):
            continue
        if one.tag == "textarea":
            yield one.get("name"), one.text
        elif one.tag == "select":
            yield one.get("name"), _chosen(page, one)
        elif one.get("type") not in {"radio", "checkbox"} or "checked" in one.attributes:
            yield one.get("name"), one.get("value")


def _chosen(page: Page, select: Element) -> str:
    options = [one for one in page.all("option") if select in one.parents]
    picked = [one for one in options if "selected" in one.attributes]
    return (picked or options)[0].get("value")
