"""Domain values as plain ones (text, numbers, lists, maps) and back, by their type hints."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: Any) -> Any:
    """Turn a domain value into text, numbers, lists and maps; what is empty is left out of maps."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(getattr(value, name))
            for name in _hints(type(value))
            if _is_said(value, name)
        }
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        listed = [plain(one) for one in value]
        return sorted(listed) if isinstance(value, frozenset) else listed
    return value


def build(kind: type[T], value: Any) -> T:
    """Turn a plain value back into a value of `kind`, a dataclass or any type its fields have."""
    read: Callable[[Any], T] = _builder(cast("Any", kind))
    return read(value)


def _is_said(value: Any, name: str) -> bool:
    return getattr(value, name) is not None


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _optional(_builder(arguments[0]))
    if origin in (tuple, frozenset):
        return _collection(origin, _builder(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_builder(arguments[1]))
    if is_dataclass(kind):
        return _dataclass(kind)
    return _scalar(kind)


def _optional(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else inner(value)


def _collection(kind: Any, inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: kind(inner(one) for one in value)


def _mapping(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: {key: inner(one) for key, one in value.items()}


def _dataclass(kind: Any) -> Callable[[Any], Any]:
    """Read what is there; what may be None and is missing is None, whatever its default."""
    hints = _hints(kind)
    return lambda value: kind(
        **{
            name: _builder(hint)(value.get(name))
            for name, hint in hints.items()
            if name in value or get_origin(hint) is UnionType
        }
    )


def _scalar(kind: Any) -> Callable[[Any], Any]:
    read: Callable[[Any], Any] = kind
    if kind in {datetime, date, time}:
        read = kind.fromisoformat
    return read
