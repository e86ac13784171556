"""What GitHub is asked to do: pinned, with few rights, and everybody's files in somebody's care."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from tests.directory.conftest import PROJECT

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
OWNERS = [
    line.split()
    for line in (PROJECT / ".github/CODEOWNERS").read_text().splitlines()
    if line and not line.startswith("#")
]
PINNED = re.compile(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def owner(file: str) -> str:
    """Who approves a file: the last line that fits it counts."""
    return [who for pattern, who in OWNERS if fits(pattern, file)][-1]


def fits(pattern: str, file: str) -> bool:
    return file.startswith(pattern[1:]) if pattern.endswith("/") else fnmatch(file, pattern)


def tracked() -> list[str]:
    files = (path for name in ("mentors", "site", "build") for path in (PROJECT / name).rglob("*"))
    return [path.relative_to(PROJECT).as_posix() for path in files if path.is_file()]


def test_every_line_of_the_owners_fits_a_file() -> None:
    for pattern, _ in OWNERS:
        assert any(fits(pattern, file) for file in tracked()), pattern


def test_mentors_files_are_the_coordinators_and_all_others_the_engineers() -> None:
    for file in tracked():
        mentors = file.startswith("mentors/")
        assert owner(file) == ("@example/coordinators" if mentors else "@example/engineers")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_workflow_uses_is_pinned_to_a_commit(workflow: Path) -> None:
    used = [line.strip("- ") for line in workflow.read_text().splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_only_the_answer_may_write_and_only_on_pull_requests() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text())
        jobs = [job.get("permissions", {}) for job in workflow["jobs"].values()]
        rights = [workflow["permissions"], *jobs]
        written = {name for one in rights for name, right in one.items() if right == "write"}
        assert written == ({"pull-requests"} if path.stem == "answer" else set())


def test_no_text_of_a_pull_request_gets_into_a_shell() -> None:
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text())["jobs"].values():
            assert not any("${{" in step.get("run", "") for step in job["steps"])
