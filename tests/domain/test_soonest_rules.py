"""R24, R25: the soonest slots with anyone who offers a topic."""

from dataclasses import replace
from datetime import timedelta

from mentoring.domain import soonest as rules
from mentoring.domain.diary import Diary
from mentoring.domain.people import Mentor
from tests.domain.booking import EMPTY, NOON, diary_with
from tests.domain.examples import PRIYA, a_mentor, an_appointment
from tests.world import NOW, PROGRAMME, SPOT, published

TOPIC = "leading a team"


def soonest(*mentors: Mentor, diary: Diary | None = None) -> list[tuple[str, str]]:
    """The times by mentor."""
    months = {one.id: EMPTY for one in mentors}
    found = rules.soonest(PRIYA, mentors, TOPIC, diary or Diary("priya"), months, PROGRAMME, NOW)
    return [(f"{one.starts_at:%d %H:%M}", one.mentor.id) for one in found]


def test_r24_the_soonest_of_all_come_first_and_a_few_of_each() -> None:
    other = a_mentor("ben-hughes", spot=replace(SPOT, notice_days=5))
    assert soonest(a_mentor(), other) == [
        ("26 16:00", "amara-okafor"),
        ("26 16:30", "amara-okafor"),
        ("01 12:00", "amara-okafor"),
        ("01 12:00", "ben-hughes"),
        ("01 12:30", "ben-hughes"),
        ("01 13:00", "ben-hughes"),
    ]


def test_r25_only_whom_one_could_book_now_is_shown() -> None:
    paused = replace(a_mentor("a"), paused_until=PROGRAMME.day_of(NOW) + timedelta(days=90))
    unlisted = a_mentor("b", schemes=("peers",))
    withdrawn = replace(a_mentor("c"), withdrawn=True)
    elsewhere = a_mentor("d", spot=replace(SPOT, topics=("part-time working",)))
    nobody = replace(a_mentor("e"), person_id=None)
    oneself = replace(a_mentor("f"), person_id=PRIYA.id)
    assert soonest(paused, unlisted, withdrawn, elsewhere, nobody, oneself) == []
    with_her = an_appointment(NOON)
    assert soonest(a_mentor(), diary=diary_with(with_her)) == []


def test_a_time_at_which_the_mentee_has_something_else_is_left_out() -> None:
    own = an_appointment(NOON, mentor_id="ben-hughes")
    assert ("01 12:00", "amara-okafor") not in soonest(a_mentor(), diary=diary_with(own))
    assert ("01 12:30", "amara-okafor") in soonest(a_mentor(), diary=diary_with(own))


def test_only_the_public_directorys_mentors_are_offered_on_a_topic() -> None:
    found = rules.offered(
        [
            published("mei-lin"),
            published("amara-okafor"),
            published("hidden", schemes=("peers",)),
            published("none", offers=("pairing",)),
        ],
        PROGRAMME,
    )
    assert found[TOPIC].mentors == ("amara-okafor", "mei-lin")


def test_of_many_mentors_others_are_looked_at_for_each_person_and_day() -> None:
    many = [f"m{number}" for number in range(100)]
    today = PROGRAMME.day_of(NOW)
    looked = rules.looked_at(many, "priya", today)
    assert len(set(looked)) == rules.LOOKED_AT
    assert looked == rules.looked_at(many, "priya", today)
    assert looked != rules.looked_at(many, "kofi", today)
    assert looked != rules.looked_at(many, "priya", today + timedelta(days=1))
