"""What a biography is checked by where there are no files: the published programme."""

from mentoring.domain.biography.known import MEETS, OFFERS, Known
from mentoring.domain.biography.mentor_rules import mentor_rules
from mentoring.domain.biography.published import Words
from mentoring.domain.programme import Programme


def known_of(programme: Programme, words: Words) -> Known:
    """Return what biographies are checked by: the same words and rules as `directory check` has."""
    known = Known(
        grades=tuple(one.id for one in programme.grades),
        grade_names=tuple(one.name for one in programme.grades),
        topics=programme.topics,
        organisations=words.organisations,
        meets=words.meets or MEETS,
        offers=words.offers or OFFERS,
        schemes=tuple(programme.schemes),
    )
    return known.with_rules(mentor_rules(known, programme.schemes))
