"""R12: a coordinator introduces up to three mentors, the mentee picks one, the mentor answers."""

from dataclasses import replace
from datetime import date

import pytest

from mentoring.domain import acceptance, introducing, introduction
from mentoring.domain.act import ActKind
from mentoring.domain.choosing_again import ChooseAgain, NotAgain
from mentoring.domain.eligibility import OutsideScheme, require_eligible
from mentoring.domain.enrolling import Rostered
from mentoring.domain.enrolment import Enrolment, Request, RequestState, Role
from mentoring.domain.introduced import OneOfThem
from mentoring.domain.introducing import Made
from mentoring.domain.introduction import IntroductionOver
from mentoring.domain.letter import Kind
from mentoring.domain.people import Mentor, Person
from mentoring.domain.refusals import Incomplete
from tests.domain.asked_whom import an_ending, refusal
from tests.domain.examples import PRIYA, TODAY, a_mentor, an_enrolment, asked
from tests.world import NOW, PROGRAMME

CORA = Person("cora", "cora@gov.example", "Cora Vaughan", coordinates=("peers",))
AMARA, BEN, MEI = (a_mentor(one) for one in ("amara-okafor", "ben-hughes", "mei-lin"))
WHY = "You have all moved from the coast."


def introduced(
    *mentors: Mentor,
    scheme: str = "peers",
    mentee: Person = PRIYA,
    enrolment: Enrolment | None = None,
    form: str = "theform",
) -> Made:
    """Let Cora introduce mentors to Priya."""
    named = dict(zip(introducing.FIELDS, mentors or (AMARA, BEN, MEI), strict=False))
    enrolment = enrolment or an_enrolment(scheme)
    return introducing.introduce(CORA, mentee, named, enrolment, PROGRAMME, WHY, form, NOW)


def ended(mentor: Mentor, made: Made, state: RequestState) -> Request:
    """A request that came of it and has ended."""
    return asked(mentor, made.enrolment).request.ended(state, NOW)


def test_r12_an_introduction_names_the_mentors_says_why_and_tells_the_mentee_alone() -> None:
    made = introduced()
    assert made.introduction.names == "Amara Okafor, Ben Hughes and Mei Lin"
    assert (made.introduction.why, made.introduction.by) == (WHY, "Cora Vaughan")
    assert [(one.kind, one.to) for one in made.letters] == [(Kind.INTRODUCTION, "priya")]
    assert made.notice.text == (
        "Cora Vaughan introduces Priya Raghunathan to Amara Okafor, Ben Hughes and Mei Lin"
    )
    assert "@" not in str(dict(made.letters[0].facts))


def test_r6_r12_it_opens_an_unlisted_roster_scheme_for_those_mentors_and_no_others() -> None:
    assert refusal(AMARA, an_enrolment("peers")) is OutsideScheme
    made = introduced(AMARA, BEN)
    assert made.enrolment.on_roster
    assert made.placed
    assert made.placed.rostered == Rostered("peers", "priya", made.enrolment.started_on)
    assert (made.placed.act.kind, made.placed.act.person_id) == (ActKind.ENROLLED, "priya")
    assert refusal(AMARA, made.enrolment) is None
    assert refusal(BEN, made.enrolment) is None
    assert refusal(MEI, made.enrolment) is OutsideScheme


def test_r6_r12_whoever_is_on_the_roster_stays_there_as_they_are() -> None:
    there = an_enrolment("peers", on_roster=True, times_enrolled=3)
    made = introduced(AMARA, enrolment=there)
    assert (made.placed, made.enrolment.times_enrolled) == (None, 3)
    assert introduced(AMARA, scheme="open").placed is None


def test_r12_a_pick_is_an_ordinary_request_that_says_where_it_came_from() -> None:
    made = introduced(AMARA)
    one = asked(AMARA, made.enrolment)
    assert one.request.introduction == str(made.introduction.id)
    assert [letter.kind for letter in one.letters] == [Kind.REQUEST_RECEIVED]
    assert asked(AMARA, an_enrolment("career")).request.introduction == ""


