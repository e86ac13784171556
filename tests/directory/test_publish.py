"""Publishing into a stack: what arrives in which order, and what happens when it stops half way."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from moto import mock_aws

from directory import publish, publish_stack
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.people import Mentor
from tests.directory.publish_stand_in import Deployed

ROOT = Path(__file__).parents[2]
ADDRESS = "someone@gov.example"


@pytest.fixture
def deployed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Deployed]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    (tmp_path / "site").symlink_to(ROOT / "site")
    (tmp_path / "mentors").mkdir()
    for path in sorted((ROOT / "mentors").glob("*.yml"))[:3]:
        shutil.copy(path, tmp_path / "mentors")
    with mock_aws():
        stack = Deployed(tmp_path)
        monkeypatch.setattr(publish, "clients", stack.clients)
        monkeypatch.setattr(publish, "build", stack.build)
        yield stack


def test_the_site_arrives_pages_last_and_removals_after_them(deployed: Deployed) -> None:
    deployed.s3.put_object(Bucket="site", Key="mentors/gone/index.html", Body=b"gone")

    assert deployed.publish() == 0

    assert deployed.shown == deployed.built
    assert deployed.asked[0] == ("send", "assets/pool.css")
    assert sorted(deployed.asked[1:3]) == [("send", "index.html"), ("send", "schemes/index.html")]
    assert deployed.asked[3:] == [("remove", "mentors/gone/index.html")]
    assert deployed.refreshed == 1


def test_objects_carry_their_type_and_how_long_they_may_be_kept(deployed: Deployed) -> None:
    deployed.built["assets/main.0123abcd.js"] = "1"

    deployed.publish()

    heads = {key: deployed.s3.head_object(Bucket="site", Key=key) for key in deployed.built}
    assert heads["index.html"]["ContentType"] == "text/html; charset=utf-8"
    assert heads["index.html"]["CacheControl"] == "public, max-age=60, must-revalidate"
    assert heads["assets/main.0123abcd.js"]["CacheControl"] == "public, max-age=31536000, immutable"


def test_only_what_changed_is_sent_and_nothing_when_nothing_did(deployed: Deployed) -> None:
    deployed.publish()
    deployed.built["schemes/index.html"] = "changed"

    assert deployed.publish() == 0
    assert deployed.asked == [("send", "schemes/index.html")]
    assert deployed.refreshed == 2

    assert deployed.publish() == 0
    assert deployed.asked == []
    assert deployed.refreshed == 2


@pytest.mark.parametrize(
    ("failing", "old_pages_are_whole"), [("assets/pool.css", True), ("schemes/index.html", False)]
)
def test_after_a_failure_half_way_the_same_command_does_the_rest(
    deployed: Deployed,
    capsys: pytest.CaptureFixture[str],
    failing: str,
    *,
    old_pages_are_whole: bool,
) -> None:
    deployed.publish()
    before = deployed.shown
    deployed.built = {name: text + " new" for name, text in deployed.built.items()}
    deployed.built.pop("index.html")
    deployed.failing = failing
    capsys.readouterr()

    assert deployed.publish() == 1

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "AWS answered SlowDown" in told
    assert "Run the same command again" in told
    assert "Traceback" not in told
    assert deployed.shown["index.html"] == before["index.html"]
    assert (
        deployed.shown["schemes/index.html"] == before["schemes/index.html"]
    ) or not old_pages_are_whole

    deployed.failing = ""
    assert deployed.publish() == 0
    assert deployed.shown == deployed.built


def test_mentors_without_an_address_are_shown_and_named(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = deployed.mentors

    deployed.publish("--people", deployed.people(f"mentor,{first},{ADDRESS}"))

    said = capsys.readouterr()
    assert f"no address: {', '.join(others)}\n" in said.out
    assert ADDRESS not in said.out + said.err
    (known,) = deployed.store.load(keys.mentor(first))
    (person,) = deployed.store.load(keys.person(known.person_id))
    assert (person.address, person.mentor_id) == (ADDRESS, first)


def test_without_a_people_file_addresses_stay(deployed: Deployed) -> None:
    first = deployed.mentors[0]
    deployed.publish("--people", deployed.people(f"mentor,{first},{ADDRESS}"))

    deployed.publish()

    (known,) = deployed.store.load(keys.mentor(first))
    assert known.person_id is not None


def test_problems_of_the_people_file_are_told_before_anything_is_written(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    people = deployed.people("mentor,nobody,x", "chief,nobody,someone@elsewhere.example")

    assert deployed.publish("--people", people) == 1

    told = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in told[:-1]] == ["people.csv:2:1"] * 2 + [
        "people.csv:3:1"
    ] * 2
    assert told[-1].startswith("Nothing was published.")
    assert deployed.shown == {}
    assert deployed.store.load(keys.mentor(deployed.mentors[0])) == (None,)


def test_a_broken_biography_stops_publishing_before_anything_is_written(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    (deployed.root / "mentors" / f"{deployed.mentors[0]}.yml").write_text("name: 7\n")

    assert deployed.publish() == 1

    assert f"mentors/{deployed.mentors[0]}.yml:1:" in capsys.readouterr().err
    assert deployed.shown == {}


def test_what_mentors_changed_themselves_is_never_touched(deployed: Deployed) -> None:
    deployed.publish()
    (mentor,) = deployed.store.load(keys.mentor(deployed.mentors[0]))
    deployed.store.save([Put(replace(mentor, own_places=5))])
    path = deployed.root / "mentors" / f"{deployed.mentors[0]}.yml"
    path.write_text(
        path.read_text().replace(f"role: {mentor.published.role}", "role: Director of Tides")
    )

    deployed.publish()

    (after,) = deployed.store.load(keys.mentor(deployed.mentors[0]))
    assert isinstance(after, Mentor)
    assert (after.places, after.published.role) == (5, "Director of Tides")


def test_a_mentor_whose_file_has_gone_can_not_be_asked_any_more(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    deployed.publish()
    first = deployed.mentors[0]
    (deployed.root / "mentors" / f"{first}.yml").unlink()

    deployed.publish()

    assert f"their files have gone: {first}\n" in capsys.readouterr().out
    (mentor,) = deployed.store.load(keys.mentor(first))
    assert mentor.withdrawn


def test_a_stack_that_is_not_there_is_told_in_a_sentence(
    deployed: Deployed, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--stack", "elsewhere", "--root", str(deployed.root)]

    assert publish.main(arguments) == 1
    assert capsys.readouterr().err.startswith("There is no stack named elsewhere here:")


def test_no_region_and_no_credentials_are_told_in_a_sentence(
    deployed: Deployed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "clients", publish_stack.clients)
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.delenv("AWS_REGION", raising=False)

    assert deployed.publish() == 1
    assert (
        capsys.readouterr().err
        == "Say which region the stack is in: set AWS_REGION, such as eu-west-2.\n"
    )
