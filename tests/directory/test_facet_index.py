"""Who has which value of each facet, as the browser is told."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from directory import facet_index
from directory.facet_index import NotUnderstood
from directory.facets import by_name, values
from directory.load import load
from directory.profiles import records
from tests.directory.conftest import PROJECT, Built


def packed(folder: Path, name: str, text: str) -> None:
    (folder / "fragment").mkdir(exist_ok=True)
    (folder / f"fragment/{name}.pf_fragment").write_bytes(gzip.compress(text.encode()))


def read_back(index: dict[str, Any], addresses: dict[str, str]) -> dict[str, dict[str, set[str]]]:
    """Facet, value, and the mentors who have it, as the browser reads the file."""
    mentors = [addresses[one] for one in index["ids"]]
    return {
        facet: {
            value: {
                mentor
                for mentor, some in zip(mentors, column["of"].split(" "), strict=True)
                if place in [int(one, 36) for one in some.split(".") if one]
            }
            for place, value in enumerate(column["values"])
        }
        for facet, column in index["facets"].items()
    }


def test_the_file_says_of_every_value_who_has_it_and_pagefind_knows_them_by_the_same_ids(
    site: Built,
) -> None:
    index = json.loads((site.out / "pagefind/facets.json").read_text(encoding="utf-8"))
    addresses = {}
    for fragment in (site.out / "pagefind/fragment").iterdir():
        text = gzip.decompress(fragment.read_bytes()).decode().removeprefix("pagefind_dcd")
        addresses[fragment.stem] = json.loads(text)["url"].strip("/").removesuffix(".html")
    assert read_back(index, addresses) == {
        facet: {one.slug: {mentor.id for mentor in one.mentors} for one in found}
        for facet, found in values(site.pool).items()
    }
    ordered = [one.id for one in sorted(site.pool.listed, key=by_name)]
    assert [addresses[one] for one in index["ids"]] == ordered


def test_more_than_thirty_six_values_have_two_digits() -> None:
    assert [facet_index._base36(one) for one in (0, 35, 36, 1296)] == ["0", "z", "10", "100"]


@pytest.mark.parametrize(
    "text", ["", "something else", 'pagefind_dcd{"title":"x","url":"/a.html"}']
)
def test_a_fragment_written_in_another_way_is_noticed(tmp_path: Path, text: str) -> None:
    packed(tmp_path, "en_0000000", text)
    with pytest.raises(NotUnderstood, match="en_0000000"):
        facet_index.write(tmp_path, [])


def test_a_mentor_whom_pagefind_left_out_is_noticed(tmp_path: Path) -> None:
    pool, problems = load(PROJECT)
    assert pool, problems
    packed(tmp_path, "en_0000000", 'pagefind_dcd{"url":"/somebody-else.html"}')
    with pytest.raises(NotUnderstood, match=rf"{pool.listed[0].id}|\.html"):
        facet_index.write(tmp_path, records(pool))
