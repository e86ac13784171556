"""Names as parts of addresses: the ids of mentors' files, and the values of filters."""

import hashlib
import re
import unicodedata
from functools import cache

NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST_ID = 80
LONGEST = 200


@cache
def slug(name: str) -> str:
    """Write a name as part of an address; names without Latin letters get a short fingerprint.

    So do names that would make it longer than file systems allow: some single signs stand for
    whole words.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = NOT_PLAIN.sub("-", plain).strip("-")
    if 0 < len(found) <= LONGEST:
        return found
    rest = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:10]
    return f"{found[:LONGEST_ID]}-{rest}" if found else rest


def meant_id(stem: str) -> str:
    """Return the id that a file's name, or a person's, comes nearest to."""
    return slug(stem)[:LONGEST_ID].strip("-")
