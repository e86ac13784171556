"""Expectations through the pages: read, agree, change, and who may see them (R20)."""

from tests.functions.agreed import Two, two
from tests.functions.lived import PRIYA_AIMS, Lived, changed, table
from tests.functions.markup import Page
from tests.played import letter_text


def test_r20_a_pairing_starts_with_a_draft_of_the_schemes_own_numbers(past: Lived) -> None:
    text = two(past).says(past.otto)
    assert PRIYA_AIMS in text
    assert "3 to 6 sessions of about 90 minutes, until Tuesday 23 November 2027." in text
    assert "By phone or by video." in text
    assert "stays between us" in text
    assert "Drafted from what the scheme says, Monday 23 November 2026" in text


def test_r20_my_mentoring_leads_with_it_for_whoever_has_yet_to_agree(past: Lived) -> None:
    pair = two(past)
    for visitor, other in ((past.otto, "Mei Lin"), (past.mei, "Otto Lindqvist")):
        page = Page(visitor.get("/my/").text)
        assert page.faults == []
        assert f"Agree your expectations with {other}" in page.text
        assert page.text.index("Agree your expectations") < page.text.index(
            "Your places" if visitor is past.mei else "Your mentor"
        )
        assert pair.page in page.links
        assert pair.page in Page(visitor.get(pair.pairing).text).links
    pair.agree(past.otto)
    assert "Agree your expectations" not in past.otto.get("/my/").text
    assert "Agree your expectations with" in past.mei.get("/my/").text
    pair.change(past.mei, where="In a park.")
    assert "Agree your changed expectations with" in past.otto.get("/my/").text
    assert "Agree your" not in past.mei.get("/my/").text


def test_r20_both_agree_to_the_same_text_and_the_date_stands_there(past: Lived) -> None:
    pair = two(past, "career")
    pair.agree(past.otto)
    assert "You have agreed to this text. Waiting for Mei" in pair.says(past.otto)
    letter = past.pool.letters("mei@gov.example")[-1]
    assert letter["Subject"] == "Otto Lindqvist agrees to your expectations: now you"
    assert pair.page in letter_text(letter)
    past.pool.clock.on(days=1)
    mei = past.pool.signed_in("mei@gov.example")
    pair.agree(mei)
    assert "You have both agreed to this text, on Tuesday 24 November 2026" in pair.says(mei)
    letter = past.pool.letters("otto@police.example")[-1]
    assert letter["Subject"] == "You and Mei Lin have agreed your expectations"


def test_r20_a_change_leaves_what_was_agreed_in_force_and_shows_what_changed(past: Lived) -> None:
    pair = two(past, "career")
    pair.both_agree()
    pair.change(past.otto, where="On the bridge at noon.")
    text = pair.says(past.mei)
    assert "the text of Monday 23 November 2026 stays in force" in text
    assert "On the bridge at noon. Changed. Before: By phone or by video." in text
    assert text.index("On the bridge") < text.index("In force until then")
    letter = past.pool.letters("mei@gov.example")[-1]
    assert letter["Subject"] == "Otto Lindqvist has changed your expectations: read and agree"
    assert "bridge" not in letter_text(letter)
    pair.agree(past.mei)
    for visitor in (past.mei, past.otto):
        text = pair.says(visitor)
        assert "In force until then" not in text
        assert "Text 1, agreed by you both on Monday 23 November 2026" in text
        assert "By phone or by video." in text


def test_r20_who_agrees_to_a_text_that_changed_meanwhile_sees_what_changed(past: Lived) -> None:
    pair = two(past, "career")
    form = next(one for one in Page(past.mei.get(pair.page).text).forms if "agree" in one.action)
    pair.change(past.otto, how_often="Every Friday.")
    before = table(past.pool)
    answer = past.mei.send(form.action, form.fields)
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert "The text has changed while you were reading" in page.text
    assert "Every Friday. Changed. Before: About an hour a month" in page.text
    assert changed(before, table(past.pool)) == set()
    pair.agree(past.mei)
    assert "You have both agreed" in pair.says(past.mei)


def test_r20_two_who_write_at_once_lose_nothing(past: Lived) -> None:
    pair = two(past, "career")
    form = Page(past.mei.get(f"{pair.page}/change").text).forms[0]
    pair.change(past.otto, how_often="Every Friday.")
    answer = past.mei.send(form.action, form.fields | {"where": "At the lighthouse."})
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert "Every Friday." in page.text
    kept = page.forms[0].fields
    assert (kept["where"], kept["number"]) == ("At the lighthouse.", "2")
    assert past.mei.send(form.action, kept).status_code == 303
    assert "At the lighthouse." in pair.says(past.otto)


def test_r20_a_part_left_empty_is_said_at_its_field_and_the_rest_is_kept(past: Lived) -> None:
    pair = two(past, "career")
    form = Page(past.mei.get(f"{pair.page}/change").text).forms[0]
    answer = past.mei.send(form.action, form.fields | {"where": " ", "goals": "To listen."})
    page = Page(answer.text)
    assert (page.faults, page.errors) == ([], {"where": "Write where or how you meet"})
    assert page.forms[0].fields["goals"] == "To listen."
    answer = past.mei.send(form.action, form.fields)
    wanted = "Change something, or go back and agree to the text as it is"
    assert Page(answer.text).errors == {"goals": wanted}


def test_r20_agreeing_and_changing_again_happen_once(past: Lived) -> None:
    pair = two(past, "career")
    agreeing = next(o for o in Page(past.mei.get(pair.page).text).forms if "agree" in o.action)
    changing = Page(past.otto.get(f"{pair.page}/change").text).forms[0]
    _once(past, pair, lambda: past.mei.send(agreeing.action, agreeing.fields))
    typed = changing.fields | {"where": "In the harbour."}
    _once(past, pair, lambda: past.otto.send(changing.action, typed))
    before = table(past.pool)
    assert past.mei.send(agreeing.action, agreeing.fields).status_code == 200
    assert table(past.pool) == before


def test_r20_coordinators_learn_that_and_when_and_not_what(past: Lived) -> None:
    pair = two(past, "career")
    pair.change(past.otto, goals="To leave this place within a year, quietly.")
    pair.agree(past.mei)
    text = Page(past.cora.get("/coordinate/").text).text
    assert "Otto Lindqvist and Mei Lin have agreed their expectations" in text
    assert "quietly" not in text
    assert past.cora.get(pair.page).status_code == 404
    letters = "".join(letter_text(one) for one in past.pool.letters())
    assert "quietly" not in letters


def test_r20_after_the_end_the_two_can_read_and_nobody_can_change(past: Lived) -> None:
    pair = two(past, "career")
    agreeing = next(o for o in Page(past.mei.get(pair.page).text).forms if "agree" in o.action)
    changing = Page(past.mei.get(f"{pair.page}/change").text).forms[0]
    past.otto.post(f"{pair.pairing}/unpair")
    before = table(past.pool)
    assert "so nothing here changes any more" in pair.says(past.mei)
    assert Page(past.mei.get(pair.page).text).forms == []
    assert "stay as they are" in pair.says(past.mei, f"{pair.page}/change")
    for form in (agreeing, changing):
        answer = past.mei.send(form.action, form.fields | {"where": "Nowhere."})
        assert "so its expectations stay as they are" in Page(answer.text).text
    assert table(past.pool) == before


def _once(past: Lived, pair: Two, send: object) -> None:
    assert callable(send)
    first = send()
    assert (first.status_code, first.headers["Location"]) == (303, pair.page)
    after = table(past.pool)
    for _ in range(4):
        assert send().headers["Location"] == pair.page
    assert table(past.pool) == after
