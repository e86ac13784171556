"""Exports all mentors as a spreadsheet by organisation and name, for people to read and sort."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from directory import people_file
from directory.facets import in_order
from directory.load import Rules, load_rules
from directory.mentor_files import fields_from, mentor_paths
from directory.parallel import for_each
from directory.spreadsheet_biography import same
from directory.spreadsheet_cell import joined
from directory.spreadsheet_columns import ADDRESS, COLUMNS, ID, Column
from directory.spreadsheet_save import Value, save
from mentoring.domain.biography.place import Problem

Fields = dict[str, Any]


def export_spreadsheet(root: Path, file: Path, people: Path | None) -> tuple[int, list[Problem]]:
    """Write all mentors; e-mail addresses only from a people file that is named.

    Returns how many there are, or every problem; then nothing was written. Raises NotASpreadsheet.
    """
    rules, problems = load_rules(root)
    if rules is None:
        return 0, problems
    mentors, problems = _mentors(root, rules)
    contacts, found = people_file.read_for(people, mentors, rules.programme) if people else ([], [])
    if problems or found:
        return 0, [*problems, *found]
    addresses = {one.id: one.address for one in contacts if one.kind == people_file.MENTOR}
    columns = [column for column in COLUMNS if people or column.field != ADDRESS]
    for name, fields in mentors.items():
        fields |= {ID: name, ADDRESS: addresses.get(name, "")}
    rows = (_row(columns, fields) for fields in sorted(mentors.values(), key=_by_organisation))
    save(file, columns, rows, private=people is not None)
    return len(mentors), []


def _mentors(root: Path, rules: Rules) -> tuple[dict[str, Fields], list[Problem]]:
    paths = mentor_paths(root)
    read = partial(fields_from, root, rules.known)
    found = list(zip(paths, for_each(read, paths), strict=True))
    mentors = {path.stem: same(fields) for path, (fields, _) in found if fields}
    return mentors, [problem for _, (_, problems) in found for problem in problems]


def _by_organisation(fields: Mapping[str, Any]) -> tuple[str, str, str]:
    return in_order(fields["organisation"]), in_order(fields["name"]), fields[ID]


def _row(columns: Sequence[Column], fields: Mapping[str, Any]) -> list[Value]:
    return [_value(column, fields) for column in columns]


def _value(column: Column, fields: Mapping[str, Any]) -> Value:
    outer, _, inner = column.field.partition(".")
    value = fields.get(outer, {}).get(inner, "") if inner else fields.get(outer, "")
    if isinstance(value, list):
        return joined(value)
    return value if isinstance(value, int) else str(value).rstrip("\n")
