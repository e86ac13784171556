"""The pool's clock: the machine's, or so many days ahead of it, kept in a file."""

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo


def machine_clock() -> datetime:
    """Return the moment it is on this machine, in UTC."""
    return datetime.now(UTC)


class Clock:
    """What the pool takes for now.

    `lived_through` is the local date and time, without its zone, of the last daily round played.
    """

    def __init__(
        self, file: Path, zone: ZoneInfo, machine: Callable[[], datetime] = machine_clock
    ) -> None:
        """Go on from what `file` says; without one, start with the machine's own time."""
        kept = json.loads(file.read_text()) if file.exists() else {}
        self._file = file
        self._machine = machine
        self._held: datetime | None = None
        self._days_ahead: int = kept.get("days_ahead", 0)
        self.zone = zone
        self.lived_through = (
            datetime.fromisoformat(kept["lived_through"]) if "lived_through" in kept else None
        )

    def now(self) -> datetime:
        """Return the pool's moment, in UTC: its own date with the machine's local time of day."""
        if self._held is not None:
            return self._held
        local = self._machine().astimezone(self.zone) + timedelta(days=self._days_ahead)
        return local.astimezone(UTC)

    def today(self) -> date:
        """Return the pool's date, in the programme's zone."""
        return self.now().astimezone(self.zone).date()

    @contextlib.contextmanager
    def held_at(self, moment: datetime) -> Iterator[None]:
        """Let it be `moment` for as long as the block runs."""
        self._held = moment.astimezone(UTC)
        try:
            yield
        finally:
            self._held = None

    def when_moved_to(self, day: date) -> datetime:
        """Return the moment it would be now if it were `day`, in the programme's zone."""
        return datetime.combine(day, self._machine().astimezone(self.zone).timetz())

    def move_to(self, day: date) -> None:
        """Let it be `day` from now on, and keep that over restarts."""
        self._days_ahead = (day - self._machine().astimezone(self.zone).date()).days
        self._keep()

    def has_lived_through(self, moment: datetime) -> None:
        """Remember that the daily round of this local date and time has been played."""
        self.lived_through = moment
        self._keep()

    def _keep(self) -> None:
        lived = {"lived_through": self.lived_through.isoformat()} if self.lived_through else {}
        self._file.write_text(json.dumps({"days_ahead": self._days_ahead, **lived}))
