"""What actions rely on, of the fake store as of the table."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentoring.adapters import index, keys
from mentoring.adapters.changes import Conflict, Put, Remove
from mentoring.domain.diary import HeldMonth
from mentoring.domain.enrolment import Enrolment, RequestState
from mentoring.domain.identity import RequestId
from mentoring.domain.letter import Kind, Letter, Outgoing, OutgoingState
from mentoring.domain.people import Mentor, Person
from mentoring.domain.waiting import ListedMentor, waiting
from tests.domain.examples import a_mentor, an_enrolment, asked, paired
from tests.world import NOW, PROGRAMME

PRIYA = Person("priya", "priya@gov.example")


def listed(mentor_id: str, scheme: str = "career") -> ListedMentor:
    """A mentor on a scheme's list."""
    return ListedMentor(scheme, mentor_id, "Name", "Role", "Organisation", ("topic",))


def put(store: Any, *values: Any) -> None:
    """Write values."""
    store.save([Put(one) for one in values])


def test_what_is_not_there_is_none_and_answers_come_in_the_order_of_the_keys(store: Any) -> None:
    put(store, PRIYA, PROGRAMME)
    found = store.load(
        keys.diary("priya"), keys.person("priya"), keys.programme(), keys.person("priya")
    )
    assert found == (None, replace(PRIYA, version=1), PROGRAMME, replace(PRIYA, version=1))


def test_a_hundred_items_are_read_and_written_at_once(store: Any) -> None:
    put(store, *(Person(f"p{count}", f"p{count}@gov.example") for count in range(100)))
    found = store.load(*(keys.person(f"p{count}") for count in range(100)))
    assert [one.id for one in found] == [f"p{count}" for count in range(100)]


def test_a_value_is_written_with_the_next_version(store: Any) -> None:
    put(store, PRIYA)
    for version in (1, 2, 3):
        (found,) = store.load(keys.person("priya"))
        assert found.version == version
        put(store, replace(found, name=f"Priya {version}"))


def test_what_is_there_already_is_not_written_as_new(store: Any) -> None:
    put(store, PRIYA)
    with pytest.raises(Conflict):
        put(store, replace(PRIYA, name="Another"))
    assert store.load(keys.person("priya")) == (replace(PRIYA, version=1),)


def test_what_has_changed_since_it_was_read_is_not_written(store: Any) -> None:
    put(store, PRIYA)
    (read,) = store.load(keys.person("priya"))
    put(store, replace(read, name="First"))
    with pytest.raises(Conflict):
        put(store, replace(read, name="Second"))
    assert store.load(keys.person("priya"))[0].name == "First"


def test_what_was_read_and_removed_meanwhile_is_not_written(store: Any) -> None:
    put(store, PRIYA)
    (read,) = store.load(keys.person("priya"))
    store.save([Remove(keys.person("priya"))])
    with pytest.raises(Conflict):
        put(store, replace(read, name="Second"))
    assert store.load(keys.person("priya")) == (None,)


def test_all_is_written_or_nothing(store: Any) -> None:
    put(store, PRIYA, HeldMonth("amara-okafor", "2026-12"))
    mentor = a_mentor()
    with pytest.raises(Conflict):
        store.save(
            [Put(mentor), Remove(keys.month("amara-okafor", "2026-12")), Put(PRIYA)],
        )
    found = store.load(keys.mentor(mentor.id), keys.month("amara-okafor", "2026-12"))
    assert found == (None, HeldMonth("amara-okafor", "2026-12", version=1))


def test_a_value_without_version_is_written_whatever_is_there(store: Any) -> None:
    put(store, listed("amara-okafor"))
    put(store, replace(listed("amara-okafor"), role="Director"))
    (found,) = store.load(keys.listed("career", "amara-okafor"))
    assert found.role == "Director"


def test_removing_what_is_not_there_is_done_already(store: Any) -> None:
    store.save([Remove(keys.person("nobody"))])


@pytest.mark.parametrize("changes", [[], [Put(PRIYA), Remove(keys.person("priya"))]])
def test_nothing_and_one_item_twice_are_mistakes(store: Any, changes: list[Any]) -> None:
    with pytest.raises(Exception, match=r"(?i)items|each|member|transact|at least"):
        store.save(changes)


def test_a_partition_is_read_in_the_order_of_its_keys_from_a_beginning_if_given(
    store: Any,
) -> None:
    found = asked(a_mentor(), an_enrolment())
    pairing = paired().pairing
    put(store, PRIYA, found.enrolment, pairing, waiting(found.request))
    put(store, listed("mei-lin"), listed("amara-okafor"), listed("amara-okafor", "open"))
    assert [type(one) for one in store.partition("PERSON#priya")] == [
        Enrolment,
        type(pairing),
        Person,
    ]
    assert store.partition("PERSON#priya", "ENROLMENT#") == [replace(found.enrolment, version=1)]
    assert [one.mentor_id for one in store.partition("SCHEME#career", "MENTOR#")] == [
        "amara-okafor",
        "mei-lin",
    ]
    assert store.partition("PERSON#nobody") == []
    assert store.partition("PERSON#pri") == []


def test_a_partition_of_many_items_is_read_to_its_end(store: Any) -> None:
    long = "x" * 20_000
    for count in range(90):
        put(store, replace(listed(f"m{count:02}"), role=long))
    assert len(store.partition("SCHEME#career")) == 90


def test_the_index_knows_what_is_due_on_a_date_and_forgets_it_when_it_is_done(store: Any) -> None:
    enrolment = asked(a_mentor(), an_enrolment()).enrolment
    put(store, enrolment)
    (read,) = store.load(keys.enrolment("priya", "career"))
    day = index.due_on("2026-11-30")
    assert list(store.due(day)) == [read]
    assert list(store.due(index.due_on("2026-12-01"))) == []
    put(store, replace(read, open={}))
    assert list(store.due(day)) == []


def test_the_index_moves_an_enrolment_to_its_next_date(store: Any) -> None:
    enrolment = asked(a_mentor(), an_enrolment()).enrolment
    later = {key: replace(one, reminded=True) for key, one in enrolment.open.items()}
    put(store, replace(enrolment, open=later))
    assert list(store.due(index.due_on("2026-11-30"))) == []
    assert len(list(store.due(index.due_on("2026-12-07")))) == 1


@pytest.mark.parametrize("state", list(OutgoingState))
def test_the_index_knows_which_letters_were_not_sent(store: Any, state: OutgoingState) -> None:
    letter = Letter(Kind.ACCEPTED, to="priya", facts={"scheme": "career"})
    put(store, Outgoing("l1", letter, NOW), Outgoing("l2", letter, NOW - timedelta(days=1)))
    (read,) = store.load(keys.outgoing("l1"))
    put(store, replace(read, state=state))
    unsent = [one.id for one in store.due(index.unsent_from("2026-11-23"))]
    assert unsent == (["l1"] if state is OutgoingState.WRITTEN else [])


def test_a_whole_acceptance_is_one_write(store: Any) -> None:
    accepted = paired(a_mentor(places=2))
    put(store, accepted.enrolment, accepted.mentor, accepted.pairing, accepted.request)
    assert store.load(
        keys.mentor("amara-okafor"),
        keys.pairing(RequestId("priya", "career", "amara-okafor", 1)),
        keys.request(accepted.request.id),
    ) == (
        replace(accepted.mentor, version=1),
        replace(accepted.pairing, version=1),
        accepted.request,
    )
    assert accepted.request.state is RequestState.ACCEPTED
    assert accepted.pairing.ends_on == date(2027, 11, 23)
    assert isinstance(accepted.mentor, Mentor)
