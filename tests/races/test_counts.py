"""Many who count at once: every count is there, and no part holds more than it may."""

from datetime import date
from functools import partial

from mentoring.domain.unmet_search import Counts
from tests.fakes import Scene
from tests.races.conftest import CLIENTS, ROUNDS, AtOnce


def test_every_count_is_there_and_no_more_names_than_fit(
    scene: Scene, at_once: AtOnce[object]
) -> None:
    for number in range(ROUNDS // 8):
        month = f"19{number:02}-01"
        empty = Counts(month, 0, date(2099, 1, 1))
        names = [f"word {count % 6}|" for count in range(CLIENTS)]
        answers = at_once([partial(scene.store.count, empty, one, 4) for one in names])
        (found,) = scene.store.partition(f"UNMET#{month}")
        assert len(found.counts) == 4
        assert sum(found.counts.values()) == answers.count(True) == CLIENTS // 6 * 4
