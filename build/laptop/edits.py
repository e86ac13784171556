"""Edited files on screen: watches the sources and builds again when one is saved."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

REST_SECONDS = 0.05
LOOK_SECONDS = 0.5
CHANGES = {"created", "modified", "deleted", "moved"}


@dataclass(frozen=True)
class Edit:
    """Files that were saved together; `is_the_last` says whether nothing was saved since."""

    saved: set[Path]
    is_the_last: Callable[[], bool]


Rebuild = Callable[[Edit], object]


class Edits(FileSystemEventHandler):
    """Collects saved files and gives them to `rebuild`, all of one burst at once."""

    def __init__(self, folders: list[Path], rebuild: Rebuild) -> None:
        """`folders` that don't exist are not watched."""
        self._rebuild = rebuild
        self._saved: queue.SimpleQueue[Path] = queue.SimpleQueue()
        self._observer = Observer()
        for folder in folders:
            if folder.is_dir():
                self._observer.schedule(self, str(folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; what editors keep for themselves is none."""
        if event.is_directory or event.event_type not in CHANGES:
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if name and _is_a_source(path):
                self._saved.put(path)

    def keep_up(self, stopping: threading.Event) -> None:
        """Build after each burst of changes until `stopping` is set."""
        self._observer.start()
        while not stopping.is_set():
            if saved := self._burst():
                self._rebuild(Edit(saved, self._is_quiet(stopping)))
        self._observer.stop()

    def _is_quiet(self, stopping: threading.Event) -> Callable[[], bool]:
        return lambda: self._saved.empty() and not stopping.is_set()

    def _burst(self) -> set[Path]:
        try:
            saved = {self._saved.get(timeout=LOOK_SECONDS)}
        except queue.Empty:
            return set()
        time.sleep(REST_SECONDS)
        while not self._saved.empty():
            saved.add(self._saved.get())
        return saved


def _is_a_source(path: Path) -> bool:
    return not (path.name.startswith((".", "#")) or path.name.endswith(("~", ".swp", ".tmp")))
