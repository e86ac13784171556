"""Opening pull requests, against a git host that answers over real sockets."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from mentoring.adapters import git_calls
from mentoring.adapters.git_host import GitHost
from mentoring.domain.biography.not_opened import (
    FileChanged,
    FileTaken,
    HostAway,
    HostBusy,
    NothingChanged,
    NotLetIn,
    NotOpened,
)
from mentoring.domain.biography.proposal import Proposal
from mentoring.domain.biography.published import fingerprint
from mentoring.domain.biography.repository import Repository
from mentoring.domain.biography.writing import file_of
from tests.domain.biographies import FIELDS
from tests.git_host import BASE, TOKEN, FakeGitHost, serving

PATH = "mentors/nia-prosser.yml"
OLD = file_of(FIELDS)
NEW = Proposal("nia-prosser", FIELDS, OLD, is_new=True)
CHANGE = replace(
    NEW, text=OLD.replace("Swansea", "Cardiff"), is_new=False, changes=fingerprint(OLD)
)


@pytest.fixture
def host() -> Iterator[FakeGitHost]:
    """A git host with another mentor's file."""
    with serving() as found:
        found.branches[BASE]["mentors/ben-hughes.yml"] = "name: Ben Hughes\n"
        yield found


def opened(host: FakeGitHost, proposal: Proposal, token: str = TOKEN) -> int:
    """Open a pull request."""
    git = GitHost(Repository(host.url), lambda: token, "Lantern Mentoring", "noreply@pool.example")
    return git.open(proposal)


def test_a_new_biography_is_one_file_on_a_branch_of_its_own_and_a_pull_request(
    host: FakeGitHost,
) -> None:
    assert opened(host, NEW) == 1
    (pull,) = host.pulls
    assert (pull["head"], pull["base"], pull["title"]) == (
        NEW.branch, BASE, "A new mentor: Nia Prosser"
    )  # fmt: skip
    assert host.branches[NEW.branch] == {**host.branches[BASE], PATH: OLD}
    assert set(host.branches) == {BASE, NEW.branch}


def test_r34_nothing_that_becomes_public_names_the_person_or_an_address_of_theirs(
    host: FakeGitHost,
) -> None:
    opened(host, NEW)
    pool = {"name": "Lantern Mentoring", "email": "noreply@pool.example"}
    (commit,) = host.commits
    assert (commit["author"], commit["committer"]) == (pool, pool)
    said = [host.pulls[0][one] for one in ("title", "body", "head")] + [commit["message"]]
    assert not [one for one in said if "@" in one]


def test_a_change_is_a_change_of_that_file_only(host: FakeGitHost) -> None:
    host.branches[BASE][PATH] = OLD
    assert opened(host, CHANGE) == 1
    assert host.branches[CHANGE.branch] == {**host.branches[BASE], PATH: CHANGE.text}
    assert host.pulls[0]["title"] == "A changed biography: Nia Prosser"


def test_sending_it_again_finds_the_same_pull_request(host: FakeGitHost) -> None:
    assert (opened(host, NEW), opened(host, NEW)) == (1, 1)
    assert (len(host.pulls), len(host.commits)) == (1, 1)


@pytest.mark.parametrize("call", ["POST /git/refs", "PUT /contents", "POST /pulls"])
def test_sending_takes_up_where_it_stopped(host: FakeGitHost, call: str) -> None:
    host.refuse(call, 502)
    with pytest.raises(HostAway):
        opened(host, NEW)
    host.refused.clear()
    assert opened(host, NEW) == 1
    assert (len(host.pulls), len(host.commits)) == (1, 1)


def test_a_pull_request_that_was_closed_is_opened_anew(host: FakeGitHost) -> None:
    opened(host, NEW)
    host.pulls[0]["open"] = False
    assert opened(host, NEW) == 2


