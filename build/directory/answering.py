"""Writes the answer on a pull request: one comment, written anew each time.

    python3 -m directory.answering

Runs after the check, with the published files and not with those of the pull request, and takes
nothing on trust that these could have made: which pull request it is, GitHub says, and the answer
is worded here from what was found.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zipfile import BadZipFile, ZipFile

from directory.answer import NotAnAnswer, from_json, markdown
from directory.git_host import GitHost, TooLong

MARK = "<!-- mentor-pool: answer -->"
WRITER = "github-actions[bot]"
ANSWER, PREVIEW = "answer", "preview"
MOST_BYTES = 500_000
A_PAGE = 100
MOST_PAGES = 30


@dataclass(frozen=True)
class Run:
    """A finished check: `head` is the commit it looked at, `base` the branch it is meant for."""

    id: int
    head: str
    owner: str
    branch: str
    base: str
    page: str


def main(environment: Mapping[str, str]) -> int:
    """Answer the pull request that GitHub's event is about; say in a sentence what was done."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes())
    repository = environment["GITHUB_REPOSITORY"]
    host = GitHost(
        f"{environment['GITHUB_API_URL']}/repos/{repository}", environment["GITHUB_TOKEN"]
    )
    try:
        said = respond(host, run_of(event, f"{environment['GITHUB_SERVER_URL']}/{repository}"))
    except (BadZipFile, NotAnAnswer, TooLong) as error:
        print(f"The check left no answer that can be read: {error}", file=sys.stderr)
        return 1
    print(said)
    return 0


def run_of(event: Mapping[str, Any], repository: str) -> Run:
    """Read GitHub's event. A fork that is gone already has no owner."""
    run = event["workflow_run"]
    number = int(run["id"])
    owner = (run["head_repository"] or {"owner": {"login": ""}})["owner"]["login"]
    base = event["repository"]["default_branch"]
    page = f"{repository}/actions/runs/{number}"
    return Run(number, run["head_sha"], owner, run["head_branch"], base, page)


def respond(host: GitHost, run: Run) -> str:
    """Write or rewrite the comment, and say so. Raises BadZipFile, NotAnAnswer and TooLong."""
    number = _pull(host, run)
    if number is None:
        return "No open pull request stands at that commit any more."
    artifacts = _artifacts(host, run)
    if ANSWER not in artifacts:
        return "The check had nothing to say: no mentor and no page was touched."
    packed = host.fetch(f"/actions/artifacts/{artifacts[ANSWER]}/zip", MOST_BYTES)
    given = from_json(_unpacked(packed))
    body = f"{MARK}\n{markdown(given, _where(run, artifacts))}\nAs of {run.head[:7]}.\n"
    return _write(host, number, body)


def _pull(host: GitHost, run: Run) -> int | None:
    """Return the open pull request whose newest commit was checked."""
    asked = {"state": "open", "base": run.base, "head": f"{run.owner}:{run.branch}"}
    found = host.ask(f"/pulls?{urlencode(asked)}")
    return next((int(one["number"]) for one in found if one["head"]["sha"] == run.head), None)


def _artifacts(host: GitHost, run: Run) -> dict[str, int]:
    found = host.ask(f"/actions/runs/{run.id}/artifacts?per_page={A_PAGE}")["artifacts"]
    return {str(one["name"]): int(one["id"]) for one in found if not one["expired"]}


def _unpacked(packed: bytes) -> bytes:
    """Return the one file that is looked at, whatever else there is and says it is how long."""
    with ZipFile(BytesIO(packed)) as archive:
        try:
            with archive.open("answer.json") as file:
                text = file.read(MOST_BYTES + 1)
        except (KeyError, NotImplementedError, RuntimeError) as error:
            raise BadZipFile("answer.json is not in it.") from error
    if len(text) > MOST_BYTES:
        raise TooLong(f"There are more than {MOST_BYTES} bytes.")
    return text


def _where(run: Run, artifacts: Mapping[str, int]) -> str:
    if PREVIEW not in artifacts:
        return "The pages could not be kept."
    address = f"{run.page}/artifacts/{artifacts[PREVIEW]}"
    return f"[Download the preview]({address}), unpack it and open `index.html` in it."


def _write(host: GitHost, number: int, body: str) -> str:
    for comment in _comments(host, number):
        if comment["user"]["login"] == WRITER and comment["body"].startswith(MARK):
            host.ask(f"/issues/comments/{int(comment['id'])}", {"body": body}, "PATCH")
            return f"The answer on pull request {number} is written anew."
    host.ask(f"/issues/{number}/comments", {"body": body}, "POST")
    return f"Pull request {number} is answered."


def _comments(host: GitHost, number: int) -> Iterator[Any]:
    for page in range(1, MOST_PAGES + 1):
        found = host.ask(f"/issues/{number}/comments?per_page={A_PAGE}&page={page}")
        yield from (one for one in found if one["user"])
        if len(found) < A_PAGE:
            return


if __name__ == "__main__":
    sys.exit(main(os.environ))
