"""What stands round the functions: the distribution, the key, the bucket, and the template."""

import os
import subprocess
from pathlib import Path

import boto3
import httpx
import pytest

from laptop.stack import read_stack
from tests.rehearsal.conftest import PEOPLE
from tests.rehearsal.reader import Reader
from tests.rehearsal.stack import SENDER, Deployed, publish
from tests.rehearsal.tools import ROOT, installed


def visit(deployed: Deployed, path: str) -> httpx.Response:
    """Visit a page as CloudFront serves it."""
    headers = {"Host": deployed.host, "X-Forwarded-Proto": "https"}
    return httpx.get(f"{deployed.endpoint}{path}", headers=headers, timeout=60)


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("sam", ["sam", "validate", "--lint"]),
        ("sam", ["cfn-lint", "template.yaml"]),
        ("checkov", ["checkov", "-f", "template.yaml", "--skip-download", "--compact", "--quiet"]),
    ],
)
def test_linters_have_nothing_to_say(tool: str, command: list[str]) -> None:
    program, *arguments = command
    settings = {"SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "eu-west-2"}

    done = subprocess.run(
        [installed(tool) / program, *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_pages_of_the_site_carry_the_security_headers(deployed: Deployed) -> None:
    page = visit(deployed, "/")

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "public, max-age=60, must-revalidate"
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert {name: page.headers[name] for name in EXPECTED} == EXPECTED


EXPECTED = {
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def test_a_page_that_is_not_there_is_the_sites_own_not_found_page(deployed: Deployed) -> None:
    missing = visit(deployed, "/mentors/nobody/")

    assert missing.status_code == 404
    assert "<html" in missing.text


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/schemes", "/schemes/"),
        ("/my", "/my/"),
        ("/browse/topic?a=1&b=x%20y", "/browse/topic/?a=1&b=x%20y"),
    ],
)
def test_an_address_without_its_last_slash_leads_to_the_page(
    deployed: Deployed, asked: str, leads_to: str
) -> None:
    answer = visit(deployed, asked)

    assert answer.status_code == 301
    assert answer.headers["location"] == f"https://{deployed.host}{leads_to}"


def test_nobody_is_led_to_another_site(deployed: Deployed) -> None:
    answer = visit(deployed, "//elsewhere.example/x")

    assert answer.headers["location"].startswith(f"https://{deployed.host}/")


def test_the_site_can_not_be_read_round_the_distribution(deployed: Deployed) -> None:
    bucket = deployed.outputs["SiteBucketName"]

    assert httpx.get(f"{deployed.endpoint}/{bucket}/index.html").status_code == 403


@pytest.mark.parametrize("path", ["/my", "/my/sign-in", "/coordinate", "/my/requests/new"])
def test_the_api_refuses_who_does_not_come_through_the_distribution(
    deployed: Deployed, path: str
) -> None:
    host = f"{deployed.outputs['ApiId']}.execute-api.localhost"

    for headers in ({"Host": host}, {"Host": host, "X-Origin-Key": "guessed"}):
        answer = httpx.get(f"{deployed.endpoint}{path}", headers=headers, timeout=60)
        assert answer.status_code == 403


def test_an_unknown_route_is_not_found(deployed: Deployed) -> None:
    assert Reader(deployed).open("/my/nothing/here").status == 404


def test_publishing_again_sends_nothing_and_then_only_what_changed(
    deployed: Deployed, root: Path
) -> None:
    said = publish(root, PEOPLE)
    assert "Pages: 0 sent" in said
    assert "Scripts, styles and data: 0 sent" in said
    biography = root / "mentors/amara-okafor.yml"
    biography.write_text(biography.read_text().replace("role: ", "role: Acting ", 1))

    said = publish(root, PEOPLE)

    assert "Acting " in visit(deployed, "/mentors/amara-okafor/").text
    sent = [int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages: ")]
    assert 0 < sent[0] < 50


@pytest.mark.usefixtures("deployed")
def test_every_function_has_an_alarm_for_errors_and_one_for_throttles() -> None:
    pages = boto3.client("cloudwatch").get_paginator("describe_alarms").paginate()
    watched = {
        (alarm["MetricName"], dimension["Value"])
        for alarm in pages.search("MetricAlarms")
        for dimension in alarm["Dimensions"]
    }
    functions = [
        one["FunctionName"] for one in boto3.client("lambda").list_functions()["Functions"]
    ]

    assert len(functions) == len(read_stack(ROOT / "template.yaml").functions)
    assert {(metric, one) for metric in ("Errors", "Throttles") for one in functions} <= watched


def test_the_sender_is_verified_by_the_stack(deployed: Deployed) -> None:
    assert deployed.parts["SenderAddress"] == SENDER
