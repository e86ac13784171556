"""A strict reader of calendar files (RFC 5545, 3.1 to 3.3), written apart from icalendar."""

import re

NAME = r"[A-Z0-9-]+"
PARAMETER = rf'{NAME}=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)'
LINE = re.compile(rf"(?P<name>{NAME})(?P<parameters>(?:;{PARAMETER})*):(?P<value>.*)")
ESCAPED = re.compile(r"\\(.)")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "UID", "PRODID"}
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "ORGANIZER", "METHOD", "VERSION")
PLAIN = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
LONGEST = 75


class Broken(Exception):
    """The file is not what the RFC allows."""


def lines_of(data: bytes) -> list[tuple[str, dict[str, str], str]]:
    """The content lines, unfolded: name, parameters, value. Raises Broken."""
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        raise Broken("lines end in CRLF")
    folded = data[:-2].split(b"\r\n")
    if any(len(line) > LONGEST for line in folded):
        raise Broken("no line is longer than 75 octets")
    for line in folded:
        line.decode()
    text = data[:-2].decode().replace("\r\n ", "")
    return [_line(line) for line in text.split("\r\n")]


def properties_of(data: bytes) -> dict[str, list[tuple[dict[str, str], str]]]:
    """The one event's properties by name, texts unescaped. Raises Broken for anything else."""
    lines = lines_of(data)
    around = [f"{name}:{value}" for name, _, value in lines if name in {"BEGIN", "END"}]
    if around != ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"]:
        raise Broken(f"one calendar with one event: {around}")
    found: dict[str, list[tuple[dict[str, str], str]]] = {}
    for name, parameters, value in lines:
        found.setdefault(name, []).append((parameters, _read(name, value)))
    for name in (
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SEQUENCE",
        "ORGANIZER",
        "METHOD",
        "VERSION",
    ):
        if len(found.get(name, [])) != 1:
            raise Broken(f"one {name}")
    return found


def _line(line: str) -> tuple[str, dict[str, str], str]:
    match = LINE.fullmatch(line)
    if not match:
        raise Broken(f"no content line: {line}")
    pairs = [one.partition("=") for one in re.findall(PARAMETER, match["parameters"])]
    names = [name for name, _, _ in pairs]
    if len(set(names)) != len(names):
        raise Broken(f"a parameter twice: {line}")
    return match["name"], {name: value.strip('"') for name, _, value in pairs}, match["value"]


def _read(name: str, value: str) -> str:
    if name not in TEXTS:
        return value
    if not PLAIN.fullmatch(value):
        raise Broken(f"a text with what must be escaped: {value}")
    return ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], value)
