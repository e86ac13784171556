"""Replaces files: all are prepared first, so that a full disk changes none of them."""

import shutil
from collections.abc import Mapping
from pathlib import Path

STAGE = Path(".cache/import")
PRIVATE = 0o600


def replace_files(root: Path, texts: Mapping[Path, str], private: frozenset[Path]) -> None:
    """Write files in their order, each whole or not at all; `private` ones for their owner alone.

    Where this is cut short, every file is old or new; the same import again does what is left.
    """
    stage = root / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True, mode=0o700)
    prepared = {path: stage / f"{number}" for number, path in enumerate(texts)}
    for path, ready in prepared.items():
        if path in private:
            ready.touch(mode=PRIVATE)
        ready.write_bytes(texts[path].encode())
    for folder in {path.parent for path in texts}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, ready in prepared.items():
        ready.replace(path)
    shutil.rmtree(stage, ignore_errors=True)


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write one file whole or not at all, beside where it is to stand."""
    ready = path.with_name(f".{path.name}.part")
    try:
        ready.unlink(missing_ok=True)
        if private:
            ready.touch(mode=PRIVATE)
        ready.write_bytes(data)
        ready.replace(path)
    finally:
        ready.unlink(missing_ok=True)
