"""What spreadsheet programs and people do to files: read right, or refused in a sentence."""

import csv
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from directory import spreadsheet_sheet
from directory.cli import main
from directory.spreadsheet_import import import_spreadsheet
from directory.spreadsheet_read import read_spreadsheet
from directory.spreadsheet_sheet import NotASpreadsheet
from tests.directory.spreadsheets_made import (
    changed_part,
    csv_text,
    imported,
    mentor,
    refused,
    rows_of,
    sentence,
    workbook,
)

ONE_NEW = "Mentors: 1 new, 0 changed, 0 as they were, 1 without a row left alone."
SHEET = "xl/worksheets/sheet1.xml"
ACCENTS = rows_of(mentor(name="Zoë O’Dé", location="Orléans"))
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>'
)


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        csv_text(ACCENTS).encode(),
        csv_text(ACCENTS).encode("utf-8-sig"),
        csv_text(ACCENTS, ";").encode("utf-8-sig"),
        csv_text(ACCENTS, ";").encode("cp1252"),
        csv_text(ACCENTS, "\t").encode("utf-16"),
        ("sep=;\r\n" + csv_text(ACCENTS, ";")).encode("cp1252"),
    ],
    ids=["utf-8", "with a mark", "semicolons", "windows-1252", "unicode text", "sep line"],
)
def test_csv_is_read_as_the_usual_programs_write_it(
    sample: Path, tmp_path: Path, data: bytes
) -> None:
    assert imported(sample, saved(tmp_path / "list.csv", data)) == ONE_NEW
    text = (sample / "mentors/zoe-ode.yml").read_text(encoding="utf-8")
    assert "\nname: Zoë O’Dé\n" in text
    assert "location: Orléans\n" in text


def test_windows_1252_is_said_clearly(sample: Path, tmp_path: Path) -> None:
    path = saved(tmp_path / "list.csv", csv_text(ACCENTS).encode("cp1252"))
    assert import_spreadsheet(sample, path).notes == [
        (
            "list.csv is not in UTF-8: it was read as Windows-1252. Look whether names with "
            'accents are right; if not, save it as "CSV UTF-8".'
        )
    ]


def test_rows_of_csv_are_counted_as_a_spreadsheet_shows_them(sample: Path, tmp_path: Path) -> None:
    rows = [*rows_of(mentor(), mentor(name="Jo", grade="x"))]
    assert refused(sample, saved(tmp_path / "list.csv", csv_text(rows).encode())) == [
        (
            'list.csv, row 3, column D (grade): "x" is not the id of a grade in '
            "site/programme.yml: write one of constable, officer, inspector, director, acc"
        )
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("list.csv", b'name,role,grade\n"Nia,x,y\n', "list.csv: the row after row 1 can't be read"),
        ("list.csv", b"name,role\0,grade\n", 'list.csv is no text: save it as "CSV UTF-8"'),
        ("list.csv", b"PK\x03\x04 and more", "list.csv is not what its name says"),
        ("list.csv", b"", "list.csv is empty: `template` writes one"),
        ("list.csv", b"\n \n", "list.csv has no row that names columns"),
        ("list.csv", b"a,b\n1,2\n", "list.csv has no row that names columns"),
        ("list.csv", b"name,role,grade\n" + b"x" * 200_000, "list.csv: the row after row 1 can't"),
        ("list.pdf", b"%PDF-1.7", "list.pdf is not a spreadsheet: use a file .xlsx or .csv"),
        ("list.xlsx", b"name,role,grade\n", "list.xlsx is not what its name says"),
        ("list.xlsx", b"PK\x03\x04 broken", "list.xlsx is not a whole spreadsheet"),
        ("list.ods", b"PK\x03\x04", "list.ods is of another kind: save it as .xlsx or .csv"),
        ("list.xls", b"\xd0\xcf\x11\xe0 old", "list.xls is of an older kind: save it as .xlsx"),
        (
            "list.xlsx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "list.xlsx is protected by a password: save a copy without one",
        ),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(
    sample: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    assert sentence(sample, saved(tmp_path / name, data)).startswith(said)


def test_a_missing_file_and_a_folder_are_refused_in_a_sentence(
    sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    assert sentence(sample, tmp_path / "gone.xlsx").startswith("There is no file ")
    assert sentence(sample, tmp_path / "folder.xlsx").endswith(" is a folder: name the file in it.")


def test_a_locked_file_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))

    def locked(self: Path, _mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(NotASpreadsheet, match="can't be opened: close it in other programs"):
        read_spreadsheet(path)


def test_the_command_fails_with_the_sentence_alone(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample / "mkdocs.yml").touch()
    assert main(["--root", str(sample), "import", str(tmp_path / "gone.csv")]) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)


@pytest.mark.parametrize("length", [4, 100, 400, 2_000, -400, -100, -30])
def test_a_damaged_workbook_is_refused(sample: Path, tmp_path: Path, length: int) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    saved(path, path.read_bytes()[:length])
    assert sentence(sample, path).startswith("list.xlsx is not a whole spreadsheet")


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels", SHEET]
)
@pytest.mark.parametrize("content", ["", "<a/>", "<a", "\ud800", BOMB])
def test_a_workbook_whose_parts_are_wrong_is_refused_or_read(
    sample: Path, tmp_path: Path, part: str, content: str
) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    data, out = path.read_bytes(), BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            wrong = content.encode(errors="surrogatepass")
            after.writestr(name, wrong if name == part else before.read(name))
    path.write_bytes(out.getvalue())
    with suppress(NotASpreadsheet):
        assert import_spreadsheet(sample, path).problems == []


