"""After a restore: erases again whoever was erased since the backup was made (R31)."""

import argparse
import sys
from collections.abc import Sequence

from botocore.exceptions import BotoCoreError, ClientError

from directory.publish_stack import NoStackError, clients, find
from mentoring.actions import erasing
from mentoring.domain.refusals import Overtaken
from mentoring.wiring import means_for


def main(arguments: Sequence[str]) -> int:
    """Erase again, and return the exit code; whatever stops it is told in a sentence."""
    chosen = _parser().parse_args(arguments)
    try:
        stack = find(chosen.stack, clients()[0])
        means = means_for(chosen.table or stack.table, stack.ledger)
        lines = erasing.ledger_of(means)
        again = erasing.replay(means, lines)
    except NoStackError as error:
        return _fail(str(error))
    except (BotoCoreError, ClientError, Overtaken) as error:
        return _fail(
            f"Stopped before everybody was erased ({type(error).__name__}). Run the same command "
            "again: it does only what is left."
        )
    people = "1 person" if again == 1 else f"{again} people"
    print(f"The ledger names {len(lines)}; erased again: {people}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m directory replay-erasures")
    parser.add_argument("--stack", required=True, help="the stack's name, such as mentor-pool")
    parser.add_argument("--table", help="the restored table, where it is not yet the stack's own")
    return parser


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
