"""A biography: what a mentor's file says, as a value."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from directory.prose import to_html
from directory.standing import fingerprint
from mentoring.domain import naming
from mentoring.domain.biography.published import WrittenBiography
from mentoring.domain.people import PublishedMentor, SpotOffer
from mentoring.domain.weekly_times import weekly_times_from

PHOTO, SMALL_PHOTO = "photo", "photo-small"
"""What the files of a photo are called, before their mark."""


@dataclass(frozen=True)
class Biography:
    """Everything a mentor's page needs, as the file has it; `grade` and `schemes` are ids.

    `file` is the fingerprint of the file, `photo` the mark of the photo; empty without one.
    """

    id: str
    name: str
    role: str
    organisation: str
    grade: str
    location: str
    schemes: tuple[str, ...]
    topics: tuple[str, ...]
    offers: tuple[str, ...]
    meets: tuple[str, ...]
    text: str
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    training: str = ""
    places: int = 1
    spot: SpotOffer | None = None
    file: str = ""
    photo: str = ""

    @property
    def address(self) -> str:
        """Where the mentor's page is on the site."""
        return f"/mentors/{self.id}/"

    @property
    def photo_address(self) -> str:
        """Where the photo on the mentor's own page is; empty without one."""
        return self.address_of_photo(PHOTO)

    @property
    def small_photo_address(self) -> str:
        """Where the photo in rows is; empty without one."""
        return self.address_of_photo(SMALL_PHOTO)

    def address_of_photo(self, name: str) -> str:
        """Where a photo of this name is: its mark is in it, so that browsers may keep it."""
        return f"{self.address}{name}.{self.photo}.jpg" if self.photo else ""

    def __hash__(self) -> int:
        """Find it quickly: no two of a pool have the same id."""
        return hash(self.id)

    @cached_property
    def html(self) -> str:
        """The text as HTML that is safe to stand in a page."""
        return to_html(self.text)

    @cached_property
    def print(self) -> str:
        """Stand for all of it."""
        return fingerprint(self)

    @cached_property
    def row_print(self) -> str:
        """Stand for what a row in a list shows of it."""
        return fingerprint(
            self.id, self.name, self.role, self.organisation, self.topics, self.photo
        )

    @property
    def first_name(self) -> str:
        """What to call the mentor on a button."""
        return naming.first_name(self.name)

    @property
    def initials(self) -> str:
        """What stands in for a photo."""
        return naming.initials(self.name)

    @property
    def tint(self) -> int:
        """Number the tint behind the initials."""
        return naming.tint(self.name)

    def to_published(self) -> PublishedMentor:
        """Return what every page of the backend needs of it."""
        return PublishedMentor(
            id=self.id,
            name=self.name,
            role=self.role,
            organisation=self.organisation,
            grade=self.grade,
            location=self.location,
            schemes=self.schemes,
            topics=self.topics,
            offers=self.offers,
            meets=self.meets,
            trained=bool(self.training),
            places=self.places,
            spot=self.spot,
        )

    def to_written(self) -> WrittenBiography:
        """Return the rest, which the form of a biography is filled in with."""
        return WrittenBiography(
            mentor_id=self.id,
            text=self.text,
            file=self.file,
            pronouns=self.pronouns,
            languages=self.languages,
            training=self.training,
        )


def biography_from(mentor_id: str, fields: dict[str, Any], file: str = "") -> Biography:
    """Read a mentor's file that the check has found sound; `file` is its fingerprint."""

    def line(name: str) -> str:
        return " ".join(str(fields.get(name, "")).split())

    def words(name: str) -> tuple[str, ...]:
        return tuple(fields.get(name, ()))

    return Biography(
        id=mentor_id,
        text=fields["biography"],
        name=line("name"),
        pronouns=line("pronouns"),
        role=line("role"),
        organisation=line("organisation"),
        grade=line("grade"),
        location=line("location"),
        schemes=words("schemes"),
        topics=words("topics"),
        offers=words("offers"),
        meets=words("meets"),
        languages=words("languages"),
        training=line("training"),
        places=fields.get("places", 1),
        spot=_spot(fields.get("spot")),
        file=file,
    )


def _spot(fields: dict[str, Any] | None) -> SpotOffer | None:
    if fields is None:
        return None
    given = {name: fields[name] for name in ("notice_days", "most_a_month") if name in fields}
    return SpotOffer(
        topics=tuple(fields["topics"]),
        minutes=fields["minutes"],
        times=tuple(sorted(weekly_times_from(text) for text in fields["times"])),
        **given,
    )
