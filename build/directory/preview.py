"""A change before it is published: its problems, or the pages it touches, in a folder to look at.

The site is built twice, from the files as they are and as they were, and compared byte for byte.
"""

import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from directory.answer import Answer, Change, Page, answer, markdown, to_json
from directory.build import build_pages
from directory.compared import Files, compare, files
from directory.fragments import render
from directory.from_disk import ELSEWHERE, INDEX, PAGE, PAGES, Folder, in_shown, targets
from directory.rendering import Theme, rendered
from directory.setting import write
from directory.shell import fill
from mentoring.domain.biography.place import Problem

PARTS = ("mkdocs.yml", "build/hooks.py", "site", "mentors")
"""All that the site is made from, besides the builder."""
ANSWER, WORDS = "answer.json", "answer.md"
WHERE = "Look at them in the artifact *preview* of this run: unpack it and open `index.html`."


class NoPreview(Exception):
    """The sentence says what to do."""


def preview(root: Path, since: str, out: Path) -> tuple[Answer, list[Problem]]:
    """Write into `out` what the files under `root` change since a commit; return that in words.

    All problems are returned beside it. Raises NoPreview.
    """
    _clear(out)
    with TemporaryDirectory() as folder:
        now, before = Path(folder, "now"), Path(folder, "before")
        _copy(root, now)
        problems = build_pages(now, now / "public")
        given = answer(problems) if problems else _compared(root, since, before, now, out)
    (out / ANSWER).write_text(to_json(given), encoding="utf-8")
    (out / WORDS).write_text(markdown(given, WHERE), encoding="utf-8")
    return given, problems


def _clear(out: Path) -> None:
    """Make room, but only where nothing stands or an earlier preview does."""
    if out.exists() and any(out.iterdir()) and not (out / ANSWER).is_file():
        raise NoPreview(f"{out} holds other files: name a folder that is empty or not there.")
    shutil.rmtree(out / PAGES, ignore_errors=True)
    for name in (ANSWER, WORDS, INDEX, ELSEWHERE):
        (out / name).unlink(missing_ok=True)
    out.mkdir(parents=True, exist_ok=True)


def _copy(root: Path, folder: Path) -> None:
    for part in PARTS:
        here, there = root / part, folder / part
        there.parent.mkdir(parents=True, exist_ok=True)
        if here.is_dir():
            shutil.copytree(here, there)
        else:
            shutil.copy(here, there)


def _extract(root: Path, since: str, folder: Path) -> None:
    """Write the files of a commit, as they were under `root`."""
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}"
    )
    archive = _git(root, "archive", "--format=tar", commit.decode().strip())
    with tarfile.open(fileobj=BytesIO(archive)) as packed:
        wanted = [one for one in packed if one.name.startswith(PARTS)]
        packed.extractall(folder, wanted, filter="data")


def _git(root: Path, *command: str) -> bytes:
    done = subprocess.run(  # noqa: S603 - the one name from outside is kept from being an option
        ["git", "-C", str(root), *command],  # noqa: S607 - wherever git is installed
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise NoPreview("git doesn't know that commit here: name one that `git log` shows.")
    return done.stdout


def _compared(root: Path, since: str, before: Path, now: Path, out: Path) -> Answer:
    _extract(root, since, before)
    unsound = build_pages(before, before / "public")
    was = {} if unsound else files(before / "public")
    is_now = files(now / "public")
    pages = compare(was, is_now)
    _write(pages, is_now, rendered(now), out)
    return answer([], pages, is_compared=not unsound)


def _write(pages: Sequence[Page], site: Files, theme: Theme, out: Path) -> None:
    shown = {one.file: site[one.file] for one in pages if one.file in site}
    texts = {name: path.read_text(encoding="utf-8") for name, path in shown.items()}
    own = _own(pages, theme)
    needed = {*_needed(texts, site), *_needed(own, site)}
    folder = Folder({*shown, *needed}, site, theme.site_url)
    for name in needed:
        there = out / PAGES / name
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site[name], there)
    notice = render("preview_notice.html")
    for name, text in texts.items():
        write(
            out / PAGES / name,
            folder.open_from_disk(in_shown(text, notice), name, f"{PAGES}/{name}"),
        )
    for place, text in own.items():
        write(out / place, folder.open_from_disk(text, INDEX, place))


def _own(pages: Sequence[Page], theme: Theme) -> dict[str, str]:
    """Return the two pages that only a preview has."""
    listed = render("preview.html", groups=list(_groups(pages)))
    missing = render("elsewhere.html")
    return {
        INDEX: fill(theme.shell, title="What this change does", content=listed),
        ELSEWHERE: fill(theme.shell, title="Not in this preview", content=missing),
    }


def _needed(pages: dict[str, str], site: Files) -> Iterator[str]:
    """Name the pictures, styles and other files that pages lead to."""
    for name, text in pages.items():
        yield from (one for one in targets(text, name) if one in site and not one.endswith(PAGE))


def _groups(pages: Sequence[Page]) -> Iterator[tuple[str, list[Page]]]:
    """Part the pages of mentors from all others, and either by what becomes of them."""

    def heading(page: Page) -> tuple[str, Change]:
        return ("Mentors" if page.is_of_a_mentor else "Other pages"), page.change

    for (kind, change), found in groupby(pages, heading):
        yield f"{kind} {change}", list(found)
