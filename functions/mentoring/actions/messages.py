"""Writing to the coordinators."""

from mentoring.actions.looking import paired_with
from mentoring.actions.means import Means
from mentoring.adapters import keys
from mentoring.domain import message
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme


def write(
    means: Means, programme: Programme, person: Person, scheme: str, text: str, form: str
) -> None:
    """Send a message; the form's own name makes sending it again send once. Raises Incomplete."""

    def attempt() -> None:
        (before,) = means.load(keys.message(person.id, form))
        if before is None:
            others = paired_with(means, person)
            sent = message.write(person, scheme, text, form, programme, means.now(), others)
            means.save((sent.message, sent.notice), sent.letters)

    means.settle(attempt)
