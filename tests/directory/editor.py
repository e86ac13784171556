"""YAML as editors read it: version 1.2, where `no` and `12:30` are text."""

import re
from typing import Any

import yaml

TAG = "tag:yaml.org,2002:"
CORE = {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    "null": r"~|null|Null|NULL|",
}


class Core(yaml.CSafeLoader):
    """The core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - named so by PyYAML


def _float(_: Core, node: yaml.ScalarNode) -> float:
    return float(re.sub(r"\.(?=[in])", "", node.value.lower()))


for kind, pattern in CORE.items():
    Core.add_implicit_resolver(TAG + kind, re.compile(f"^(?:{pattern})$"), None)
Core.add_constructor(TAG + "int", lambda _, node: int(node.value))
Core.add_constructor(TAG + "float", _float)


def read_as_editors_do(text: str) -> Any:
    """Read a file. Raises yaml.YAMLError where that can't be done."""
    return yaml.load(text, Core)
