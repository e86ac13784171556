"""Rules between the fields of a file, for the check and for JSON Schema alike."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mentoring.domain.biography.place import Place, Problem


class Condition(ABC):
    """Something that holds of a file's fields or doesn't."""

    @abstractmethod
    def holds(self, place: Place) -> bool | None:
        """Say whether it holds; None where a field is wrong or missing, which is said elsewhere."""

    @abstractmethod
    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema; `says` is what editors show where it doesn't hold."""


@dataclass(frozen=True)
class Has(Condition):
    """The field is there."""

    field: str

    def holds(self, place: Place) -> bool:
        """Say whether it holds."""
        return place.get(self.field) is not None

    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"required": [self.field], **_shown(says)}


@dataclass(frozen=True)
class Lacks(Condition):
    """The field is not there."""

    field: str

    def holds(self, place: Place) -> bool:
        """Say whether it holds."""
        return place.get(self.field) is None

    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"not": {"required": [self.field]}, **_shown(says)}


@dataclass(frozen=True)
class Holds(Condition):
    """The list under the field holds a word. Whoever misspelt one may have meant this one."""

    field: str
    word: str
    known: tuple[str, ...] = ()

    def holds(self, place: Place) -> bool | None:
        """Say whether it holds."""
        found = place.get(self.field)
        if found is None or not isinstance(found.value, list):
            return None
        words = [item.value for item in found.value]
        if self.word in words:
            return True
        return None if self.known and not set(map(str, words)) <= set(self.known) else False

    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema."""
        holds = {"type": "array", "contains": {"const": self.word}}
        return {"required": [self.field], "properties": {self.field: {**holds, **_shown(says)}}}


@dataclass(frozen=True)
class OnlyOf(Condition):
    """The list under the field holds nothing but these words."""

    field: str
    words: tuple[str, ...]

    def holds(self, place: Place) -> bool | None:
        """Say whether it holds."""
        found = place.get(self.field)
        if found is None or not isinstance(found.value, list):
            return None
        return all(item.value in self.words for item in found.value)

    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema."""
        items = {"type": "array", "items": {"enum": list(self.words)}}
        return {"required": [self.field], "properties": {self.field: {**items, **_shown(says)}}}


@dataclass(frozen=True)
class IsOneOf(Condition):
    """The field is one of these words. A word that isn't known at all is no answer."""

    field: str
    words: tuple[str, ...]
    known: tuple[str, ...] = ()

    def holds(self, place: Place) -> bool | None:
        """Say whether it holds."""
        found = place.get(self.field)
        if found is None or not isinstance(found.value, str):
            return None
        return found.value in self.words if found.value in (self.known or (found.value,)) else None

    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema."""
        words = {"enum": list(self.words), **_shown(says)}
        return {"required": [self.field], "properties": {self.field: words}}


@dataclass(frozen=True)
class Both(Condition):
    """Two conditions at once."""

    one: Condition
    other: Condition

    def holds(self, place: Place) -> bool | None:
        """Say whether it holds."""
        return self.one.holds(place) and self.other.holds(place)

    def schema(self, says: str = "") -> dict[str, Any]:
        """Return it as JSON Schema."""
        return {"allOf": [self.one.schema(says), self.other.schema(says)]}


@dataclass(frozen=True)
class Rule:
    """Where `when` holds, `then` has to; otherwise a problem says what to write.

    The problem points at the field `at`, or at the word `item` in its list. `asks` is what a form
    says of it, where nobody sees a file.
    """

    when: Condition
    then: Condition
    says: str
    at: str
    item: str = ""
    asks: str = ""

    def is_broken(self, place: Place) -> bool:
        """Say whether `when` holds and `then` doesn't."""
        return bool(self.when.holds(place)) and self.then.holds(place) is False

    def __call__(self, place: Place) -> Iterator[Problem]:
        """Yield the problem, if there is one."""
        if self.is_broken(place):
            found = place.get(self.at) or place
            items = (item for item in found.items() if item.value == self.item)
            yield next(items, found).problem(self.says)

    def schema(self) -> dict[str, Any]:
        """Return the rule as JSON Schema."""
        return {"if": self.when.schema(), "then": self.then.schema(self.says)}


def _shown(says: str) -> dict[str, str]:
    return {"errorMessage": says} if says else {}
