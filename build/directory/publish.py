"""Publishes the pool into a stack: the site into its bucket, mentors and rules into its table."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    CredentialRetrievalError,
    NoCredentialsError,
    NoRegionError,
)

from directory.build import build
from directory.load import load
from directory.people_file import read
from directory.pool import Pool
from directory.publish_site import changes, files_in
from directory.publish_stack import (
    Bucket,
    NoStackError,
    NotRemovedError,
    Stack,
    clients,
    find,
    refresh,
)
from directory.search_index import NotIndexed
from directory.shell import NotAShell
from mentoring.actions import contacts_missing
from mentoring.actions.publishing import publish
from mentoring.adapters.keys import LEDGER
from mentoring.domain.biography.place import Problem
from mentoring.domain.erasure import erased_mentors, still_reachable
from mentoring.domain.people import Contact
from mentoring.domain.refusals import Overtaken
from mentoring.wiring import new_id, now, table_store

AGAIN = "Run the same command again: it does only what is left."


@dataclass
class Progress:
    """What is being done, and what stands if that fails."""

    doing: str = "reading the stack"
    stands: str = "Nothing was changed."

    def begin(self, doing: str, stands: str) -> None:
        """Say that the next step begins."""
        self.doing, self.stands = doing, stands


def main(arguments: Sequence[str]) -> int:
    """Publish, and return the exit code; whatever stops it is told in a sentence."""
    chosen = _parser().parse_args(arguments)
    pool, contacts, problems = _read(chosen.root, chosen.people)
    if pool is None or problems:
        return _tell(problems)
    progress = Progress()
    try:
        return _publish(chosen, pool, contacts, progress)
    except (NoStackError, NotAShell, NotIndexed) as error:
        return _fail(str(error))
    except Overtaken:
        return _fail(
            f"Publishing stopped while {progress.doing}, because people kept changing the same "
            f"mentors. {progress.stands} {AGAIN}"
        )
    except NoRegionError:
        return _fail("Say which region the stack is in: set AWS_REGION, such as eu-west-2.")
    except (NoCredentialsError, CredentialRetrievalError):
        return _fail("Sign in to AWS first, such as with `aws sso login`, and set AWS_PROFILE.")
    except (BotoCoreError, ClientError, NotRemovedError) as error:
        return _fail(
            f"Publishing stopped while {progress.doing} ({_reason(error)}). "
            f"{progress.stands} {AGAIN}"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m directory publish")
    parser.add_argument("--stack", required=True, help="the stack's name, such as mentor-pool")
    parser.add_argument("--people", type=Path, help="a CSV file of kind, id, address")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    return parser


def _read(
    root: Path, people: Path | None
) -> tuple[Pool | None, list[Contact] | None, list[Problem]]:
    """Read everything before anything is written, so that all problems are told at once."""
    pool, problems = load(root)
    if pool is None or people is None:
        return pool, None, problems
    contacts, found = read(people, pool)
    return pool, contacts, [*problems, *found]


def _publish(
    chosen: argparse.Namespace, pool: Pool, contacts: list[Contact] | None, progress: Progress
) -> int:
    cloudformation, s3, cloudfront = clients()
    stack = find(chosen.stack, cloudformation)
    _say("Building the site")
    problems = build(chosen.root, chosen.root / "public")
    if problems:
        return _tell(problems)
    _fill_table(pool, contacts, stack, progress)
    if _fill_bucket(Bucket(s3, stack.bucket), chosen.root / "public", progress):
        progress.begin(
            "refreshing CloudFront", "All is sent; readers may see older pages for a minute."
        )
        refresh(cloudfront, stack.distribution, new_id())
        _say("CloudFront forgets the older pages within a few minutes")
    _say(f"Published: {stack.url}")
    return 0


def _fill_table(
    pool: Pool, contacts: list[Contact] | None, stack: Stack, progress: Progress
) -> None:
    progress.begin("writing mentors to the table", "The site is as it was.")
    store = table_store(stack.table)
    gone = erased_mentors(table_store(stack.ledger).partition(LEDGER))
    mentors = [one.to_published() for one in pool.biographies if one.id not in gone]
    contacts = still_reachable(contacts, gone) if contacts is not None else None
    texts = pool.texts.without(gone)
    report = publish(store, pool.programme, mentors, contacts, new_id=new_id, texts=texts)
    if contacts is not None:
        contacts_missing.report(store, report.without_contact, now())
    _say(f"Mentors: {len(mentors)} in {len(pool.programme.schemes)} schemes")
    erased = gone & {one.id for one in pool.biographies}
    if erased:
        _say(
            "Erased at their own wish, and still on the site; "
            "delete their files and their lines in the people file: "
            f"{', '.join(sorted(erased))}"
        )
    if report.withdrawn:
        _say(f"Can't be asked any more, as their files have gone: {', '.join(report.withdrawn)}")
    if report.without_contact:
        _say(
            f"Shown, but can't be asked yet, as the people file has no address: "
            f"{', '.join(report.without_contact)}"
        )


def _fill_bucket(bucket: Bucket, folder: Path, progress: Progress) -> bool:
    """Bring the bucket up to date; whether anything changed."""
    progress.begin("comparing the site", "The site is as it was.")
    todo = changes(files_in(folder), bucket.checksums())
    _say(f"Files: {todo.unchanged} unchanged")
    progress.begin("sending what the pages need", "The pages are as they were.")
    bucket.send(folder, todo.needed)
    _say(f"Scripts, styles and data: {len(todo.needed)} sent")
    progress.begin("sending pages", "Every page is whole; some are new already.")
    bucket.send(folder, todo.pages)
    _say(f"Pages: {len(todo.pages)} sent")
    progress.begin("removing old pages", "All new pages are there; some old ones still show.")
    bucket.remove(todo.gone)
    _say(f"Removed: {len(todo.gone)}")
    return bool(todo)


def _reason(error: Exception) -> str:
    """Name what went wrong by its code: the texts of AWS may hold more than one wants to print."""
    if isinstance(error, ClientError):
        return f"AWS answered {error.response['Error']['Code']}"
    return type(error).__name__.removesuffix("Error")


def _tell(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    return _fail("Nothing was published. Mend these first, then run the same command again.")


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _say(sentence: str) -> None:
    print(sentence, flush=True)
