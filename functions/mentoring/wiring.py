"""Settings and clients: the one place that builds what actions are given, on first use."""

import os
import random
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.session import get_session

from mentoring.actions.means import Means
from mentoring.adapters.store import Store

if TYPE_CHECKING:
    from mentoring.actions.posting import Sender
    from mentoring.adapters.git_host import GitHost
    from mentoring.adapters.mail import Mail
    from mentoring.domain.biography.repository import Repository

ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
ID_LENGTH = 16
"""31 letters that nobody mixes up, 16 of them: about 79 random bits."""
FIRST_PAUSE, LONGEST_PAUSE = 0.02, 0.5
"""Seconds between attempts that others were in the way of; doubling, with full jitter."""


def utc_now() -> datetime:
    """The time of day in UTC."""
    return datetime.now(UTC)


_clock: list[Callable[[], datetime]] = [utc_now]


def set_clock(clock: Callable[[], datetime]) -> None:
    """Let the pool live at another time; `clock` returns aware UTC. For laptops and tests."""
    _clock[0] = clock


def now() -> datetime:
    """The pool's time, in UTC."""
    return _clock[0]()


def new_id() -> str:
    """Make a new id that nobody can guess, fit to stand in addresses."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def new_secret() -> str:
    """Make 256 random bits as text fit for addresses and cookies."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Make a six-digit code."""
    return f"{secrets.randbelow(10**6):06}"


def pause(attempt: int) -> None:
    """Wait a random while that grows with the attempts."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - spreads load, guards nothing


def table_store(table_name: str) -> Store:
    """Return the store of a table, reached as the environment says."""
    return Store(_client("dynamodb"), table_name, now)


@lru_cache(maxsize=1)
def means() -> Means:
    """Everything actions need, for the tables in TABLE_NAME and LEDGER_NAME."""
    return means_for(os.environ["TABLE_NAME"], os.environ["LEDGER_NAME"])


def means_for(table_name: str, ledger_name: str) -> Means:
    """Everything actions need, for two tables by name."""
    store, ledger = table_store(table_name), table_store(ledger_name)
    return Means(store, now, new_id, new_secret, new_code, pause, ledger)


@lru_cache(maxsize=1)
def sender() -> "Sender":
    """What sends letters: SES, or the folder that INBOX_DIR names; SITE_URL and SENDER as settings.

    Imported here and not above: only one function sends letters, and the others start sooner.
    """
    from mentoring.adapters.mail import message  # noqa: PLC0415
    from mentoring.domain.letter import Post  # noqa: PLC0415
    from mentoring.pages.invitation import invitation  # noqa: PLC0415
    from mentoring.pages.letters import write  # noqa: PLC0415

    mail, site, address = _mail(), os.environ["SITE_URL"].rstrip("/"), os.environ["SENDER"]

    def send(post: Post) -> None:
        written = write(post, site)
        mail.send(
            message(
                sender=address,
                name=post.programme.name,
                to=post.address,
                subject=written.subject,
                text=written.text,
                html=written.html,
                letter_id=post.id,
                written_at=post.written_at,
                invitation=invitation(post, address, site),
            )
        )

    return send


@lru_cache(maxsize=1)
def repository() -> "Repository | None":
    """Where biographies are files: REPOSITORY_URL and REPOSITORY_BRANCH say it. None: nowhere."""
    from mentoring.domain.biography.repository import Repository  # noqa: PLC0415

    url = os.environ.get("REPOSITORY_URL", "")
    return Repository(url, os.environ.get("REPOSITORY_BRANCH") or "main") if url else None


def git_host(programme_name: str, site: str) -> "GitHost | None":
    """What opens pull requests with the token that GIT_TOKEN_PARAMETER names; None without one.

    Commits are the pool's own, from an address at the site's host name at which nobody reads.
    """
    where, name = repository(), os.environ.get("GIT_TOKEN_PARAMETER", "")
    if where is None or where.is_gitlab or not name:
        return None
    from mentoring.adapters.git_host import GitHost  # noqa: PLC0415
    from mentoring.adapters.parameters import git_token  # noqa: PLC0415

    return GitHost(
        where, lambda: git_token(_client("ssm"), name), programme_name, f"noreply@{site}"
    )


def _mail() -> "Mail":
    from mentoring.adapters.mail import FolderMail, SesMail  # noqa: PLC0415

    folder = os.environ.get("INBOX_DIR")
    return FolderMail(Path(folder)) if folder else SesMail(_client("sesv2"))


def _client(service: str) -> Any:
    """The client boto3 would give, from botocore alone, which is imported in less time."""
    return get_session().create_client(service)
