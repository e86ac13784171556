"""Charts as SVG: bars with their words beside them, without scripts, styles or colours to tell."""

import re

import leather
from leather import theme
from markupsafe import Markup

from mentoring.domain.number_tables import Table

WIDTH, ROW, AROUND = 440, 30, 60
"""Units of the drawing, which the page scales: its width, a bar's height, and what is around."""
OPENING = re.compile(r"^<svg [^>]*>")
COLOUR = "#0b5563"
FONT = "sans-serif"

theme.background_color = "none"
theme.tick_font_family = theme.axis_title_font_family = FONT
theme.margin = 0.02
theme.tick_font_char_width = 8.2


def bars(table: Table) -> Markup:
    """Draw a table's numbers, without those that are not shown; empty where there are none."""
    if table.is_empty:
        return Markup("")
    drawn = [(row.count, row.label) for row in table.rows if row.count is not None]
    most = max(count for count, _ in drawn)
    chart = leather.Chart()
    chart.add_x_scale(0, most)
    chart.add_x_axis(ticks=sorted({0, most // 2, most}))
    chart.add_bars(drawn, fill_color=COLOUR)
    height = AROUND + ROW * len(drawn)
    start = (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" focusable="false" '
        f'aria-labelledby="{table.name}-title">'
    )
    svg = OPENING.sub(start, str(chart.to_svg(width=WIDTH, height=height)))
    return Markup(svg)  # noqa: S704 - leather escapes every label
