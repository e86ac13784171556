"""What the laptop reads from the template."""

import json
from datetime import time
from pathlib import Path

import pytest
import yaml

from laptop.intrinsics import load_template
from laptop.places import HOME
from laptop.stack import read_stack
from laptop.stopped import Stopped

TEMPLATE = HOME / "template.yaml"


def written(folder: Path, change: dict[str, object]) -> Path:
    """Write the real template with other resources, in the long form that needs no tags."""
    template = load_template(TEMPLATE)
    template["Resources"] = {**template["Resources"], **change}
    file = folder / "template.yaml"
    file.write_text(yaml.safe_dump(template))
    return file


def test_every_function_of_the_template_has_a_module_and_something_that_calls_it() -> None:
    """The stack's own promise, without which the laptop could not play it."""
    functions = read_stack(TEMPLATE).functions
    assert sorted(each.module for each in functions) == [
        "address",
        "appointments",
        "availability",
        "biographies",
        "calendar_feed",
        "chemistry_calls",
        "coordinated",
        "coordinators",
        "daily",
        "endings",
        "expectations",
        "impressions",
        "introductions",
        "letters",
        "my_mentoring",
        "notes",
        "pairing_requests",
        "pairing_sessions",
        "pairings",
        "personal_data",
        "phone_a_friend",
        "room",
        "rosters",
        "scheme_numbers",
        "searches",
        "sign_in",
        "silences",
        "spot_sessions",
        "times",
    ]
    assert all(each.routes or each.stream or each.daily_at for each in functions)


def test_routes_are_the_templates_and_no_others(tmp_path: Path) -> None:
    """A route that is taken out of the template is not there."""
    resources = load_template(TEMPLATE)["Resources"]
    function = resources["SignInFunction"]
    del function["Properties"]["Events"]["PostSignOut"]
    stack = read_stack(written(tmp_path, {"SignInFunction": function}))
    routes = {route for each in stack.functions for route in each.routes}
    every = {route for each in read_stack(TEMPLATE).functions for route in each.routes}
    assert every - routes == {("POST", "/my/sign-out")}


def test_the_outbox_is_what_the_stream_is_read_for() -> None:
    """The filter is the template's own, as a value."""
    (source,) = [each.stream for each in read_stack(TEMPLATE).functions if each.stream]
    assert source.patterns == (
        {"eventName": ["INSERT"], "dynamodb": {"Keys": {"pk": {"S": [{"prefix": "OUTBOX#"}]}}}},
    )


def test_daily_functions_have_their_times() -> None:
    """All of them, from the schedules' expressions."""
    times = {each.module: each.daily_at for each in read_stack(TEMPLATE).functions}
    assert times["daily"] == (time(6), time(18))
    assert times["letters"] == (time(6, 30),)
    assert times["sign_in"] == ()


def test_personal_addresses_go_to_the_api_and_all_others_to_the_site() -> None:
    """The behaviours come in their order, and the last one matches everything."""
    behaviours = read_stack(TEMPLATE).behaviours
    assert [(each.pattern, each.to_api) for each in behaviours] == [
        ("/my/*", True),
        ("/coordinate/*", True),
        ("/api/availability", True),
        ("/become-a-mentor/needed*", True),
        ("/api/*", True),
        ("*", False),
    ]
    assert all("Content-Security-Policy" in each.headers for each in behaviours)


def test_a_schedule_the_laptop_cannot_play_is_said(tmp_path: Path) -> None:
    """Not every expression is a daily one."""
    function = load_template(TEMPLATE)["Resources"]["DailyFunction"]
    event, *_ = function["Properties"]["Events"].values()
    event["Properties"]["ScheduleExpression"] = "rate(1 hour)"
    file = written(tmp_path, {"DailyFunction": json.loads(json.dumps(function))})
    with pytest.raises(Stopped, match=r'write "cron\(0 6 \* \* \? \*\)", not "rate\(1 hour\)"'):
        read_stack(file)


def test_a_missing_template_is_said(tmp_path: Path) -> None:
    """Somebody ran it elsewhere."""
    with pytest.raises(Stopped, match="Get it back from git"):
        read_stack(tmp_path / "template.yaml")
