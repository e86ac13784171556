"""Where a scheme's coordinators find a name: by the beginning of any word of it."""

import unicodedata
from dataclasses import dataclass

from mentoring.domain.people import Person
from mentoring.domain.waiting import ListedMentor

MOST_WORDS = 4
"""Words of a name that it is found by; more are found by the four before them."""
MOST_LETTERS = 60
SEPARATE = {
    ord(letter): plain
    for letter, plain in {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae"}.items()
}
"""Letters that Unicode doesn't take apart and that people type without their strokes."""


@dataclass(frozen=True)
class NameEntry:
    """One way to find somebody in a scheme: the name from one of its words on, as `folded`.

    Either `person_id` or `mentor_id` is set: a mentee, or a mentor as the directory names them.
    """

    scheme: str
    folded: str
    name: str
    person_id: str = ""
    mentor_id: str = ""


def folded(text: str) -> str:
    """The text without case, accents and marks, words parted by single spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(SEPARATE))
    letters = (one if one.isalnum() else " " for one in apart if not unicodedata.combining(one))
    bare = "".join(letters)
    return " ".join(bare.split())[:MOST_LETTERS]


def entries_of_person(person: Person, scheme: str) -> tuple[NameEntry, ...]:
    """All entries of a mentee in a scheme; none while they have given no name."""
    return tuple(
        NameEntry(scheme, each, person.name, person_id=person.id)
        for each in _beginnings(person.name)
    )


def entries_of_mentor(listed: ListedMentor) -> tuple[NameEntry, ...]:
    """All entries of a mentor in a scheme that lists them."""
    return tuple(
        NameEntry(listed.scheme, each, listed.name, mentor_id=listed.mentor_id)
        for each in _beginnings(listed.name)
    )


def _beginnings(name: str) -> list[str]:
    words = folded(name).split()
    return list(dict.fromkeys(" ".join(words[start:]) for start in range(len(words))))[:MOST_WORDS]
