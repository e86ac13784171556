"""What to call people: first names on buttons, initials instead of photos, and their tint."""

import hashlib

TINTS = 8
TITLES = frozenset(
    [
        "Dr",
        "Prof",
        "Professor",
        "Sir",
        "Dame",
        "Lord",
        "Lady",
        "Rev",
        "Revd",
        "Mr",
        "Mrs",
        "Ms",
        "Mx",
    ]
)


FORMER_MENTOR = "Former mentor"
"""What mentees read in their own records where the name of an erased mentor stood (R31)."""


def first_name(name: str) -> str:
    """What to call somebody on a button: the first word that is no title."""
    if name == FORMER_MENTOR:
        return name
    return next(iter(_called(name)), name)


def initials(name: str) -> str:
    """Stand in for a photo: the first letters of the first and the last word."""
    words = [word for word in _called(name) if word[0].isalpha()] or _called(name)
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()


def tint(name: str) -> int:
    """Number the tint behind the initials, from 0; the same name always has the same."""
    return hashlib.sha256(name.encode()).digest()[0] % TINTS


def _called(name: str) -> list[str]:
    words = name.split()
    return words[1:] if len(words) > 1 and words[0].rstrip(".") in TITLES else words