def test_declared_entities_are_refused_before_anything_reads_them(
    sample: Path, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    changed_part(path, SHEET, "<worksheet", "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet")
    assert sentence(sample, path) == "list.xlsx was not written by a spreadsheet program."


def test_a_zip_bomb_is_not_unpacked(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open(SHEET, "w") as part:
        for _ in range(101):
            part.write(b" " * 1_000_000)
    assert sentence(sample, path).startswith("list.xlsx holds more than 100 MB when unpacked")


def test_a_zip_that_lies_about_its_size_is_refused(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    with ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    saved(path, path.read_bytes().replace(size, (9).to_bytes(4, "little")))
    assert sentence(sample, path).startswith("list.xlsx is not a whole spreadsheet")


def test_a_cell_in_the_last_row_and_a_false_dimension_cost_nothing(
    sample: Path, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    changed_part(path, SHEET, "</sheetData>", f"{far}</sheetData>")
    changed_part(path, SHEET, '<dimension ref="A1:J2"', '<dimension ref="A1:XFD1048576"')
    assert imported(sample, path) == ONE_NEW


def test_more_rows_than_any_pool_has_are_refused(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("directory.spreadsheet_csv.MOST_ROWS", 3)
    monkeypatch.setattr("directory.spreadsheet_workbook.MOST_ROWS", 3)
    rows = rows_of(*[mentor(id=f"nia-{number}") for number in range(4)])
    said = f"more than {spreadsheet_sheet.MOST_ROWS:,} rows: divide it into two files."
    assert sentence(sample, workbook(tmp_path / "list.xlsx", rows)).endswith(said)
    assert sentence(sample, saved(tmp_path / "list.csv", csv_text(rows).encode())).endswith(said)


def test_a_workbook_with_encrypted_parts_is_refused(sample: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", rows_of(mentor()))
    data = bytearray(path.read_bytes())
    for start in (b"PK\x03\x04\x14\x00", b"PK\x01\x02\x14\x03\x14\x00"):
        at = data.find(start)
        while at >= 0:
            data[at + len(start)] |= 1
            at = data.find(start, at + 1)
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        assert archive.infolist()[0].flag_bits & 1
    assert sentence(sample, saved(path, bytes(data))).startswith("list.xlsx is not a whole")


def test_reading_leaves_the_limit_of_csv_as_it_was(sample: Path, tmp_path: Path) -> None:
    before = csv.field_size_limit()
    imported(sample, saved(tmp_path / "list.csv", csv_text(rows_of(mentor())).encode()))
    assert csv.field_size_limit() == before
