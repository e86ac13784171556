"""Installs what the pool needs into the project, with progress and plain sentences.

Runs under the machine's own Python before anything is there: standard library only. What is
installed is remembered by a checksum of the requirement files, so a later start installs nothing.

    python3 build/laptop/bootstrap.py pool            the pool and the emulated AWS
    python3 build/laptop/bootstrap.py tests           the same, and what the tests need
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
EMULATOR = ROOT / ".tools" / "emulator"
LOG = ROOT / ".cache" / "install.log"
STAMP = "installed-for-mentor-pool"
REQUIREMENTS = {"pool": "requirements.txt", "tests": "tests/requirements.txt"}
UV = "build/laptop/uv.txt"
OUT_OF_REACH = ("resolve", "connect", "timed out", "dns error", "unreachable", "No matching dist")


class Unfinished(Exception):
    """The reader can help; the message says how."""


def main(arguments: Sequence[str]) -> int:
    """Install for `pool` or `tests`. An Unfinished becomes one sentence and exit code 1."""
    try:
        install(arguments[0] if arguments else "pool")
    except Unfinished as sentence:
        print(sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def install(wanted: str) -> None:
    """Install what is missing; once the tests' needs are there they are kept up with, too."""
    present = _read(VENV)
    if present.startswith("tests "):
        wanted = "tests"
    checksum = f"{wanted} {_checksum(UV, REQUIREMENTS[wanted], 'pyproject.toml')}"
    if present != checksum:
        print("Installing what the pool needs …", flush=True)
        _install_project(REQUIREMENTS[wanted])
        (VENV / STAMP).write_text(checksum)
    checksum = _checksum("build/laptop/emulator.txt")
    if _read(EMULATOR) != checksum:
        print("Installing the emulated AWS …", flush=True)
        _install_emulator()
        (EMULATOR / STAMP).write_text(checksum)


def _install_project(requirements: str) -> None:
    if not Path(_python(VENV)).exists() or not (VENV / "bin" / "pip").exists():
        _make_venv()
    (VENV / STAMP).unlink(missing_ok=True)  # what is interrupted here is not installed
    _run([_python(VENV), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", UV])
    _uv("pip", "sync", "--python", _python(VENV), requirements)
    _uv("pip", "install", "--python", _python(VENV), "--no-deps", "--no-build-isolation", "-e", ".")


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise Unfinished(
            "Python's venv is not complete here: on Debian and Ubuntu "
            "`apt install python3-venv` adds the rest. Then start again."
        )
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(VENV)])


def _install_emulator() -> None:
    shutil.rmtree(EMULATOR, ignore_errors=True)
    _uv("venv", "--python", _python(VENV), str(EMULATOR))
    _uv("pip", "sync", "--python", _python(EMULATOR), "build/laptop/emulator.txt")


def _uv(*arguments: str) -> None:
    _run([str(VENV / "bin" / "uv"), *arguments], {**_index_of_pip(), **os.environ})


def _index_of_pip() -> Mapping[str, str]:
    """Return the registry of pip's settings, in the words of uv, which doesn't read those."""
    ask = [_python(VENV), "-m", "pip", "config", "list"]
    listed = subprocess.run(  # noqa: S603 - the project's own pip
        ask, capture_output=True, text=True, check=False
    ).stdout
    settings = dict(line.split("=", 1) for line in listed.splitlines() if "=" in line)
    named = {key.rpartition(".")[2]: value.strip("'\"") for key, value in settings.items()}
    known = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    return {known[key]: value for key, value in named.items() if key in known}


def _run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    """Run a command of the installation; its output is kept in LOG for who wants to know more."""
    LOG.parent.mkdir(exist_ok=True)
    done = subprocess.run(  # noqa: S603 - commands of this file only
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    LOG.write_text(done.stdout)
    if done.returncode == 0:
        return
    if any(word in done.stdout for word in OUT_OF_REACH):
        raise Unfinished(
            "The package registry can't be reached: check the network, or pip's settings if you "
            f"use a registry of your own, and start again. (What was said: {LOG})"
        )
    raise Unfinished(f"Installing failed; {LOG} says why. When that is put right, start again.")


def _python(environment: Path) -> str:
    return str(environment / "bin" / "python")


def _checksum(*names: str) -> str:
    """Return what changes with the files, and with the project's place."""
    parts = [str(ROOT).encode(), *((ROOT / name).read_bytes() for name in names)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _read(environment: Path) -> str:
    """Return the stamp; none where the Python it was made with has gone."""
    stamp = environment / STAMP
    return stamp.read_text() if stamp.exists() and Path(_python(environment)).exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
