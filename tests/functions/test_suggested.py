"""R7 to R9: who is left without, however that came about, is shown others and why them."""

from tests.functions.lived import OTTO_AIMS, Lived, ask
from tests.functions.test_pages import look
from tests.played import letter_text, link_in

WHY = "Also knows about"


def released(past: Lived) -> str:
    """Let Otto ask Mei too, and Ben say yes; return the path of the request to Mei."""
    request = ask(past.otto, "mei-lin", "career", OTTO_AIMS)
    past.ben.post(past.other_request, answer="yes", outside_line="yes")
    return request


def test_r9_the_page_and_the_letter_of_a_no_say_why_others_are_suggested(past: Lived) -> None:
    past.pool.clock.on(seconds=1)
    past.ben.post(past.request, answer="no", reason="AWAY")
    page = look(past.priya, past.request, "Others with room now", WHY, "room for 3 now")
    assert "/mentors/mei-lin/" in page.links
    letter = letter_text(past.pool.letters("priya@gov.example")[-1])
    assert "Sian Rees" in letter
    assert "Also knows about part-time working and leading a team; room now" in letter


def test_r10_who_was_released_has_a_mentor_and_is_not_sent_looking(past: Lived) -> None:
    page = look(past.otto, released(past), "Another mentor said yes first")
    assert WHY not in page.text
    assert "Nobody else in this scheme" not in page.text


def test_r10_r16_once_that_mentor_has_left_the_released_request_shows_others(past: Lived) -> None:
    request = released(past)
    pairing = past.other_request.replace("requests", "pairings")
    past.ben.post(f"{pairing}/unpair")
    page = look(past.otto, request, "That pairing has ended meanwhile", "Others with room now", WHY)
    assert "/mentors/sian-rees/" in page.links
    assert "/mentors/ben-hughes/" not in page.links


def test_r10_r16_who_left_the_pairing_has_a_word_with_the_coordinators_first(past: Lived) -> None:
    request = released(past)
    past.otto.post(f"{past.other_request.replace('requests', 'pairings')}/unpair")
    assert WHY not in look(past.otto, request, "Another mentor said yes first").text


def test_r1_who_found_a_mentor_after_a_no_is_shown_nobody(past: Lived) -> None:
    request = ask(past.otto, "mei-lin", "career", OTTO_AIMS)
    past.mei.post(request, answer="no", reason="AWAY")
    look(past.otto, request, "Others with room now", WHY)
    past.ben.post(past.other_request, answer="yes", outside_line="yes")
    page = look(past.otto, request, "Mei Lin can't this time")
    assert WHY not in page.text
    assert "Nobody else in this scheme" not in page.text


def test_r7_a_list_that_closes_and_a_place_that_is_put_off_suggest_others(past: Lived) -> None:
    past.sian.post("/my/pause", until="2026-12-20")
    past.otto.post("/my/waiting-lists/sian-rees/join", scheme="open")
    past.sian.post("/my/pause/end")
    past.pool.clock.on(seconds=1)
    past.sian.post("/my/places", places="0")
    letter = past.pool.letters("otto@police.example")[-1]
    assert letter["Subject"] == "The place with Sian Rees has to wait"
    assert "These mentors in the same scheme have room now" in letter_text(letter)
    assert WHY in letter_text(letter)
    assert link_in(letter) == "/my/waiting-lists/sian-rees"
