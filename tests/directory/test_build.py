"""Building: the command line, and what is left when something goes wrong."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from filelock import Timeout

from directory import build as building
from directory.cli import main
from directory.rendering import Theme, render
from directory.search_index import NotIndexed, indexing
from tests.directory.conftest import with_theme

Build = Callable[[], list[str]]


def test_a_broken_file_leaves_the_last_good_site(sample: Path, buildable: Build) -> None:
    assert buildable() == []
    page = sample / "public/mentors/amara-okafor/index.html"
    before = page.read_bytes()
    mentor = sample / "mentors/amara-okafor.yml"
    mentor.write_text(mentor.read_text().replace("name: ", "nmae: "))
    assert len(buildable()) == 1
    assert page.read_bytes() == before
    assert [one.name for one in sample.iterdir() if one.name.startswith(".public")] == []


def test_a_broken_link_in_the_prose_is_a_problem_of_its_page(
    sample: Path, buildable: Build
) -> None:
    page = sample / "site/pages/privacy.md"
    page.write_text(page.read_text() + "\n[lost](nowhere.md)\n")
    (problem,) = buildable()
    assert problem.startswith("site/pages/privacy.md:1:1: the page contains a link 'nowhere.md'")
    assert not (sample / "public").exists()


def test_a_search_index_that_fails_leaves_the_last_good_site(
    sample: Path, buildable: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert buildable() == []

    def fail(*_given: object) -> AbstractContextManager[None]:
        raise NotIndexed("The search index could not be written: no room")

    mentor = next((sample / "mentors").glob("*.yml"))
    mentor.write_text(mentor.read_text().replace("role: ", "role: New "))
    monkeypatch.setattr(building, "indexing", fail)
    with pytest.raises(NotIndexed):
        buildable()
    assert (sample / "public/pagefind/pagefind.js").is_file()


def test_two_who_build_from_the_same_files_take_turns(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_theme(sample)
    together = Barrier(2, timeout=1)

    def alone(root: Path) -> Theme:
        with pytest.raises(BrokenBarrierError):
            together.wait()
        together.reset()
        return render(root)

    monkeypatch.setattr(building, "render", alone)
    outs = [tmp_path / "one", tmp_path / "other"]
    with ThreadPoolExecutor() as builders:
        found = list(builders.map(lambda out: building.build(sample, out), outs))
    assert found == [[], []]
    names = [sorted(path.name for path in out.iterdir()) for out in outs]
    assert names[0] == names[1]


def test_a_build_has_tidied_up_before_another_begins(
    sample: Path, buildable: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidy = shutil.rmtree

    def watched(folder: Path, **how: Any) -> None:
        with pytest.raises(Timeout):
            building.alone(sample).acquire(timeout=0)
        tidy(folder, **how)

    monkeypatch.setattr(shutil, "rmtree", watched)
    assert buildable() == []


def test_an_index_is_given_up_where_the_pages_fail(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), indexing(tmp_path / "records", tmp_path, ()):
        raise ZeroDivisionError


def test_without_records_there_is_no_index_and_a_sentence_says_why(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    with (
        pytest.raises(NotIndexed, match=r"could not be written: .*empty"),
        indexing(tmp_path / "records", tmp_path, ()),
    ):
        pass


def test_a_changed_biography_needs_no_new_prose(sample: Path, buildable: Build) -> None:
    assert buildable() == []
    out = sample / "public"
    mentor = sample / "mentors/amara-okafor.yml"
    mentor.write_text(mentor.read_text().replace("Amara Okafor", "Amara Bello"))
    assert building.build(sample, out, pages=False) == []
    for page in ("mentors/amara-okafor", "schemes/career", "browse/topic/part-time-working"):
        said = (out / page / "index.html").read_text()
        assert "Amara Bello" in said
        assert "Amara Okafor" not in said
    assert (out / "privacy/index.html").is_file()


def test_a_mentor_who_left_has_no_page_any_more(sample: Path, buildable: Build) -> None:
    text = (sample / "mentors/amara-okafor.yml").read_text()
    (sample / "mentors/ben-hughes.yml").write_text(text.replace("Amara Okafor", "Ben Hughes"))
    assert buildable() == []
    (sample / "mentors/ben-hughes.yml").unlink()
    assert building.build(sample, sample / "public", pages=False) == []
    assert not (sample / "public/mentors/ben-hughes").exists()


def test_the_same_files_give_the_same_site(sample: Path, buildable: Build) -> None:
    def everything() -> dict[str, bytes]:
        assert buildable() == []
        files = (sample / "public").rglob("*.*")
        kept = [one for one in files if one.is_file() and "pagefind" not in one.parts]
        return {one.name + str(one.parent): one.read_bytes() for one in kept}

    assert everything() == everything()


def test_mkdocs_alone_builds_the_same_pages(sample: Path, buildable: Build) -> None:
    assert buildable() == []
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(sample / "other")]
    subprocess.run(command, cwd=sample, check=True, capture_output=True)
    ours, theirs = (
        {one.relative_to(sample / out): one.read_bytes() for one in (sample / out).rglob("*.html")}
        for out in ("public", "other")
    )
    assert ours == theirs


def test_with_an_address_of_its_own_the_site_names_it(sample: Path, buildable: Build) -> None:
    settings = sample / "mkdocs.yml"
    text = (
        settings.read_text().replace("# site_url:", "site_url:").replace("# repo_url", "repo_url")
    )
    settings.write_text(text)
    assert buildable() == []
    page = (sample / "public/mentors/amara-okafor/index.html").read_text()
    address = "https://mentoring.example.org/mentors/amara-okafor/"
    assert f'<link rel="canonical" href="{address}">' in page
    assert "https://git.example.org/mentoring/pool/edit/main/mentors/amara-okafor.yml" in page
    assert address in (sample / "public/sitemap.xml").read_text()


def test_one_setting_keeps_search_engines_from_every_page(sample: Path, buildable: Build) -> None:
    settings = sample / "mkdocs.yml"
    text = settings.read_text().replace("# site_url:", "site_url:")
    settings.write_text(text.replace("noindex: false", "noindex: true"))
    assert buildable() == []
    for path in (sample / "public").rglob("*.html"):
        assert '<meta name="robots" content="noindex">' in path.read_text(), path
    assert not (sample / "public/sitemap.xml").exists()
    settings.write_text(text)
    assert buildable() == []
    for path in (sample / "public").rglob("*.html"):
        assert "noindex" not in path.read_text(), path
    assert (sample / "public/sitemap.xml").exists()


def test_check_says_that_all_is_well(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample / "mkdocs.yml").touch()
    assert main(["--root", str(sample), "check"]) == 0
    assert capsys.readouterr().out == "All is well: 1 mentors, 2 schemes.\n"


def test_check_tells_the_problems_and_fails(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample / "mkdocs.yml").touch()
    (sample / "mentors/empty.yml").touch()
    assert main(["--root", str(sample), "check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "mentors/empty.yml:1:1: the file is empty: fill it in",
        "1 problem to mend. Nothing was changed.",
    ]


def test_outside_the_project_a_sentence_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(tmp_path), "build"]) == 1
    assert "go to the project's folder first" in capsys.readouterr().err


def test_an_edit_of_prose_gives_the_same_site_as_building_everything_again(
    sample: Path, buildable: Build
) -> None:
    def everything() -> dict[str, bytes]:
        out = sample / "public"
        return {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in out.rglob("*")
            if path.is_file() and "pagefind" not in path.parts
        }

    assert buildable() == []
    page = sample / "site" / "pages" / "privacy.md"
    page.write_text(page.read_text() + "\nOne more line.\n")
    assert buildable() == []
    quick = everything()
    (sample / ".cache" / "pages.json").unlink()
    assert buildable() == []
    assert quick == everything()
    assert b"One more line." in quick["privacy/index.html"]


def test_a_changed_mentor_is_made_again_beside_an_edit_of_prose(
    sample: Path, buildable: Build
) -> None:
    assert buildable() == []
    mentor = next((sample / "mentors").glob("*.yml"))
    mentor.write_text(mentor.read_text().replace("role: ", "role: New "))
    assert buildable() == []
    assert "New " in (sample / "public" / "mentors" / mentor.stem / "index.html").read_text()
