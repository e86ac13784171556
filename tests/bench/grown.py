"""How building grows with the number of biographies: figures, and the curve for the docs."""

import re
import tempfile
from pathlib import Path

import pygal
from pygal.style import Style

from tests.bench.biographies import make_project
from tests.bench.built import taken_by
from tests.bench.shown import note, section, table
from tests.played import ROOT

COUNTS = (1_000, 2_500, 5_000, 10_000, 25_000, 50_000)
CURVE = Path("site/decisions/growth.svg")
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
"""What the chart would do under a mouse; a picture in a page doesn't run it."""
COUNTED = """
The whole site with its search index, cold, once for each number of biographies. Growth is linear
where the milliseconds for each biography stay the same: small sites pay for starting, which is why
they fall at first. `MB` is what the builder itself held at most.
"""


def show() -> None:
    """Print seconds and milliseconds for each biography, and draw the curve."""
    section("How building grows", COUNTED)
    taken = {count: _taken(count) for count in COUNTS}
    rows = [
        (f"{count:,}", f"{one['seconds']:.1f}", f"{_each(count, one):.2f}", f"{one['own']:,.0f}")
        for count, one in taken.items()
    ]
    table(("biographies", "seconds", "ms each", "MB"), rows)
    draw({count: one["seconds"] for count, one in taken.items()}, ROOT / CURVE)
    note(f"The curve is in {CURVE}.")


def draw(seconds: dict[int, float], file: Path) -> None:
    """Draw seconds over numbers of biographies beside a straight line through the last of them."""
    style = Style(background="#ffffff", plot_background="#ffffff", colors=("#0b5c5c", "#8a8178"))
    chart = pygal.XY(
        title="Twice the biographies take twice as long",
        x_title="biographies",
        y_title="seconds for the whole site",
        style=style,
        js=(),
        no_prefix=True,
        disable_xml_declaration=True,
        width=720,
        height=440,
        legend_at_bottom=True,
        x_value_formatter=lambda value: f"{value:,.0f}",
        value_formatter=lambda value: f"{value:.1f}",
    )
    most = max(seconds)
    chart.add("measured", [(0, 0), *sorted(seconds.items())])
    line = [(0, 0), (most, seconds[most])]
    chart.add("a straight line", line, stroke_style={"dasharray": "6, 4"}, show_dots=False)
    file.write_text(f"{SCRIPT.sub('', chart.render())}\n", encoding="utf-8")


def _taken(count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_project(root, count)
        return taken_by("ours", root, Path(folder) / "out")


def _each(count: int, taken: dict[str, float]) -> float:
    return taken["seconds"] * 1000 / count
