"""Every refusal the code can speak: each class with its own sentence, and each sentence raised."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import mentoring
from mentoring.actions import addresses
from mentoring.domain.refusals import DetailsMissing, Incomplete, NotSignedIn, Refusal, WayOn

SOMEBODY = "somebody"
"""Stands for what a sentence names: a mentor, a scheme, a number."""
NEVER_SHOWN = (Refusal, Incomplete, DetailsMissing, NotSignedIn, addresses.CodeOver)
"""What all others are; a form that comes back with what to enter beside its fields; two forms."""


def said() -> list[Refusal]:
    """One refusal for each sentence there is."""
    return [one for module in _modules() for one in (*_classes(module), *_raised(module))]


def with_different_ways(refusals: list[Refusal]) -> list[Refusal]:
    """The one with most to say for each set of ways on: what can look different."""
    by_length = sorted(refusals, key=lambda one: len(one.sentence))
    return list({one.ways_on: one for one in by_length}.values())


def kinds() -> set[type[Refusal]]:
    """Every class of refusal, wherever it is, but what all others are."""
    found, waiting = set[type[Refusal]](), [Refusal]
    _ = list(_modules())  # every module was imported, so that all are known
    while waiting:
        below = waiting.pop().__subclasses__()
        found.update(below)
        waiting += below
    return found


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(mentoring.__path__, "mentoring."):
        yield importlib.import_module(found.name)


def _classes(module: ModuleType) -> Iterator[Refusal]:
    for kind in vars(module).values():
        if not inspect.isclass(kind) or not issubclass(kind, Refusal) or kind in NEVER_SHOWN:
            continue
        if kind.__module__ == module.__name__ and "sentence" in vars(kind):
            yield kind(about="amara-okafor")


def _raised(module: ModuleType) -> Iterator[Refusal]:
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or not call.args:
            continue
        kind = vars(module).get(call.func.id)
        if inspect.isclass(kind) and issubclass(kind, Refusal) and kind not in NEVER_SHOWN:
            yield kind(_text(call.args[0]), _ways(call, module), about="amara-okafor")


def _text(sentence: ast.expr) -> str:
    if isinstance(sentence, ast.JoinedStr):
        return "".join(map(_text, sentence.values))
    return str(sentence.value) if isinstance(sentence, ast.Constant) else SOMEBODY


def _ways(call: ast.Call, module: ModuleType) -> tuple[WayOn, ...] | None:
    given = [one.value for one in call.keywords if one.arg == "ways_on"] + call.args[1:2]
    if not given:
        return None
    code = compile(ast.Expression(given[0]), module.__name__, "eval")
    ways: tuple[WayOn, ...] = eval(code, vars(module))
    return ways
