"""The comment on a pull request: one, on the right one, and worded from hostile artifacts."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from directory.answer import Change, Page, answer, to_json
from directory.answering import MARK, main
from mentoring.domain.biography.place import Problem
from tests.directory.comments_on_github import REPOSITORY, TOKEN, GitHub, packed, serving
from tests.directory.conftest import PROJECT

HEAD = "0123456789abcdef0123456789abcdef01234567"
BOT = "github-actions[bot]"
GOOD = to_json(answer([], [Page(Change.ADDED, "mentors/nia/index.html", "Nia @everyone")]))
BAD = to_json(answer([Problem("mentors/nia.yml", 4, 8, "grade", "write <b>g6</b>")]))


def event(**changes: Any) -> dict[str, Any]:
    run = {
        "id": 77,
        "head_sha": HEAD,
        "head_branch": "nia's $(branch)&x=1",
        "head_repository": {"owner": {"login": "nia"}},
    }
    return {"workflow_run": {**run, **changes}, "repository": {"default_branch": "main"}}


def pull(number: int = 5, sha: str = HEAD, state: str = "open") -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha}, "state": state, "of": "nia:nia's $(branch)&x=1"}


@pytest.fixture
def github() -> Iterator[GitHub]:
    there = GitHub(pulls=[pull()], artifacts={"preview": b"", "answer": packed(answer_json=GOOD)})
    with serving(there):
        yield there


def environment(github: GitHub, folder: Path, **changes: Any) -> dict[str, str]:
    note = folder / "event.json"
    note.write_text(json.dumps(event(**changes)))
    return {
        "GITHUB_API_URL": github.url,
        "GITHUB_EVENT_PATH": str(note),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_TOKEN": TOKEN,
    }


def test_a_pull_request_is_answered_with_a_link_to_its_preview(
    github: GitHub, tmp_path: Path
) -> None:
    assert main(environment(github, tmp_path)) == 0
    (comment,) = github.comments
    assert comment["body"].startswith(f"{MARK}\n**All is well.**")
    link = "https://github.com/lantern/pool/actions/runs/77/artifacts/0"
    assert f"[Download the preview]({link})" in comment["body"]
    assert "@everyone" not in comment["body"]
    assert "As of 0123456." in comment["body"]


def test_the_next_answer_takes_the_place_of_the_last(github: GitHub, tmp_path: Path) -> None:
    for number in range(120):
        github.say(f"{MARK} not ours", f"person-{number}")
    main(environment(github, tmp_path))
    github.artifacts["answer"] = packed(answer_json=BAD)
    main(environment(github, tmp_path))
    ours = [one["body"] for one in github.comments if one["user"]["login"] == BOT]
    assert len(ours) == 1
    assert "**One thing to mend" in ours[0]
    assert "<b>" not in ours[0]
    assert all(one["body"] == f"{MARK} not ours" for one in github.comments[:120])


@pytest.mark.parametrize("found", [[], [pull(sha="f" * 40)], [pull(state="closed")]])
def test_nobody_is_answered_where_no_open_pull_request_stands_at_that_commit(
    github: GitHub, tmp_path: Path, found: list[dict[str, Any]]
) -> None:
    github.pulls = found
    assert main(environment(github, tmp_path)) == 0
    assert github.comments == []


def test_a_fork_that_is_gone_is_not_answered(github: GitHub, tmp_path: Path) -> None:
    assert main(environment(github, tmp_path, head_repository=None)) == 0
    assert github.comments == []


def test_a_check_that_had_nothing_to_say_is_not_answered(github: GitHub, tmp_path: Path) -> None:
    github.artifacts = {}
    assert main(environment(github, tmp_path)) == 0
    assert github.comments == []


@pytest.mark.parametrize(
    "artifact",
    [
        b"no archive",
        packed(other_json="{}"),
        packed(answer_json="{}"),
        packed(answer_json="[" * 100_000),
        packed(answer_json=b"0" * 50_000_000),
        os.urandom(600_000),
    ],
    ids=["no archive", "another file", "empty", "deep", "grows when unpacked", "long"],
)
def test_a_hostile_artifact_is_refused_in_a_sentence(
    github: GitHub, tmp_path: Path, artifact: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    github.artifacts["answer"] = artifact
    assert main(environment(github, tmp_path)) == 1
    assert github.comments == []
    assert "left no answer that can be read" in capsys.readouterr().err


def test_the_store_of_artifacts_never_sees_the_token(github: GitHub, tmp_path: Path) -> None:
    main(environment(github, tmp_path))
    tokens = {path.startswith("/store"): token for _, path, token in github.asked}
    assert tokens == {True: None, False: f"Bearer {TOKEN}"}


def test_answering_needs_nothing_installed(github: GitHub, tmp_path: Path) -> None:
    path = os.pathsep.join(str(PROJECT / name) for name in ("build", "functions"))
    done = subprocess.run(
        [sys.executable, "-S", "-m", "directory.answering"],
        env={**environment(github, tmp_path), "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "Pull request 5 is answered.\n"
