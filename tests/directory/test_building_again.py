"""Building again: only what depends on an edit is made, and the site is as if made anew."""

import gzip
import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from directory import photos
from directory.build import Site
from directory.publish_site import UNSTEADY
from tests.directory.conftest import with_theme
from tests.directory.pictures import photo

EDITS = int(os.environ.get("POOL_EDITS", "6"))
Edit = Callable[[Path, random.Random], None]


def mentors(root: Path) -> list[Path]:
    return sorted((root / "mentors").glob("*.yml"))


def reword(root: Path, choose: random.Random) -> None:
    file = choose.choice(mentors(root))
    text = file.read_text()
    file.write_text(
        text.replace("biography: |\n", f"biography: |\n  Word{choose.random():.9f}. ", 1)
    )


def rename(root: Path, choose: random.Random) -> None:
    file = choose.choice(mentors(root))
    name = f"name: Someone {choose.randrange(10**9)}"
    file.write_text(re.sub(r"^name: .*$", name, file.read_text(), flags=re.MULTILINE))


def move(root: Path, choose: random.Random) -> None:
    file = choose.choice(mentors(root))
    place = choose.choice(["York", "Leeds", "Cardiff"])
    file.write_text(
        re.sub(r"^location: .*$", f"location: {place}", file.read_text(), flags=re.MULTILINE)
    )


def join(root: Path, choose: random.Random) -> None:
    text = choose.choice(mentors(root)).read_text()
    number = choose.randrange(10**9)
    text = re.sub(r"^name: .*$", f"name: New {number}", text, count=1, flags=re.MULTILINE)
    (root / "mentors" / f"new-{number}.yml").write_text(text)


def leave(root: Path, choose: random.Random) -> None:
    if len(mentors(root)) > 2:
        file = choose.choice(mentors(root))
        file.unlink()
        file.with_suffix(".jpg").unlink(missing_ok=True)


def photograph(root: Path, choose: random.Random) -> None:
    """Somebody adds a photo, or changes theirs."""
    file = choose.choice(mentors(root)).with_suffix(".jpg")
    file.write_bytes(photo(tint=choose.randrange(2**16)))


def hide(root: Path, choose: random.Random) -> None:
    """Somebody takes their photo away."""
    photos = sorted((root / "mentors").glob("*.jpg"))
    if photos:
        choose.choice(photos).unlink()


def touch(root: Path, choose: random.Random) -> None:
    choose.choice(mentors(root)).touch()


def retitle(root: Path, choose: random.Random) -> None:
    page = root / "site/pages/schemes/career.md"
    title = f"title: Career {choose.randrange(10**6)}"
    page.write_text(re.sub(r"^title: .*$", title, page.read_text(), count=1, flags=re.MULTILINE))


def retheme(root: Path, choose: random.Random) -> None:
    """The shell of all pages changes with the site's address."""
    settings = root / "mkdocs.yml"
    address = f"site_url: https://mentors-{choose.randrange(9)}.example.org/"
    settings.write_text(
        re.sub(r"^#? ?site_url: .*$", address, settings.read_text(), flags=re.MULTILINE)
    )


def spoil(root: Path, choose: random.Random) -> None:
    """Somebody writes into the built site, or takes a page or a photo away."""
    pages = root / "public" / "mentors"
    page = choose.choice(
        [pages / choose.choice(mentors(root)).stem / "index.html", *sorted(pages.rglob("*.jpg"))]
    )
    if page.is_file() and choose.random() < 0.5:
        page.unlink()
    elif page.is_file():
        page.write_text("spoilt")


ALL: tuple[Edit, ...] = (
    reword, rename, move, join, leave, photograph, hide, touch, retitle, retheme, spoil,
)  # fmt: skip


def tree(out: Path) -> dict[str, bytes]:
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if name.endswith("known-words.json") or not UNSTEADY.match(name)
    }


def built(root: Path, out: Path) -> dict[str, bytes]:
    pool, problems = Site(root, out).build()
    assert problems == []
    assert pool is not None
    return tree(out)


def test_after_any_edits_the_site_is_as_if_built_anew(sample: Path) -> None:
    root = with_theme(sample)
    choose = random.Random(EDITS)
    for _ in range(6):
        join(root, choose)
        photograph(root, choose)
    anew = Path(shutil.copytree(root, root.parent / "anew"))
    site = Site(root, root / "public")
    site.build()
    for number in range(EDITS):
        for edit in choose.sample(ALL, choose.randint(1, 3)):
            edit(root, choose)
        if number % 4 == 3:
            site = Site(root, root / "public")
        _, problems = site.build(index=number % 3 != 1)
        site.index()
        assert problems == []
        shutil.copy(root / "mkdocs.yml", anew)
        for part in ("mentors", "site"):
            shutil.rmtree(anew / part)
            shutil.copytree(root / part, anew / part)
        shutil.rmtree(anew / ".cache", ignore_errors=True)
        shutil.rmtree(anew / "public", ignore_errors=True)
        expected = built(anew, anew / "public")
        assert sorted(tree(root / "public")) == sorted(expected)
        assert tree(root / "public") == expected, f"after edit {number}"


