"""Charts: what they draw, what they leave out, and that labels stay words (R32)."""

from mentoring.domain.number_tables import Row, Table
from mentoring.pages.charts import bars
from tests.functions.markup import Page


def drawn(*rows: Row) -> Page:
    """The chart of a table by itself."""
    svg = bars(Table("requests", "What became of requests", "Requests", rows))
    return Page(f"<!doctype html><body><h2 id='requests-title'>Requests</h2>{svg}</body>")


def test_a_bar_is_drawn_for_each_number_and_its_length_is_the_number() -> None:
    page = drawn(Row("Answered", 40), Row("Closed", 10), Row("Taken back", 0))
    assert not [one for one in page.faults if "inline" in one or "closes" in one]
    lengths = [float(one.get("width")) for one in page.all("rect")][1:]
    assert sorted(lengths) == [0, lengths[-1] / 4, lengths[-1]]
    assert {"Answered", "Closed", "Taken back"} <= {one.text for one in page.all("text")}


def test_r32_what_is_not_shown_is_not_drawn() -> None:
    page = drawn(Row("Answered", 40), Row("Closed", None))
    assert "Closed" not in page.text
    assert len(page.all("rect")) == 2


def test_labels_can_not_write_markup() -> None:
    page = drawn(Row("<script>alert(1)</script> & <b>", 40))
    assert page.all("script", "b") == []


def test_nothing_to_draw_is_no_chart() -> None:
    for rows in ((Row("Answered", 0),), (Row("Answered", None),), ()):
        assert drawn(*rows).all("svg") == []