def test_r12_one_is_asked_at_a_time() -> None:
    made = introduced()
    one = asked(AMARA, made.enrolment)
    with pytest.raises(OneOfThem, match="Amara Okafor"):
        asked(BEN, one.enrolment)
    without = one.enrolment.without_request(one.request)
    assert asked(BEN, without).request.id.mentor_id == "ben-hughes"


def test_r12_one_at_a_time_holds_over_a_newer_introduction_too() -> None:
    one = asked(AMARA, introduced(AMARA).enrolment)
    newer = introduced(BEN, enrolment=one.enrolment, form="newer")
    assert refusal(BEN, newer.enrolment) is OneOfThem


def test_r3_r12_in_a_listed_scheme_others_can_be_asked_beside_it() -> None:
    one = asked(AMARA, introduced(AMARA, scheme="open").enrolment)
    assert refusal(BEN, one.enrolment) is None


def test_r12_a_newer_introduction_takes_the_place_of_the_one_before() -> None:
    first = introduced(AMARA)
    newer = introduced(BEN, enrolment=first.enrolment, form="newer")
    assert not introduction.is_current(first.introduction, newer.enrolment)
    assert introduction.is_current(newer.introduction, newer.enrolment)
    assert refusal(AMARA, newer.enrolment) is OutsideScheme


def test_r12_it_is_over_once_a_pairing_starts() -> None:
    made = introduced()
    one = asked(AMARA, made.enrolment)
    paired = acceptance.accept(
        one.request, one.enrolment, AMARA, PROGRAMME, NOW, outside_line=True
    ).enrolment
    assert not introduction.is_current(made.introduction, paired)
    with pytest.raises(IntroductionOver):
        introduction.require_choice(made.introduction, paired, "ben-hughes", [])


@pytest.mark.parametrize(
    ("state", "again"),
    [
        (RequestState.DECLINED, False),
        (RequestState.CLOSED, False),
        (RequestState.WITHDRAWN, True),
        (RequestState.RELEASED, True),
    ],
)
def test_r12_after_a_no_another_can_be_picked_and_not_the_same(
    state: RequestState, *, again: bool
) -> None:
    made = introduced()
    before = [ended(AMARA, made, state)]
    for other in ("ben-hughes", "mei-lin"):
        introduction.require_choice(made.introduction, made.enrolment, other, before)
    if again:
        introduction.require_choice(made.introduction, made.enrolment, AMARA.id, before)
    else:
        with pytest.raises(Incomplete):
            introduction.require_choice(made.introduction, made.enrolment, AMARA.id, before)


@pytest.mark.parametrize("mentor_id", ["", "nobody", "sian-rees"])
def test_r12_only_those_who_were_introduced_can_be_picked(mentor_id: str) -> None:
    made = introduced()
    with pytest.raises(Incomplete) as refused:
        introduction.require_choice(made.introduction, made.enrolment, mentor_id, [])
    assert refused.value.errors == {"mentor": "Choose one of the mentors"}


def test_r12_an_introduction_waits_until_somebody_is_asked_and_while_somebody_is_left() -> None:
    made = introduced(AMARA, BEN)
    one = asked(AMARA, made.enrolment)
    declined = [ended(AMARA, made, RequestState.DECLINED)]
    both = [*declined, ended(BEN, made, RequestState.CLOSED)]
    found = made.introduction
    assert introduction.waiting([found], [made.enrolment], []) == [found]
    assert introduction.waiting([found], [one.enrolment], []) == []
    assert introduction.waiting([found], [made.enrolment], declined) == [found]
    assert introduction.waiting([found], [made.enrolment], both) == []
    assert introduction.waiting([found], [], []) == []


def test_r16_r12_an_introduction_is_the_word_that_choosing_again_needs() -> None:
    left = an_enrolment("open", endings=(an_ending("sian-rees", by=Role.MENTEE),))
    assert refusal(AMARA, left) is ChooseAgain
    made = introduced(AMARA, scheme="open", enrolment=left)
    assert refusal(AMARA, made.enrolment) is None
    assert refusal(BEN, made.enrolment) is ChooseAgain


