"""`python -m laptop run`, `day DATE` and `clean`: what the Makefile calls.

`day` and `clean` need nothing installed: only the standard library is imported for them.
"""

import argparse
import logging
import shutil
import sys
from pathlib import Path

from laptop.move_date import move_date
from laptop.places import HOME, Places, claim, running
from laptop.stopped import Stopped


def main(arguments: list[str] | None = None) -> int:
    """Do as asked. A Stopped becomes one sentence on standard error and exit code 1."""
    asked = _parser().parse_args(arguments)
    remembered, public = asked.root / ".laptop", asked.root / "public"
    places = Places(asked.root, asked.remembered or remembered, asked.public or public)
    try:
        asked.act(places, asked)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _run(places: Places, asked: argparse.Namespace) -> None:
    from laptop.pool import run  # noqa: PLC0415  needs what `day` and `clean` do without

    try:
        run(places, asked.port)
    except Stopped:
        raise
    except Exception as error:
        logging.getLogger(__name__).warning("The pool failed", exc_info=True)
        raise Stopped(
            f"The pool stopped because of something unforeseen ({type(error).__name__}: {error}). "
            f"{places.remembered / 'laptop.log'} has the whole story."
        ) from error


def _day(places: Places, asked: argparse.Namespace) -> None:
    pool = running(places)
    if pool is None:
        raise Stopped("The pool isn't running: start it with `make run`, then call this again.")
    print(move_date(pool, asked.date))


def _clean(places: Places, _: argparse.Namespace) -> None:
    claim(places).close()
    shutil.rmtree(places.remembered, ignore_errors=True)
    print(
        f"Forgotten: every request, pairing, appointment and letter in {places.remembered.name}/."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="laptop", description=__doc__)
    parser.add_argument("--root", type=Path, default=HOME, help="the repository (this one)")
    parser.add_argument("--remembered", type=Path, help="what is remembered (.laptop in the root)")
    parser.add_argument("--public", type=Path, help="the built site (public in the root)")
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="run the pool until Ctrl-C")
    run.add_argument("--port", type=int, default=8000)
    run.set_defaults(act=_run)
    day = commands.add_parser("day", help="let it be another date in the running pool")
    day.add_argument("date", help='like "2027-01-15"')
    day.set_defaults(act=_day)
    clean = commands.add_parser("clean", help="forget everything but the files in git")
    clean.set_defaults(act=_clean)
    return parser


if __name__ == "__main__":
    sys.exit(main())
