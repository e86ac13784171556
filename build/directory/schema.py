"""The form of a mentor's file as JSON Schema, for editors that complete and check while typing."""

import json
from pathlib import Path

from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form

SCHEMA = Path("site/mentor.schema.json")
"""Where editors find it in a clone: the first line of every file in mentors/ points there."""
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that editors' YAML language server promises to keep in all its versions."""


def mentor_schema(known: Known) -> str:
    """Return the schema as it stands in its file: the forms and rules of the check, in JSON."""
    head = {"$schema": DIALECT, "title": "A mentor's file"}
    whole = {**head, **mentor_form(known).schema()}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def is_current(root: Path, known: Known) -> bool:
    """The project's file, if it has one, is what programme and schemes would make of it now."""
    path = root / SCHEMA
    return not path.is_file() or path.read_text(encoding="utf-8") == mentor_schema(known)
