"""Opens a file and reads the spreadsheet in it, or says in a sentence why there is none."""

from pathlib import Path

from directory.spreadsheet_csv import read_csv
from directory.spreadsheet_heading import columns_in
from directory.spreadsheet_sheet import NotASpreadsheet, Spreadsheet
from directory.spreadsheet_workbook import read_workbook

MOST_BYTES = 30_000_000
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOKS = {".xlsx", ".xlsm"}
TEXTS = {".csv", ".tsv", ".txt"}
OTHER_PROGRAMS = {".ods", ".numbers", ".xlsb", ".xls"}


def read_spreadsheet(path: Path) -> Spreadsheet:
    """Read a workbook or a CSV file by what is in it. Raises NotASpreadsheet."""
    data, kind = _bytes(path), path.suffix.lower()
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED in data:
            raise NotASpreadsheet(
                f"{path.name} is protected by a password: save a copy without one."
            )
        raise NotASpreadsheet(f"{path.name} is of an older kind: save it as .xlsx, and use that.")
    if kind in OTHER_PROGRAMS:
        raise NotASpreadsheet(f"{path.name} is of another kind: save it as .xlsx or .csv.")
    if data.startswith(ZIP) and kind not in TEXTS:
        return read_workbook(data, path.name)
    if kind in WORKBOOKS or data.startswith(ZIP):
        raise NotASpreadsheet(
            f"{path.name} is not what its name says: save it in your spreadsheet program again."
        )
    if kind not in TEXTS:
        raise NotASpreadsheet(f"{path.name} is not a spreadsheet: use a file .xlsx or .csv.")
    return read_csv(data, path.name, columns_in)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotASpreadsheet(f"There is no file {path}: look at its name and folder.") from None
    except IsADirectoryError:
        raise NotASpreadsheet(f"{path} is a folder: name the file in it.") from None
    except OSError:
        raise NotASpreadsheet(
            f"{path} can't be opened: close it in other programs, or ask for the right to read it."
        ) from None
    if not data:
        raise NotASpreadsheet(f"{path.name} is empty: `template` writes one to begin with.")
    if len(data) > MOST_BYTES:
        raise NotASpreadsheet(
            f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB: keep only mentors in it."
        )
    return data
