"""The environment variables that the template declares, with the laptop's values in them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from laptop.places import LEDGER_NAME, TABLE_NAME, Places
from laptop.stack import Stack

SENDER = "mentoring@example.org"
REPOSITORY = re.compile(r"^repo_url:[ ]*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)


def laptop_values(
    places: Places, endpoint_url: str, site_url: str, origin_key: str
) -> dict[str, str]:
    """Return what stands on the laptop for values that only a deployment has."""
    return {
        "TABLE_NAME": TABLE_NAME,
        "LEDGER_NAME": LEDGER_NAME,
        "SITE_URL": site_url,
        "SENDER": SENDER,
        "ORIGIN_KEY": origin_key,
        "INBOX_DIR": str(places.inbox),
        "AWS_ENDPOINT_URL": endpoint_url,
        "REPOSITORY_URL": repository_url(places.root),
    }


def repository_url(root: Path) -> str:
    """Return where mkdocs.yml says that biographies are edited; empty where it doesn't say."""
    file = root / "mkdocs.yml"
    found = REPOSITORY.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    return found[1].rstrip("/") if found else ""


def set_environment(stack: Stack, values: Mapping[str, str]) -> None:
    """Set what any function declares, and how boto3 finds the emulator; nothing else.

    One process plays all functions, so one that declares a variable declares it for all.
    """
    declared = {
        name: str(values.get(name, value))
        for function in stack.functions
        for name, value in function.environment.items()
        if name in values or isinstance(value, str | int)
    }
    own = {name: values[name] for name in ("INBOX_DIR", "AWS_ENDPOINT_URL")}
    os.environ.update(declared | own | aws_settings())


def aws_settings() -> dict[str, str]:
    """Return a region and keys that open nothing; the machine's own profile is left alone."""
    return {
        "AWS_DEFAULT_REGION": "eu-west-2",
        "AWS_REGION": "eu-west-2",
        "AWS_ACCESS_KEY_ID": "laptop",
        "AWS_SECRET_ACCESS_KEY": "laptop",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
