"""The kinds that hold others: lists, and named fields with the rules between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mentoring.domain.biography.conditions import Rule
from mentoring.domain.biography.kinds import Kind, Schema, meant, shown, unknown
from mentoring.domain.biography.place import Place, Problem


@dataclass(frozen=True)
class Field:
    """A field: what it holds, and whether it has to be there.

    `about` is what an editor shows of it; `example` is what could stand behind its colon.
    """

    kind: Kind
    about: str = ""
    example: str = ""
    required: bool = True

    def schema(self) -> Schema:
        """Return the field as JSON Schema."""
        return {**self.kind.schema(), **({"description": self.about} if self.about else {})}


def optional(kind: Kind, about: str = "") -> Field:
    """Make a field that may be left out."""
    return Field(kind, about, required=False)


@dataclass(frozen=True)
class ListOf(Kind):
    """A list of values of one kind; of texts, none of them twice."""

    kind: Kind
    least: int = 0
    most: int = 60

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, list):
            yield place.problem("write a list in square brackets, as in [one, another]")
            return
        if not self.least <= len(place.value) <= self.most:
            few = len(place.value) < self.least
            wanted = f"at least {self.least}" if few else f"at most {self.most}"
            yield place.problem(f"name {wanted} of these")
        seen: set[str] = set()
        for item in place.value[: self.most]:
            if isinstance(item.value, str) and item.value in seen:
                yield item.problem(f'"{shown(item.value)}" stands twice: keep one of them')
                continue
            yield from self.kind(item)
            if isinstance(item.value, str):
                seen.add(item.value)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        unique = {} if isinstance(self.kind, Fields) else {"uniqueItems": True}
        least = {"minItems": self.least} if self.least else {}
        items = {"items": self.kind.schema(), "maxItems": self.most}
        return {"type": "array", **items, **least, **unique}


@dataclass(frozen=True)
class Fields(Kind):
    """Named fields, no others, none of the required ones left out; and what holds between them."""

    fields: Mapping[str, Field]
    rules: tuple[Rule, ...] = ()

    def check(self, place: Place) -> Iterator[Problem]:
        """Yield what is wrong with a value."""
        if not isinstance(place.value, dict):
            yield place.problem(f"write fields below it, indented: {', '.join(self.fields)}")
            return
        as_meant = replace(place, value=dict(place.value))
        for name, inner in place.value.items():
            if name not in self.fields:
                yield inner.problem_of_field(unknown(name, self.fields, "a field here"))
                close = meant(name, self.fields)
                if close:
                    as_meant.value.setdefault(close, inner)
        for name, field in self.fields.items():
            yield from self._field(as_meant, name, field)
        for rule in self.rules:
            yield from rule(as_meant)

    def _field(self, place: Place, name: str, field: Field) -> Iterator[Problem]:
        inner = place.get(name)
        if inner is not None:
            yield from field.kind(inner)
        elif field.required:
            full = f"{place.field}.{name}" if place.field else name
            example = f", as in `{name}: {field.example}`" if field.example else ""
            yield place.problem_of_field(f"add this field{example}", full)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        rules = {"allOf": [rule.schema() for rule in self.rules]} if self.rules else {}
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, field in self.fields.items() if field.required],
            "properties": {name: field.schema() for name, field in self.fields.items()},
            **rules,
        }
