"""R8: whom to suggest after a refusal."""

from dataclasses import replace
from datetime import date

from mentoring.domain.people import Queued
from mentoring.domain.suggestion import nearest, with_room
from mentoring.domain.waiting import listed
from tests.domain.examples import PRIYA, a_mentor, an_enrolment, asked
from tests.world import NOW, PROGRAMME, published


def test_r8_suggested_are_up_to_three_others_with_room_the_most_alike_first() -> None:
    topics = ("part-time working", "leading a team")
    others = [
        a_mentor("alike", topics=topics),
        a_mentor("less", topics=topics[:1]),
        a_mentor("full", topics=topics, taken=1),
        a_mentor("manager", topics=topics),
        a_mentor("elsewhere", topics=topics, schemes=("open",)),
        a_mentor("gone", topics=topics),
        a_mentor("sessions-only", topics=topics, offers=("spot session",)),
        a_mentor("zero", topics=()),
        a_mentor("zz-fourth", topics=()),
        replace(a_mentor("away", topics=topics), paused_until=date(2026, 12, 7)),
        replace(a_mentor("awaited", topics=topics), queue=(Queued("kofi", "career", NOW),)),
    ]
    others[5] = replace(others[5], withdrawn=True)
    person = replace(PRIYA, line_manager="manager@police.example")
    lists = [listed("career", one.published) for one in others]
    known = {one.id: one for one in others}
    near = nearest(lists, topics, an_enrolment(), "amara-okafor")
    chosen = with_room(
        [known[one.mentor_id] for one in near], person, an_enrolment(), PROGRAMME, NOW.date()
    )
    assert [one.id for one in chosen] == ["alike", "less", "zero"]


def test_r8_nobody_is_suggested_who_was_asked_or_paired_before_or_has_just_declined() -> None:
    enrolment = asked(a_mentor("asked-now"), an_enrolment()).enrolment
    lists = [listed("career", published(name)) for name in ("asked-now", "declined", "other")]
    assert [one.mentor_id for one in nearest(lists, (), enrolment, "declined")] == ["other"]
