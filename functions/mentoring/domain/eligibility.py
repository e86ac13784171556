"""Who may ask whom in a scheme (R1, R3, R5-R7; R16 and R17 with `choosing_again`)."""

from datetime import date

from mentoring.domain.choosing_again import require_may_choose_again, require_not_again
from mentoring.domain.enrolment import Enrolment
from mentoring.domain.introduced import is_introduced, require_one_at_a_time
from mentoring.domain.people import Mentor, Person, address_hash
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import DetailsMissing, Refusal, WayOn
from mentoring.domain.room import ELSEWHERE, require_room
from mentoring.domain.scheme import Scheme

TO_COORDINATORS = (WayOn.COORDINATORS, WayOn.SCHEMES, WayOn.FIND_A_MENTOR)


class CannotBeAsked(Refusal):
    """R6: the mentor does not take requests in this scheme, or not yet."""

    code = "mentor_cannot_be_asked"
    ways_on = ELSEWHERE


class LineManager(Refusal):
    """R5: the mentor is the mentee's line manager, or the mentee themselves."""

    code = "line_manager"
    sentence = (
        "A mentor is never your own line manager: the talk is freer with somebody outside your "
        "line. Find a mentor from another team or organisation."
    )
    ways_on = ELSEWHERE


class NotOneself(Refusal):
    """R5: nobody mentors themselves."""

    code = "oneself"
    sentence = "That is your own biography: you can't ask yourself. Find another mentor."
    ways_on = ELSEWHERE


class OutsideScheme(Refusal):
    """R6: one of the scheme's own limits does not fit this mentee or this pair."""

    code = "outside_scheme"
    ways_on = (WayOn.SCHEMES, WayOn.FIND_A_MENTOR)


class AlreadyPaired(Refusal):
    """R1: the mentee has a running pairing in this scheme."""

    code = "already_paired"
    sentence = (
        "You have a mentor in this scheme already. You can have one at a time: "
        "see the pairing in My mentoring."
    )


class TooManyOpen(Refusal):
    """R3: as many requests are open as the scheme allows."""

    code = "too_many_open"


class AlreadyAsked(Refusal):
    """R3: a request to this mentor is open already."""

    code = "already_asked"
    sentence = "You have asked this mentor already. See how your request is doing in My mentoring."


def require_eligible(
    person: Person,
    mentor: Mentor,
    enrolment: Enrolment,
    programme: Programme,
    today: date,
    *,
    waits: bool = False,
) -> None:
    """All limits on asking this mentor in the enrolment's scheme hold.

    Raises the Refusal that fits.

    `waits` says that a request of theirs to this mentor is open already, in whatever scheme (R3).
    """
    scheme = programme.schemes[enrolment.scheme]
    if not person.has_details:
        raise DetailsMissing
    require_open_to(mentor, enrolment, scheme)
    require_takes_requests(mentor, scheme)
    require_not_in_line(person, mentor)
    require_scheme_fits(person, mentor, enrolment, scheme)
    if waits:
        raise AlreadyAsked
    _require_free_to_ask(enrolment, scheme, mentor)
    require_room(mentor, person.id, scheme.id, today)


def refusal_of(
    person: Person,
    mentor: Mentor,
    enrolment: Enrolment,
    programme: Programme,
    today: date,
    *,
    waits: bool = False,
) -> Refusal | None:
    """Why this mentor can't be asked in the enrolment's scheme, None where they can.

    Raises DetailsMissing.
    """
    try:
        require_eligible(person, mentor, enrolment, programme, today, waits=waits)
    except DetailsMissing:
        raise
    except Refusal as refusal:
        return refusal
    return None


def require_takes_requests(mentor: Mentor, scheme: Scheme) -> None:
    """R6: the mentor offers pairings in this scheme and can be reached. Raises CannotBeAsked."""
    offered = mentor.published
    if mentor.withdrawn or scheme.id not in offered.schemes:
        raise CannotBeAsked(
            f"{mentor.name} is not a mentor in {scheme.title} any more. Find another one."
        )
    if "pairing" not in offered.offers:
        raise CannotBeAsked(
            f"{mentor.name} does not offer pairings, only single sessions. Book one, or find "
            "another mentor."
        )
    if not mentor.person_id:
        raise CannotBeAsked(
            f"{mentor.name} can't be asked yet: the coordinators have no address for them. "
            "Look for somebody else meanwhile, or come back in some days."
        )


def require_not_in_line(person: Person, mentor: Mentor) -> None:
    """R5: never oneself, never one's line manager. Raises NotOneself or LineManager."""
    if mentor.person_id == person.id or mentor.address_hash == address_hash(person.address):
        raise NotOneself
    if person.line_manager and mentor.address_hash == address_hash(person.line_manager):
        raise LineManager


def require_open_to(mentor: Mentor, enrolment: Enrolment, scheme: Scheme) -> None:
    """R12: in an unlisted scheme only those who were introduced are asked. Raises OutsideScheme.

    Comes before all that is said of the mentor: who is in such a scheme is nobody else's business.
    """
    if not (scheme.listed or is_introduced(mentor, enrolment)):
        raise OutsideScheme(
            f"In {scheme.title} the coordinators introduce people to each other: write to them.",
            TO_COORDINATORS,
        )


def require_scheme_fits(
    person: Person, mentor: Mentor, enrolment: Enrolment, scheme: Scheme
) -> None:
    """R6: grades, training, organisation and roster are as the scheme wants.

    Raises OutsideScheme.
    """
    published = mentor.published
    if scheme.roster_only and not enrolment.on_roster:
        raise OutsideScheme(
            f"{scheme.title} is open to people whom its coordinators enrolled, and you are "
            "not on their list yet. Write to them if you think that you belong there.",
            TO_COORDINATORS,
        )
    if scheme.mentee_grades and person.grade not in scheme.mentee_grades:
        raise OutsideScheme(
            f"{scheme.title} is for other grades than yours. Another scheme may fit."
        )
    if scheme.mentor_grades and published.grade not in scheme.mentor_grades:
        raise OutsideScheme(
            f"{scheme.title} asks for mentors of another grade than {mentor.name}'s. "
            "Find another mentor, or another scheme."
        )
    if scheme.mentor_training and not published.trained:
        raise OutsideScheme(
            f"{scheme.title} asks for trained mentors, and {mentor.name} has named no "
            "training. Find another mentor, or another scheme."
        )
    if scheme.other_organisation and _same(person.organisation, published.organisation):
        raise OutsideScheme(
            f"In {scheme.title} your mentor comes from another organisation, and "
            f"{mentor.name} is in yours. Find a mentor from elsewhere."
        )


def _require_free_to_ask(enrolment: Enrolment, scheme: Scheme, mentor: Mentor) -> None:
    if enrolment.running:
        raise AlreadyPaired
    if mentor.id in enrolment.open:
        raise AlreadyAsked
    if len(enrolment.open) >= scheme.ask_up_to:
        raise TooManyOpen(
            f"You have {len(enrolment.open)} open requests in {scheme.title}, which is as "
            "many as it allows at once. "
            "Withdraw one, or wait for an answer."
        )
    require_one_at_a_time(mentor, enrolment)
    require_not_again(enrolment, scheme, mentor)
    if not is_introduced(mentor, enrolment):
        require_may_choose_again(enrolment, scheme)


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
