"""Rosters through the pages: look first, enrol, ask, take off; uploads; five hundred at once."""

import base64
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from mentoring import wiring
from mentoring.actions import rosters
from mentoring.actions.publishing import publish
from mentoring.domain.enrolling import Rostered
from mentoring.domain.people import Contact
from mentoring.domain.roster import Line
from tests.fakes import Scene, published_scene
from tests.functions.lived import OTTO_AIMS, Lived, table
from tests.functions.markup import Page
from tests.functions.test_refused_calls import event_of
from tests.functions.test_repeats import form_at, repeat
from tests.world import CONTACTS, MENTORS, PROGRAMME

ROSTER = "/coordinate/roster?scheme=roster"
THREE = """Address\tName\tStart
dee@gov.example\tDee Ashworth\t01/09/2026
otto@police.example
dee@gov.example"""


@pytest.fixture
def past(past: Lived) -> Lived:
    """Rosa coordinates the scheme that only people on its roster enter."""
    contacts = [*CONTACTS, Contact("coordinator", "roster", "rosa@gov.example")]
    store = wiring.means().store
    publish(store, PROGRAMME, MENTORS, contacts, new_id=wiring.new_id)
    past.pool.clock.on(seconds=1)
    past.people["rosa"] = past.pool.signed_in("rosa@gov.example")
    return past


def check(past: Lived, lines: str) -> Page:
    """Look at what would come of a list; nothing is saved by it."""
    before = table(past.pool)
    answer = past.rosa.send("/coordinate/roster", {"scheme": "roster", "lines": lines})
    assert answer.status_code == 200, answer.text
    assert table(past.pool) == before
    page = Page(answer.text)
    assert page.faults == []
    return page


def test_r6_a_list_is_looked_at_first_and_then_lets_people_ask(past: Lived) -> None:
    assert "not on their list yet" in past.otto.get("/my/requests/new?mentor=mei-lin").text
    page = check(past, THREE)
    assert "2 people to enrol" in page.text
    assert "dee@gov.example on line 4, as on line 2" in page.text
    form = next(one for one in page.forms if one.action.endswith("/enrol"))
    assert repeat(past, past.rosa, form) == {
        "ADDRESS ADDRESS", "PERSON PERSON", "PERSON ENROLMENT", "PERSON ACT", "SCHEME ROSTER",
        "SCHEME NAME",
    }  # fmt: skip
    listed = Page(past.rosa.get(ROSTER).text)
    assert listed.faults == []
    assert "Dee Ashworth dee@gov.example, from Tuesday 1 September 2026" in listed.text
    asked = past.otto.fill("/my/requests/new?mentor=mei-lin", scheme="roster", aims=OTTO_AIMS)
    assert asked.status_code == 303, asked.text
    assert "put you on the roster of Roster" in Page(past.otto.get("/my/").text).text
    assert "2 already on the roster" in check(past, THREE).text


def test_r30_somebody_enrolled_before_their_first_visit_signs_in_as_that_person(
    past: Lived,
) -> None:
    past.rosa.send("/coordinate/roster/enrol", {"scheme": "roster", "lines": THREE})
    dee = past.pool.signed_in("dee@gov.example")
    page = Page(dee.get("/my/").text)
    assert "put you on the roster" in page.text
    assert 'value="Dee Ashworth"' in dee.get("/my/details").text
    assert "Dee Ashworth" in past.rosa.get("/coordinate/people?q=ashw").text


def test_lines_with_problems_are_told_by_number_and_nothing_is_lost_or_saved(past: Lived) -> None:
    typed = (
        "dee@gov.example, <Dee & Co>\nnobody\nkim@elsewhere.example\ntam@gov.example; 31/02/2026"
    )
    page = check(past, typed)
    for sentence in (
        "3 lines need a change", "Line 2: There is no address on this line. Add it.",
        "Line 3: Nobody can sign in with an address at elsewhere.example",
        "Line 4: This start date can't be read",
    ):  # fmt: skip
        assert sentence in page.text
    assert [one.action for one in page.forms] == ["/coordinate/roster"]
    assert page.forms[0].fields["lines"] == typed
    before = table(past.pool)
    answer = past.rosa.send("/coordinate/roster/enrol", {"scheme": "roster", "lines": typed})
    assert "3 lines need a change" in answer.text
    assert table(past.pool) == before


