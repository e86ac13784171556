"""Problems as GitHub Actions shows them: beside the lines of a pull request."""

from collections.abc import Iterator, Sequence

from mentoring.domain.biography.place import Problem

SHOWN = 10
"""How many errors of a step GitHub shows beside the lines; the others are only in its log."""


def annotations(problems: Sequence[Problem], folder: str = "") -> Iterator[str]:
    """Yield a workflow command for every problem, and one that says how many more there are.

    `folder` is where the project lies in the repository, with a slash at its end, or empty.
    """
    for problem in problems:
        properties = {
            "file": folder + problem.file,
            "line": str(problem.line),
            "col": str(problem.column),
            "title": problem.field or "Check",
        }
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        yield f"::error {written}::{_message(problem.message)}"
    more = len(problems) - SHOWN
    if more > 0:
        yield f"::notice title=Check::{more} more to mend: the log of this step has all of them."


def harmless(line: str) -> str:
    """Return a line of the log that GitHub takes for text, whatever a file's name or text says."""
    plain = line.replace("##[", "## [")
    return f"- {plain}" if plain.lstrip().startswith("::") else plain


def _message(text: str) -> str:
    text = text.encode(errors="replace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
