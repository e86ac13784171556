"""Installs SAM and the template's linters into .tools: large, and needed for the rehearsal only.

python tests/rehearsal/tools.py
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
REQUIREMENTS = {"sam": "requirements.txt", "checkov": "checkov.txt"}
STAMP = "installed-for-mentor-pool"


def installed(name: str) -> Path:
    """The folder of a tool's programs, installed first where that is needed.

    Each has an environment of its own with pip in it, which `sam build` calls.
    """
    environment = TOOLS / name
    requirements = Path(__file__).with_name(REQUIREMENTS[name])
    checksum = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    stamp = environment / STAMP
    if not stamp.exists() or stamp.read_text() != checksum:
        print(f"Installing {name} …", flush=True)
        _run(sys.executable, "-m", "venv", "--clear", str(environment))
        pip = str(environment / "bin" / "pip")
        _run(pip, "install", "--quiet", "--no-deps", "--require-hashes", "-r", str(requirements))
        stamp.write_text(checksum)
    return environment / "bin"


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    try:
        for each in REQUIREMENTS:
            installed(each)
    except (OSError, subprocess.CalledProcessError):
        sys.exit("Installing failed: check the network and pip's settings, then start again.")
