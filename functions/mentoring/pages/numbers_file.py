"""A scheme's numbers as a file that spreadsheets open, in which nothing runs."""

import csv
import io
import re
from datetime import date

from mentoring.domain import wording
from mentoring.domain.numbers import Numbers, lines_of

KIND = "text/csv; charset=utf-8"
MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""
MAY_RUN = re.compile(r"((?:\A|;)[ ]*)('*[=+\-@\t\r])")
"""What a spreadsheet takes for a formula; after a semicolon too, where that begins a cell."""


def name_of(scheme: str, today: date) -> str:
    """The file's name."""
    return f"numbers-{scheme}-{today.isoformat()}.csv"


def written(title: str, today: date, told: Numbers) -> str:
    """The file's text: a heading, whose numbers, and a line for each of them."""
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(["About", "What", "Number"])
    sheet.writerow(map(quoted, ("Scheme", title, "")))
    sheet.writerow(("Since", wording.day(told.since), ""))
    sheet.writerow(("Until", wording.day(today), ""))
    sheet.writerows(map(quoted, line) for line in lines_of(told))
    return MARK + text.getvalue()


def quoted(text: str) -> str:
    """Put an apostrophe before whatever could run as a formula."""
    return MAY_RUN.sub(r"\1'\2", text)
