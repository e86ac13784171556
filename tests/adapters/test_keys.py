"""No id, however odd, makes one item's key another's."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.adapters import items, keys
from mentoring.domain.identity import (
    AppointmentId,
    IntroductionId,
    RequestId,
    appointment_id_from,
    introduction_id_from,
    request_id_from,
)
from mentoring.domain.refusals import NotFound

IDS = st.one_of(
    st.sampled_from(["person", "diary", "mentor", "a", "a-b", "0", "2026-12", "1"]),
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,5}", fullmatch=True),
)
MONTHS = st.sampled_from(["2026-11", "2026-12"])
REQUESTS = st.builds(RequestId, IDS, IDS, IDS, st.integers(0, 12))
APPOINTMENTS = st.builds(AppointmentId, IDS, IDS, MONTHS, IDS)
INTRODUCTIONS = st.builds(IntroductionId, IDS, IDS, IDS)
NAMED = st.one_of(
    st.tuples(st.just("person"), IDS),
    st.tuples(st.just("address"), IDS),
    st.tuples(st.just("sign_in"), IDS),
    st.tuples(st.just("session"), IDS, IDS),
    st.tuples(st.just("enrolment"), IDS, IDS),
    st.tuples(st.just("request"), REQUESTS),
    st.tuples(st.just("pairing"), REQUESTS),
    st.tuples(st.just("expectations"), REQUESTS),
    st.tuples(st.just("agreement"), REQUESTS),
    st.tuples(st.just("address_change"), IDS),
    st.tuples(st.just("diary"), IDS),
    st.tuples(st.just("appointment"), APPOINTMENTS),
    st.tuples(st.just("message"), IDS, IDS),
    st.tuples(st.just("lists"), IDS),
    st.tuples(st.just("leaving"), IDS, IDS),
    st.tuples(st.just("introduction"), INTRODUCTIONS),
    st.tuples(st.just("counted"), IDS, MONTHS),
    st.tuples(st.just("census"), IDS),
    st.tuples(st.just("unmet"), MONTHS, st.integers(0, 15)),
    st.tuples(st.just("mentor"), IDS),
    st.tuples(st.just("waiting"), IDS, IDS),
    st.tuples(st.just("month"), IDS, MONTHS),
    st.tuples(st.just("listed"), IDS, IDS),
    st.tuples(st.just("outgoing"), IDS),
    st.tuples(st.just("programme")),
    st.tuples(st.just("days_done")),
)


def key(named: tuple[Any, ...]) -> tuple[str, str]:
    """Where the item so named lies."""
    found = getattr(keys, named[0])(*named[1:])
    return found.pk, found.sk


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMED, min_size=2, max_size=12, unique=True))
def test_different_names_have_different_keys(names: list[tuple[Any, ...]]) -> None:
    for one, other in combinations(names, 2):
        assert key(one) != key(other)


@given(NAMED)
def test_what_lies_at_a_key_is_told_by_the_key(named: tuple[Any, ...]) -> None:
    if named[0] not in {"address", "sign_in", "programme", "days_done"}:
        found = getattr(keys, named[0])(*named[1:])
        assert items.kind_at(found.pk, found.sk) is found.kind


@pytest.mark.parametrize(
    "text",
    [
        "priya#.career.amara.1",
        "priya.career#MENTOR.amara.1",
        "priya.career.amara.1#x",
        "PERSON#x.career.amara.1",
        "priya.career.amara.1.2",
        "priya/../ben.career.amara.1",
        "priya.career.amara. 1",
        "priya.career.amara.-1",
    ],
)
def test_an_id_from_an_address_line_cannot_leave_its_place(text: str) -> None:
    for read in (request_id_from, appointment_id_from, introduction_id_from):
        with pytest.raises(NotFound):
            read(text)
