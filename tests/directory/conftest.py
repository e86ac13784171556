"""The sample pool, and the real pool built once with some hostile company."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from directory.build import build
from directory.load import load
from directory.pool import Pool

PROJECT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
SAMPLE = Path(__file__).parent / "sample"
HOSTILE_NAME = '<script>alert(1)</script> O\'Neil & "Sons" -->'
ENOUGH_WORDS = " I have worked here for a long time and like it." * 5


@dataclass(frozen=True)
class Built:
    """A pool and the site that was built of it."""

    root: Path
    out: Path
    pool: Pool

    def page(self, address: str) -> str:
        """Return the HTML at an address."""
        return (self.out / address.strip("/") / "index.html").read_text(encoding="utf-8")

    def pages(self) -> dict[str, str]:
        """Return all HTML by its path."""
        return {
            path.relative_to(self.out).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.out.rglob("*.html"))
        }


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a small pool of its own for each test, without problems."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "pool"))


def with_theme(root: Path) -> Path:
    """Add to a pool what building it needs."""
    shutil.copy(PROJECT / "mkdocs.yml", root)
    (root / "build").mkdir()
    shutil.copy(PROJECT / "build/hooks.py", root / "build")
    for part in ("theme", "assets"):
        shutil.copytree(PROJECT / "site" / part, root / "site" / part, dirs_exist_ok=True)
    return root


def hostile_files() -> dict[str, str]:
    """Return mentors' files that try every trick of the cases, each with a hostile name."""
    base = yaml.safe_load((PROJECT / "mentors/amara-okafor.yml").read_text(encoding="utf-8"))
    cases = yaml.safe_load((CASES / "biographies.yml").read_text(encoding="utf-8"))
    return {
        f"hostile-{number}": yaml.safe_dump(
            {
                **base,
                "name": f"{HOSTILE_NAME} {number}",
                "role": "</title><b>Director</b>",
                "location": "מרכז <i>",
                "languages": ['"><img src=x onerror=alert(2)>', "日本語"],
                "biography": f"{case['text']}\n\n{ENOUGH_WORDS}",
            },
            allow_unicode=True,
        )
        for number, case in enumerate(cases, 1)
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the real pool with hostile mentors in it."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(PROJECT / "site", root / "site")
    shutil.copytree(PROJECT / "mentors", root / "mentors")
    with_theme(root)
    for name, text in hostile_files().items():
        (root / "mentors" / f"{name}.yml").write_text(text, encoding="utf-8")
    out = root / "public"
    problems = build(root, out)
    pool, _ = load(root)
    assert problems == []
    assert pool is not None
    return Built(root, out, pool)


@pytest.fixture
def buildable(sample: Path) -> Callable[[], list[str]]:
    """Return what builds the sample into `public` and tells the problems."""
    with_theme(sample)
    return lambda: [str(problem) for problem in build(sample, sample / "public")]
