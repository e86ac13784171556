"""What people say of themselves: a mentee's details, a mentor's places."""

from collections.abc import Mapping
from dataclasses import replace

from mentoring.domain.identity import whole_number
from mentoring.domain.lengths import LONGEST_NAME, missing_or_long
from mentoring.domain.people import Mentor, Person, same_address
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import require_address
from mentoring.domain.wording import one_line

MOST_PLACES = 20
"""More places than anybody keeps; guards against a slip of the finger."""


def with_details(person: Person, form: Mapping[str, str], programme: Programme) -> Person:
    """The person with name, organisation, grade and line manager's address from the form.

    Raises Incomplete with one message for each field to put right.
    """
    name, organisation = one_line(form.get("name", "")), one_line(form.get("organisation", ""))
    grade = form.get("grade", "")
    ask = "Enter your organisation"
    errors = missing_or_long(LONGEST_NAME, "Enter your name", name=name)
    errors |= missing_or_long(LONGEST_NAME, ask, organisation=organisation)
    if all(grade != known.id for known in programme.grades):
        errors["grade"] = "Choose your grade, or the one nearest to it"
    manager, problem = _manager(person, form.get("line_manager", ""))
    if problem:
        errors["line_manager"] = problem
    if errors:
        raise Incomplete(errors)
    return replace(person, name=name, organisation=organisation, grade=grade, line_manager=manager)


def with_places(mentor: Mentor, places: str) -> Mentor:
    """The mentor with their own number of places; fewer than are taken ends no pairing.

    Saying the number that is there already leaves the file's word as it is. Raises Incomplete.
    """
    own = whole_number(places)
    if own is None or own > MOST_PLACES:
        raise Incomplete({"places": f"Enter a whole number from 0 to {MOST_PLACES}"})
    return mentor if own == mentor.places else replace(mentor, own_places=own)


def _manager(person: Person, text: str) -> tuple[str, str]:
    try:
        manager = require_address(text)
    except Incomplete:
        return "", "Enter your line manager's work address"
    if manager == same_address(person.address):
        return "", "Enter your line manager's work address: this one is yours"
    return manager, ""
