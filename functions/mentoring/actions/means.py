"""What every action is given: the store, the clock, new ids and secrets, and another try."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from mentoring.adapters.changes import Conflict, Put
from mentoring.domain.letter import Letter, Outgoing
from mentoring.domain.refusals import Overtaken
from mentoring.domain.request import LetterKey
from mentoring.domain.sign_in import fingerprint
from mentoring.domain.trace import traces_left

if TYPE_CHECKING:
    from mentoring.adapters.changes import Change
    from mentoring.adapters.keys import Key

T = TypeVar("T")
MOST_ATTEMPTS = 12
"""How often an action is decided anew when others keep changing the same items."""


@dataclass(frozen=True)
class Means:
    """Dependencies of actions.

    `now` gives UTC; `new_secret` 256 random bits; `pause` waits between tries. `ledger` is the
    store of erasures, a table of its own that outlives what happens to the pool's (R31).
    """

    store: Any
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    new_secret: Callable[[], str]
    new_code: Callable[[], str]
    pause: Callable[[int], None]
    ledger: Any

    def load(self, *keys: "Key[Any]") -> tuple[Any, ...]:
        """Read values under their keys, in one round trip."""
        return self.store.load(*keys)  # type: ignore[no-any-return]

    def save(
        self, values: Iterable[Any], letters: Iterable[Letter] = (), more: "Sequence[Change]" = ()
    ) -> None:
        """Write values and letters in one transaction, with the traces they leave (R31).

        Raises Conflict.
        """
        now, written = self.now(), tuple(values)
        outgoing = [Outgoing(self.new_id(), letter, now) for letter in letters]
        every = (*written, *traces_left(written), *outgoing)
        self.store.save([*(Put(one) for one in every), *more])

    def new_key(self) -> LetterKey:
        """Make the key of a letter's link."""
        secret = self.new_secret()
        return LetterKey(secret, fingerprint(secret))

    def settle(self, attempt: Callable[[], T]) -> T:
        """Load, decide and save until nobody interferes. Raises Overtaken after many tries."""
        for count in range(MOST_ATTEMPTS):
            try:
                return attempt()
            except Conflict:
                self.pause(count)
        raise Overtaken
