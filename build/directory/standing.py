"""What stands on the site already and what it was made from: nothing is made twice the same."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

Prints = dict[str, str]
"""The name of a file, and what stands for all it was made from."""


class Standing:
    """Files under a folder, each with the fingerprint of all that it was made from.

    A file counts as standing while it was made from the same as now, is still there, and nobody
    has written to it since. Nothing stands where no note says so.
    """

    def __init__(self, folder: Path, before: Mapping[str, str] | None = None, at: int = 0) -> None:
        """`at` is when the folder was left, in nanoseconds of the file system's clock."""
        self.folder = folder
        self.prints: Prints = {}
        self._before = before or {}
        self._at = at

    def is_stale(self, name: str, *made_from: object) -> bool:
        """Note what a file is made from now; say whether it has to be made again."""
        now = self.prints[name] = fingerprint(*made_from)
        return self._before.get(name) != now or not self._is_untouched(name)

    def note(self, name: str) -> None:
        """Note a file that is made each time."""
        self.prints[name] = ""

    def keep(self, name: str) -> bool:
        """Let a file stand as it is, if there is one."""
        if name in self._before:
            self.prints[name] = self._before[name]
        return name in self._before

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands yet."""
        return not self._before

    def gone(self) -> list[str]:
        """Return the files that were made before and not this time."""
        return [name for name in self._before if name not in self.prints]

    def _is_untouched(self, name: str) -> bool:
        try:
            return (self.folder / name).stat().st_mtime_ns <= self._at
        except OSError:
            return False


def standing(note: Path, folder: Path, made_by: str) -> Standing:
    """Read the note of what stands in a folder; of what others made, or elsewhere, it says nothing.

    While the folder is being changed there must be no note: see `forget`.
    """
    try:
        kept = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Standing(folder)
    same = kept["made_by"] == made_by and kept["folder"] == str(folder.resolve())
    return Standing(folder, kept["prints"], kept["at"]) if same else Standing(folder)


def note_down(note: Path, left: Standing, made_by: str) -> None:
    """Note what stands in the folder from now on."""
    note.parent.mkdir(parents=True, exist_ok=True)
    note.touch()
    kept = {
        "folder": str(left.folder.resolve()),
        "made_by": made_by,
        "at": note.stat().st_mtime_ns,
        "prints": left.prints,
    }
    note.write_text(json.dumps(kept), encoding="utf-8")


def forget(note: Path) -> None:
    """Say nothing any more of a folder that is about to change."""
    note.unlink(missing_ok=True)


def fingerprint(*made_from: object) -> str:
    """Stand for some values, and for no others whose `repr` differs."""
    return hashlib.blake2b(repr(made_from).encode(), digest_size=12).hexdigest()
