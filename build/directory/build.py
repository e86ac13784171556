"""Builds the site in a fresh folder, which takes the place of the last one once it is whole."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from directory.browse import write_browse
from directory.calendar_file import calendar
from directory.facets import values
from directory.load import load
from directory.markers import fill_prose
from directory.pool import Pool
from directory.profiles import write_profiles, write_records
from directory.schema import SCHEMA, mentor_schema
from directory.search_index import indexing
from directory.setting import Setting, write
from mentoring.domain.biography.place import Problem

THEME = Path(".cache/theme.json")
ASK_FOR_THEME = "MENTOR_POOL_THEME"
FILLED = ("mentors", "browse", "pagefind")
FILLED_FROM = Path(".cache/filled-from")
"""Says what the filled folders were made from: an edit of prose makes none of them again."""
WARNING = re.compile(r"^(?:WARNING|ERROR) +- +(.*)$", re.MULTILINE)
NOT_LISTED = '<meta name="robots" content="noindex">'
"""What the theme puts into every page's head where search engines are not wanted."""
OF_PAGE = re.compile(r"Doc file '([^']+)' (.*)")


@dataclass(frozen=True)
class Theme:
    """What MkDocs leaves behind for the pages it doesn't render: the shell and two addresses."""

    shell: str
    site_url: str = ""
    repo_url: str = ""


def build(root: Path, out: Path, *, pages: bool = True) -> list[Problem]:
    """Build the site of the pool under `root` into `out`, unless there are problems.

    With `pages` false the prose and the shell of the last build are used again, which is quicker
    when only biographies have changed. Whatever fails, the last good site stays in `out`.
    """
    pool, problems = load(root)
    if pool is None:
        return problems
    fresh = out.with_name(f".{out.name}.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    if pages or not out.is_dir() or not (root / THEME).is_file():
        problems = render_prose(root, fresh)
        if problems:
            shutil.rmtree(fresh, ignore_errors=True)
            return problems
    else:
        shutil.copytree(out, fresh, ignore=shutil.ignore_patterns(*FILLED))
    theme = Theme(**json.loads((root / THEME).read_text(encoding="utf-8")))
    filled = root / FILLED_FROM
    made_from = _fingerprint(theme, pool, out)
    if pages and filled.is_file() and filled.read_text() == made_from and out.is_dir():
        for name in FILLED:
            shutil.copytree(out / name, fresh / name)
        fill_rest(pool, theme, fresh)
    else:
        filled.unlink(missing_ok=True)
        fill(pool, theme, fresh)
    _swap(fresh, out)
    filled.write_text(made_from)
    return []


def fill(pool: Pool, theme: Theme, out: Path) -> None:
    """Write what MkDocs doesn't: mentors, browse pages, search index, and the rest."""
    setting = _setting(pool, theme, out)
    with tempfile.TemporaryDirectory() as records:
        write_records(pool, Path(records))
        with indexing(Path(records), out, pool.listed):
            write_profiles(setting, pool)
            write_browse(setting, values(pool))
            fill_rest(pool, theme, out)


def fill_rest(pool: Pool, theme: Theme, out: Path) -> None:
    """Write what takes no time: markers in the prose, calendar file, JSON Schema, site map."""
    fill_prose(_setting(pool, theme, out), pool, values(pool))
    (out / "events").mkdir(exist_ok=True)
    (out / "events/events.ics").write_bytes(calendar(pool))
    write(out / SCHEMA.name, mentor_schema(pool.known))
    if theme.site_url and NOT_LISTED not in theme.shell:
        _write_sitemap(out, theme.site_url.rstrip("/"))


def _setting(pool: Pool, theme: Theme, out: Path) -> Setting:
    return Setting(out, theme.shell, pool.programme, pool.contact, theme.site_url, theme.repo_url)


def _fingerprint(theme: Theme, pool: Pool, out: Path) -> str:
    """Stand for all that the filled folders are made from: shell, pool, and the builder itself."""
    days = sorted(pool.programme.closed_days)
    ordered = replace(pool, programme=replace(pool.programme, closed_days=frozenset()))
    made = hashlib.sha256(repr((theme, ordered, days, out.resolve())).encode())
    for part in sorted(Path(__file__).parent.rglob("*")):
        if part.suffix in {".py", ".html"}:
            made.update(part.read_bytes())
    return made.hexdigest()


def render_prose(root: Path, out: Path) -> list[Problem]:
    """Let MkDocs render the prose into `out` and the shell into the cache; return its warnings."""
    (root / THEME).parent.mkdir(exist_ok=True)
    setting = {ASK_FOR_THEME: str(root / THEME), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(  # noqa: S603 - fixed command
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=root,
        env={**os.environ, **setting},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return []
    said = WARNING.findall(done.stderr) or [done.stderr.strip()[-500:] or "MkDocs failed."]
    return [_problem(sentence) for sentence in dict.fromkeys(said)]


def _problem(sentence: str) -> Problem:
    match = OF_PAGE.match(sentence)
    if match:
        return Problem(f"site/pages/{match[1]}", 1, 1, "", f"the page {match[2]}")
    return Problem("mkdocs.yml", 1, 1, "", sentence)


def _write_sitemap(out: Path, site_url: str) -> None:
    paths = sorted(path.parent.relative_to(out).as_posix() for path in out.rglob("index.html"))
    addresses = ["/" if path == "." else f"/{path}/" for path in paths]
    urls = "\n".join(f"<url><loc>{site_url}{address}</loc></url>" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    write(out / "sitemap.xml", f'<urlset xmlns="{space}">\n{urls}\n</urlset>\n')


def _swap(fresh: Path, out: Path) -> None:
    last = out.with_name(f".{out.name}.last")
    shutil.rmtree(last, ignore_errors=True)
    if out.exists():
        out.rename(last)
    fresh.rename(out)
    shutil.rmtree(last, ignore_errors=True)
