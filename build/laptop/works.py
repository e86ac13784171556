"""The moving parts: the functions and all that calls them, as AWS does of itself."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from laptop.all_letters import AllLetters
from laptop.clock import Clock
from laptop.clock_page import ClockPage
from laptop.console import Console
from laptop.days import Days
from laptop.edits import Edit, Edits
from laptop.examples.memory_store import MemoryStore
from laptop.front_door import FrontDoor
from laptop.functions import Functions
from laptop.gateway import Gateway
from laptop.inbox import Inbox
from laptop.places import Places, Running
from laptop.played import daily_work, letters_stream
from laptop.shown_problems import ShownProblems
from laptop.stack import Stack
from laptop.static import StaticFiles
from laptop.stopped import Stopped

if TYPE_CHECKING:
    from laptop.publication import Publication

LOG = logging.getLogger(__name__)
SHELL = Path("functions", "mentoring", "pages", "shell.html")


class Works:
    """Functions, stream, days, and the front door to them. The table must be there."""

    def __init__(
        self, places: Places, stack: Stack, note: Running, clock: Clock, origin_key: str
    ) -> None:
        """Import the functions, which reads the environment; nothing is called yet."""
        from mentoring.wiring import set_clock  # noqa: PLC0415  reads the environment, set by now

        set_clock(clock.now)
        self._places = places
        self._stack = stack
        self._note = note
        self._origin_key = origin_key
        self._functions = Functions(stack.functions, places.root / "functions")
        self._stream = letters_stream(stack, self._functions, note)
        self._days = Days(clock, daily_work(stack, self._functions), self._stream.settle)

    def catch_up(self, console: Console) -> None:
        """Live through the days that went by while the pool was stopped."""
        try:
            self._days.catch_up()
        except Stopped as failure:
            console.point_to_log(str(failure))

    @contextlib.contextmanager
    def kept_going(self, publication: "Publication", console: Console) -> Iterator[None]:
        """Stream, scheduler and edits, each in a thread of its own while the block runs."""
        stopping = threading.Event()
        sources = [self._places.root / "mentors", self._places.root / "site"]
        work: list[Callable[[threading.Event], None]] = [
            self._stream.keep_reading,
            self._days.keep_up,
            Edits(sources, lambda edit: self._rebuild(publication, console, edit)).keep_up,
        ]
        threads = [threading.Thread(target=each, args=(stopping,)) for each in work]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stopping.set()
            for thread in threads:
                thread.join()
            self._stream.settle()

    def front_door(self, shown: ShownProblems) -> FrontDoor:
        """Make the application that the web server runs."""
        policy = self._stack.behaviours[-1].headers.get("Content-Security-Policy", "")
        shell = self._places.root / SHELL
        return FrontDoor(
            self._stack.behaviours,
            Gateway(self._stack.functions, self._functions, self._origin_key),
            StaticFiles(self._places.public),
            {
                "/inbox/all-letters": AllLetters(_memory, shell, policy).answer,
                "/inbox": Inbox(self._places.inbox, shell, policy).answer,
                "/laptop/day": ClockPage(self._days, self._note.token).answer,
            },
            shown,
        )

    def _rebuild(self, publication: "Publication", console: Console, edit: Edit) -> None:
        """Build and publish what was saved; whatever goes wrong, the last good pages stay.

        The page comes first, then the table; the search follows once no more is being saved.
        """
        mentors = self._places.root / "mentors"
        prose = not all(path.is_relative_to(mentors) for path in edit.saved)
        names = ", ".join(sorted(path.name for path in edit.saved))
        try:
            good = publication.build(prose=prose, index=False)
            console.say(f"Shown: {names}" if good else f"Not shown; the pages say why: {names}")
            if good:
                publication.publish()
                publication.index(edit.is_the_last)
        except Exception:
            LOG.exception("An edit could not be published")


def _memory() -> AbstractContextManager[MemoryStore]:
    return nullcontext(MemoryStore())