def test_an_empty_list_comes_back_with_what_to_enter(past: Lived) -> None:
    page = check(past, " \n")
    assert page.errors == {"lines": "Enter one address a line"}


BOUNDARY = "----pool"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP file of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def upload(past: Lived, content: bytes, *, encoded: bool = True) -> Page:
    """Send a file as browsers do."""
    body = (
        b"".join(
            b'--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
            % (BOUNDARY.encode(), name, more, value)
            for name, more, value in (
                (b"scheme", b"", b"roster"),
                (b"lines", b"", b""),
                (b"file", b'; filename="people.csv"\r\nContent-Type: text/csv', content),
            )
        )
        + f"--{BOUNDARY}--\r\n".encode()
    )
    event = event_of(
        "POST", "/coordinate/roster",
        cookies=[f"{name}={value}" for name, value in past.rosa.cookies.items()],
        body=base64.b64encode(body).decode() if encoded else body.decode(),
        isBase64Encoded=encoded,
    )  # fmt: skip
    event["headers"]["content-type"] = f"multipart/form-data; boundary={BOUNDARY}"
    answer = past.pool.functions.call("RostersFunction", event)
    assert answer["statusCode"] == 200
    return Page(answer["body"])


def test_a_file_is_read_in_the_alphabets_that_spreadsheets_write(past: Lived) -> None:
    text = "E-mail;Name;Start\r\nsian@gov.example;Siân Llewelyn;01.09.2026\r\n"
    for content in (text.encode(), text.encode("utf-8-sig"), text.encode("cp1252")):
        page = upload(past, content)
        assert page.faults == []
        assert "1 person to enrol" in page.text
        assert "Siân Llewelyn" in page.text
    assert "Siân Llewelyn" in upload(past, text.encode(), encoded=False).text
    page = upload(past, b"PK\x03\x04\x14\x00")
    assert page.errors == {
        "file": "This file can't be read as a list. Save it as .xlsx or .csv, without a password, "
        "or copy its columns and paste them"
    }


def workbook(*rows: tuple[object, ...], hidden: bool = False) -> bytes:
    """What a spreadsheet program saves; with a sheet that is not shown before the list."""
    book, file = Workbook(), BytesIO()
    sheet = book.active
    if hidden:
        sheet.append(["hidden@gov.example"])
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet("People")
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_read_as_it_is_saved_its_days_too(past: Lived) -> None:
    heading = ("Start", "Name", "E-mail")
    began = datetime(2026, 9, 1)  # noqa: DTZ001 - a cell knows no zone
    sian = (began, "Llewelyn,  Siân", "sian@gov.example")
    page = upload(
        past,
        workbook(heading, sian, (), (None, '"Dee"', "dee@gov.example"), ("=1+1",), hidden=True),
    )
    assert page.faults == []
    assert "2 people to enrol" in page.text
    assert "Llewelyn, Siân, from Tuesday 1 September 2026" in page.text
    assert "hidden@gov.example" not in page.text
    bad = upload(past, workbook(heading, sian, (), ("31/02/2026", None, "otto@police.example")))
    assert "Line 4: This start date can't be read" in bad.text


@pytest.mark.parametrize(
    "content",
    [
        workbook(("dee@gov.example",))[:-40],
        workbook(*[("dee@gov.example",)] * 20).replace(b"sheet1", b"sheet9"),
        zipped({"xl/workbook.xml": b" " * 11_000_000}),
        zipped({f"{number}.xml": b"<a/>" for number in range(201)}),
    ],
    ids=["cut off", "without its sheet", "eleven megabytes unpacked", "two hundred parts"],
)
def test_a_workbook_that_is_broken_or_far_too_large_is_refused(past: Lived, content: bytes) -> None:
    assert upload(past, content).errors["file"].startswith("This file can't be read as a list")


