"""The story of the pool, over HTTP, against the deployed functions in their own roles."""

import csv
import json
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from directory.biography import Biography
from directory.pool import Pool
from tests.rehearsal.conftest import PEOPLE
from tests.rehearsal.letters import Inbox
from tests.rehearsal.reader import Page, Reader
from tests.rehearsal.stack import Deployed

MENTEE = "priya.raman@gov.example"
NAME = "Priya Raman"
ASKS = f"{NAME} asks you to be their mentor"
AIMS = "I lead a team of four and want to practise the parts of the next grade I haven't done yet."
ADDRESSES = {
    line["id"]: line["address"]
    for line in csv.DictReader(PEOPLE.read_text().splitlines())
    if line["kind"] == "mentor"
}


class Walk:
    """A mentee with a browser and an inbox, and a mentor who reads letters only."""

    def __init__(self, deployed: Deployed, mentor: Biography, address: str) -> None:
        self.deployed, self.mentor, self.address = deployed, mentor, address
        self.mentee = Reader(deployed)
        self.letters = Inbox(deployed, address)
        self.mentors_letters = Inbox(deployed, ADDRESSES[mentor.id])

    def sign_in(self, way_on: str) -> Page:
        """Sign in on the way to a page, which is carried on to."""
        page = self.mentee.open(way_on)
        page = self.mentee.press(page.form("/my/sign-in"), address=self.address)
        code = self.letters.next("is your code").subject.split()[0]
        return self.mentee.press(page.form("/my/sign-in/code"), code=code)

    def introduce(self, way_on: str) -> Page:
        """Sign in, and say who one is when that is needed first."""
        page = self.sign_in(way_on)
        return self.mentee.press(
            page.form("/my/details"),
            name=NAME,
            organisation="Department for Tides",
            grade="seo",
            line_manager="boss.of.priya@gov.example",
        )

    def ask(self) -> Page:
        """Ask the mentor in open mentoring."""
        page = self.introduce(f"/my/requests/new?mentor={self.mentor.id}")
        return self.mentee.press(page.form("/my/requests/new"), scheme="open", aims=AIMS)

    def answer(self, **answer: str) -> Page:
        """Let the mentor answer from the letter's link, without signing in."""
        link = self.mentors_letters.next(ASKS).link
        mentor = Reader(self.deployed)
        page = mentor.open(link)
        return mentor.press(page.form(page.path.partition("?")[0]), **answer)


def takes_part(biography: Biography, scheme: str, offer: str) -> bool:
    """Whether a mentor is in a scheme and offers what one looks for."""
    return scheme in biography.schemes and offer in biography.offers


@pytest.fixture(scope="module")
def mentors(shown: Pool) -> list[Biography]:
    """Mentors in open mentoring who offer pairings and spot sessions; each test takes its own."""
    return [
        one
        for one in shown.biographies
        if one.id in ADDRESSES and takes_part(one, "open", "pairing") and one.spot
    ]


def test_asking_accepting_unpairing_and_taking_that_back(
    deployed: Deployed, mentors: list[Biography]
) -> None:
    walk = Walk(deployed, mentors[0], MENTEE)

    asked = walk.ask()
    assert f"You have asked <bdi>{walk.mentor.name}</bdi>" in asked.html

    answered = walk.answer(answer="yes", outside_line="yes")
    assert f"You said yes to <bdi>{NAME}</bdi>" in answered.html
    link = walk.letters.next("says yes: you have a mentor").link
    walk.mentors_letters.next(f"You are now {NAME}'s mentor")

    pairing = walk.mentee.open(link)
    assert f"You and <bdi>{walk.mentor.name}</bdi>" in pairing.html
    ended = walk.mentee.press(pairing.form(f"{pairing.path}/unpair"))
    assert f"You have unpaired from <bdi>{walk.mentor.name}</bdi>" in ended.html
    walk.mentors_letters.next(f"{NAME} has ended your pairing")

    again = walk.mentee.press(ended.form(f"{pairing.path}/undo"))
    assert f"You and <bdi>{walk.mentor.name}</bdi>" in again.html
    walk.mentors_letters.next(f"Your pairing with {NAME} runs on")


