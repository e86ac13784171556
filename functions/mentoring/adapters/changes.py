"""What can be written together, and the word for being too late. No boto3: actions know these."""

from dataclasses import dataclass
from typing import Any

from mentoring.adapters.keys import Key


class Conflict(Exception):
    """Something that was decided upon has changed meanwhile; nothing was written."""


@dataclass(frozen=True)
class Put:
    """Write a value.

    One with a version is written only if that is still the version in the table.
    """

    value: Any


@dataclass(frozen=True)
class Remove:
    """Remove an item, whatever it holds."""

    key: Key[Any]


@dataclass(frozen=True)
class Check:
    """Write nothing, but let nothing be written either unless this value is still as it was read.

    For what was decided upon and stays as it is.
    """

    value: Any


Change = Put | Remove | Check
