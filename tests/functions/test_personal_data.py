"""Reading, taking along and erasing what is held about one (R31)."""

import json
import re

from tests.functions.lived import Lived, table
from tests.functions.markup import Page
from tests.played import letter_text


def test_r31_a_person_reads_everything_held_about_them(past: Lived) -> None:
    page = Page(past.priya.get("/my/data").text)
    assert page.faults == []
    for word in ("priya@gov.example", "Priya Raghunathan", "Pairings", "Appointments"):
        assert word in page.text, word
    assert "Your data" in past.priya.get("/my/").text


def test_r31_the_page_is_in_words_without_ids_and_fields(past: Lived) -> None:
    past.priya.post(f"{past.appointment}/cancel", line="I have to travel.")
    for who, at in (("priya", "priya@gov.example"), ("amara", "amara@police.example")):
        answer = past.people[who].get("/my/data")
        text = Page(answer.text).text.partition("Your data")[2].partition("My mentoring")[0]
        own = json.loads(past.people[who].get("/my/data/file").text)["held"]["You"][0]["id"]
        assert at in text
        assert (
            re.findall(rf"\d{{4}}-\d\d|\d:\d\d:|\w_\w|{own}|amara-okafor|Version|\bid\b", text)
            == []
        )
        assert "Monday 23 November 2026" in text


def test_r31_the_file_holds_the_same_and_is_json(past: Lived) -> None:
    answer = past.priya.get("/my/data/file")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="mentoring-2026-11-23.json"'
    )
    held = json.loads(answer.text)["held"]
    assert held["You"][0]["address"] == "priya@gov.example"
    text = Page(past.priya.get("/my/data").text).text
    assert [title for title in held if title not in text] == []


def test_r31_a_mentors_file_has_their_part_in_what_lies_with_mentees(past: Lived) -> None:
    held = json.loads(past.amara.get("/my/data/file").text)["held"]
    assert held["Pairings"][0]["mentee_name"] == "Priya Raghunathan"
    assert held["You as a mentor"]


def test_r31_nobody_reads_the_code_or_key_of_anything(past: Lived) -> None:
    text = past.priya.get("/my/data/file").text + past.amara.get("/my/data/file").text
    for word in ("secret_hash", "key_hash", "code_mac"):
        assert word not in text


def test_r31_what_would_end_is_shown_before_it_does(past: Lived) -> None:
    before = table(past.pool)
    page = Page(past.priya.get("/my/data/erase").text)
    assert page.faults == []
    assert "Your pairing with Amara Okafor" in page.text
    assert table(past.pool) == before


def test_r31_without_the_tick_nothing_is_erased_and_the_form_says_so(past: Lived) -> None:
    before = table(past.pool)
    answer = past.priya.post("/my/data/erase")
    assert "Tick the box" in answer.text
    assert table(past.pool) == before


def test_r31_erased_people_are_signed_out_and_get_a_last_letter(past: Lived) -> None:
    answer = past.priya.post("/my/data/erase", confirmed="yes")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/my/data/erased")
    done = past.priya.get("/my/data/erased")
    assert Page(done.text).faults == []
    assert past.priya.get("/my/").headers["Location"].startswith("/my/sign-in")
    subject = "Monday 23 November: everything about you is erased"
    (last,) = (one for one in past.pool.letters("priya@gov.example") if one["Subject"] == subject)
    assert "Priya" not in letter_text(last)
    told = [str(one["Subject"]) for one in past.pool.letters("amara@police.example")]
    assert any(one.startswith("Priya Raghunathan has ended") for one in told), told
    assert "Priya" not in past.amara.get("/my/").text


def test_r31_a_mentee_goes_on_with_what_was_theirs_when_a_mentor_is_erased(past: Lived) -> None:
    past.amara.post("/my/data/erase", confirmed="yes")
    for path in ("/my/", past.pairing, past.request, past.appointment, "/my/data"):
        answer = past.priya.get(path)
        assert answer.status_code == 200, path
        assert Page(answer.text).faults == []
        assert "Amara" not in Page(answer.text).text, path
    assert "Former mentor" in past.priya.get("/my/").text
    told = " ".join(letter_text(one) for one in past.pool.letters("cora@gov.example"))
    assert "delete mentors/amara-okafor.yml" in told


def test_r31_coordinators_are_told_to_hand_over_first(past: Lived) -> None:
    answer = past.cora.get("/my/data/erase")
    assert "people file" in answer.text
    assert "people file" in past.cora.post("/my/data/erase", confirmed="yes").text
    assert past.cora.get("/my/").status_code == 200


def test_r33_what_a_mentee_and_the_coordinators_wrote_is_no_part_of_the_mentors_data(
    past: Lived,
) -> None:
    past.priya.fill(f"{past.pairing}/friend", text="Something SECRET about my mentor.")
    own, others = past.priya.get("/my/data/file").text, past.amara.get("/my/data/file").text
    assert "SECRET" in own
    assert "SECRET" not in others
    assert "SECRET" not in past.amara.get("/my/data").text
