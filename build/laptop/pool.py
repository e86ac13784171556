"""The whole pool, put together, and kept running until somebody stops it."""

import contextlib
import secrets
import signal
import threading
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from laptop.clock import Clock
from laptop.console import Console
from laptop.emulator import Emulator
from laptop.environment import laptop_values, set_environment
from laptop.places import LEDGER_NAME, TABLE_NAME, Places, Running, claim
from laptop.served import served, take_port
from laptop.shown_problems import ShownProblems
from laptop.stack import Stack, read_stack
from laptop.stopped import Stopped
from laptop.table import ensure_table
from laptop.works import Works

if TYPE_CHECKING:
    from laptop.publication import Publication

DEFAULT_ZONE = ZoneInfo("Europe/London")


def run(places: Places, port: int) -> None:
    """Run the pool on `port` (0: any free one) until it is interrupted; keep everything.

    Raises Stopped, before anything is served, where only the reader can help.
    """
    with contextlib.ExitStack() as ending:
        lock = ending.enter_context(claim(places))
        places.note.unlink(missing_ok=True)  # a crash leaves it behind
        taken = ending.enter_context(take_port(port))
        console = Console(places.remembered)
        stack = read_stack(places.root / "template.yaml")
        console.say("Starting the emulated AWS …")
        emulator = ending.enter_context(Emulator(places.emulator, places.remembered, lock))
        note = Running(
            base_url=f"http://localhost:{taken.getsockname()[1]}",
            endpoint_url=emulator.endpoint_url,
            table_name=TABLE_NAME,
            token=secrets.token_urlsafe(),
        )
        origin_key = secrets.token_urlsafe()
        set_environment(stack, laptop_values(places, note.endpoint_url, note.base_url, origin_key))
        shown = ShownProblems()
        publication = _built(places, shown, console)
        emulator.wait()
        clock = _published(places, stack, note, publication, console)
        works = Works(places, stack, note, clock, origin_key)
        works.catch_up(console)
        ending.enter_context(works.kept_going(publication, console))
        ending.enter_context(served(taken, works.front_door(shown)))
        note.write(places.note)
        ending.callback(places.note.unlink, missing_ok=True)
        console.say(publication.greeting(note.base_url, clock.today()))
        _wait_for_a_signal(console)


def _built(places: Places, shown: ShownProblems, console: Console) -> "Publication":
    """Build the directory; where it can't be, go on with the last good one, if there is one."""
    from laptop.publication import Publication  # noqa: PLC0415  reads the environment, set by now

    count = len(list((places.root / "mentors").glob("*.yml")))
    console.say(f"Building the directory from {count} biographies …")
    publication = Publication(places, shown, console.say)
    if not publication.build():
        listed = "\n".join(f"  {sentence}" for sentence in shown.sentences)
        if not (places.public / "index.html").exists():
            raise Stopped(f"The directory can't be built before this is put right:\n{listed}")
        console.say(f"Showing the last good directory, because of:\n{listed}")
    return publication


def _published(
    places: Places, stack: Stack, note: Running, publication: "Publication", console: Console
) -> Clock:
    """Make the table ready and publish the mentors; the clock they live by."""
    console.say("Publishing the mentors to the table …")
    ensure_table(TABLE_NAME, stack.table, note.endpoint_url)
    ensure_table(LEDGER_NAME, stack.ledger, note.endpoint_url)
    clock = Clock(places.remembered / "clock", publication.zone() or DEFAULT_ZONE)
    publication.publish()
    return clock


def _wait_for_a_signal(console: Console) -> None:
    """Wait for Ctrl-C, TERM or a closed terminal; from then on let nothing disturb the ending."""
    stopping = threading.Event()
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for each in signals:
        signal.signal(each, lambda *_: stopping.set())
    stopping.wait()
    for each in signals:
        signal.signal(each, signal.SIG_IGN)
    console.say("Stopping; everything is kept.")
