"""What publishing keeps of a mentor's file for the form, beside what all pages need."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from mentoring.domain.people import PublishedMentor, SpotOffer

DEFAULTS = {
    "places": 1,
    "notice_days": SpotOffer.notice_days,
    "most_a_month": SpotOffer.most_a_month,
}
"""What a file means that leaves these out."""
SAID = {"schemes", "spot"}
"""Fields that say something even where they are empty."""


@dataclass(frozen=True)
class WrittenBiography:
    """What a mentor's file says and `PublishedMentor` lacks; as private as the mentor.

    `file` is the fingerprint of the whole file, by which a change in git is noticed.
    """

    mentor_id: str
    text: str
    file: str = ""
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    training: str = ""


@dataclass(frozen=True)
class Words:
    """Words of the programme that only biographies use. Empty allows any, or the usual."""

    organisations: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Texts:
    """All that publishing brings for the form of a biography."""

    words: Words
    biographies: tuple[WrittenBiography, ...]

    def without(self, mentor_ids: frozenset[str]) -> "Texts":
        """The texts of all others (R31)."""
        kept = tuple(one for one in self.biographies if one.mentor_id not in mentor_ids)
        return replace(self, biographies=kept)


def fields_of(mentor: PublishedMentor, written: WrittenBiography | None) -> dict[str, Any]:
    """Return the fields of a mentor's file, as far as they were published."""
    fields: dict[str, Any] = {
        "name": mentor.name,
        "role": mentor.role,
        "organisation": mentor.organisation,
        "grade": mentor.grade,
        "location": mentor.location,
        "schemes": list(mentor.schemes),
        "topics": list(mentor.topics),
        "offers": list(mentor.offers),
        "meets": list(mentor.meets),
        "places": mentor.places,
    }
    if mentor.spot:
        fields["spot"] = _spot(mentor.spot)
    if written:
        fields |= {"pronouns": written.pronouns, "languages": list(written.languages)}
        fields |= {"training": written.training, "biography": written.text}
    return without_defaults(fields)


def without_defaults(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a file need not say: empty optional fields, and numbers that are the usual."""
    return {
        name: without_defaults(value) if isinstance(value, dict) else value
        for name, value in fields.items()
        if (value or name in SAID or value == 0) and DEFAULTS.get(name) != value
    }


def fingerprint(text: str) -> str:
    """Stand for a file's text, however its lines end (SHA-256, hexadecimal)."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return hashlib.sha256(plain.encode(errors="replace")).hexdigest()


def _spot(offer: SpotOffer) -> dict[str, Any]:
    return {
        "topics": list(offer.topics),
        "minutes": offer.minutes,
        "times": [str(one) for one in offer.times],
        "notice_days": offer.notice_days,
        "most_a_month": offer.most_a_month,
    }
