"""Round trips to the table, action by action."""

from tests.bench.journey import journey
from tests.bench.meter import Calls
from tests.bench.shown import note, section, table

AIMED_AT = {"asking", "answering", "booking", "unpairing"}
SESSION = "the session by itself"
LETTER = "sending its letter"
WITHOUT_SESSION = {LETTER, "reading one's feed", "reading a mentor's feed"}
COUNTED = """
Each HTTP request that the boto client of the functions' own store sends while a handler answers one
HTTP API event (a form that was posted), tries again included. Over moto, with the programme, the
schemes and all the mentors of this repository. `session` is the read every call opens with:
programme, session and person in one BatchGetItem. Reads are BatchGetItem and Query, writes are
TransactWriteItems. Aim: at most one read and one write after the session, and that one read.
"""


def show() -> None:
    """Print reads and writes for each action."""
    section("Round trips per action", COUNTED)
    rows = [(name, *_figures(name, calls)) for name, calls in journey().items()]
    table(("action", "session", "reads", "writes", "aim"), rows)
    note(
        "Sending a letter is a call of its own, after the answer: nobody waits for it. Calendar "
        "programs have no session: programme, person and key are the first read of a feed."
    )


def _figures(name: str, calls: Calls) -> tuple[str, str, str, str]:
    session = 0 if name in WITHOUT_SESSION else 1
    reads, writes = calls.reads - session, calls.writes
    aim = ""
    if name == SESSION or name.partition(" ")[0].rstrip(",") in AIMED_AT:
        aim = "met" if reads <= 1 and writes <= 1 else "missed"
    return str(session), str(reads), str(writes), aim
