"""The repository in which biographies are files: addresses of its pages on the git host."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from mentoring.domain.biography.proposal import Proposal

FOLDER = "mentors"
LONGEST = 8000
"""Characters of an address that git hosts take; GitHub refuses a little above."""
GITHUB = "github.com"


@dataclass(frozen=True)
class Page:
    """A page of the git host; `is_filled` where the file's text is in it already."""

    address: str
    is_filled: bool


@dataclass(frozen=True)
class Repository:
    """Where the files are: the address that people see it at, and the branch that is published."""

    url: str
    branch: str = "main"

    @property
    def host(self) -> str:
        """The git host's name, for people."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_gitlab(self) -> bool:
        """The host writes addresses as GitLab does; all others write them as GitHub does."""
        return "gitlab" in self.host

    @property
    def path(self) -> str:
        """Owner and name, as they stand in addresses."""
        return urlsplit(self.url).path.strip("/").removesuffix(".git")

    @property
    def api(self) -> str:
        """Where GitHub's interface for programs is, for this repository."""
        parts = urlsplit(self.url)
        base = f"{parts.scheme}://{parts.netloc}/api/v3"
        return f"{'https://api.github.com' if self.host == GITHUB else base}/repos/{self.path}"

    def pull(self, number: int) -> str:
        """The page of a pull request."""
        return f"{self._url}/pull/{number}"

    def edit(self, mentor_id: str) -> str:
        """The page on which a mentor's file is changed."""
        return f"{self._base('edit')}/{FOLDER}/{quote(mentor_id)}.yml"

    def page(self, proposal: Proposal) -> Page:
        """The page that a proposal is sent from, with its text in it where that can be.

        Where it can't, as on GitLab or with a text too long for an address, it is left to copy.
        """
        name = quote(proposal.file_name)
        if self.is_gitlab:
            start = f"{self._base('new')}/{FOLDER}?file_name={name}"
            return Page(
                start if proposal.is_new else self.edit(proposal.mentor_id), is_filled=False
            )
        empty = f"{self._base('new')}/{FOLDER}?filename={name}"
        start = f"{empty}&" if proposal.is_new else f"{self.edit(proposal.mentor_id)}?"
        filled = f"{start}value={quote(proposal.text, safe='')}"
        if len(filled) <= LONGEST:
            return Page(filled, is_filled=True)
        return Page(empty if proposal.is_new else start.rstrip("?"), is_filled=False)

    @property
    def _url(self) -> str:
        return self.url.rstrip("/").removesuffix(".git")

    def _base(self, what: str) -> str:
        return f"{self._url}{'/-' if self.is_gitlab else ''}/{what}/{quote(self.branch)}"
