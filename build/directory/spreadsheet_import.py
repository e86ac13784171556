"""Imports a spreadsheet: reads all of it, finds every problem or what changes, then writes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from directory.document import read_text, read_yaml
from directory.load import Rules, load_rules
from directory.mentor_files import MENTORS, mentor_paths
from directory.spreadsheet_biography import same, written
from directory.spreadsheet_columns import BY_FIELD, ID, NAME
from directory.spreadsheet_contacts import PEOPLE, Contacts, contacts_of
from directory.spreadsheet_files import replace_files
from directory.spreadsheet_heading import Heading, heading_of
from directory.spreadsheet_heading import problems_of as heading_problems
from directory.spreadsheet_mend import mended
from directory.spreadsheet_namesakes import namesakes
from directory.spreadsheet_read import read_spreadsheet
from directory.spreadsheet_row import NOT_IN_FILE, Draft, draft_from, problems_of, whole
from directory.spreadsheet_sheet import NotASpreadsheet, Spreadsheet
from directory.spreadsheet_words import words_of
from mentoring.domain.biography.place import Place, Problem
from mentoring.domain.identity import is_id

IN_FILE = {name for name in BY_FIELD if name not in NOT_IN_FILE}
TELLING = (NAME, "organisation")


@dataclass
class Import:
    """What an import did, or the problems for which it did nothing."""

    problems: list[Problem] = field(default_factory=list)
    notes: Sequence[str] = ()
    texts: dict[Path, str] = field(default_factory=dict)
    added: int = 0
    unchanged: int = 0
    without_row: int = 0
    contacts: Contacts = field(default_factory=lambda: Contacts(None))

    @property
    def summary(self) -> str:
        """Say what became of the mentors and of the contacts."""
        changed = len(self.texts) - self.added
        said = f"Mentors: {self.added} new, {changed} changed, {self.unchanged} as they were"
        said += f", {self.without_row} without a row left alone." if self.without_row else "."
        if self.contacts.text is None:
            return said
        return f"{said} people.csv: {self.contacts.added} new, {self.contacts.changed} changed."


def import_spreadsheet(root: Path, file: Path) -> Import:
    """Bring a pool's biographies and contacts up to date with a spreadsheet.

    Writes nothing where there is any problem. Raises NotASpreadsheet.
    """
    rules, problems = load_rules(root)
    if rules is None:
        return Import(problems)
    spreadsheet = read_spreadsheet(file)
    headings, notes = _headings(spreadsheet, file.name)
    done = Import(notes=[*spreadsheet.notes, *notes])
    done.problems = [problem for one in headings for problem in heading_problems(one)]
    words = words_of(rules)
    named = [one for one in headings if NAME in one.columns]
    drafts = [draft_from(one, row, words) for one in named for row in one.rows]
    if not drafts and not done.problems:
        raise NotASpreadsheet(f"{file.name} has no mentors yet: write one a row below the columns.")
    done.problems += [*_repeated(drafts), *namesakes(root, drafts)]
    for draft in drafts:
        _compare(root, draft, rules, done)
    done.contacts, found = contacts_of(root / PEOPLE, drafts, rules.programme)
    done.problems = _in_order([*done.problems, *found], [one.label for one in spreadsheet.sheets])
    if not done.problems:
        ids = {draft.id for draft in drafts}
        done.without_row = sum(path.stem not in ids for path in mentor_paths(root))
        _write(root, done)
    return done


def _headings(spreadsheet: Spreadsheet, name: str) -> tuple[list[Heading], list[str]]:
    found = [(sheet, heading_of(sheet)) for sheet in spreadsheet.sheets if sheet.rows]
    headings = [heading for _, heading in found if heading]
    if not headings:
        raise NotASpreadsheet(
            f"{name} has no row that names columns: write name, role, organisation and the others "
            "above the mentors. `python -m directory template mentors.xlsx` writes all of them."
        )
    notes = [note for heading in headings for note in heading.notes]
    others = [sheet.label for sheet, heading in found if not heading and not sheet.is_own]
    return headings, [*notes, *(f"{one} names no columns and was passed over." for one in others)]


def _repeated(drafts: Sequence[Draft]) -> list[Problem]:
    """Two rows of one id: their names are alike, or one of the ids is mistyped."""
    first: dict[str, Draft] = {}
    problems: list[Problem] = []
    for draft in drafts:
        other = first.setdefault(draft.id, draft) if draft.id else draft
        if other is not draft:
            where = f"{other.heading.sheet.label}, row {other.row.number}"
            problems.append(
                draft.problem(
                    ID, f"{where} is {draft.id} already: keep one row, or {_settled(draft)}"
                )
            )
    return problems


def _settled(draft: Draft) -> str:
    column = "this column" if ID in draft.heading.columns else 'a column "id"'
    return f"write another id in {column}, such as {draft.id}-2"


def _compare(root: Path, draft: Draft, rules: Rules, done: Import) -> None:
    """Find a row's problems, or what its file is to say; the file itself may have to add to it."""
    path = root / MENTORS / f"{draft.id}.yml"
    there = is_id(draft.id) and path.is_file()
    raw, unread = read_text(path, _name(path)) if there else (None, [])
    if raw and not _lacking(draft) and raw == _text(draft, rules):
        done.unchanged += 1
        return
    present, found = read_yaml(raw, _name(path)) if raw else (None, [])
    if _lacking(draft) and (unread or found):
        done.problems += [*unread, *found]  # what it says besides the row can't be kept
        return
    another = list(_another(draft, present))
    place = whole(draft, None if another else present)
    found = [*problems_of(draft, place, rules), *another]
    done.problems += found
    if not found:
        _note(path, raw, same(place.plain()), present, done)


def _lacking(draft: Draft) -> bool:
    return not draft.heading.columns.keys() >= IN_FILE


def _text(draft: Draft, rules: Rules) -> str | None:
    """Return the file that the row alone makes; None where it has problems."""
    place = whole(draft, None)
    return None if list(problems_of(draft, place, rules)) else written(same(place.plain()))


def _another(draft: Draft, present: Place | None) -> Iterator[Problem]:
    """The file that the name leads to is about somebody else, as far as one can tell."""
    if present is None or draft.has_own_id:
        return
    said = {name: same(place.value) for name, place in draft.values.items() if name in TELLING}
    there = same(present.plain())
    if any(there.get(name) != text for name, text in said.items()):
        yield draft.problem(
            ID if ID in draft.heading.columns else NAME,
            f"{MENTORS}/{draft.id}.yml is {there.get('name')} of {there.get('organisation')}: "
            f"if that is this mentor, write {draft.id} in the column id; if not, another id",
        )


def _note(path: Path, raw: str | None, fields: Any, present: Place | None, done: Import) -> None:
    if present and same(present.plain()) == fields:
        done.unchanged += 1
        return
    done.added += not path.exists()
    done.texts[path] = mended(raw, present, fields) if raw and present else written(fields)


def _in_order(problems: Sequence[Problem], labels: Sequence[str]) -> list[Problem]:
    """Order problems as they stand in the sheets, each once; those of other files come last."""

    def place(one: Problem) -> tuple[int, str, int, int]:
        known = one.file in labels
        return labels.index(one.file) if known else len(labels), one.file, one.line, one.column

    return sorted(dict.fromkeys(problems), key=place)


def _name(path: Path) -> str:
    return (MENTORS / path.name).as_posix()


def _write(root: Path, done: Import) -> None:
    texts = dict(done.texts)
    people = root / PEOPLE
    if done.contacts.text is not None:
        texts[people] = done.contacts.text
    if texts:
        replace_files(root, texts, frozenset({people}))
