"""Deploys once for all tests of the rehearsal, and takes everything down in an orderly way."""

import os
from collections.abc import Iterator
from pathlib import Path

import playwright
import pytest

from directory.load import load
from directory.pool import Pool
from laptop import emulator as emulators
from tests.rehearsal.stack import SETTINGS, Deployed, copy_of_the_pool, deploy, publish
from tests.rehearsal.tools import ROOT, TOOLS

NODE = Path(playwright.__file__).parent / "driver"
"""Playwright brings a Node along; the emulated CloudFront runs its functions on it."""
PEOPLE = ROOT / "build/laptop/people.csv"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is deployed and published."""
    return copy_of_the_pool(tmp_path_factory.mktemp("pool"))


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty emulated AWS, and the settings that lead everybody to it."""
    with pytest.MonkeyPatch.context() as settings:
        for name, value in SETTINGS.items():
            settings.setenv(name, value)
        settings.setenv("PATH", f"{NODE}{os.pathsep}{os.environ['PATH']}")
        settings.setattr(emulators, "CHILD", Path(__file__).with_name("emulated.py"))
        python, folder = TOOLS / "emulator/bin/python", tmp_path_factory.mktemp("aws")
        with (
            (folder / "lock").open("w") as lock,
            emulators.Emulator(python, folder, lock) as emulator,
        ):
            emulator.wait()
            settings.setenv("AWS_ENDPOINT_URL", emulator.endpoint_url)
            yield emulator.endpoint_url


@pytest.fixture(scope="session")
def deployed(root: Path, endpoint: str) -> Deployed:
    """The stack, deployed by SAM and published into."""
    stack = deploy(root, endpoint)
    said = publish(root, PEOPLE)
    assert f"Published: https://{stack.host}" in said
    return stack


@pytest.fixture(scope="session")
def shown(root: Path) -> Pool:
    """What was published."""
    found, problems = load(root)
    assert found is not None, problems
    return found
