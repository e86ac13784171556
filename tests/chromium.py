"""Makes sure there is a Chromium for the browser tests, from Debian's own packages.

    python3 tests/chromium.py

Runs under the machine's own Python before anything is there: standard library only.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
ROOT_USER = 0


def find() -> str | None:
    """Return where a Chromium is, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install() -> None:
    """Install Debian's package. Raises CalledProcessError."""
    before = [] if os.geteuid() == ROOT_USER else ["sudo", "--non-interactive"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(
            [*before, "apt-get", *command], env=quiet, check=True, stdout=subprocess.DEVNULL
        )


def main() -> int:
    """Install Chromium unless it is there; one sentence where that can't be done."""
    if find():
        return 0
    print("Installing Chromium for the browser tests …", flush=True)
    try:
        install()
    except (OSError, subprocess.CalledProcessError):
        print(
            "The browser tests need Chromium, and it can't be installed from here: install the "
            "package `chromium` (Debian: apt install chromium), then start again.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
