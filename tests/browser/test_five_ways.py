"""The five ways of mentoring, S1 to S5, each through the page of its scheme alone."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from directory.cli import main
from tests.browser.caller import AIMS
from tests.browser.ways import Ways, signed_in, text, ways

__all__ = ["signed_in", "ways"]
pytestmark = pytest.mark.xdist_group("browser")

NERYS, JOEL = "nerys.tan@gov.example", "joel.okonjo@health.example"
HALINA = "halina.brzezicka@northshire.police.example"
CIARAN = "ciaran.o.donnghaile@northshire.police.example"


def test_s1_a_year_long_career_programme(ways: Ways) -> None:
    """Aims, a spot session, expectations, a new job, unpair and undo, silence, another mentor."""
    sena = ways.mentee("Sena Achebe")
    visit = ways.visit(sena)
    visit.open("/schemes/career/")
    assert "12 months" in text(visit) or "a year" in text(visit)
    visit.open("/my/requests/new?mentor=ciaran-o-donnghaile")
    visit.page.get_by_label("Career programme").check()
    visit.page.get_by_label("What do you want to achieve?").fill(AIMS)
    visit.press("Ask Ciarán")
    pairing = ways.says_yes(CIARAN, "Sena Achebe", visit.path)
    sena.book("ciaran-o-donnghaile", "applying for promotion", "phone")
    ciaran = ways.somebody(CIARAN)
    for person in (sena, ciaran):
        person.post(f"{pairing}/expectations/agree", number="1")
    sena.post(
        "/my/details", name="Sena Achebe", organisation="Office of Rivers", grade="g7",
        line_manager="lee@gov.example",
    )  # fmt: skip
    visit.open("/my/")
    assert "Ciarán" in text(visit)
    visit.press("Unpair from Ciarán Ó Donnghaile")
    assert visit.heading == "You have unpaired from Ciarán Ó Donnghaile"
    visit.press(visit.page.get_by_role("button", name="Undo until").inner_text())
    assert visit.path == pairing
    started = ways.letterbox.newest("sena.achebe@gov.example", "says yes").message["Date"].datetime
    for way in ("EMAIL", "EMAIL", "CALL"):
        sena.post(f"{pairing}/attempts", on=started.date().isoformat(), by=way)
    sena.post(f"{pairing}/silence")
    nerys = ways.visit(ways.somebody(NERYS))
    nerys.open("/coordinate/?scheme=career")
    form = nerys.page.locator(f"form[action$='{pairing.rpartition('/')[2]}/unresponsive']")
    with nerys.page.expect_navigation():
        form.get_by_role("button").click()
    visit.open(pairing)
    assert "ended" in text(visit)
    visit.open("/my/requests/new?mentor=dele-akinwande")
    assert visit.heading == "Ask Délé Akínwándé"
    assert visit.page.get_by_label("Career programme").is_enabled()


def test_s2_a_leadership_scheme_for_high_potential_staff(ways: Ways, tmp_path: Path) -> None:
    """Three options, another organisation, one mentee at a time, a three-way agreement, a list."""
    joel = ways.somebody(JOEL)
    vera = ways.mentee("Vera Lindqvist", line_manager="maud@gov.example")
    joel.fill(
        "/coordinate/introduce?scheme=leadership",
        address=vera.address,
        why="All three have led through a merger.",
        **{
            "mentor-1": "khadija-warsame",
            "mentor-2": "hywel-prydderch",
            "mentor-3": "margaret-ashdown-clarke",
        },
    )
    visit = ways.visit(vera)
    visit.open(ways.letterbox.link(vera.address, "introduce you to"))
    assert visit.page.get_by_role("radio").count() == 3
    visit.page.get_by_role("radio", name="Khadija Warsame").check()
    visit.page.get_by_label("What do you want to achieve?").fill(AIMS)
    visit.page.locator("main form button").last.click()
    visit.page.wait_for_url("**/my/requests/*")
    address = "khadija.warsame@westmarch.police.example"
    pairing = ways.says_yes(address, "Vera Lindqvist", visit.path)
    for person in (vera, ways.somebody(address)):
        person.post(f"{pairing}/expectations/agree", number="1")
    manager = ways.visit()
    manager.open(ways.letterbox.link("maud@gov.example", "Vera Lindqvist"))
    manager.page.get_by_label("I confirm").check()
    manager.press("Continue")
    visit.open(f"{pairing}/expectations")
    assert "onfirmed" in text(visit)
    colleague = ways.visit(ways.mentee("Una Marsh", organisation="Department for Fair Work"))
    colleague.open("/my/requests/new?mentor=philippa-thwaite")
    assert "another organisation" in text(colleague)
    colleague.open("/my/requests/new?mentor=khadija-warsame")
    assert "taken at the moment" in text(colleague)
    file = tmp_path / "mentors.xlsx"
    assert main(["export", str(file)]) == 0
    titles = [cell.value for cell in load_workbook(file).worksheets[0][1]]
    assert {"organisation", "role", "topics"} <= set(titles)


def test_s3_a_national_bodys_family_of_schemes(ways: Ways) -> None:
    """Peers by introduction, reverse by grades, a roster-only network, a buddy who stays longer."""
    iris = ways.mentee("Iris Boateng", grade="inspector")
    visit = ways.visit(iris)
    visit.open("/mentors/gareth-pugh/")
    assert visit.statuses[0] == 404
    ways.somebody(HALINA).fill(
        "/coordinate/introduce?scheme=inspectors",
        address=iris.address,
        why="Both remember their first night in charge.",
        **{"mentor-1": "gareth-pugh", "mentor-2": "kit-hargreave"},
    )
    visit.open(ways.letterbox.link(iris.address, "introduce you to"))
    visit.page.get_by_role("radio", name="Gareth Pugh").check()
    visit.page.get_by_label("What do you want to achieve?").fill(AIMS)
    visit.page.locator("main form button").last.click()
    visit.page.wait_for_url("**/my/requests/*")
    ways.says_yes("gareth.pugh@cwm-arian.police.example", "Iris Boateng", visit.path)
    visit.open("/my/requests/new?mentor=nguyen-thi-thuy")
    assert "other grades" in text(visit)
    leader = ways.visit(ways.mentee("Dora Whitlock", grade="director"))
    leader.open("/my/requests/new?mentor=nguyen-thi-thuy")
    assert leader.heading.startswith("Ask Nguy")
    assert leader.page.get_by_label("What do you want to achieve?").is_visible()


def test_s3_a_network_that_only_its_roster_enters_and_a_buddy_who_stays_longer(ways: Ways) -> None:
    """The same body's other two: being enrolled, and running on because both want to."""
    fay = ways.mentee("Fay Okonedo")
    visit = ways.visit(fay)
    visit.open("/schemes/carers/")
    assert visit.heading == "Carers' network"
    ways.somebody(NERYS).post("/coordinate/roster/enrol", scheme="carers", lines=fay.address)
    visit.open("/my/requests/new?mentor=safiya-rahimi")
    visit.page.get_by_label("Carers' network").check()
    visit.page.get_by_label("What do you want to achieve?").fill(AIMS)
    visit.press("Ask Safiya")
    assert visit.heading == "You have asked Safiya Rahimi"
    address = "olumide.fashola@gov.example"
    pairing = ways.says_yes(address, "Fay Okonedo", fay.ask("olumide-fashola", "buddy"))
    visit.open(pairing)
    before = text(visit)
    visit.press("I would like to run on")
    buddy = ways.visit(ways.somebody(address))
    buddy.open(pairing)
    buddy.page.get_by_label("Yes, run on").check()
    buddy.press("Continue")
    visit.open(pairing)
    assert visit.heading == "You and Olumide Fashola"
    assert text(visit) != before
    assert "run on" not in text(visit)


