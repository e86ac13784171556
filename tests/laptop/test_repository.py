"""The laptop knows where biographies are edited from the same line as the site."""

from pathlib import Path

import pytest

from laptop.environment import repository_url


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("repo_url: https://github.com/o/r/", "https://github.com/o/r"),
        ('repo_url: "https://git.gov.example/o/r"  # where', "https://git.gov.example/o/r"),
        ("# repo_url: https://git.example.org/mentoring/pool", ""),
        ("", ""),
    ],
)
def test_the_repository_is_the_one_that_mkdocs_knows(tmp_path: Path, line: str, url: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Pool\n{line}\n")
    assert repository_url(tmp_path) == url


def test_without_the_file_there_is_none(tmp_path: Path) -> None:
    assert repository_url(tmp_path) == ""