def test_a_mentor_declines_and_another_request_is_taken_back(
    deployed: Deployed, mentors: list[Biography]
) -> None:
    walk = Walk(deployed, mentors[4], "hana.kim@gov.example")
    asked = walk.ask()
    answered = walk.answer(answer="no", reason="NO_TIME")
    assert f"You said no to <bdi>{NAME}</bdi>" in answered.html
    declined = walk.mentee.open(asked.path)
    assert "can't this time" in declined.html
    walk.letters.next("can't be your mentor this time")

    others_letters = Inbox(deployed, ADDRESSES[mentors[5].id])
    page = walk.mentee.open(f"/my/requests/new?mentor={mentors[5].id}")
    asked = walk.mentee.press(page.form("/my/requests/new"), scheme="open", aims=AIMS)
    withdrawn = walk.mentee.press(asked.form(f"{asked.path}/withdraw"))

    assert "You took your request back" in withdrawn.html
    others_letters.next(f"{NAME} has taken the request back")


def test_booking_a_spot_session_and_cancelling_it(
    deployed: Deployed, mentors: list[Biography]
) -> None:
    walk = Walk(deployed, mentors[1], "tomos.rees@gov.example")
    page = walk.introduce(f"/my/spot-sessions/new?mentor={walk.mentor.id}")
    form = page.form("/my/spot-sessions/new")

    booked = walk.mentee.press(form, **{name: form.choices[name][0] for name in form.choices})

    assert "Booked</span>" in booked.html
    walk.letters.next(f"spot session with {walk.mentor.name}")
    walk.mentors_letters.next(f"spot session with {NAME}")
    mine = walk.mentee.open("/my/")
    assert f'href="{booked.path}"' in mine.html

    cancelled = walk.mentee.press(booked.form(f"{booked.path}/cancel"))

    assert "Cancelled</span>" in cancelled.html
    assert walk.letters.next(f"with {walk.mentor.name}").subject.startswith("Cancelled:")
    assert walk.mentors_letters.next(f"with {NAME}").subject.startswith("Cancelled:")


def test_the_clock_reminds_the_mentor_and_then_closes_the_request(
    deployed: Deployed, mentors: list[Biography]
) -> None:
    walk = Walk(deployed, mentors[2], "mei.tan@gov.example")
    asked = walk.ask()
    walk.mentors_letters.next(ASKS)
    today = datetime.now(UTC).date()

    deployed.call("DailyFunction", {"date": str(today + timedelta(days=7))})
    walk.mentors_letters.next(f"{NAME} is still waiting for your answer")

    deployed.call("DailyFunction", {"date": str(today + timedelta(days=14))})
    walk.letters.next(f"No answer from {walk.mentor.name}")
    assert f"No answer from <bdi>{walk.mentor.name}</bdi>" in walk.mentee.open(asked.path).html


def test_signing_out_ends_the_session(deployed: Deployed, mentors: list[Biography]) -> None:
    walk = Walk(deployed, mentors[3], "ines.costa@gov.example")
    mine = walk.sign_in("/my/")
    kept = dict(walk.mentee.cookies)

    walk.mentee.press(mine.form("/my/sign-out"))

    assert walk.mentee.cookies == {}
    walk.mentee.cookies |= kept
    assert walk.mentee.open("/my/").path.startswith("/my/sign-in")


def test_a_coordinator_sees_what_happened(deployed: Deployed) -> None:
    address = next(
        line["address"]
        for line in csv.DictReader(PEOPLE.read_text().splitlines())
        if line["kind"] == "coordinator"
    )
    letters, reader = Inbox(deployed, address), Reader(deployed)
    page = reader.press(reader.open("/coordinate/").form("/my/sign-in"), address=address)
    code = letters.next("is your code").subject.split()[0]

    assert reader.press(page.form("/my/sign-in/code"), code=code).path == "/coordinate"


def test_what_the_stream_left_over_is_looked_for_once_a_day(deployed: Deployed) -> None:
    assert deployed.call("LettersFunction", {}) == {"swept": 0}


def test_nothing_failed_for_good(deployed: Deployed) -> None:
    waiting = httpx.get(
        f"{deployed.endpoint}/_ministack/sqs/messages",
        params={"QueueUrl": deployed.outputs["FailuresUrl"]},
    )

    assert deployed.outputs["FailuresUrl"].rpartition("/")[2] in waiting.text
    assert "MessageId" not in waiting.text


def test_logs_hold_no_address_name_or_text(deployed: Deployed) -> None:
    logs = deployed.logs()

    assert "answered" in logs
    told = [
        word for word in (*ADDRESSES.values(), MENTEE, "@", NAME, "Priya", AIMS) if word in logs
    ]
    assert told == []


def test_the_cards_learn_what_is_free(deployed: Deployed, mentors: list[Biography]) -> None:
    """In its own role, which may read and nothing else."""
    page = Reader(deployed).open(f"/api/availability?mentors={mentors[-1].id},nobody")
    assert page.status == 200
    found = json.loads(page.html)
    assert found.keys() == {mentors[-1].id}
    assert found[mentors[-1].id]["next_slot"]
