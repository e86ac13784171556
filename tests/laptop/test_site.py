"""The site's files, and problems shown on top of them."""

from pathlib import Path

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from laptop.front_door import FrontDoor
from laptop.shown_problems import ShownProblems
from laptop.stack import Behaviour
from laptop.static import StaticFiles

FIRST_PAGE = '<body><header></header><article id="content"><h1>Find</h1></article></body>'
EVERYTHING = Behaviour("*", to_api=False, headers={"X-Frame-Options": "DENY"})


class NoApi:
    """An API that is never asked."""

    def answer(self, request: Request) -> Response:
        """Fail."""
        raise AssertionError(request.path)


@pytest.fixture
def shown() -> ShownProblems:
    """No problems yet."""
    return ShownProblems()


@pytest.fixture
def browser(tmp_path: Path, shown: ShownProblems) -> Client:
    """Make a client of a small site."""
    files = {
        "index.html": FIRST_PAGE,
        "404.html": "<body><p>Not here</p></body>",
        "mentors/mei-lin/index.html": "<body><h1>Mei Lin</h1></body>",
        "assets/pool.css": "body{}",
        "pagefind/wasm.en.pagefind": "\x00",
    }
    for name, content in files.items():
        (tmp_path / "public" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "public" / name).write_text(content)
    (tmp_path / "secret.txt").write_text("secret")
    door = FrontDoor((EVERYTHING,), NoApi(), StaticFiles(tmp_path / "public"), {}, shown)
    return Client(door)


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/", 200, "text/html"),
        ("/mentors/mei-lin/", 200, "text/html"),
        ("/assets/pool.css", 200, "text/css"),
        ("/pagefind/wasm.en.pagefind", 200, "application/octet-stream"),
        ("/nothing/", 404, "text/html"),
        ("/nothing.css", 404, "text/html"),
        ("/../secret.txt", 404, "text/html"),
        ("/%2e%2e/secret.txt", 404, "text/html"),
        ("/assets/", 404, "text/html"),
    ],
)
def test_an_address_is_found_as_the_bucket_finds_it(
    browser: Client, address: str, status: int, kind: str
) -> None:
    """With the right type and the template's headers; the 404 page where there is nothing."""
    answer = browser.get(address)
    assert (answer.status_code, answer.mimetype) == (status, kind)
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_a_folders_name_leads_to_the_folder_and_keeps_the_query(browser: Client) -> None:
    """As the distribution's function redirects; never to another host."""
    assert browser.get("/mentors/mei-lin?a=1").headers["Location"] == "/mentors/mei-lin/?a=1"
    other_host = browser.get("/", environ_overrides={"PATH_INFO": "//elsewhere"})
    assert other_host.headers["Location"] == "/elsewhere/"


def test_problems_stand_above_the_last_good_page(browser: Client, shown: ShownProblems) -> None:
    """Escaped, with the count in words; gone when they are put right."""
    shown.are(["mentors/x.yml:3:1: grade: write <one> of the ladder", "mentors/y.yml:1:1: …"])
    page = browser.get("/").text
    at = page.index("<section")
    assert (page[:at] + page[page.index("</section>\n") + 11 :]) == FIRST_PAGE
    assert page[:at].endswith('<article id="content">')
    assert "Not shown yet: 2 problems" in page
    assert "write &lt;one&gt; of the ladder" in page
    assert "Not shown yet" in browser.get("/nothing/").text
    assert "Not shown yet" not in browser.get("/assets/pool.css").text
    shown.are([])
    assert browser.get("/").text == FIRST_PAGE


def test_a_browser_that_kept_a_page_gets_it_again(browser: Client) -> None:
    """Else it would not see what an edit changed or which problems came up."""
    since = browser.get("/").headers["Last-Modified"]
    assert browser.get("/", headers={"If-Modified-Since": since}).status_code == 200
    assert browser.get("/").headers["Cache-Control"].startswith("no-cache")
