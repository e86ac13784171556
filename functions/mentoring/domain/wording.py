"""How dates, times and text are written for people, the same on pages and in letters."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

CONTROLS = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}


def day(moment: date | datetime) -> str:
    """Write a date: `Tuesday 1 December 2026`."""
    return f"{moment:%A} {moment.day} {moment:%B %Y}"


def short_day(moment: date | datetime) -> str:
    """Write a date of about now: `Tuesday 1 December`."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def near_day(moment: date | datetime, today: date) -> str:
    """Write a date with its year only where that is not this year: `Saturday 2 January 2027`."""
    return short_day(moment) if moment.year == today.year else day(moment)


def capital(words: str) -> str:
    """Begin with a capital, as a line does; all else stays, such as the name in `LGBT+ at work`."""
    return words[:1].upper() + words[1:]


def together(names: Sequence[str]) -> str:
    """Write names as people say them: `Amara, Ben and Mei`."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def brief(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment where there is little room: `Tue 1 Dec, 12:30 (London)`."""
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b}, {clock(moment, zone)}"


def moments(several: Sequence[datetime], zone: ZoneInfo) -> str:
    """Write moments in order, each day once: `Tue 1 Dec, 12:30, 13:00; Thu 3 Dec, 16:00 (London)`.

    Empty where there are none.
    """
    local = [moment.astimezone(zone) for moment in several]
    days = groupby(local, key=lambda moment: f"{moment:%a} {moment.day} {moment:%b}")
    said = "; ".join(
        ", ".join([name, *(f"{moment:%H:%M}" for moment in on_it)]) for name, on_it in days
    )
    return said and f"{said} ({zone_name(zone)})"


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment's local time with its zone: `12:30 (London)`."""
    return f"{moment.astimezone(zone):%H:%M} ({zone_name(zone)})"


def zone_name(zone: ZoneInfo) -> str:
    """The city that names a time zone: `London` for `Europe/London`."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def listed_in_words(words: Sequence[str]) -> str:
    """Write several words as one says them: `one, two and three`."""
    return " and ".join(one for one in (", ".join(words[:-1]), *words[-1:]) if one)


def one_line(text: str) -> str:
    """A name or the like as typed: one line, no control or direction marks."""
    return " ".join(_plain(text.replace("\n", " ")).split())


def cut_line(text: str, most: int = 200) -> str:
    """One line, cut at `most`: for what is made or quoted, never for what somebody types."""
    return one_line(text)[:most]


def paragraphs(text: str) -> str:
    """A longer text as typed: line breaks kept, no control or direction marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_plain(line).rstrip() for line in lines).strip()


def _plain(text: str) -> str:
    tabbed = text.replace("\t", " ")
    return "".join(one for one in tabbed if unicodedata.category(one) not in CONTROLS)
