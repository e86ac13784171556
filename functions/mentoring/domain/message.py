"""Writing to a scheme's coordinators, outside anybody else's sight (R33)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from mentoring.domain.lengths import LONGEST_TEXT, missing_or_long
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.notice import Notice
from mentoring.domain.people import Person
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Incomplete
from mentoring.domain.wording import paragraphs


@dataclass(frozen=True)
class Message:
    """What a person wrote to a scheme's coordinators; `form` is the random name of its form."""

    person_id: str
    form: str
    scheme: str
    text: str
    at: datetime
    version: int = 0


@dataclass(frozen=True)
class Sent:
    """A message to keep, its place on the coordinators' page, and a letter to each of them."""

    message: Message
    notice: Notice
    letters: tuple[Letter, ...]


def coordinated(programme: Programme) -> list[str]:
    """The schemes that have coordinators to write to, in the programme's order."""
    return [scheme for scheme in programme.schemes if programme.coordinators.get(scheme)]


def write(
    person: Person,
    scheme: str,
    text: str,
    form: str,
    programme: Programme,
    now: datetime,
    paired_with: Collection[str] = (),
) -> Sent:
    """Write to a scheme's coordinators; `paired_with` are the others of the person's pairings.

    R33: none of those reads it. Raises Incomplete where the scheme or the text is missing, where
    one of them coordinates the scheme, or where the text is too long.
    """
    text = paragraphs(text)
    if errors := _errors(scheme, text, programme, paired_with):
        raise Incomplete(errors)
    message = Message(person.id, form, scheme, text, now)
    name = person.name or person.address
    notice = Notice(scheme, person.id, f"message-{form}", f"{name} writes", now, note=text)
    facts = {
        "name": name,
        "text": text,
        "scheme": scheme,
        "scheme_title": programme.schemes[scheme].title,
    }
    letters = (
        Letter(Kind.MESSAGE, to=one, about=person.id, facts=facts)
        for one in programme.coordinators[scheme]
    )
    return Sent(message, notice, tuple(letters))


def _errors(
    scheme: str, text: str, programme: Programme, paired_with: Collection[str]
) -> dict[str, str]:
    errors = {}
    if scheme not in coordinated(programme):
        errors["scheme"] = "Choose the scheme it is about"
    elif set(programme.coordinators[scheme]) & set(paired_with):
        errors["scheme"] = (
            "Choose another scheme: somebody you are or were paired with coordinates this one, and "
            "would read it"
        )
    return errors | missing_or_long(LONGEST_TEXT, "Write your message", text=text)
