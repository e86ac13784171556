"""Reads the people file: mentors' and coordinators' e-mail addresses. Git ignores that file."""

import csv
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from directory.pool import Pool
from mentoring.domain.biography.place import Problem
from mentoring.domain.people import Contact, same_address
from mentoring.domain.programme import Programme

COLUMNS = ("kind", "id", "address")
MENTOR = "mentor"
COORDINATOR = "coordinator"
TAKEN = "use another address: it is one mentor's already"
ADDRESS = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s,;<>\"']+")


@dataclass(frozen=True)
class Line:
    """A line of the file, its cells without the blanks around them. Lines count from 1."""

    number: int
    cells: tuple[str, ...]

    @property
    def contact(self) -> Contact:
        """What the line says; only a line of three cells says anything."""
        kind, name, address = self.cells
        return Contact(kind, name, address)


def read(path: Path, pool: Pool) -> tuple[list[Contact], list[Problem]]:
    """Read all contacts, or every problem of the file. Problems never quote an address (R34)."""
    return read_for(path, {one.id for one in pool.biographies}, pool.programme)


def read_for(
    path: Path, mentors: Collection[str], programme: Programme
) -> tuple[list[Contact], list[Problem]]:
    """Read all contacts of these mentors and of the programme's coordinators."""
    try:
        lines = list(_lines(path.read_text("utf-8-sig")))
    except FileNotFoundError:
        return [], [Problem(path.name, 1, 1, "", "there is no such file; write its path")]
    except (OSError, ValueError, csv.Error):
        return [], [Problem(path.name, 1, 1, "", "save it as CSV, in UTF-8")]
    if not lines or lines[0].cells != COLUMNS:
        return [], [
            Problem(path.name, 1, 1, "", f"write this as the first line: {','.join(COLUMNS)}")
        ]
    if not lines[1:]:
        return [], [Problem(path.name, 1, 1, "", "add a line for each mentor and coordinator")]
    found = [*_wrong_cells(lines[1:], mentors, programme), *_repeated(lines[1:])]
    if found:
        return [], sorted(
            Problem(path.name, number, 1, field, text) for number, field, text in found
        )
    return [line.contact for line in lines[1:]], []


def _lines(text: str) -> Iterator[Line]:
    reader = csv.reader(text.splitlines(), strict=True)
    for cells in reader:
        if any(map(str.strip, cells)):
            yield Line(reader.line_num, tuple(map(str.strip, cells)))


Found = Iterator[tuple[int, str, str]]


def _wrong_cells(lines: list[Line], mentors: Collection[str], programme: Programme) -> Found:
    known = {MENTOR: mentors, COORDINATOR: programme.schemes.keys()}
    for line in lines:
        if len(line.cells) != len(COLUMNS):
            yield line.number, "", f"write three cells: {', '.join(COLUMNS)}"
            continue
        contact = line.contact
        if contact.kind not in known:
            yield line.number, "kind", f"write {MENTOR} or {COORDINATOR}"
        elif contact.id not in known[contact.kind]:
            yield line.number, "id", _unknown(contact, known[contact.kind])
        message = wrong_address(contact.address, programme)
        if message:
            yield line.number, "address", message


def _unknown(contact: Contact, known: Collection[str]) -> str:
    what = "mentor's file" if contact.kind == MENTOR else "scheme's page"
    close = get_close_matches(contact.id, known, 1)
    meant = f"; did you mean {close[0]}?" if close else ""
    return f"write the name of a {what}: there is no {contact.id or 'name here'}{meant}"


def wrong_address(address: str, programme: Programme) -> str:
    """Say what to write instead of an address; empty where it may stand."""
    if not ADDRESS.fullmatch(address):
        return "write one e-mail address, such as name@example.gov.uk"
    if not programme.may_sign_in(same_address(address)):
        return "use an address whose domain is listed in site/programme.yml"
    return ""


def _repeated(lines: list[Line]) -> Found:
    """Hold each mentor to one address, each address to one mentor, each coordinator to one line."""
    whole = [line for line in lines if len(line.cells) == len(COLUMNS)]
    mentors = [line for line in whole if line.contact.kind == MENTOR]
    coordinators = [line for line in whole if line.contact.kind == COORDINATOR]
    yield from _again(mentors, lambda one: one.id, "id", "keep one line for this mentor")
    yield from _again(mentors, _address, "address", TAKEN)
    yield from _again(coordinators, lambda one: one.id + " " + _address(one), "", "drop this line")


def _address(contact: Contact) -> str:
    return same_address(contact.address)


def _again(lines: list[Line], key: Callable[[Contact], str], field: str, text: str) -> Found:
    first: dict[str, int] = {}
    for line in lines:
        value = key(line.contact)
        if value in first:
            yield line.number, field, f"{text} (line {first[value]})"
        elif value:
            first[value] = line.number
