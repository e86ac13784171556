"""A person changes their address, organisation or line manager, and nothing ends (R19)."""

from datetime import timedelta

import pytest

from mentoring import wiring
from mentoring.actions.publishing import publish
from tests.functions.agreed import move, two
from tests.functions.lived import OTTO, OTTO_AIMS, Lived, ask, changed, table
from tests.functions.markup import Page
from tests.played import letter_text
from tests.world import CONTACTS, DETAILS, MENTORS, PROGRAMME

NEW = "priya@police.example"


def test_r19_a_mentees_new_address_ends_nothing_and_is_the_same_person(past: Lived) -> None:
    paths = ("/my/", past.pairing, past.request, past.ended, past.appointment)
    before = [Page(past.priya.get(one).text).text for one in paths]
    answer = move(past.pool, past.priya, NEW)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/my/address?changed=yes")
    after = [Page(past.priya.get(one).text).text for one in paths]
    assert after == [one.replace("priya@gov.example", NEW) for one in before]
    again = past.pool.signed_in(NEW)
    assert [Page(again.get(one).text).text for one in paths] == after
    assert f"mailto:{NEW}" in Page(past.amara.get(past.pairing).text).links
    past.pool.clock.on(seconds=1)
    past.ben.post(past.request, answer="yes", outside_line="yes")
    assert past.pool.letters(NEW)[-1]["Subject"].startswith("Ben Hughes says yes")


def test_r19_old_and_new_address_and_the_other_side_are_told(past: Lived) -> None:
    move(past.pool, past.priya, NEW)
    left = past.pool.letters("priya@gov.example")[-1]
    assert left["Subject"] == "Your address was changed on Monday 23 November 2026"
    assert "/my/write" in letter_text(left)
    assert NEW not in letter_text(left)
    assert past.pool.letters(NEW)[-1]["Subject"].endswith("you sign in with this address now")
    other = past.pool.letters("amara@police.example")[-1]
    assert (other["Subject"], NEW in letter_text(other)) == (
        "Priya Raghunathan has a new address",
        True,
    )
    assert "new address" not in " ".join(o["Subject"] for o in past.pool.letters("ben@gov.example"))


def test_r19_r30_the_old_address_is_told_the_same_as_any_and_opens_somebody_else(
    past: Lived,
) -> None:
    move(past.pool, past.priya, NEW)
    past.pool.clock.on(minutes=1)
    old = past.pool.signed_in("priya@gov.example")
    assert "Nothing here yet" in old.get("/my/").text
    assert old.get(past.pairing).status_code == 404
    sent = old.fill("/my/write", scheme="career", text="I did not change my address.")
    assert sent.status_code == 303
    assert "I did not change my address." in past.cora.get("/coordinate/").text


def test_r19_a_mentors_and_a_coordinators_new_address_keep_what_they_are(past: Lived) -> None:
    move(past.pool, past.amara, "amara@gov.example")
    move(past.pool, past.cora, "cora@police.example")
    publish(wiring.means().store, PROGRAMME, MENTORS, CONTACTS, new_id=wiring.new_id)
    past.pool.clock.on(minutes=1)
    amara, cora = (
        past.pool.signed_in("amara@gov.example"),
        past.pool.signed_in("cora@police.example"),
    )
    assert "1 of 1 place taken" in Page(amara.get("/my/").text).text
    assert amara.get(past.pairing).status_code == 200
    assert cora.get("/coordinate/").status_code == 200
    amara.post("/my/places", places="2")
    past.pool.clock.on(seconds=1)
    ask(past.otto, "amara-okafor", "career", OTTO_AIMS)
    subject = past.pool.letters("amara@gov.example")[-1]["Subject"]
    assert subject == "Otto Lindqvist asks you to be their mentor"


def test_r5_r19_line_managers_are_compared_with_the_new_address(past: Lived) -> None:
    past.otto.send("/my/details", OTTO | {"line_manager": "mei.lin@gov.example"})
    move(past.pool, past.mei, "mei.lin@gov.example")
    page = Page(past.otto.get("/my/requests/new?mentor=mei-lin").text)
    assert "never your own line manager" in page.text


