"""Builds and deploys the real template into an emulated AWS, and publishes the pool into it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from tests.rehearsal.tools import ROOT, installed

NAME = "rehearsal"
SENDER = "mentoring@example.org"
SETTINGS = {
    "AUTH": "true",  # the emulator holds every function to its role
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-2",
    "SAM_CLI_TELEMETRY": "0",
}
SOURCES = ("mentors", "site", "functions", "build")


@dataclass(frozen=True)
class Deployed:
    """A stack in the emulated AWS: where it listens, its outputs, and its parts by their names."""

    endpoint: str
    outputs: dict[str, str]
    parts: dict[str, str]

    @property
    def host(self) -> str:
        """The name readers know the pool by."""
        return self.outputs["DistributionName"]

    @property
    def origin_key(self) -> str:
        """What the distribution tells the API, as it was told to the distribution."""
        client = boto3.client("cloudfront")
        answer = client.get_distribution_config(Id=self.outputs["DistributionId"])
        origins = answer["DistributionConfig"]["Origins"]["Items"]
        (api,) = [one for one in origins if one["Id"] == "api"]
        return str(api["CustomHeaders"]["Items"][0]["HeaderValue"])

    def call(self, function: str, event: dict[str, Any]) -> Any:
        """Invoke a function and return what it returned; fails where it failed."""
        answer = boto3.client("lambda").invoke(
            FunctionName=self.parts[function], Payload=json.dumps(event).encode()
        )
        result = json.loads(answer["Payload"].read())
        assert "FunctionError" not in answer, result
        return result

    def logs(self) -> str:
        """All that the functions have logged so far."""
        client, lines = boto3.client("logs"), []
        for group in client.describe_log_groups()["logGroups"]:
            pages = client.get_paginator("filter_log_events").paginate(
                logGroupName=group["logGroupName"]
            )
            lines += [event["message"] for page in pages for event in page["events"]]
        return "\n".join(lines)


def copy_of_the_pool(to: Path) -> Path:
    """The files that are deployed and published, to be changed without changing the project."""
    for folder in SOURCES:
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / folder, to / folder, ignore=ignored)
    for name in ("template.yaml", "samconfig.toml", "mkdocs.yml"):
        shutil.copy(ROOT / name, to / name)
    return to


def deploy(root: Path, endpoint: str) -> Deployed:
    """Run `sam build` and `sam deploy`, then add what the emulator leaves out."""
    runtime = f"python{sys.version_info.major}.{sys.version_info.minor}"
    parameters = [f"Sender={SENDER}", f"Runtime={runtime}", "DeletionProtection=false"]
    _sam(root, "build", "--parameter-overrides", *parameters)
    _sam(
        root,
        "deploy",
        "--no-confirm-changeset",
        "--stack-name",
        NAME,
        "--parameter-overrides",
        *parameters,
    )
    client = boto3.client("cloudformation")
    (stack,) = client.describe_stacks(StackName=NAME)["Stacks"]
    parts = client.describe_stack_resources(StackName=NAME)["StackResources"]
    deployed = Deployed(
        endpoint,
        {one["OutputKey"]: one["OutputValue"] for one in stack["Outputs"]},
        {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in parts},
    )
    _add_routes(deployed)
    _allow_letters(deployed)
    return deployed


def publish(root: Path, people: Path) -> str:
    """Publish as an admin does, and return what was said."""
    command = ["publish", "--stack", NAME, "--root", str(root), "--people", str(people)]
    done = _run(root, sys.executable, "-m", "directory", *command)
    return done.stdout


def _sam(root: Path, *arguments: str) -> None:
    _run(root, str(installed("sam") / "sam"), *arguments)


def _run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = f"{installed('sam')}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done


def _add_routes(deployed: Deployed) -> None:
    """Make the API's routes from the processed template: the emulator leaves the API's Body out."""
    template = boto3.client("cloudformation").get_template(
        StackName=NAME, TemplateStage="Processed"
    )["TemplateBody"]
    paths = template["Resources"]["HttpApi"]["Properties"]["Body"]["paths"]
    client, lambdas, api = (
        boto3.client("apigatewayv2"),
        boto3.client("lambda"),
        deployed.outputs["ApiId"],
    )
    for path, methods in paths.items():
        for method, operation in methods.items():
            uri = operation["x-amazon-apigateway-integration"]["uri"]["Fn::Sub"]
            function = deployed.parts[uri.rpartition("${")[2].partition(".Arn}")[0]]
            found = lambdas.get_function(FunctionName=function)["Configuration"]
            integration = client.create_integration(
                ApiId=api,
                IntegrationType="AWS_PROXY",
                IntegrationUri=found["FunctionArn"],
                PayloadFormatVersion="2.0",
            )
            client.create_route(
                ApiId=api,
                RouteKey=f"{method.upper()} {path}",
                Target=f"integrations/{integration['IntegrationId']}",
            )


def _allow_letters(deployed: Deployed) -> None:
    """Let letters be sent: the emulator doesn't tell its permissions which identity is meant."""
    statement = {
        "Effect": "Allow",
        "Action": ["ses:SendEmail", "ses:SendRawEmail"],
        "Resource": "*",
    }
    boto3.client("iam").put_role_policy(
        RoleName=deployed.parts["LettersFunctionRole"],
        PolicyName="the-emulator-knows-no-identities",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
    )
