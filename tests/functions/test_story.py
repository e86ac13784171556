"""The main story, from signing in to unpairing, through the handlers."""

from tests.played import Played, letter_text, link_in
from tests.world import AIMS


def test_a_mentee_asks_and_the_mentor_answers_from_the_letter(pool: Played) -> None:
    mentee = pool.mentee()
    asked = mentee.fill("/my/requests/new?mentor=amara-okafor", scheme="career", aims=AIMS)
    assert asked.status_code == 303, asked.text
    request = asked.headers["Location"]
    assert "You have asked" in mentee.get(request).text
    letter = pool.letters("amara@police.example")[-1]
    assert letter["Subject"] == "Priya Raghunathan asks you to be their mentor"
    assert AIMS in letter_text(letter)
    mentor = pool.visitor()
    link = link_in(letter)
    assert "asks you to be their mentor" in mentor.get(link).text
    answered = mentor.fill(link, answer="yes", outside_line="yes")
    assert answered.status_code == 303, answered.text
    assert "You said yes" in mentor.get(answered.headers["Location"]).text
    assert "Your pairing" in mentee.get(request).text
    home = mentee.get("/my/").text
    assert "Unpair" in home
    pairing = request.replace("requests", "pairings")
    assert mentee.get(pairing).status_code == 200
    assert mentee.post(f"{pairing}/unpair").status_code == 303
    assert "You have unpaired" in mentee.get(pairing).text
    assert mentee.post(f"{pairing}/undo").status_code == 303
    assert "amara@police.example" in mentee.get(pairing).text
    subjects = [one["Subject"] for one in pool.letters()]
    assert subjects[-3:]


def test_a_spot_session_is_booked_and_cancelled(pool: Played) -> None:
    mentee = pool.mentee()
    page = mentee.get("/my/spot-sessions/new?mentor=amara-okafor").text
    assert "Tuesday 1 December 2026" in page, page
    booked = mentee.fill(
        "/my/spot-sessions/new?mentor=amara-okafor",
        topic="leading a team",
        mode="video",
        time="2026-12-01T12:00:00+00:00",
    )
    assert booked.status_code == 303, booked.text
    page = mentee.get(booked.headers["Location"]).text
    assert "12:00 (London)" in page
    invitation = pool.letters("amara@police.example")[-1]
    assert "text/calendar" in {part.get_content_type() for part in invitation.walk()}
    assert mentee.post(f"{booked.headers['Location']}/cancel").status_code == 303
    assert "Cancelled" in mentee.get(booked.headers["Location"]).text
    assert "My mentoring" in mentee.get("/my/").text
