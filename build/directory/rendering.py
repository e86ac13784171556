"""The prose, as MkDocs renders it, and the shell that it leaves behind for all other pages."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL

from directory.parallel import patiently
from mentoring.domain.biography.place import Problem

PROSE = Path(".cache/prose")
THEME = Path(".cache/theme.json")
ASK_FOR_THEME = "MENTOR_POOL_THEME"
WARNING = re.compile(r"^(?:WARNING|ERROR) +- +(.*)$", re.MULTILINE)
OF_PAGE = re.compile(r"Doc file '([^']+)' (.*)")
NOT_LISTED = '<meta name="robots" content="noindex">'
"""What the theme puts into every page's head where search engines are not wanted."""


class NotSound(Exception):
    """The pool's files have problems, and nothing was built."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = list(problems)


@dataclass(frozen=True)
class Theme:
    """What MkDocs leaves behind for the pages it doesn't render: the shell and two addresses."""

    shell: str
    site_url: str = ""
    repo_url: str = ""


def is_rendered(root: Path) -> bool:
    """Say whether there is prose that was rendered before."""
    return (root / THEME).is_file() and (root / PROSE).is_dir()


def rendered(root: Path) -> Theme:
    """Return the theme of the prose that was rendered before."""
    return Theme(**json.loads((root / THEME).read_text(encoding="utf-8")))


def render(root: Path) -> Theme:
    """Let MkDocs render the prose into the cache, and return the theme.

    Raises NotSound if a page is broken; then there is no rendered prose until all are mended.
    """
    (root / THEME).parent.mkdir(exist_ok=True)
    (root / THEME).unlink(missing_ok=True)
    setting = {
        ASK_FOR_THEME: str((root / THEME).absolute()),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": _from_anywhere(os.environ.get("PYTHONPATH", "")),
    }
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(PROSE))
    done = subprocess.run(  # noqa: S603 - fixed command
        patiently(mkdocs),
        cwd=root,
        env={**os.environ, **setting},
        stdout=DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        shutil.rmtree(root / PROSE, ignore_errors=True)
        raise NotSound(_problems(done.stderr))
    return rendered(root)


def _from_anywhere(path: str) -> str:
    """Return a search path that leads to the same folders from another folder."""
    return os.pathsep.join(str(Path(one).absolute()) for one in path.split(os.pathsep) if one)


def _problems(said: str) -> list[Problem]:
    sentences = WARNING.findall(said) or [said.strip()[-500:] or "MkDocs failed."]
    return [_problem(sentence) for sentence in dict.fromkeys(sentences)]


def _problem(sentence: str) -> Problem:
    match = OF_PAGE.match(sentence)
    if match:
        return Problem(f"site/pages/{match[1]}", 1, 1, "", f"the page {match[2]}")
    return Problem("mkdocs.yml", 1, 1, "", sentence)
