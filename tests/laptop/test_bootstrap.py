"""What installing remembers, and what it says when it can't."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from laptop import bootstrap

NAMES = (
    "requirements.txt",
    "tests/requirements.txt",
    "pyproject.toml",
    "build/laptop/uv.txt",
    "build/laptop/emulator.txt",
)


class Machine:
    """A project folder, and a record of the commands that were run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[str] = []
        self.output = ""
        self.code = 0
        for name in NAMES:
            self.write(name, "first")

    def write(self, name: str, text: str) -> None:
        """Change a file of the project."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text)

    def run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Stand in for subprocess.run: environments appear, packages don't."""
        self.commands.append(" ".join(command).replace(str(self.root), "."))
        if "venv" in command and self.code == 0:
            for program in ("python", "pip"):
                made = Path(command[-1]) / "bin" / program
                made.parent.mkdir(parents=True, exist_ok=True)
                made.touch()
        return subprocess.CompletedProcess(command, self.code, self.output)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Make a project in a folder of its own, with nothing installed."""
    made = Machine(tmp_path)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "EMULATOR", tmp_path / ".tools" / "emulator")
    monkeypatch.setattr(bootstrap, "LOG", tmp_path / ".cache" / "install.log")
    monkeypatch.setattr("subprocess.run", made.run)
    return made


def synced(machine: Machine) -> list[str]:
    """Name the requirement files that were installed since the last call."""
    files = [command.split()[-1] for command in machine.commands if "pip sync" in command]
    machine.commands.clear()
    return files


def test_everything_is_installed_once(machine: Machine) -> None:
    """A second start runs no command at all."""
    assert bootstrap.main(["pool"]) == 0
    assert synced(machine) == ["requirements.txt", "build/laptop/emulator.txt"]
    assert bootstrap.main(["pool"]) == 0
    assert machine.commands == []


def test_a_changed_requirement_is_installed(machine: Machine) -> None:
    """And only what changed."""
    bootstrap.main(["pool"])
    synced(machine)
    machine.write("requirements.txt", "second")
    bootstrap.main(["pool"])
    assert synced(machine) == ["requirements.txt"]
    machine.write("build/laptop/emulator.txt", "second")
    bootstrap.main(["pool"])
    assert synced(machine) == ["build/laptop/emulator.txt"]


def test_starting_the_pool_keeps_what_the_tests_need(machine: Machine) -> None:
    """Else `make run` and `make test` would undo each other's work."""
    bootstrap.main(["tests"])
    synced(machine)
    bootstrap.main(["pool"])
    assert synced(machine) == []


def test_an_environment_without_its_python_is_made_anew(machine: Machine) -> None:
    """As after an upgrade of the machine."""
    bootstrap.main(["pool"])
    synced(machine)
    (machine.root / ".venv" / "bin" / "python").unlink()
    bootstrap.main(["pool"])
    assert machine.commands[0].endswith("-m venv ./.venv")


def test_no_network_is_said(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence; what the tool said is kept in a file."""
    machine.code, machine.output = 1, "tcp connect error: Connection refused"
    assert bootstrap.main(["pool"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The package registry can't be reached: check the network")
    assert (machine.root / ".cache" / "install.log").read_text() == machine.output


def test_any_other_failure_names_the_log(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing counts as installed."""
    machine.code, machine.output = 1, "No space left on device"
    assert bootstrap.main(["pool"]) == 1
    assert "install.log says why" in capsys.readouterr().err
    machine.code = 0
    assert bootstrap.main(["pool"]) == 0
    assert synced(machine) == ["requirements.txt", "build/laptop/emulator.txt"]


def test_a_python_without_venv_is_told_what_to_add(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Debian keeps that part in a package of its own."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert bootstrap.main(["pool"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().err
    assert machine.commands == []
