"""The directory as it stands on disk: built, published, and the same again after an edit."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from directory.build import Site
from directory.people_file import read
from directory.pool import Pool
from laptop.places import LEDGER_NAME, TABLE_NAME, Places
from laptop.shown_problems import ShownProblems
from laptop.welcome import welcome
from mentoring.actions import contacts_missing
from mentoring.actions.publishing import publish
from mentoring.adapters.keys import LEDGER
from mentoring.domain.erasure import erased_mentors, still_reachable
from mentoring.domain.people import Contact
from mentoring.wiring import new_id, now, table_store

LOG = logging.getLogger(__name__)


class Publication:
    """Keeps site and table in step with the files; files with problems change neither."""

    def __init__(self, places: Places, shown: ShownProblems, say: Callable[[str], None]) -> None:
        """Nothing is built or published yet."""
        self._places = places
        self._shown = shown
        self._say = say
        self._pool: Pool | None = None
        self._site = Site(places.root, places.public)
        self._contacts: Sequence[Contact] = ()
        self._one_at_a_time = threading.Lock()

    def build(self, *, prose: bool = True, index: bool = True) -> bool:
        """Build the site; whether all went well. Without `prose` only what biographies change.

        Without `index` the search stays behind until `index` is called.
        """
        with self._one_at_a_time:
            pool, found = self._built(prose=prose, index=index)
            self._shown.are(found)
            self._pool = pool or self._pool
            return not found

    def index(self, go_on: Callable[[], bool]) -> None:
        """Let the search catch up with the pages, unless `go_on` says no meanwhile."""
        with self._one_at_a_time:
            self._site.index(go_on)

    def publish(self) -> None:
        """Put the mentors and schemes of the last good build into the table.

        While the sample people file has problems the addresses in the table stay as they are.
        """
        if self._pool is None:
            return
        contacts, problems = read(self._places.people, self._pool)
        if problems:
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            self._say(f"The sample addresses stay as they are, because of {problems[0]}{more}")
        self._contacts = contacts
        store = table_store(TABLE_NAME)
        gone = erased_mentors(table_store(LEDGER_NAME).partition(LEDGER))
        mentors = [one.to_published() for one in self._pool.biographies if one.id not in gone]
        contacts = still_reachable(contacts, gone)
        report = publish(
            store,
            self._pool.programme,
            mentors,
            None if problems else contacts,
            new_id=new_id,
            texts=self._pool.texts.without(gone),
        )
        if not problems:
            contacts_missing.report(store, report.without_contact, now())

    def zone(self) -> ZoneInfo | None:
        """Return the programme's time zone; None before a good build."""
        return self._pool.programme.zone if self._pool else None

    def greeting(self, url: str, today: date) -> str:
        """Return the start-up text, or what there is of it while files have problems."""
        if self._pool is None:
            return f"\nThe last good directory is at {url}; its pages say what to put right.\n"
        return welcome(self._pool, self._contacts, url, today)

    def _built(self, *, prose: bool, index: bool) -> tuple[Pool | None, list[object]]:
        try:
            pool, problems = self._site.build(prose=prose, index=index)
        except Exception as error:
            LOG.exception("The directory could not be built")
            return None, [f"The directory could not be built: {error}"]
        return pool, list(problems)
