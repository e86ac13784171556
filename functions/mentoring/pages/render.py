"""Pages of /my/ and /coordinate/: a template's words in the shell that the site's theme gave."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mentoring.domain import naming, small_groups, wording
from mentoring.domain.act import Act, sentence
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.number_tables import Table
from mentoring.domain.programme import Programme
from mentoring.domain.refusals import Refusal, WayOn
from mentoring.domain.slug import slug
from mentoring.domain.times_form import rows_to_show
from mentoring.domain.weekly_times import DAY_NAMES, DAYS

FOLDER = Path(__file__).parent
TITLE, HEAD, CONTENT = "<!-- shell:title -->", "<!-- shell:head -->", "<!-- shell:content -->"
NOINDEX = '<meta name="robots" content="noindex">'
OWN_ZONE = '\n<script type="module" src="/assets/own-zone.js"></script>'
"""Only pages that tell a time need it."""
NAVIGATION, HERE = '<a href="/my/">', '<a href="/my/" aria-current="true">'
ADDRESSES = {
    WayOn.FIND_A_MENTOR: ("Find a mentor", "/"),
    WayOn.MY_MENTORING: ("My mentoring", "/my/"),
    WayOn.SCHEMES: ("See the schemes", "/schemes/"),
    WayOn.REFUSALS: ("How to take a no", "/guidance/refusals/"),
    WayOn.COORDINATORS: ("Write to the coordinators", "/my/write"),
    WayOn.WAITING_LIST: ("Wait for a place", "/my/waiting-lists/{}"),
    WayOn.CHEMISTRY_CALL: ("Book a chemistry call", "/my/chemistry-calls/new?mentors={}"),
    WayOn.CHOOSE: ("Choose", "/my/chemistry-calls/choose?scheme={}"),
    WayOn.SIGN_IN: ("Ask for a new code", "/my/sign-in"),
}


class Typed(dict[str, Any]):
    """What was typed into a form, or said in a file; a field that is not there is empty."""

    def __missing__(self, name: str) -> str:
        """Nothing is there."""
        return ""


def page(
    template: str, title: str, *, programme: Programme, personal: bool = True, **facts: Any
) -> str:
    """Render a template into the shell. Facts that a template names and nobody gave raise.

    A page that is not `personal` is no part of My mentoring.
    """
    zone = programme.zone
    content = (
        _environment()
        .get_template(template)
        .render(
            by_day=lambda several: groupby(
                several, key=lambda one: _moment(one).astimezone(zone).date()
            ),
            programme=programme,
            title=title,
            day=lambda moment: wording.day(_local(moment, zone)),
            short_day=lambda moment: wording.short_day(_local(moment, zone)),
            month_name=lambda moment: f"{moment:%B %Y}",
            time=lambda moment: f"{_local(moment, zone):%H:%M}",
            clock=lambda moment: _timed(moment, wording.clock(moment, zone), zone),
            moment=lambda moment: _timed(moment, f"{_local(moment, zone):%H:%M}", zone),
            hour=lambda moment: f"{moment:%H:%M}",
            today_of=programme.day_of,
            rows_to_show=rows_to_show,
            weekdays=tuple(zip(DAYS, DAY_NAMES, strict=True)),
            zone_name=wording.zone_name(zone),
            closing=lambda scheme: _local(facts["now"], zone) + timedelta(days=scheme.answer.close),
            **{"errors": {}, "person": None, **facts, "values": Typed(facts.get("values") or {})},
        )
    )
    return _in_shell(title, content, HERE if personal else NAVIGATION)


def refused(
    refusal: Refusal, programme: Programme, now: datetime, own_words: Sequence[str] = ()
) -> str:
    """The page of a refusal: what can't be done, and what can; and what was typed, to be copied."""
    ways = [
        (label, address.format(refusal.about))
        for label, address in (ADDRESSES[way] for way in refusal.ways_on)
    ]
    return page(
        "refusal.html",
        _heading(refusal),
        programme=programme,
        sentence=refusal.sentence,
        ways=ways,
        own_words=own_words,
        now=now,
    )


def _heading(refusal: Refusal) -> str:
    return "Nothing to see here" if refusal.code == "not_found" else "That can't be done"


def _in_shell(title: str, content: str, navigation: str) -> str:
    return (
        _shell()
        .replace(NAVIGATION, navigation)
        .replace(TITLE, str(escape(title)))
        .replace(HEAD, NOINDEX + OWN_ZONE * ("<time " in content))
        .replace(CONTENT, content)
    )


def _local(moment: date | datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone) if isinstance(moment, datetime) else moment


def _moment(one: Any) -> Any:
    """The moment itself, or the one at which something starts."""
    return getattr(one, "starts_at", one)


def _timed(moment: datetime, words: str, zone: ZoneInfo) -> Markup:
    """A time for people and for machines, with the offset that the programme has then."""
    return Markup('<time datetime="{}">{}</time>').format(
        moment.astimezone(zone).isoformat(), words
    )


def _scheme_title(scheme_id: str, programme: Programme) -> str:
    scheme = programme.schemes.get(scheme_id)
    return scheme.title if scheme else scheme_id


def _what_was_done(act: Act, programme: Programme, whom: str) -> str:
    return sentence(act, _scheme_title(act.scheme, programme), whom)


def _where_to_see(concern: Concern) -> str:
    """The page of what a concern is about."""
    if concern.kind is ConcernKind.FRIEND:
        return f"/coordinate/friends/{concern.about}"
    if concern.kind is ConcernKind.NO_CONTACT:
        return f"/coordinate/mentors/{concern.about}"
    return f"/coordinate/people/{concern.about.partition('.')[0]}"


def _bars(table: Table) -> Markup:
    """Draw a table; imported here and not above, as one page of many has charts."""
    from mentoring.pages.charts import bars  # noqa: PLC0415

    return bars(table)


@lru_cache(maxsize=1)
def _shell() -> str:
    return (FOLDER / "shell.html").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["what_was_done"] = _what_was_done
    environment.filters["where_to_see"] = _where_to_see
    environment.filters["first_name"] = naming.first_name
    environment.filters["bars"] = _bars
    environment.filters["shown"] = small_groups.shown
    environment.filters["initials"] = naming.initials
    environment.filters["slug"] = slug
    environment.filters["together"] = wording.together
    environment.filters["capital"] = wording.capital
    environment.filters["scheme_title"] = _scheme_title
    environment.filters["tint"] = lambda name: f"tint-{naming.tint(name)}"
    return environment