def test_r12_the_form_names_all_that_is_missing_at_once() -> None:
    with pytest.raises(Incomplete) as refused:
        introducing.require_complete({"address": "x", "why": " "}, PROGRAMME)
    assert list(refused.value.errors) == ["address", "mentor-1", "why"]
    form = {"address": " New@GOV.example ", "mentor-2": "ben-hughes", "why": WHY}
    assert introducing.require_complete(form, PROGRAMME) == "new@gov.example"


def test_r30_r12_only_addresses_that_may_sign_in_are_introduced() -> None:
    with pytest.raises(Incomplete) as refused:
        introducing.require_complete(
            {"address": "a@evil.example", "mentor-1": "ben-hughes", "why": WHY}, PROGRAMME
        )
    assert list(refused.value.errors) == ["address"]


def test_r12_a_mentor_named_twice_is_introduced_once() -> None:
    form = {"mentor-1": "ben-hughes", "mentor-2": "", "mentor-3": "ben-hughes", "mentor-4": "x"}
    assert introducing.chosen_in(form) == {"mentor-1": "ben-hughes"}


def test_r1_r12_nobody_is_introduced_who_has_a_mentor_in_the_scheme() -> None:
    paired = an_enrolment("peers", running="priya.peers.sian-rees.1")
    with pytest.raises(Incomplete) as refused:
        introduced(enrolment=paired)
    assert refused.value.errors == {"address": "This person has a mentor in the scheme already"}


@pytest.mark.parametrize(
    ("mentor", "says"),
    [
        (a_mentor(taken=1), "Every place of Amara Okafor is taken"),
        (replace(a_mentor(), paused_until=date(2026, 12, 7)), "until they are back on"),
        (a_mentor(offers=("spot session",)), "does not offer pairings"),
        (a_mentor(schemes=("open",)), "is not a mentor in Peers any more"),
        (replace(a_mentor(), person_id=None), "no address for them"),
    ],
)
def test_r2_r6_r7_r12_who_could_not_be_asked_is_not_introduced(mentor: Mentor, says: str) -> None:
    with pytest.raises(Incomplete) as refused:
        introduced(BEN, mentor)
    assert list(refused.value.errors) == ["mentor-2"]
    assert says in refused.value.errors["mentor-2"]


def test_r5_r17_r34_what_stands_between_two_people_is_not_told_to_the_coordinator() -> None:
    managed = replace(PRIYA, line_manager="amara-okafor@police.example")
    herself = replace(PRIYA, address="amara-okafor@police.example")
    before = an_enrolment("peers", endings=(an_ending("amara-okafor"),))
    for mentee, enrolment in ((managed, None), (herself, None), (PRIYA, before)):
        with pytest.raises(Incomplete) as refused:
            introduced(AMARA, BEN, mentee=mentee, enrolment=enrolment)
        assert refused.value.errors == {
            "mentor-1": "Choose somebody else: Peers can't pair Amara Okafor with this person"
        }


def test_r6_r12_limits_on_the_mentee_hold_where_their_details_are_known_and_at_the_pick() -> None:
    inside = replace(PRIYA, organisation="northshire constabulary")
    with pytest.raises(Incomplete):
        introduced(AMARA, scheme="leadership", mentee=inside)
    unknown = Person("priya", "priya@gov.example")
    made = introduced(AMARA, scheme="leadership", mentee=unknown)
    with pytest.raises(OutsideScheme):
        require_eligible(inside, AMARA, made.enrolment, PROGRAMME, TODAY)


def test_r17_r12_the_same_two_are_not_paired_again_by_an_older_introduction() -> None:
    made = introduced(AMARA)
    before = replace(made.enrolment, endings=(an_ending("amara-okafor"),))
    assert refusal(AMARA, before) is NotAgain
