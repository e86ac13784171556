"""Searches that found nobody, counted without the searcher: one route and nothing else."""

from functools import lru_cache
from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import searches
from mentoring.actions.signing_in import open_call
from mentoring.domain.programme import Programme

app = web.app()


@app.post("/api/unmet-searches")
def count() -> Response[str]:
    """Count a search; whatever comes of it, there is nothing to say."""
    form = web.call(app).form
    programme = _programme(f"{wiring.now():%Y-%m-%dT%H}")
    searches.count(wiring.means(), programme, form.get("words", ""), form.get("filters", ""))
    return web.nothing()


@lru_cache(maxsize=1)
def _programme(hour: str) -> Programme:
    """The programme, read once an hour: a search is counted without waiting for it."""
    return open_call(wiring.means(), None, None).programme


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