def test_another_text_is_another_pull_request(host: FakeGitHost) -> None:
    opened(host, NEW)
    assert opened(host, replace(NEW, text=OLD + "# more\n")) == 2


def test_a_name_that_is_taken_in_git_is_not_written_over(host: FakeGitHost) -> None:
    host.branches[BASE][PATH] = "name: Another Nia\n"
    with pytest.raises(FileTaken):
        opened(host, NEW)
    assert set(host.branches) == {BASE}


@pytest.mark.parametrize("now", [OLD.replace("Swansea", "Neath"), None])
def test_a_file_that_changed_in_git_meanwhile_is_not_written_over(
    host: FakeGitHost, now: str | None
) -> None:
    if now:
        host.branches[BASE][PATH] = now
    with pytest.raises(FileChanged):
        opened(host, CHANGE)
    assert set(host.branches) == {BASE}


def test_line_ends_of_another_system_are_no_change(host: FakeGitHost) -> None:
    host.branches[BASE][PATH] = OLD.replace("\n", "\r\n")
    assert opened(host, CHANGE) == 1


def test_a_pool_published_by_an_earlier_release_changes_the_file_that_is_there(
    host: FakeGitHost,
) -> None:
    host.branches[BASE][PATH] = "name: Nia\n"
    assert opened(host, replace(CHANGE, changes="")) == 1


def test_nothing_is_sent_where_git_says_exactly_this(host: FakeGitHost) -> None:
    host.branches[BASE][PATH] = CHANGE.text
    with pytest.raises(NothingChanged):
        opened(host, CHANGE)


@pytest.mark.parametrize(
    ("call", "status", "headers", "kind"),
    [
        ("GET /pulls", 401, {}, NotLetIn),
        ("GET /pulls", 404, {}, NotLetIn),
        ("GET /pulls", 301, {"location": "http://127.0.0.1:1/"}, NotLetIn),
        ("POST /git/refs", 403, {}, NotLetIn),
        ("POST /git/refs", 403, {"x_ratelimit_remaining": "0"}, HostBusy),
        ("POST /git/refs", 403, {"retry_after": "60"}, HostBusy),
        ("GET /git/ref/heads/main", 429, {}, HostBusy),
        ("PUT /contents", 409, {}, FileChanged),
        ("PUT /contents", 422, {}, NotOpened),
        ("POST /pulls", 422, {}, NotOpened),
        ("POST /pulls", 500, {}, HostAway),
        ("GET /pulls", 503, {}, HostAway),
    ],
)
def test_each_failure_says_what_it_is(
    host: FakeGitHost, call: str, status: int, headers: dict[str, str], kind: type[NotOpened]
) -> None:
    host.refuse(call, status, **headers)
    with pytest.raises(NotOpened) as found:
        opened(host, NEW)
    assert type(found.value) is kind
    assert host.pulls == []


def test_another_token_is_not_let_in(host: FakeGitHost) -> None:
    with pytest.raises(NotLetIn):
        opened(host, NEW, "another")


def test_a_host_that_is_slow_or_not_there_is_away(
    host: FakeGitHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.slow = 0.3
    monkeypatch.setattr(git_calls, "CALL_SECONDS", 0.1)
    with pytest.raises(HostAway):
        opened(host, NEW)
    monkeypatch.setattr(git_calls, "CALL_SECONDS", 5)
    monkeypatch.setattr(git_calls, "ALL_SECONDS", 0.5)
    with pytest.raises(HostAway):
        opened(host, NEW)
    host.url = "http://127.0.0.1:1/lantern/pool"
    with pytest.raises(HostAway):
        opened(host, NEW)


@pytest.mark.parametrize("answer", [b"<html>", b"", [{}], {"message": "?"}, None])
def test_an_answer_of_another_kind_is_a_failure_that_is_told(
    host: FakeGitHost, answer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "_answer", lambda *_: (200, answer))
    with pytest.raises(NotOpened):
        opened(host, NEW)
