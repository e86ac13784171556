"""Problems beside the lines of a pull request, as GitHub Actions reads them."""

import re
from pathlib import Path

import pytest

from directory.annotations import annotations, harmless
from directory.cli import main
from mentoring.domain.biography.place import Problem

COMMAND = re.compile(r"::(error|notice) ([^:\r\n]*)::([^\r\n]*)")
HOSTILE = "a\r\n::error file=x,line=1::b%0A##[error]c,title=d:e"
SIGNS = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def read(line: str) -> tuple[dict[str, str], str]:
    """Read a workflow command as the runner does: split first, then put back what was escaped."""
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = dict(one.split("=", 1) for one in match[2].split(","))
    return {name: _unescaped(value) for name, value in properties.items()}, _unescaped(match[3])


def _unescaped(text: str) -> str:
    for code, sign in SIGNS:
        text = text.replace(code, sign)
    return text


def problems(count: int) -> list[Problem]:
    return [Problem(f"mentors/{n}.yml", n, 3, "name", "add this field") for n in range(count)]


@pytest.mark.parametrize("text", [HOSTILE, "100%", "%0A", "%250A", ",line=9", "::stop-commands::x"])
def test_whatever_a_problem_holds_it_stays_one_command(text: str) -> None:
    (line,) = annotations([Problem(text, 2, 7, text, text)])
    properties, message = read(line)
    assert properties == {"file": text, "line": "2", "col": "7", "title": text}
    assert message == text


@pytest.mark.parametrize("text", [HOSTILE, "x ##[add-mask]y", "::error::z", "\x85::error::z"])
def test_the_log_line_of_a_problem_commands_nothing(text: str) -> None:
    for problem in (Problem(text, 1, 1, "", "mend it"), Problem("a.yml", 1, 1, text, text)):
        line = harmless(str(problem))
        assert len(line.splitlines()) == 1
        assert not line.strip().startswith("::")
        assert "##[" not in line


def test_more_than_github_shows_are_counted_in_a_last_line() -> None:
    lines = list(annotations(problems(14)))
    assert len(lines) == 15
    assert lines[-1] == (
        "::notice title=Check::4 more to mend: the log of this step has all of them."
    )
    assert len(list(annotations(problems(10)))) == 10


def test_a_project_in_a_folder_of_its_repository_is_found() -> None:
    (line,) = annotations(problems(1), "pool/")
    assert read(line)[0]["file"] == "pool/mentors/0.yml"


@pytest.mark.parametrize("on_github", [True, False])
def test_check_annotates_on_github_and_where_it_is_asked(
    sample: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    on_github: bool,
) -> None:
    (sample / "mkdocs.yml").touch()
    mentor = sample / "mentors/amara-okafor.yml"
    mentor.write_text(mentor.read_text().replace("grade: acc", "grade: ac"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true" if on_github else "")
    assert main(["--root", str(sample), "check"]) == 1
    shown = capsys.readouterr()
    assert shown.out.count("::error file=mentors/amara-okafor.yml,line=4,col=8,") == on_github
    assert shown.err.startswith("mentors/amara-okafor.yml:4:8: grade: ")
    assert main(["--root", str(sample), "check", "--annotate"]) == 1
    assert capsys.readouterr().out.count("::error ") == 1
