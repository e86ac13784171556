"""The templates: every value escaped unless it is HTML that was made safe before."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mentoring.domain.wording import capital

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["either"] = either
    environment.filters["capital"] = capital
    return environment


def render(template: str, **values: Any) -> Markup:
    """Render a template of build/directory/templates."""
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 - autoescaped


def either(names: list[str] | tuple[str, ...], last: str = "or") -> str:
    """Join names as a sentence does: `a, b or c`."""
    *rest, end = names
    return f"{', '.join(rest)} {last} {end}" if rest else end