def written(out: Path, work: Callable[[], object]) -> set[str]:
    """Return which pages some work writes."""
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.html")}
    work()
    now = {path: path.stat().st_mtime_ns for path in out.rglob("*.html")}
    new = {path.relative_to(out).as_posix() for path in now if now[path] != before.get(path)}
    return {name.removesuffix("/index.html") for name in new}


@pytest.fixture
def three(sample: Path) -> Path:
    """Return a built pool of three: Amara, Ben in the same schemes, and Cara in one of them."""
    root = with_theme(sample)
    text = (root / "mentors/amara-okafor.yml").read_text()
    (root / "mentors/ben-hughes.yml").write_text(text.replace("Amara Okafor", "Ben Hughes"))
    other = re.sub(r"^schemes: .*$", "schemes: [career]", text, flags=re.MULTILINE)
    (root / "mentors/cara-bello.yml").write_text(other.replace("Amara Okafor", "Cara Bello"))
    built(root, root / "public")
    return root


def test_nothing_is_written_where_nothing_changed(three: Path) -> None:
    out = three / "public"
    assert written(out, lambda: built(three, out)) == set()


def test_a_biography_alone_changes_its_own_page_alone(three: Path) -> None:
    out, file = three / "public", three / "mentors/ben-hughes.yml"
    file.write_text(file.read_text().replace("biography: |\n", "biography: |\n  A new word. "))
    assert written(out, lambda: built(three, out)) == {"mentors/ben-hughes"}


def test_a_photo_changes_its_own_page_and_those_with_a_row_of_it(three: Path) -> None:
    out, place = three / "public", three / "mentors/ben-hughes.jpg"
    place.write_bytes(photo())
    changed = written(out, lambda: built(three, out))
    assert {"mentors/ben-hughes", "mentors/cara-bello", "schemes/career"} <= changed
    assert changed.isdisjoint({"index.html", "privacy", "browse", "browse/topic"})
    first = {path.name for path in (out / "mentors/ben-hughes").iterdir()}
    place.write_bytes(photo(tint=200))
    assert written(out, lambda: built(three, out)) == changed
    second = {path.name for path in (out / "mentors/ben-hughes").iterdir()}
    assert len(first) == len(second) == 3
    assert first & second == {"index.html"}
    place.unlink()
    assert written(out, lambda: built(three, out)) == changed
    assert [path.name for path in (out / "mentors/ben-hughes").iterdir()] == ["index.html"]


def test_a_photo_that_is_the_same_is_not_looked_at_again(
    three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (three / "mentors/ben-hughes.jpg").write_bytes(photo())
    site = Site(three, three / "public")
    assert site.build()[1] == []

    def fail(_raw: bytes, _side: int = 0) -> bytes:
        raise AssertionError

    monkeypatch.setattr(photos, "require_fit", fail)
    monkeypatch.setattr(photos, "square", fail)
    file = three / "mentors/amara-okafor.yml"
    file.write_text(file.read_text().replace("biography: |\n", "biography: |\n  Word. "))
    assert site.build()[1] == []


def test_a_scheme_changes_the_pages_that_name_it(three: Path) -> None:
    out, page = three / "public", three / "site/pages/schemes/leadership.md"
    page.write_text(page.read_text().replace("somebody very senior", "somebody senior"))
    assert written(out, lambda: built(three, out)) == {
        "mentors/amara-okafor",
        "mentors/ben-hughes",
        "schemes",
        "schemes/leadership",
    }


def test_a_theme_changes_every_page(three: Path) -> None:
    out = three / "public"
    retheme(three, random.Random(1))
    assert len(written(out, lambda: built(three, out))) == len(list(out.rglob("index.html")))


def test_the_search_index_may_follow_and_is_given_up_when_nobody_waits(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    out, file = three / "public", three / "mentors/ben-hughes.yml"
    site = Site(three, out)
    before = tree(out / "pagefind")
    file.write_text(file.read_text().replace("biography: |\n", "biography: |\n  Walrus. "))
    site.build(index=False)
    assert tree(out / "pagefind") == before
    with monkeypatch.context() as patch:
        patch.setenv("PAGEFIND_BINARY_PATH", str(slow))
        site.index(lambda: False)
    assert tree(out / "pagefind") == before
    site.index()
    fragments = [
        gzip.decompress(one.read_bytes()) for one in (out / "pagefind").rglob("*.pf_fragment")
    ]
    assert any(b"Walrus" in one for one in fragments)
