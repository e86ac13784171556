"""The curve of growth, as the bench draws it for the docs."""

from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench.grown import CURVE, draw
from tests.directory.conftest import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
MEASURED = {1_000: 1.5, 10_000: 10.8, 50_000: 53.5}


def test_the_curve_has_a_dot_for_every_number_of_biographies_and_runs_no_script(
    tmp_path: Path,
) -> None:
    draw(MEASURED, tmp_path / "growth.svg")
    drawing = ET.parse(tmp_path / "growth.svg").getroot()
    assert len(drawing.findall(f".//{SVG}circle")) == len(MEASURED) + 1
    assert "<script" not in (tmp_path / "growth.svg").read_text(encoding="utf-8")


def test_the_docs_show_a_curve_that_was_drawn() -> None:
    page = (PROJECT / "site/decisions/what-is-made-again.md").read_text(encoding="utf-8")
    assert f"]({CURVE.name})" in page
    assert (PROJECT / CURVE).read_text(encoding="utf-8").startswith("<svg")
