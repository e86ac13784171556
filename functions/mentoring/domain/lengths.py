"""How long what people type may be: what is too long comes back to its form, and is never cut.

Texts are counted as they are kept, tidied by `wording`: so the end of a line counts once, and what
nobody sees not at all.
"""

from mentoring.domain.refusals import Incomplete

LONGEST_NAME = 200
"""Characters of a person's name and of an organisation's."""
LONGEST_TEXT = 2000
"""Characters of a text that needs its room: aims, a message, a reply, an agenda."""


def too_long(most: int, **typed: str) -> dict[str, str]:
    """What to do about each text of more than `most` characters, by its field."""
    return {
        field: f"Shorten this to {most:,} characters: it has {len(text):,}"
        for field, text in typed.items()
        if len(text) > most
    }


def missing_or_long(most: int, ask: str, **typed: str) -> dict[str, str]:
    """As `too_long`, for texts that have to be there: `ask` says what to write."""
    missing = {field: ask for field, text in typed.items() if not text}
    return missing | too_long(most, **typed)


def require_short(most: int, **typed: str) -> None:
    """Raise Incomplete where `too_long` has something to say."""
    if errors := too_long(most, **typed):
        raise Incomplete(errors)


def require_text(most: int, ask: str, **typed: str) -> None:
    """Raise Incomplete where `missing_or_long` has something to say."""
    if errors := missing_or_long(most, ask, **typed):
        raise Incomplete(errors)
