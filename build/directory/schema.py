"""Forms of files as JSON Schema, for editors that complete and check while somebody types."""

import json
from collections.abc import Mapping
from pathlib import Path

from directory.forms import events_form
from mentoring.domain.biography.fields import Fields
from mentoring.domain.biography.known import Known
from mentoring.domain.biography.mentor_form import mentor_form

SCHEMA = Path("site/mentor.schema.json")
"""Where editors find it in a clone: the first line of every file in mentors/ points there."""
EVENTS_SCHEMA = Path("site/events.schema.json")
"""The same for `site/events.yml`."""
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that editors' YAML language server promises to keep in all its versions."""


def schemas(known: Known) -> Mapping[Path, str]:
    """Return each schema as it stands in its file: the forms and rules of the check, in JSON."""
    return {
        SCHEMA: _written("A mentor's file", mentor_form(known)),
        EVENTS_SCHEMA: _written("Briefings and refreshers", events_form(known)),
    }


def is_current(root: Path, known: Known) -> bool:
    """The project's files, where it has them, are what programme and schemes would make of them."""
    return all(
        not (root / path).is_file() or (root / path).read_text(encoding="utf-8") == schema
        for path, schema in schemas(known).items()
    )


def _written(title: str, form: Fields) -> str:
    whole = {"$schema": DIALECT, "title": title, **form.schema()}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
