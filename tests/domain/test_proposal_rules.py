"""Proposing a biography: how often, who is told, and at which page of the git host."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentoring.domain.biography.proposal import (
    MOST_A_DAY,
    Opened,
    Proposal,
    Proposals,
    TooManyProposals,
    begin,
    coordinators,
    tell,
)
from mentoring.domain.biography.repository import LONGEST, Repository
from mentoring.domain.biography.writing import file_of
from tests.domain.biographies import FIELDS
from tests.domain.examples import PRIYA
from tests.world import NOW, PROGRAMME

NEW = Proposal("nia-prosser", FIELDS, file_of(FIELDS), is_new=True)
CHANGE = replace(NEW, is_new=False)
LED = replace(PROGRAMME, coordinators={"career": ("cora",), "open": ("cora", "otto")})
GITHUB, GITLAB = Repository("https://github.com/o/r"), Repository("https://gitlab.example/o/r")


def other(number: int) -> Proposal:
    """Another text."""
    return replace(NEW, text=str(number))


def test_a_day_allows_so_many_proposals_and_the_same_counts_once() -> None:
    sent = Proposals("priya")
    for number in range(MOST_A_DAY):
        sent = begin(sent, other(number), NOW)
        assert begin(sent, other(number), NOW) == sent
    with pytest.raises(TooManyProposals):
        begin(sent, NEW, NOW + timedelta(hours=23))
    assert NEW.branch in begin(sent, NEW, NOW + timedelta(hours=24)).opened


def test_proposals_are_forgotten_after_a_month() -> None:
    sent = begin(Proposals("priya"), NEW, NOW)
    later = begin(
        sent, CHANGE if CHANGE.branch != NEW.branch else other(1), NOW + timedelta(days=31)
    )
    assert NEW.branch not in later.opened


def test_the_same_change_has_the_same_branch_and_every_other_has_another() -> None:
    assert replace(NEW).branch == NEW.branch
    branches = {NEW.branch, other(1).branch, replace(NEW, changes="x").branch}
    assert len(branches) == 3


def test_coordinators_hear_of_a_proposal_once() -> None:
    noted, letters = tell(begin(Proposals("priya"), NEW, NOW), NEW, 7, "https://x/7", PRIYA, LED)
    assert [one.to for one in letters] == ["cora"]
    assert letters[0].about == PRIYA.id
    assert PRIYA.address not in str(letters)
    assert noted.latest == Opened("nia-prosser", NOW, 7)
    assert tell(noted, NEW, 7, "https://x/7", PRIYA, LED) == (noted, ())


def test_where_nobody_coordinates_the_schemes_all_coordinators_hear_of_it() -> None:
    assert coordinators(["open", "career"], LED) == ["cora", "otto"]
    assert coordinators(["reverse"], LED) == ["cora", "otto"]
    assert coordinators([], PROGRAMME) == []


def test_the_page_of_a_new_file_and_of_a_change_open_filled_in() -> None:
    new, change = GITHUB.page(NEW), GITHUB.page(CHANGE)
    assert new.address.startswith(
        "https://github.com/o/r/new/main/mentors?filename=nia-prosser.yml&value=%23%20yaml"
    )
    assert change.address.startswith(
        "https://github.com/o/r/edit/main/mentors/nia-prosser.yml?value=%23%20yaml"
    )
    assert new.is_filled
    assert change.is_filled
    assert not set(' "<>&#+') & set(change.address.partition("?value=")[2])


def test_an_address_that_would_be_too_long_is_left_empty() -> None:
    long = replace(NEW, text="é" * LONGEST)
    assert GITHUB.page(long).address.endswith("/new/main/mentors?filename=nia-prosser.yml")
    changed = GITHUB.page(replace(long, is_new=False))
    assert changed.address.endswith("/edit/main/mentors/nia-prosser.yml")
    assert not changed.is_filled


def test_gitlab_writes_its_addresses_another_way() -> None:
    assert GITLAB.page(NEW).address == (
        "https://gitlab.example/o/r/-/new/main/mentors?file_name=nia-prosser.yml"
    )
    assert GITLAB.edit("nia-prosser") == (
        "https://gitlab.example/o/r/-/edit/main/mentors/nia-prosser.yml"
    )


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://github.com/o/r", "https://api.github.com/repos/o/r"),
        ("https://github.com/o/r.git", "https://api.github.com/repos/o/r"),
        ("https://git.gov.example/o/r/", "https://git.gov.example/api/v3/repos/o/r"),
    ],
)
def test_the_interface_for_programs_follows_from_the_address(url: str, api: str) -> None:
    assert Repository(url).api == api
    assert Repository(url).pull(3) == f"{url.removesuffix('/').removesuffix('.git')}/pull/3"


def test_another_branch_stands_in_every_address() -> None:
    there = Repository("https://github.com/o/r", "live/2026")
    assert "/new/live/2026/mentors?" in there.page(NEW).address
