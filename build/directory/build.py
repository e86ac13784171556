"""Builds the site: makes what has changed since the last time, and puts that in its place."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

import mentoring.domain
from directory.filling import fill
from directory.in_place import merge, quick_folder, remove, swap
from directory.load import load
from directory.mentor_files import Memory
from directory.pool import Pool
from directory.profiles import Record, records, write_records
from directory.rendering import PROSE, NotSound, Theme, is_rendered, render, rendered
from directory.search_index import indexing
from directory.standing import Standing, forget, note_down, standing
from mentoring.domain.biography.place import Problem

OF_PAGES = Path(".cache/pages.json")
LOCK = Path(".cache/lock")
INDEX_FOLDER = "pagefind"
INDEX = f"{INDEX_FOLDER}/pagefind-entry.json"
"""Stands for the whole search index in the note of what stands."""
LOOK_SECONDS = 0.05
MADE_WITH = ("comrak", "jinja2", "markupsafe", "nh3", "pagefind", "pillow")


class _Stopped(Exception):
    """Nobody waits for the search index any more: there will be a newer one."""


class Site:
    """The site of the pool under `root`, which stands in `out`. Whatever fails, it stays there.

    One such object remembers what it read: a second build reads only what was saved since.
    """

    def __init__(self, root: Path, out: Path) -> None:
        """Nothing is read or built yet."""
        self._root = root
        self._out = out
        self._fresh = out.with_name(f".{out.name}.fresh")
        self._index = out.with_name(f".{out.name}.index")
        self._remembered = Memory()
        self._behind: tuple[Sequence[Record], Standing] | None = None

    def build(self, *, prose: bool = True, index: bool = True) -> tuple[Pool | None, list[Problem]]:
        """Build the site and return the pool, or its problems.

        Without `prose` the pages of the last time are taken: that will do while only mentors'
        files have changed. Without `index` the search index may stay behind, for `index` to
        follow: that is for those who wait to see a page. Raises NotIndexed.
        """
        with alone(self._root):
            try:
                return self._built(prose=prose or not is_rendered(self._root), index=index), []
            except NotSound as found:
                return None, found.problems
            finally:
                for folder in (self._fresh, self._index):
                    shutil.rmtree(folder, ignore_errors=True)

    def index(self, go_on: Callable[[], bool] = lambda: True) -> None:
        """Write the search index anew if it stayed behind; stop where `go_on` says no meanwhile.

        Raises NotIndexed.
        """
        if self._behind is None:
            return
        with alone(self._root):
            self._follow(*self._behind, go_on)

    def _follow(self, found: Sequence[Record], pages: Standing, go_on: Callable[[], bool]) -> None:
        with suppress(_Stopped), self._indexing(found) as is_at_work:
            while is_at_work():
                time.sleep(LOOK_SECONDS)
                if not go_on():
                    raise _Stopped
        if self._index.is_dir():
            pages.is_stale(INDEX, found)
            swap(self._index, self._out / INDEX_FOLDER)
            note_down(self._root / OF_PAGES, pages, made_by())
            self._behind = None

    def _built(self, *, prose: bool, index: bool) -> Pool:
        pool, problems = load(self._root, self._remembered)
        if pool is None:
            raise NotSound(problems)
        pages = standing(self._root / OF_PAGES, self._out, made_by())
        found = records(pool)
        behind = pages.is_stale(INDEX, found)
        self._behind = (found, pages) if behind and not index and pages.keep(INDEX) else None
        with self._indexing(found) if behind and not self._behind else nullcontext():
            theme = render(self._root) if prose else rendered(self._root)
            self._write(pool, theme, pages)
        self._put_in_place(pages)
        return pool

    def _write(self, pool: Pool, theme: Theme, pages: Standing) -> None:
        shutil.rmtree(self._fresh, ignore_errors=True)
        shutil.copytree(self._root / PROSE, self._fresh)
        fill(pool, theme, self._fresh, pages)

    @contextmanager
    def _indexing(self, found: Sequence[Record]) -> Iterator[Callable[[], bool]]:
        with quick_folder() as folder:
            write_records(folder, found)
            with indexing(folder, self._index, found) as is_at_work:
                yield is_at_work

    def _put_in_place(self, pages: Standing) -> None:
        note = self._root / OF_PAGES
        forget(note)
        if pages.is_empty:
            self._index.rename(self._fresh / INDEX_FOLDER)
            swap(self._fresh, self._out)
        else:
            if self._index.is_dir():
                swap(self._index, self._out / INDEX_FOLDER)
            merge(self._fresh, self._out)
            remove(self._out, pages.gone())
        note_down(note, pages, made_by())


def build(root: Path, out: Path, *, pages: bool = True) -> list[Problem]:
    """Build the site of the pool under `root` into `out`, unless there are problems.

    With `pages` false the prose of the last build is used again: see `Site.build`.
    """
    return Site(root, out).build(prose=pages)[1]


def build_pages(root: Path, out: Path) -> list[Problem]:
    """Build all but the search index into `out`, which isn't there yet; return the problems."""
    pool, problems = load(root)
    if pool is None:
        return problems
    try:
        with alone(root):
            theme = render(root)
            shutil.copytree(root / PROSE, out)
    except NotSound as found:
        return found.problems
    fill(pool, theme, out, Standing(out))
    return []


def fill_whole(pool: Pool, theme: Theme, out: Path) -> None:
    """Add to the prose in `out` all else: for those who call MkDocs themselves."""
    found = records(pool)
    with quick_folder() as folder:
        write_records(folder, found)
        with indexing(folder, out / INDEX_FOLDER, found):
            fill(pool, theme, out, Standing(out))


def alone(root: Path) -> FileLock:
    """Let others who build from the same files wait: they all keep their prose in one cache.

    Somebody runs the pool and the tests at once, or builds beside `make run`. Who dies in the
    middle holds up nobody.
    """
    (root / LOCK).parent.mkdir(exist_ok=True)
    return FileLock(root / LOCK)


@cache
def made_by() -> str:
    """Stand for the builder itself: what an earlier one made is made again."""
    made = blake2b(" ".join(map(version, MADE_WITH)).encode(), digest_size=12)
    for folder in (Path(__file__).parent, Path(mentoring.domain.__path__[0])):
        for part in sorted(folder.rglob("*")):
            if part.suffix in {".py", ".html"}:
                made.update(part.read_bytes())
    return made.hexdigest()
