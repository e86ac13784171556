"""How long what has ended is kept (R32)."""

from dataclasses import replace
from datetime import UTC, datetime

from mentoring.adapters.items import to_item
from mentoring.domain.diary import HeldMonth
from mentoring.domain.pairing import PairingState
from mentoring.domain.retention import is_gone, kept_until
from tests.domain.examples import an_appointment, at, paired

RUNNING = paired().pairing
ENDED = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
UNTIL = datetime(2028, 11, 30, 23, 59, 59, 999999, tzinfo=UTC)
OVER = replace(RUNNING, state=PairingState.UNPAIRED, ended_at=ENDED)


def test_r32_a_running_pairing_is_kept() -> None:
    assert kept_until(RUNNING) is None
    assert not is_gone(RUNNING, datetime(2099, 1, 1, tzinfo=UTC))


def test_r32_an_ended_pairing_is_kept_for_24_months() -> None:
    assert kept_until(OVER) == UNTIL
    assert not is_gone(OVER, datetime(2028, 11, 30, 23, 59, tzinfo=UTC))
    assert is_gone(OVER, UNTIL)


def test_r32_the_table_forgets_it_by_its_time_to_live() -> None:
    assert to_item(OVER)["expires_at"] == int(UNTIL.timestamp())
    assert "expires_at" not in to_item(RUNNING)


def test_r32_a_month_of_a_mentors_time_is_over_with_its_last_appointment() -> None:
    first, last = an_appointment(at("2026-11-02")), an_appointment(ENDED, form="other")
    month = HeldMonth("amara-okafor", "2026-11").with_appointment(last).with_appointment(first)
    assert kept_until(month) == UNTIL
    assert kept_until(HeldMonth("amara-okafor", "2026-11")) is None


def test_r32_what_no_rule_names_is_never_gone() -> None:
    assert not is_gone(object(), datetime(2099, 1, 1, tzinfo=UTC))
