"""GitHub, as far as a biography needs it: a branch, one file on it, and a pull request."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from mentoring.adapters.git_calls import Calls, Missing
from mentoring.domain.biography.not_opened import FileChanged, FileTaken, NothingChanged, NotOpened
from mentoring.domain.biography.proposal import Proposal
from mentoring.domain.biography.published import fingerprint
from mentoring.domain.biography.repository import Repository

TEXT = (
    "Sent through the form of the pool by somebody who had signed in. "
    "The coordinators have a letter that says who it was."
)


@dataclass(frozen=True)
class File:
    """A file on a branch: what git calls its content, and the content."""

    sha: str
    text: str


class GitHost:
    """The repository, through the token that the admin gave.

    `author` and `author_address` stand in every commit: the pool's own, never a person's.
    """

    def __init__(
        self,
        repository: Repository,
        token: Callable[[], str],
        author: str,
        author_address: str,
    ) -> None:
        """`token` is asked for when a proposal is sent; nothing is called yet."""
        self._repository = repository
        self._token = token
        self._person = {"name": author, "email": author_address}

    def open(self, proposal: Proposal) -> int:
        """Open a pull request and return its number; the same one however often it is asked for.

        Raises a NotOpened, whose sentence says what the person can do.
        """
        calls = Calls(self._repository.api, self._token())
        try:
            return self._known(calls, proposal) or self._opened(calls, proposal)
        except (LookupError, TypeError, ValueError) as error:
            raise NotOpened from error  # an answer of another form than GitHub's

    def _opened(self, calls: Calls, proposal: Proposal) -> int:
        _require(proposal, self._file(calls, proposal, self._repository.branch))
        self._branch(calls, proposal.branch)
        self._write(calls, proposal)
        title = "A new mentor" if proposal.is_new else "A changed biography"
        asked = {
            "title": f"{title}: {proposal.fields['name']}",
            "body": TEXT,
            "head": proposal.branch,
            "base": self._repository.branch,
        }
        try:
            return int(calls.ask("POST", "/pulls", asked)["number"])
        except NotOpened:
            known = self._known(calls, proposal)
            if known:
                return known
            raise

    def _known(self, calls: Calls, proposal: Proposal) -> int:
        owner = self._repository.path.partition("/")[0]
        query = urlencode({"head": f"{owner}:{proposal.branch}", "state": "open"})
        found = calls.ask("GET", f"/pulls?{query}")
        return int(found[0]["number"]) if found else 0

    def _file(self, calls: Calls, proposal: Proposal, branch: str) -> File | None:
        query = urlencode({"ref": branch})
        try:
            found = calls.ask("GET", f"/contents/{proposal.path}?{query}", may_miss=True)
        except Missing:
            return None
        text = b64decode(found["content"]).decode(errors="replace")
        return File(str(found["sha"]), text)

    def _branch(self, calls: Calls, name: str) -> None:
        """Make the branch from where the published one is now, unless it is there."""
        try:
            calls.ask("GET", f"/git/ref/heads/{quote(name)}", may_miss=True)
        except Missing:
            base = calls.ask("GET", f"/git/ref/heads/{quote(self._repository.branch)}")
            start = {"ref": f"refs/heads/{name}", "sha": base["object"]["sha"]}
            calls.ask("POST", "/git/refs", start)

    def _write(self, calls: Calls, proposal: Proposal) -> None:
        there = self._file(calls, proposal, proposal.branch)
        if there and there.text == proposal.text:
            return
        put = {
            "message": f"{'Add' if proposal.is_new else 'Change'} {proposal.path}",
            "content": b64encode(proposal.text.encode()).decode(),
            "branch": proposal.branch,
            "author": self._person,
            "committer": self._person,
            **({"sha": there.sha} if there else {}),
        }
        calls.ask("PUT", f"/contents/{proposal.path}", put)


def _require(proposal: Proposal, file: File | None) -> None:
    if file and file.text == proposal.text:
        raise NothingChanged
    if proposal.is_new and file:
        raise FileTaken
    if proposal.is_new:
        return
    if file is None or (proposal.changes and fingerprint(file.text) != proposal.changes):
        raise FileChanged
