"""What template.yaml says, as far as the laptop acts on it: functions, routes, table, headers."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from laptop.headers import headers_of
from laptop.intrinsics import load_template, ref, resolve
from laptop.stopped import Stopped

FUNCTION = "AWS::Serverless::Function"
TABLE = "AWS::DynamoDB::Table"
DISTRIBUTION = "AWS::CloudFront::Distribution"
DAILY = re.compile(r"cron\((\d+) (\d+) ")
ARN = re.compile(r"^\$\{(\w+)\.Arn\}")


@dataclass(frozen=True)
class StreamSource:
    """How a function hears of the table's changes.

    `patterns` are filters in Lambda's own notation (any of them lets a record through);
    `retries` is how often a failed batch is tried again.
    """

    patterns: tuple[Mapping[str, Any], ...]
    batch_size: int
    retries: int


@dataclass(frozen=True)
class Function:
    """A function: the module its handler lives in, and what calls it.

    `routes` are pairs of method and path; `daily_at` are the times of its schedules, every day, in
    the programme's zone; `permissions` are pairs of an action and what the template calls that
    which it may be done to.
    """

    name: str
    module: str
    environment: Mapping[str, Any]
    routes: tuple[tuple[str, str], ...]
    stream: StreamSource | None
    daily_at: tuple[time, ...]
    permissions: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Behaviour:
    """Which addresses go to the API or the site, and the headers put on every answer."""

    pattern: str
    to_api: bool
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Stack:
    """The parts of the stack that the laptop plays; the last behaviour matches every address."""

    functions: tuple[Function, ...]
    table: Mapping[str, Any]
    ledger: Mapping[str, Any]
    behaviours: tuple[Behaviour, ...]


def read_stack(file: Path) -> Stack:
    """Read the template with its parameters' defaults. Raises Stopped where a part is missing."""
    if not file.exists():
        raise Stopped(f"{file.name} isn't there: the pool is made from it. Get it back from git.")
    template = load_template(file)
    known = {
        name: parameter["Default"]
        for name, parameter in (template.get("Parameters") or {}).items()
        if "Default" in parameter
    }
    resources = resolve(template["Resources"], known)
    shared = resolve(template.get("Globals") or {}, known).get("Function") or {}
    return Stack(
        functions=tuple(_functions(resources, shared)),
        table=_named(resources, "Table", TABLE),
        ledger=_named(resources, "Ledger", TABLE),
        behaviours=tuple(_behaviours(resources)),
    )


def _of_type(resources: Mapping[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return (
        (name, resource.get("Properties") or {})
        for name, resource in resources.items()
        if resource["Type"] == kind
    )


def _only_one(resources: Mapping[str, Any], kind: str) -> dict[str, Any]:
    found = [properties for _, properties in _of_type(resources, kind)]
    if len(found) != 1:
        raise Stopped(
            f"template.yaml has {len(found)} resources of type {kind}; write exactly one."
        )
    return found[0]


def _named(resources: Mapping[str, Any], name: str, kind: str) -> dict[str, Any]:
    found = dict(_of_type(resources, kind)).get(name)
    if found is None:
        raise Stopped(f"template.yaml has no {kind} called {name}; write it.")
    return found


def _functions(resources: Mapping[str, Any], shared: Mapping[str, Any]) -> Iterator[Function]:
    for name, properties in _of_type(resources, FUNCTION):
        events = list((properties.get("Events") or {}).values())
        yield Function(
            name=name,
            module=properties["Handler"].rpartition(".")[0],
            environment={**_variables(shared), **_variables(properties)},
            routes=tuple(
                (event["Properties"]["Method"].upper(), event["Properties"]["Path"])
                for event in events
                if event["Type"] == "HttpApi"
            ),
            stream=next(
                (_stream(e["Properties"]) for e in events if e["Type"] == "DynamoDB"), None
            ),
            daily_at=tuple(
                sorted(_daily(e["Properties"]) for e in events if "Schedule" in e["Type"])
            ),
            permissions=frozenset(_permissions(properties)),
        )


def _permissions(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what is permitted whatever the conditions; the laptop doesn't know how they turn out."""
    for policy in properties.get("Policies") or []:
        for statement in policy["Statement"]:
            for action in _many(statement.get("Action", [])):
                yield from ((action, _resource(each)) for each in _many(statement["Resource"]))


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _resource(arn: Any) -> str:
    """Name what an ARN points at by its logical id: `Table`, or `Table/index/due`."""
    return ref(arn) or ARN.sub(r"\1", str(arn.get("Fn::Sub", arn)))


def _variables(properties: Mapping[str, Any]) -> dict[str, Any]:
    return dict((properties.get("Environment") or {}).get("Variables") or {})


def _stream(properties: Mapping[str, Any]) -> StreamSource:
    filters = (properties.get("FilterCriteria") or {}).get("Filters") or []
    return StreamSource(
        patterns=tuple(load_pattern(each["Pattern"]) for each in filters),
        batch_size=int(properties.get("BatchSize", 100)),
        retries=int(properties.get("MaximumRetryAttempts", 3)),
    )


def load_pattern(text: str) -> Mapping[str, Any]:
    """Read a filter pattern from its JSON."""
    pattern: dict[str, Any] = json.loads(text)
    return pattern


def _daily(properties: Mapping[str, Any]) -> time:
    expression = str(properties.get("ScheduleExpression") or properties.get("Schedule"))
    match = DAILY.match(expression)
    if not match:
        raise Stopped(
            f'The laptop knows daily schedules only: write "cron(0 6 * * ? *)", not "{expression}".'
        )
    return time(int(match[2]), int(match[1]))


def _behaviours(resources: Mapping[str, Any]) -> Iterator[Behaviour]:
    config = _only_one(resources, DISTRIBUTION)["DistributionConfig"]
    api = {origin["Id"] for origin in config["Origins"] if "CustomOriginConfig" in origin}
    every = {**config["DefaultCacheBehavior"], "PathPattern": "*"}
    for behaviour in [*config.get("CacheBehaviors", []), every]:
        yield Behaviour(
            pattern=behaviour["PathPattern"],
            to_api=behaviour["TargetOriginId"] in api,
            headers=_headers(resources, ref(behaviour.get("ResponseHeadersPolicyId"))),
        )


def _headers(resources: Mapping[str, Any], policy: str | None) -> dict[str, str]:
    if policy is None:
        return {}
    return headers_of(resources[policy]["Properties"]["ResponseHeadersPolicyConfig"])