def test_r6_r19_a_new_organisation_ends_no_pairing_that_would_not_start_now(past: Lived) -> None:
    pair = two(past)
    there = OTTO | {"organisation": "Northshire Constabulary", "grade": "pc"}
    assert past.otto.send("/my/details", there).status_code == 303
    assert "Unpair" in pair.says(past.otto, pair.pairing)
    assert "Otto Lindqvist" in past.mei.get("/my/").text
    pair.both_agree()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("priya@evil.test", "Enter a work address of an organisation that takes part"),
        ("PRIYA@gov.example", "Enter the new address: this one is yours already"),
        ("lee@gov.example", "Enter your own address: you gave this one as your line manager's"),
        ("priya", "Enter your work e-mail address, like name@organisation.example"),
    ],
)
def test_r19_r30_an_address_that_can_not_be_ones_own_is_said_at_the_field(
    past: Lived, typed: str, says: str
) -> None:
    before = table(past.pool)
    page = Page(past.priya.fill("/my/address", address=typed).text)
    assert page.faults == []
    assert page.errors["address"].startswith(says)
    assert page.forms[0].fields["address"] == typed
    assert changed(before, table(past.pool)) == set()


def test_r19_r30_somebody_elses_address_looks_like_any_until_its_code_is_typed(
    past: Lived,
) -> None:
    asked = [past.priya.fill("/my/address", address=one) for one in ("otto@police.example", NEW)]
    assert [(one.status_code, one.headers["Location"]) for one in asked] == [
        (303, "/my/address/code")
    ] * 2
    answer = move(past.pool, past.priya, "otto@police.example")
    assert "has an account of its own here" in Page(answer.text).text
    assert "Signed in as priya@gov.example" in past.priya.get("/my/").text
    assert "Signed in as otto@police.example" in past.otto.get("/my/").text


def test_r19_who_signed_in_with_the_new_address_first_has_one_account_in_the_end(
    past: Lived,
) -> None:
    newcomer = past.pool.signed_in(NEW)
    newcomer.send("/my/details", DETAILS)
    past.pool.clock.on(minutes=1)
    assert move(past.pool, past.priya, NEW).status_code == 303
    assert newcomer.get("/my/").status_code == 303
    past.pool.clock.on(minutes=1)
    assert past.pool.signed_in(NEW).get(past.pairing).status_code == 200


def test_r19_the_code_works_once_for_ten_minutes_five_tries_in_the_session_that_asked(
    past: Lived,
) -> None:
    past.pool.clock.on(seconds=1)
    other = past.pool.signed_in("priya@gov.example")
    past.pool.clock.on(seconds=1)
    past.priya.fill("/my/address", address=NEW)
    code = past.pool.code_for(NEW)
    before = table(past.pool)
    answer = other.post("/my/address/code", code=code)
    assert Page(answer.text).errors == {
        "code": "Enter the six digits of the newest letter: those were others"
    }
    wrong = "000000" if code != "000000" else "000001"
    for _ in range(4):
        past.priya.post("/my/address/code", code=wrong)
    over = Page(past.priya.post("/my/address/code", code=code).text)
    assert list(over.errors) == ["address"]
    keys = {key.split()[1] for key in changed(before, table(past.pool))}
    assert keys == {"NEW-ADDRESS"}
    past.pool.clock.on(minutes=1)
    past.priya.fill("/my/address", address=NEW)
    code = past.pool.code_for(NEW)
    past.pool.clock.now += timedelta(minutes=10)
    assert "does not work any more" in past.priya.post("/my/address/code", code=code).text


def test_r19_asking_and_confirming_again_happen_once(past: Lived) -> None:
    form = Page(past.priya.get("/my/address").text).forms[0]
    typed = form.fields | {"address": NEW}
    assert past.priya.send(form.action, typed).status_code == 303
    after = table(past.pool)
    assert past.priya.send(form.action, typed).status_code == 303
    assert table(past.pool) == after
    code = past.pool.code_for(NEW)
    past.priya.post("/my/address/code", code=code)
    after = table(past.pool)
    for _ in range(4):
        answer = past.priya.post("/my/address/code", code=code)
        assert answer.headers["Location"] == "/my/address?changed=yes"
    assert table(past.pool) == after
    assert "Your address is changed" in past.priya.get("/my/address?changed=yes").text
