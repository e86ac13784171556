"""The repository's own programme and mentors over an emulated table, with somebody to play them."""

import csv
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from moto import mock_aws

from directory.load import load
from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.people import Contact
from tests.bench.meter import Meter
from tests.played import ROOT, Played, played

SCHEME = "career"
PEOPLE = ROOT / "build/laptop/people.csv"
NOBODYS = {
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_DEFAULT_REGION": "eu-west-2",
    "POWERTOOLS_LOG_LEVEL": "ERROR",
}


@contextmanager
def real_load() -> Iterator[tuple[Played, Meter, dict[str, str]]]:
    """Publish the whole directory; give the pool, a meter, and mentors to ask (id, address)."""
    os.environ.update(NOBODYS)
    os.environ.pop("AWS_ENDPOINT_URL", None)
    with mock_aws(), tempfile.TemporaryDirectory() as inbox:
        pool = played(Path(inbox))
        addresses = _publish(pool)
        store = wiring.means().store
        yield pool, Meter(store._client, pool.client, pool.table), addresses


def _publish(pool: Played) -> dict[str, str]:
    found, problems = load(ROOT)
    if found is None:
        raise SystemExit(f"{len(problems)} problems in mentors/ and site/: mend those first.")
    with PEOPLE.open(encoding="utf-8") as file:
        contacts = [Contact(**row) for row in csv.DictReader(file)]
    mentors = [one.to_published() for one in found.biographies]
    store = wiring.table_store(pool.table)
    publish(store, found.programme, mentors, contacts, new_id=wiring.new_id)
    addresses = {one.id: one.address for one in contacts if one.kind == "mentor"}
    return {
        one.id: addresses[one.id]
        for one in mentors
        if SCHEME in one.schemes and "pairing" in one.offers and one.places and one.id in addresses
    }
