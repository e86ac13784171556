"""Lambda's event filters, as far as templates here use them: equal, prefix, exists."""

from collections.abc import Mapping, Sequence
from typing import Any


def lets_through(patterns: Sequence[Mapping[str, Any]], record: Mapping[str, Any]) -> bool:
    """Any of the patterns fits the record; without patterns every record passes."""
    return not patterns or any(_fits(pattern, record) for pattern in patterns)


def _fits(pattern: Mapping[str, Any], value: Any) -> bool:
    return all(_part_fits(wanted, key, value) for key, wanted in pattern.items())


def _part_fits(wanted: Any, key: str, value: Any) -> bool:
    found = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(wanted, Mapping):
        return _fits(wanted, found)
    return any(_one_fits(each, found) for each in wanted)


def _one_fits(wanted: Any, found: Any) -> bool:
    if not isinstance(wanted, Mapping):
        return bool(wanted == found)
    if "prefix" in wanted:
        return isinstance(found, str) and found.startswith(wanted["prefix"])
    if "exists" in wanted:
        return bool(wanted["exists"] == (found is not None))
    raise NotImplementedError(f"The laptop doesn't know the filter {sorted(wanted)}.")
