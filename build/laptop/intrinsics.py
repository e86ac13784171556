"""Reading CloudFormation's YAML: its short tags in their long form, and the values known here."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml

SHORT_ONLY = {"Ref", "Condition"}
PLACEHOLDER = re.compile(r"\$\{([^!}]+)\}")


SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(SafeLoader):  # type: ignore[misc, valid-type]
    """SafeLoader that knows `!Ref` and its family."""


def _long_form(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in SHORT_ONLY else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        return {name: value.split(".", 1) if suffix == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(cast("yaml.MappingNode", node), deep=True)}


_Loader.add_multi_constructor("!", _long_form)


def load_template(file: Path) -> dict[str, Any]:
    """Read a template; every intrinsic function is a mapping with one key, as in JSON."""
    template: dict[str, Any] = yaml.load(file.read_text(), Loader=_Loader)  # noqa: S506  a SafeLoader
    return template


def ref(value: Any) -> str | None:
    """Return the logical id that a `!Ref` or `!GetAtt` points at; None for anything else."""
    if not isinstance(value, Mapping) or len(value) != 1:
        return None
    if "Ref" in value:
        return str(value["Ref"])
    return str(value["Fn::GetAtt"][0]) if "Fn::GetAtt" in value else None


def resolve(value: Any, parameters: Mapping[str, Any]) -> Any:
    """Replace references to parameters by their values; whatever else is unknown stays as it is."""
    if isinstance(value, list):
        return [resolve(each, parameters) for each in value]
    if not isinstance(value, dict):
        return value
    if "Ref" in value and value["Ref"] in parameters:
        return parameters[value["Ref"]]
    if isinstance(value.get("Fn::Sub"), str):
        return _substitute(value, parameters)
    return {key: resolve(each, parameters) for key, each in value.items()}


def _substitute(value: dict[str, Any], parameters: Mapping[str, Any]) -> Any:
    text = str(value["Fn::Sub"])
    if not set(PLACEHOLDER.findall(text)) <= parameters.keys():
        return value
    return PLACEHOLDER.sub(lambda match: str(parameters[match[1]]), text)
