"""A change in git, looked at before it is published: what the workflow runs, run here."""

import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from directory.cli import main
from directory.from_disk import Folder
from tests.directory.conftest import PROJECT, with_theme

BUILDER = ("build", "functions")
"""Relative, as in the workflow."""
AMARA = "mentors/amara-okafor.yml"


def git(root: Path, *command: str) -> None:
    person = ("-c", "user.name=Nia", "-c", "user.email=nia@gov.example")
    subprocess.run(["git", *person, *command], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(sample: Path) -> Path:
    """A repository with the sample pool in its only commit."""
    with_theme(sample)
    git(sample, "init", "--quiet")
    git(sample, "add", "--all")
    git(sample, "commit", "--quiet", "--message", "The pool as it is")
    return sample


def edit(root: Path, before: str, after: str, file: str = AMARA) -> None:
    path = root / file
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def answered(root: Path) -> tuple[int, str, Path]:
    """Run what the workflow runs; its outcome, its words and its folder."""
    out, summary = root.parent / "preview", root.parent / "summary.md"
    done = subprocess.run(
        [PROJECT / ".ci/answer", "HEAD", out],
        cwd=root,
        env={
            **os.environ,
            "GITHUB_STEP_SUMMARY": str(summary),
            "PYTHON": str(PROJECT / ".venv/bin/python"),
            "PYTHONPATH": ":".join(os.path.relpath(PROJECT / one, root) for one in BUILDER),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert summary.is_file(), done.stderr
    return done.returncode, summary.read_text(), out


class Addresses(HTMLParser):
    """All that a page leads to or shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script"
        self.found += [value or "" for name, value in attrs if name in {"href", "src", "action"}]


def leads_nowhere(out: Path) -> list[str]:
    """Every address in a folder's pages that a browser would not find there."""
    lost = []
    for page in out.rglob("*.html"):
        for address in Addresses(page.read_text()).found:
            parts = urlsplit(address)
            there = page.parent / unquote(parts.path)
            if not parts.scheme and (
                address.startswith("/") or (parts.path and not there.is_file())
            ):
                lost.append(f"{page.relative_to(out)}: {address}")
    return lost


def pages(out: Path) -> dict[str, str]:
    kept = json.loads((out / "answer.json").read_text())["pages"]
    return {one["file"]: one["change"] for one in kept}


def test_a_changed_biography_comes_with_its_pages(repository: Path) -> None:
    edit(repository, "role: ", "role: Lighthouse ")
    outcome, words, out = answered(repository)
    assert outcome == 0
    assert words.startswith("**All is well.**")
    assert pages(out)["mentors/amara-okafor/index.html"] == "changed"
    page = (out / "pages/mentors/amara-okafor/index.html").read_text()
    assert "Lighthouse" in page
    assert re.search(r'<article id="content"[^>]*><div class="pool-panel notice">', page)
    assert "&lt;" not in page
    assert (out / "pages/assets/pool.css").is_file()
    shown = {path.relative_to(out / "pages").as_posix() for path in out.glob("pages/**/*.html")}
    assert shown == {*pages(out)}
    assert not (out / "pages/privacy/index.html").exists()
    assert leads_nowhere(out) == []


def test_a_new_and_a_removed_mentor_are_listed_as_such(repository: Path) -> None:
    text = (repository / AMARA).read_text()
    (repository / "mentors/nia-prosser.yml").write_text(
        re.sub(r"(?m)^name: .*$", "name: Nia Prosser", text)
    )
    (repository / AMARA).unlink()
    outcome, words, out = answered(repository)
    assert outcome == 0
    assert next(iter(pages(out).items())) == ("mentors/nia-prosser/index.html", "added")
    assert pages(out)["mentors/amara-okafor/index.html"] == "removed"
    assert "- Nia Prosser `/mentors/nia-prosser/`, added" in words
    index = (out / "index.html").read_text()
    assert "pages/mentors/nia-prosser/index.html" in index
    assert "Mentors removed" in index
    assert leads_nowhere(out) == []


def test_problems_are_answered_in_words_and_without_pages(repository: Path) -> None:
    edit(repository, "grade: acc", "grade: '@everyone <b>`x`'")
    outcome, words, out = answered(repository)
    assert outcome == 1
    assert words.startswith("**One thing to mend")
    assert f"`{AMARA}`, line 4, `grade`: " in words
    assert "@everyone" not in words
    assert "<b>" not in words
    assert {path.name for path in out.iterdir()} == {"answer.json", "answer.md"}


def test_no_page_changes_where_nothing_does(repository: Path) -> None:
    (repository / "README.md").write_text("Not a page.")
    outcome, words, out = answered(repository)
    assert outcome == 0
    assert "No page of the site changes by it." in words
    assert pages(out) == {}
    assert leads_nowhere(out) == []


def test_a_picture_that_changes_brings_the_pages_that_show_it(repository: Path) -> None:
    (repository / "site/assets/lantern.svg").write_text("<svg/>")
    _, _, out = answered(repository)
    assert pages(out)["index.html"] == "changed"
    assert (out / "pages/assets/lantern.svg").read_text() == "<svg/>"


def test_where_nothing_could_be_built_before_every_page_is_new(repository: Path) -> None:
    edit(repository, "grade: acc", "grade: none")
    git(repository, "commit", "--quiet", "--all", "--message", "A slip")
    edit(repository, "grade: none", "grade: acc")
    outcome, words, out = answered(repository)
    assert outcome == 0
    assert "every page counts as added" in words
    assert set(pages(out).values()) == {"added"}


def test_nothing_is_left_of_an_earlier_preview(repository: Path) -> None:
    edit(repository, "role: ", "role: Lighthouse ")
    answered(repository)
    edit(repository, "grade: acc", "grade: none")
    _, _, out = answered(repository)
    assert {path.name for path in out.iterdir()} == {"answer.json", "answer.md"}


@pytest.mark.parametrize("commit", ["nowhere", "--output=x", "HEAD:mentors"])
def test_a_commit_that_is_none_is_refused_in_a_sentence(
    repository: Path, capsys: pytest.CaptureFixture[str], commit: str
) -> None:
    out = repository.parent / "preview"
    call = ["--root", str(repository), "preview", f"--since={commit}", "--out", str(out)]
    assert main(call) == 1
    assert "git doesn't know that commit here" in capsys.readouterr().err


def test_a_folder_with_other_files_is_left_alone(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["--root", str(repository), "preview", "--since", "HEAD", "--out"]
    assert main([*call, str(repository / "mentors")]) == 1
    assert "holds other files" in capsys.readouterr().err
    assert (repository / AMARA).is_file()


def test_the_working_copy_is_not_written_to(repository: Path) -> None:
    edit(repository, "role: ", "role: Lighthouse ")
    answered(repository)
    assert not (repository / ".cache").exists()
    assert not (repository / "public").exists()


def test_pages_outside_the_preview_lead_to_the_live_site_where_there_is_one() -> None:
    folder = Folder({"a/index.html"}, {"a/index.html", "b/index.html"}, "https://pool.example/")
    page = (
        '<a href="/a/#top">a</a><a href="../b/?x=1&amp;y=2">b</a><a href="/my/">my</a>'
        '<a href="#here">here</a><a href="https://maps.example/">maps</a><p> href="/a/" </p>'
    )
    assert folder.open_from_disk(page, "a/index.html", "pages/a/index.html") == (
        '<a href="index.html#top">a</a><a href="https://pool.example/b/?x=1&amp;y=2">b</a>'
        '<a href="../../elsewhere.html">my</a><a href="#here">here</a>'
        '<a href="https://maps.example/">maps</a><p> href="/a/" </p>'
    )


def test_a_folder_within_a_repository_is_compared_with_itself(sample: Path, tmp_path: Path) -> None:
    root = tmp_path / "whole/pool"
    shutil.copytree(with_theme(sample), root)
    git(root.parent, "init", "--quiet")
    git(root.parent, "add", "--all")
    git(root.parent, "commit", "--quiet", "--message", "A pool in a folder")
    _, words, _ = answered(root)
    assert "No page of the site changes by it." in words