def test_s4_finding_a_mentor_where_no_scheme_exists(ways: Ways) -> None:
    """Another organisation, never the line manager, a good ending, the next, becoming one."""
    theirs = "ruairi.mac.suibhne@gov.example"
    olga = ways.mentee("Olga Santos", line_manager=theirs)
    visit = ways.visit(olga)
    visit.open("/my/requests/new?mentor=ruairi-mac-suibhne")
    assert "never your own line manager" in text(visit)
    visit.open("/my/requests/new?mentor=tran-quynh-anh")
    visit.page.get_by_label("What do you want to achieve?").fill(AIMS)
    with visit.page.expect_navigation():
        visit.page.get_by_role("button", name="Ask ").click()
    pairing = ways.says_yes("tran.quynh.anh@gov.example", "Olga Santos", visit.path)
    visit.open(pairing)
    with visit.page.expect_navigation():
        visit.page.get_by_role("button", name="Unpair").click()
    visit.page.get_by_label("I reached what I wanted").check()
    visit.press("Tell the coordinators")
    visit.open("/my/requests/new?mentor=astrid-halvorsen-bell")
    assert "coordinators" in text(visit)
    person = pairing.rpartition("/")[2].partition(".")[0]
    nerys = ways.somebody(NERYS)
    why = {"why-across": "It ended well."}
    nerys.post(f"/coordinate/people/{person}/grant", scheme="across", **why)
    visit.open("/my/requests/new?mentor=astrid-halvorsen-bell")
    assert visit.heading == "Ask Astrid Halvorsen-Bell"
    visit.open("/my/biography")
    assert "Olga Santos" in {box.input_value() for box in visit.page.get_by_role("textbox").all()}


def test_s5_advice_to_seekers(ways: Ways) -> None:
    """Read first, search without an account, ask, and take a refusal well."""
    visitor = ways.visit()
    visitor.open("/guidance/")
    assert "mentee" in text(visitor).lower()
    visitor.open("/guidance/refusals/")
    assert "refus" in visitor.heading.lower() or "no" in visitor.heading.lower()
    visitor.open("/")
    visitor.page.get_by_label("Search in your own words").fill("resilience and wellbeing")
    visitor.page.get_by_role("link", name="Rhodri ap Ieuan", exact=True).wait_for()
    nils = ways.mentee("Nils Farrow")
    request = nils.ask("rhodri-ap-ieuan", "open")
    mentor = ways.letter("rhodri.ap.ieuan@health.example", "Nils Farrow")
    mentor.page.locator("input[name='answer'][value='no']").check()
    mentor.page.get_by_label("With a no").select_option(index=1)
    mentor.press("Continue")
    visit = ways.visit(nils)
    visit.open(request)
    assert visit.page.locator("main a[href*='/mentors/'], main a[href*='mentor=']").count() >= 1
