"""Erasures outlive what publishing and restoring bring back (R31)."""

import boto3
import pytest

from directory import replay
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.erasure import Erased
from mentoring.domain.people import Person, address_hash
from mentoring.domain.sign_in import AddressRecord
from tests.directory.publish_stand_in import STACK, Deployed
from tests.directory.test_publish import deployed  # noqa: F401 - a fixture
from tests.world import NOW


def test_r31_an_erased_mentors_line_in_the_people_file_brings_nobody_back(
    deployed: Deployed,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second, _ = deployed.mentors
    deployed.ledger.save([Put(Erased("gone", first, NOW))])
    people = deployed.people(
        f"mentor,{first},first@gov.example", f"mentor,{second},second@gov.example"
    )
    assert deployed.publish("--people", people) == 0
    mentors = deployed.store.load(keys.mentor(first), keys.mentor(second))
    assert mentors[0] is None
    assert mentors[1].person_id
    assert not [one for one in deployed.store.partition("SCHEME#career") if first in str(one)]
    assert f"delete their files and their lines in the people file: {first}" in (
        capsys.readouterr().out
    )


def test_r31_whoever_a_restored_table_brings_back_is_erased_again(
    deployed: Deployed,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deployed.publish()
    back = Person("back", "back@gov.example", "Back Again")
    record = AddressRecord(address_hash(back.address), back.id)
    deployed.store.save([Put(back), Put(record)])
    deployed.ledger.save([Put(Erased("back", "", NOW)), Put(Erased("long-gone", "", NOW))])
    monkeypatch.setattr(replay, "clients", deployed.clients)
    assert replay.main(["--stack", STACK]) == 0
    assert capsys.readouterr().out.endswith("The ledger names 2; erased again: 1 person.\n")
    items = boto3.client("dynamodb").scan(TableName="pool")["Items"]
    left = [one for one in items if not one["pk"]["S"].startswith("OUTBOX#")]
    assert "Back Again" not in str(left)
    assert "back@gov.example" not in str(left)
    assert replay.main(["--stack", STACK]) == 0
    assert "erased again: 0 people" in capsys.readouterr().out


def test_r31_without_a_stack_it_says_what_to_do(
    deployed: Deployed,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(replay, "clients", deployed.clients)
    assert replay.main(["--stack", "elsewhere"]) == 1
    assert "There is no stack named elsewhere" in capsys.readouterr().err
