"""Takes the pictures of CONTRIBUTING from the real pages, into .github/pictures.

    .venv/bin/python -m tests.pictures

The pool stands on this machine with its own people, as if its biographies were kept on GitHub.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from directory.preview import preview
from laptop.spare import Laptop
from tests.browser.caller import Caller
from tests.browser.conftest import ARGUMENTS
from tests.browser.letterbox import Letterbox
from tests.chromium import find

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".github/pictures"
HEAVY = 150_000
"""Bytes that a picture may have."""
SIZE: ViewportSize = {"width": 1000, "height": 640}
MENTOR, ADDRESS = "kwabena-asante-mensah", "kwabena.asante.mensah@gov.example"
REPOSITORY = "repo_url: https://github.com/example/mentors"


def main() -> None:
    """Take all pictures anew."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        root = _repository(Path(name, "pool"))
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        with Laptop(Path(name), root) as laptop:
            mentor = Caller(playwright.request, laptop.base_url, ADDRESS)
            mentor.ask_for_code()
            mentor.enter_code(Letterbox(laptop.inbox_dir))
            with _page(browser, laptop.base_url, mentor) as page:
                _take_pool(page)
        with _page(browser) as page:
            _take_preview(page, root, Path(name, "preview"))
        browser.close()


def _repository(root: Path) -> Path:
    """A copy of this one that says where it is kept, with a commit to compare with."""
    left = shutil.ignore_patterns(".*", "public", "screenshots", "__pycache__")
    shutil.copytree(ROOT, root, ignore=left)
    settings = root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}\n{REPOSITORY}\n")
    person = ("-c", "user.name=Kwabena", "-c", f"user.email={ADDRESS}")
    for command in (("init",), ("add", "--all"), ("commit", "--message", "The pool as it is")):
        subprocess.run(["git", *person, *command], cwd=root, check=True, capture_output=True)
    return root


@contextmanager
def _page(browser: Browser, base_url: str = "", who: Caller | None = None) -> Iterator[Page]:
    cookies = who.cookies if who else None
    context = browser.new_context(
        viewport=SIZE, locale="en-GB", base_url=base_url or None, storage_state=cookies
    )
    yield context.new_page()
    context.close()


def _take_pool(page: Page) -> None:
    page.goto(f"/mentors/{MENTOR}/")
    page.get_by_role("link", name="Edit this biography").scroll_into_view_if_needed()
    _take(page, "edit-link")
    page.goto("/my/biography")
    page.get_by_label("Your role").fill("")
    page.get_by_role("button", name="Check and preview").click()
    page.get_by_role("link", name="Enter your role").click()
    page.mouse.wheel(0, -120)
    page.wait_for_timeout(300)
    _take(page, "form-problem")
    page.get_by_label("Your role").fill("Deputy Director, Bridges and Ferries")
    page.get_by_role("button", name="Check and preview").click()
    page.get_by_role("heading", name="Send it").scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(300)
    _take(page, "send")


def _take_preview(page: Page, root: Path, out: Path) -> None:
    """The preview of a change of role, as it opens from the folder."""
    file = root / "mentors" / f"{MENTOR}.yml"
    lines = file.read_text().splitlines(keepends=True)
    changed = [
        "role: Deputy Director, Bridges and Ferries\n" if one.startswith("role:") else one
        for one in lines
    ]
    file.write_text("".join(changed))
    preview(root, "HEAD", out)
    page.goto((out / "index.html").as_uri())
    _take(page, "preview")
    page.get_by_role("link", name="Kwabena").click()
    _take(page, "preview-page")


def _take(page: Page, name: str) -> None:
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    weight = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {weight} bytes")
    if weight > HEAVY:
        raise SystemExit(f"{path.name} is too heavy: show less on it.")


if __name__ == "__main__":
    main()
