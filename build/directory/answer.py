"""What a pull request is answered with: the problems in words, or the pages that it changes.

Needs the standard library only. What writes the answer on the pull request trusts nothing that was
made from the pull request's own files: it reads the JSON and words it anew.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeVar

from directory.github_text import code, words
from mentoring.domain.biography.place import Problem

PROBLEMS = 50
PAGES = 100
SPACE = 20_000
"""Characters for problems, and as many for pages; GitHub's comments end at 65,536."""
Listed = TypeVar("Listed")


class NotAnAnswer(Exception):
    """Somebody wrote the JSON by hand."""


class Change(StrEnum):
    """What becomes of a page."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Page:
    """A page of the site that a change touches; `file` is its name below the site's folder."""

    change: Change
    file: str
    title: str

    @property
    def address(self) -> str:
        """Where the page is served, below the site's address."""
        return f"/{self.file.removesuffix('index.html')}"

    @property
    def is_of_a_mentor(self) -> bool:
        """Whether this is a mentor's own page."""
        return self.file.startswith("mentors/")


@dataclass(frozen=True)
class Answer:
    """The first problems and pages, and how many there are of each.

    `is_compared` is false where the site could not be built without the change.
    """

    problems: tuple[Problem, ...] = ()
    pages: tuple[Page, ...] = ()
    problem_count: int = 0
    page_count: int = 0
    is_compared: bool = True


def answer(
    problems: Sequence[Problem], pages: Sequence[Page] = (), *, is_compared: bool = True
) -> Answer:
    """Keep of both what a person can read."""
    first = tuple(problems[:PROBLEMS]), tuple(pages[:PAGES])
    return Answer(*first, len(problems), len(pages), is_compared)


def to_json(given: Answer) -> str:
    """Write an answer for those who word it elsewhere."""
    return json.dumps(asdict(given))


def from_json(text: bytes) -> Answer:
    """Read an answer that anybody may have written. Raises NotAnAnswer."""
    try:
        kept = json.loads(text)
        problems = [_problem(**one) for one in kept["problems"]]
        pages = [_page(**one) for one in kept["pages"]]
        counts = [max(0, int(kept[name])) for name in ("problem_count", "page_count")]
        compared = bool(kept["is_compared"])
    except (
        AttributeError,
        KeyError,
        OverflowError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise NotAnAnswer("This is no answer to a pull request.") from error
    return Answer(tuple(problems[:PROBLEMS]), tuple(pages[:PAGES]), counts[0], counts[1], compared)


def _problem(file: Any, line: Any, column: Any, field: Any, message: Any) -> Problem:
    return Problem(str(file), int(line), int(column), str(field), str(message))


def _page(change: Any, file: Any, title: Any) -> Page:
    return Page(Change(change), str(file), str(title))


def markdown(given: Answer, preview: str) -> str:
    """Word an answer for the page of a pull request; `preview` says where the pages are."""
    paragraphs = _mend(given) if given.problem_count else _look(given, preview)
    return "\n\n".join(paragraphs) + "\n"


def _mend(given: Answer) -> Iterator[str]:
    count = given.problem_count
    things = "One thing" if count == 1 else f"{count} things"
    yield f"**{things} to mend before this can be published.** Nobody sees the change until then."
    yield _listed(given.problems, _said, count)
    yield (
        "Change the same file here and save it: it is checked again, and this answer is written "
        "anew. CONTRIBUTING says how to do that in the browser."
    )


def _said(problem: Problem) -> str:
    field = f", {code(problem.field)}" if problem.field else ""
    return f"{code(problem.file)}, line {problem.line}{field}: {words(problem.message)}"


def _look(given: Answer, preview: str) -> Iterator[str]:
    yield "**All is well.** Once a coordinator has approved it, this can be published."
    if not given.page_count:
        yield "No page of the site changes by it."
        return
    count = "One page changes" if given.page_count == 1 else f"{given.page_count} pages change"
    yield f"{count}. {preview}"
    if not given.is_compared:
        yield "Without the change the site can't be built, so every page counts as added."
    people = [one for one in given.pages if one.is_of_a_mentor]
    others = [one for one in given.pages if not one.is_of_a_mentor]
    unnamed = given.page_count - len(given.pages)
    if people:
        yield _listed(people, _shown, len(people))
    if others or unnamed:
        yield "<details><summary>Other pages, where people are listed or counted</summary>"
        yield _listed(others, _shown, len(others) + unnamed)
        yield "</details>"


def _shown(page: Page) -> str:
    return f"{words(page.title)} {code(page.address)}, {page.change}"


def _listed(items: Sequence[Listed], word: Callable[[Listed], str], count: int) -> str:
    lines: list[str] = []
    for item in items:
        line = f"- {word(item)}"
        if sum(map(len, lines)) + len(line) > SPACE:
            break
        lines.append(line)
    more = count - len(lines)
    return "\n".join([*lines, f"- and {more} more"] if more > 0 else lines)
