"""Names as parts of addresses: the ids of mentors' files, and the values of filters."""

import hashlib
import re
import unicodedata
from functools import cache

NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST_ID = 80


@cache
def slug(name: str) -> str:
    """Write a name as part of an address; names without Latin letters get a short fingerprint."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return NOT_PLAIN.sub("-", plain).strip("-") or hashlib.sha256(name.encode()).hexdigest()[:10]


def meant_id(stem: str) -> str:
    """Return the id that a file's name, or a person's, comes nearest to."""
    return slug(stem)[:LONGEST_ID].strip("-")
