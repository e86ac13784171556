"""The page that shows every letter."""

from contextlib import AbstractContextManager

from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from laptop.all_letters import ADDRESS, STYLESHEET, AllLetters
from laptop.examples.memory_store import MemoryStore
from laptop.places import HOME
from laptop.works import SHELL
from mentoring.domain.letter import Kind
from tests.laptop.test_examples_of_letters import fresh_store, shown

SITE_POLICY = "default-src 'none'; style-src 'self'"


def client(asked: list[str] | None = None) -> Client:
    """A browser of the page alone; `asked` notes each store that a play was given."""

    def store() -> AbstractContextManager[MemoryStore]:
        if asked is not None:
            asked.append("a store")
        return fresh_store()

    page = AllLetters(store, HOME / SHELL, SITE_POLICY)
    return Client(Request.application(page.answer), Response)


def test_every_letter_is_on_the_page_as_html_and_as_text() -> None:
    """With what happened, and a way to each kind."""
    page = client().get(ADDRESS).text
    assert page.count("<template shadowrootmode") == page.count("<pre class=") == len(shown())
    for kind in Kind:
        assert f'<a href="#{kind}">' in page
        assert f'<h2 id="{kind}">' in page


def test_a_button_on_the_page_leads_nowhere() -> None:
    """What it would lead to is made up."""
    page = client().get(ADDRESS).text
    assert "https://mentoring.example/my/" in page
    assert 'href="https://mentoring.example' not in page
    assert 'href="https://git.example' not in page


def test_letters_may_be_dressed_as_they_are_sent_and_nothing_else_may() -> None:
    """Their styles are attributes; the site's policy stands for all the rest."""
    headers = client().get(ADDRESS).headers
    assert headers["Content-Security-Policy"] == SITE_POLICY + "; style-src-attr 'unsafe-inline'"
    assert client().get(STYLESHEET).mimetype == "text/css"
    assert client().get("/inbox/all-letters").headers["Location"] == ADDRESS


def test_plays_are_performed_once_however_often_somebody_looks() -> None:
    """And not before somebody does."""
    asked: list[str] = []
    browser = client(asked)
    assert asked == []
    first = browser.get(ADDRESS).text
    performed = len(asked)
    assert browser.get(ADDRESS).text == first
    assert len(asked) == performed > 0
