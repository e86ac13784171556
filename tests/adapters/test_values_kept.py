"""Every kind of value comes back from its item as it was, whatever is in it."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laptop.examples.memory_store import kind_of
from mentoring.adapters import keys
from mentoring.adapters.attributes import packed, unpacked
from mentoring.adapters.items import from_item, to_item
from mentoring.adapters.keys import KEY_OF
from mentoring.domain.people import RunningPairing, SpotOffer
from mentoring.domain.scheme import scheme_from
from mentoring.domain.sign_in import Session, SignInAttempt
from tests.domain.examples import PRIYA, a_mentor
from tests.world import NOW, PROGRAMME

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SETTINGS = settings(max_examples=25, deadline=None)

st.register_type_strategy(str, TEXT)
st.register_type_strategy(int, st.integers(0, 10**9))
st.register_type_strategy(datetime, MOMENTS)
st.register_type_strategy(date, st.dates())
st.register_type_strategy(time, st.times())


@pytest.mark.parametrize("kind", KEY_OF, ids=lambda kind: kind.__name__)
def test_a_value_comes_back_as_it_was(kind: type[Any]) -> None:
    @SETTINGS
    @given(st.from_type(kind))
    def comes_back(value: Any) -> None:
        written = json.loads(json.dumps(packed(to_item(value))))
        item = unpacked(written)
        assert from_item(kind, item) == value
        assert kind_of(item["pk"], item["sk"]) is kind

    comes_back()


@pytest.mark.parametrize("kind", KEY_OF, ids=lambda kind: kind.__name__)
def test_an_item_of_an_earlier_release_is_read_with_the_defaults_of_newer_fields(
    kind: type[Any],
) -> None:
    assert is_dataclass(kind)
    needed = {one.name for one in fields(kind) if _is_needed(one)}

    @settings(SETTINGS, max_examples=3)
    @given(st.from_type(kind))
    def is_read(value: Any) -> None:
        item = {name: one for name, one in to_item(value).items() if name in needed}
        assert isinstance(from_item(kind, item), kind)

    is_read()


def _is_needed(field: Any) -> bool:
    return all(default.__class__.__name__ == "_MISSING_TYPE" for default in _defaults(field))


def _defaults(field: Any) -> tuple[Any, Any]:
    return field.default, field.default_factory


def test_a_programme_comes_back_with_its_zone_closed_days_and_schemes() -> None:
    assert from_item(type(PROGRAMME), to_item(PROGRAMME)) == PROGRAMME
    assert PROGRAMME.zone == ZoneInfo("Europe/London")


def test_a_scheme_without_chemistry_calls_stays_without() -> None:
    none = scheme_from("plain", {"chemistry_calls": False})
    programme = replace(PROGRAMME, schemes={"plain": none})
    assert from_item(type(PROGRAMME), to_item(programme)).schemes["plain"].chemistry_calls is None


def test_a_mentor_comes_back_with_times_and_running_pairings() -> None:
    mentor = a_mentor(taken=2)
    found = from_item(type(mentor), to_item(mentor))
    assert found == mentor
    assert isinstance(found.published.spot, SpotOffer)
    assert all(isinstance(one, RunningPairing) for one in found.running.values())


def test_nothing_personal_is_in_a_key_and_sign_ins_expire() -> None:
    attempt = SignInAttempt("hash", "priya@gov.example", "mac", NOW)
    session = Session("priya", "hash", NOW)
    for one, seconds in ((attempt, 600), (session, 12 * 3600)):
        assert to_item(one)["expires_at"] == int(NOW.timestamp()) + seconds
    assert "expires_at" not in to_item(PRIYA)
    assert "@" not in str(keys.key_of(attempt)) + str(keys.key_of(PRIYA))


@pytest.mark.parametrize("value", [1.5, None, b"x", {1, 2}, NOW])
def test_the_table_holds_no_other_kinds_of_values(value: Any) -> None:
    with pytest.raises(TypeError):
        packed({"x": value})


@pytest.mark.parametrize("value", [{"NULL": True}, {"B": "eA=="}, {"SS": ["x"]}])
def test_other_kinds_of_values_are_not_read(value: Any) -> None:
    with pytest.raises(TypeError):
        unpacked({"x": value})
