"""The search index: Pagefind's program reads the lean records and writes what the browser loads."""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE

from pagefind.service import get_executable

from directory import facet_index
from directory.biography import Biography
from directory.profiles import Record

WORD = re.compile(r"[^\W\d_]{4,}")
"""A word long enough to be mistyped."""
NOT_USED = ("pagefind-ui*", "pagefind-modular*", "pagefind-component*", "pagefind-highlight*")


class NotIndexed(Exception):
    """The search index could not be written; the message says why."""


@contextmanager
def indexing(records: Path, place: Path, found: Sequence[Record]) -> Iterator[Callable[[], bool]]:
    """Index the records into a folder, beside what the block does meanwhile.

    What it gives says whether the program is still at work. Beside the index stand who has which
    value of each facet, and the words of the biographies' short fields, to be compared with slips
    of the keyboard when nobody is found. Raises NotIndexed.
    """
    shutil.rmtree(place, ignore_errors=True)
    command = [str(get_executable()), "--silent", "--site", str(records)]
    with subprocess.Popen(  # noqa: S603 - fixed command
        [*command, "--output-path", str(place)], stdout=DEVNULL, stderr=PIPE, text=True
    ) as program:
        known = known_words([one.biography for one in found])
        words = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        try:
            yield lambda: program.poll() is None
        except BaseException:
            program.kill()
            raise
        said = program.communicate()[1]
    if program.returncode:
        sentences = " ".join(dict.fromkeys(line.strip() for line in said.splitlines()))
        raise NotIndexed(f"The search index could not be written: {sentences[:500]}")
    for unused in (path for pattern in NOT_USED for path in place.glob(pattern)):
        unused.unlink()
    try:
        facet_index.write(place, found)
    except facet_index.NotUnderstood as problem:
        raise NotIndexed(f"The search index could not be written: {problem}") from problem
    (place / "known-words.json").write_text(words, encoding="utf-8")


def known_words(biographies: Sequence[Biography]) -> list[str]:
    """Every word of names, roles, organisations, places and topics, the commonest first."""
    counts: Counter[str] = Counter()
    for one in biographies:
        said = " ".join((one.name, one.role, one.organisation, one.location, *one.topics))
        counts.update(set(WORD.findall(said.casefold())))
    return sorted(counts, key=lambda word: (-counts[word], word))