@pytest.mark.parametrize(
    "kind",
    ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; x=\r\ny"],
)
@pytest.mark.parametrize("body", ["", "--x", "\x00" * 20, "--x\r\n\r\n--x--", "a=b&c=d"])
def test_an_upload_that_can_not_be_read_is_an_empty_form(past: Lived, kind: str, body: str) -> None:
    cookies = [f"{name}={value}" for name, value in past.rosa.cookies.items()]
    event = event_of("POST", "/coordinate/roster", cookies=cookies, body=body)
    event["headers"]["content-type"] = kind
    assert past.pool.functions.call("RostersFunction", event)["statusCode"] in {200, 404}


def test_taking_off_is_once_ends_nothing_and_keeps_them_from_asking(past: Lived) -> None:
    past.rosa.send("/coordinate/roster/enrol", {"scheme": "roster", "lines": "otto@police.example"})
    past.otto.fill("/my/requests/new?mentor=mei-lin", scheme="roster", aims=OTTO_AIMS)
    form = form_at(past.rosa, ROSTER, "/take-off")
    assert repeat(past, past.rosa, form) == {"PERSON ENROLMENT", "PERSON ACT", "SCHEME ROSTER"}
    assert "Mei Lin" in past.otto.get("/my/").text
    assert "took you off the roster" in Page(past.otto.get("/my/").text).text
    assert "not on their list" in past.otto.get("/my/requests/new?mentor=sian-rees").text
    assert "Nobody." in Page(past.rosa.get(ROSTER).text).text


def enrol(scene: Scene, lines: list[Line]) -> int:
    """Enrol as Cora, with nothing but the actions."""
    cora = scene.person("cora@gov.example")
    return rosters.enrol(scene.means, scene.programme, cora, "career", lines)


PEOPLE = [Line(number, f"person{number}@gov.example", f"Person {number}") for number in range(500)]


def test_five_hundred_are_enrolled_and_twice_enrols_nobody_twice() -> None:
    scene = published_scene()
    assert enrol(scene, PEOPLE) == 500
    assert enrol(scene, PEOPLE) == 0
    assert len(scene.store.all(Rostered)) == 500
    seen, after, pages = set(), "", 0
    while True:
        page = rosters.look(scene.means, "career", after)
        seen |= {one.person.address for one in page.members}
        pages, after = pages + 1, page.further
        if not after:
            break
    assert (len(seen), pages) == (500, 11)


class Crash(Exception):
    """The function stopped here."""


def test_enrolling_that_stopped_half_way_goes_on_where_it_was() -> None:
    scene = published_scene()
    saves = 0

    def stop(_: Any) -> None:
        nonlocal saves
        saves += 1
        if saves == 21:
            raise Crash

    scene.store.before_save = stop
    with pytest.raises(Crash):
        enrol(scene, PEOPLE)
    assert len(scene.store.all(Rostered)) == 200
    scene.store.before_save = lambda _: None
    assert enrol(scene, PEOPLE) == 300
    assert len(scene.store.all(Rostered)) == 500


def test_somebody_who_signs_in_while_being_enrolled_is_one_person() -> None:
    scene = published_scene()

    def sign_in(_: Any) -> None:
        scene.store.before_save = lambda _: None
        scene.person(PEOPLE[0].address)

    scene.store.before_save = sign_in
    assert enrol(scene, PEOPLE[:10]) == 10
    (rostered, *_) = [
        one for one in scene.store.all(Rostered)
        if one.person_id == scene.person(PEOPLE[0].address).id
    ]  # fmt: skip
    assert rostered.scheme == "career"
