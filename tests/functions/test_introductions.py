"""R12 through the handlers: introducing, reading, picking, and who is never shown to others."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.biography.published import Texts, Words, WrittenBiography
from mentoring.domain.people import Contact
from tests.functions.lived import PRIYA_AIMS, Lived, ask, table
from tests.functions.markup import Page
from tests.functions.test_pages import look
from tests.functions.test_refusals import refused
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import Visitor, letter_text, link_in
from tests.world import CONTACTS, DETAILS, MENTORS, PROGRAMME, published

HIDDEN = {
    "ida-moor": "I keep bees, and I know about starting again at fifty.",
    "jon-vale": "I was the first in my family to work in an office.",
    "kit-wood": "I once failed the same board three times.",
}
NAMES = ("Ida Moor", "Jon Vale", "Kit Wood")
NEW = "new.starter@gov.example"
WHY = "Each of them has moved from the coast, as you are about to."
AIMS = "I start in the north in spring and want to settle in without losing the work I love."


@pytest.fixture
def cleo(past: Lived) -> Visitor:
    """The coordinator of Peers, an unlisted scheme in which three mentors are and nowhere else."""
    hidden = [
        published(one, schemes=("peers",), topics=("pensions",), role="Ranger") for one in HIDDEN
    ]
    written = tuple(WrittenBiography(one, text) for one, text in HIDDEN.items())
    publish(
        wiring.means().store,
        PROGRAMME,
        (*MENTORS, *hidden),
        (
            *CONTACTS,
            *(Contact("mentor", one, f"{one}@police.example") for one in HIDDEN),
            Contact("coordinator", "peers", "cleo@gov.example"),
        ),
        new_id=wiring.new_id,
        texts=Texts(Words(), written),
    )
    past.pool.clock.on(seconds=1)
    return past.pool.signed_in("cleo@gov.example", **DETAILS | {"name": "Cleo Marsh"})


def introduce(cleo: Visitor, *mentors: str, **changed: str) -> TestResponse:
    """Introduce mentors to somebody who has never signed in, through the form."""
    chosen = {f"mentor-{number}": one for number, one in enumerate(mentors or HIDDEN, 1)}
    form: dict[str, Any] = {"address": NEW, "why": WHY, **chosen, **changed}
    return cleo.fill("/coordinate/introduce", **form)


def introduced(past: Lived, cleo: Visitor, *mentors: str) -> str:
    """The same; return the path of the introduction, as its letter has it."""
    past.pool.clock.on(seconds=1)
    assert introduce(cleo, *mentors).status_code == 303
    return link_in(past.pool.letters(NEW)[-1])


def newcomer(past: Lived) -> Visitor:
    """The mentee's browser, signed in for the first time, with details."""
    past.pool.clock.on(seconds=1)
    return past.pool.signed_in(NEW, **DETAILS | {"name": "Noor Starter"})


def pick(mentee: Visitor, page: str, mentor: str = "ida-moor") -> str:
    """Ask one of them; return the path of the request."""
    asked = mentee.fill(page, mentor=mentor, aims=AIMS)
    assert asked.status_code == 303, asked.text
    return str(asked.headers["Location"])


def decline(past: Lived, mentor: str) -> None:
    """Let a mentor say no, from the newest letter."""
    past.pool.clock.on(seconds=1)
    letter = past.pool.letters(f"{mentor}@police.example")[-1]
    answer = past.pool.visitor().fill(link_in(letter), answer="no", reason="AWAY")
    assert answer.status_code == 303


def test_r12_a_coordinator_introduces_three_to_somebody_who_never_signed_in(
    past: Lived, cleo: Visitor
) -> None:
    page = look(cleo, "/coordinate/introduce", "In Peers.", "not in the directory", "roster")
    assert "/coordinate/introduce/ida-moor" in page.links
    look(cleo, "/coordinate/introduce/ida-moor", "Ida Moor", "I keep bees", "Ranger")
    answer = introduce(cleo)
    assert answer.headers["Location"] == "/coordinate/introduce?scheme=peers&done=yes"
    look(cleo, answer.headers["Location"], "The introduction is made")
    (letter,) = past.pool.letters(NEW)
    assert letter["Subject"] == "The coordinators introduce you to Ida Moor, Jon Vale and Kit Wood"
    assert f"> {WHY}" in letter_text(letter)
    assert "Cleo Marsh, who coordinates Peers" in letter_text(letter)
    told = [one["To"] for one in past.pool.letters() if "introduce" in str(one["Subject"])]
    assert not [one for one in told if "police.example" in one]
    assert "Cleo Marsh introduces" in look(cleo, "/coordinate/").text


def test_r12_the_mentee_reads_gives_details_and_picks_one_who_says_yes(
    past: Lived, cleo: Visitor
) -> None:
    path = introduced(past, cleo)
    assert past.pool.visitor().get(path).status_code == 303
    past.pool.clock.on(seconds=1)
    mentee = past.pool.signed_in(NEW)
    page = look(mentee, path, WHY, "by Cleo Marsh", *NAMES, *HIDDEN.values())
    assert f"/my/details?next={path}" in page.links
    assert not [one for one in page.forms if one.action == path]
    assert path in look(mentee, "/my/", "Waiting for you (1)", "introduce you to Ida Moor").links
    mentee.send("/my/details", {**DETAILS, "name": "Noor Starter"})
    page = look(mentee, path, "Whom do you ask?")
    radios = [one for one in page.all("input") if one.get("type") == "radio"]
    assert [one.get("value") for one in radios] == list(HIDDEN)
    assert not [one for one in radios if "checked" in one.attributes]
    request = pick(mentee, path)
    look(mentee, request, "You have asked Ida Moor")
    look(mentee, path, "You have asked Ida Moor", "One is asked at a time")
    assert "Waiting for you" not in look(mentee, "/my/").text
    letter = past.pool.letters("ida-moor@police.example")[-1]
    assert "The coordinators of Peers suggested you to Noor" in letter_text(letter)
    holder = past.pool.visitor()
    look(holder, link_in(letter), "The coordinators of Peers suggested you to Noor", AIMS)
    yes = holder.fill(link_in(letter), answer="yes", outside_line="yes")
    assert yes.status_code == 303
    look(mentee, request, "Ida Moor said yes")
    page = look(mentee, path, "You have a mentor in this scheme now")
    assert not [one for one in HIDDEN.values() if one in page.text]
    assert past.pool.letters("jon-vale@police.example") == []
    assert past.pool.letters("kit-wood@police.example") == []


def test_r12_after_a_no_the_mentee_picks_another_of_those(past: Lived, cleo: Visitor) -> None:
    path, mentee = introduced(past, cleo), newcomer(past)
    request = pick(mentee, path)
    decline(past, "ida-moor")
    page = look(mentee, request, "Ida Moor can't this time", "See the others introduced to you")
    assert path in page.links
    assert "Others with room now" not in page.text
    text = letter_text(past.pool.letters(NEW)[-1])
    assert "your request's page leads back" in text
    assert "Nobody else in this scheme" not in text
    page = look(mentee, path, "Said no", "Whom do you ask?")
    assert form_values(page) == ["jon-vale", "kit-wood"]
    assert path in look(mentee, "/my/").links
    answer = mentee.send(path, {"mentor": "ida-moor", "aims": AIMS, "number": "2"})
    assert Page(answer.text).errors == {"mentor": "Choose one of the mentors"}
    look(mentee, pick(mentee, path, "kit-wood"), "You have asked Kit Wood")


def form_values(page: Page) -> list[str]:
    """Whom the form offers."""
    return [one.get("value") for one in page.all("input") if one.get("type") == "radio"]


def test_r12_one_is_asked_at_a_time_and_withdrawing_opens_the_choice_again(
    past: Lived, cleo: Visitor
) -> None:
    path, mentee = introduced(past, cleo), newcomer(past)
    request = pick(mentee, path)
    second = {"mentor": "jon-vale", "aims": AIMS, "number": "2"}
    refused(mentee.send(path, second), "one is asked at a time", "/my/")
    refused(
        mentee.send("/my/requests/new", second | {"scheme": "peers", "number-peers": "2"}),
        "one is asked at a time", "/my/",
    )  # fmt: skip
    mentee.post(f"{request}/withdraw")
    assert form_values(look(mentee, path)) == list(HIDDEN)
    look(mentee, pick(mentee, path, "jon-vale"), "You have asked Jon Vale")


def test_r4_r12_what_is_missing_is_said_and_the_rest_is_kept(past: Lived, cleo: Visitor) -> None:
    page = Page(introduce(cleo, address="nobody", why=" ", **{"mentor-1": ""}, **NONE).text)
    assert (page.faults, page.errors) == (
        [],
        {
            "address": "Enter the mentee's work address, like name@organisation.example",
            "mentor-1": "Choose one to three mentors",
            "why": "Write a sentence about why you suggest them",
        },
    )
    assert page.forms[0].fields["address"] == "nobody"
    page = Page(introduce(cleo, address="a@evil.example").text)
    wanted = "Enter an address of an organisation that may sign in here"
    assert page.errors == {"address": wanted}
    assert page.forms[0].fields["why"] == WHY
    path, mentee = introduced(past, cleo), newcomer(past)
    answer = mentee.fill(path, aims="Too short")
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    assert list(page.errors) == ["mentor", "aims"]
    form = next(one for one in page.forms if one.action == path)
    assert form.fields["aims"] == "Too short"


NONE = {"mentor-2": "", "mentor-3": ""}


def test_r12_introducing_and_picking_again_do_it_once(past: Lived, cleo: Visitor) -> None:
    form = form_at(cleo, "/coordinate/introduce", "/introduce")
    typed = {"address": NEW, "why": WHY, "mentor-1": "ida-moor", "mentor-2": "jon-vale"}
    assert repeat(past, cleo, form, **typed) == {
        "PERSON PERSON", "ADDRESS ADDRESS", "PERSON ENROLMENT", "PERSON INTRODUCTION",
        "SCHEME NOTICE", "OUTBOX LETTER", "SCHEME ROSTER", "PERSON ACT", "TRACES TRACE",
    }  # fmt: skip
    path, mentee = link_in(past.pool.letters(NEW)[-1]), newcomer(past)
    mine = form_at(mentee, path, path)
    asked = {
        "PERSON ENROLMENT", "MENTOR WAITING", "OUTBOX LETTER", "FACTS FACT", "TRACES TRACE",
    }  # fmt: skip
    assert repeat(past, mentee, mine, mentor="ida-moor", aims=AIMS) == asked
    decline(past, "ida-moor")
    sent_again(past, mentee, mine, mentor="ida-moor", aims=AIMS)
    sent_again(past, cleo, form, **typed)


def test_coordinators_find_whoever_was_introduced_by_their_name(past: Lived, cleo: Visitor) -> None:
    newcomer(past)
    introduced(past, cleo, "ida-moor")
    look(cleo, "/coordinate/people?q=starter", "Noor Starter")


def test_r12_a_newer_introduction_takes_the_place_of_the_one_before(
    past: Lived, cleo: Visitor
) -> None:
    first, mentee = introduced(past, cleo, "ida-moor"), newcomer(past)
    second = introduced(past, cleo, "jon-vale")
    assert first != second
    page = look(mentee, first, "have introduced others to you since")
    assert second in page.links
    assert HIDDEN["ida-moor"] not in page.text
    answer = mentee.send(first, {"mentor": "ida-moor", "aims": AIMS, "number": "1"})
    refused(answer, "This introduction is over", "/my/", "/my/write")
    assert mentee.get("/my/requests/new?mentor=ida-moor").status_code == 404
    assert form_values(look(mentee, second)) == ["jon-vale"]


@pytest.mark.parametrize(
    "path",
    [
        "/my/requests/new?mentor={}", "/my/spot-sessions/new?mentor={}", "/my/waiting-lists/{}",
        "/coordinate/introduce/{}", "/my/requests/{}", "/my/introductions/{}",
    ],
)  # fmt: skip
def test_r12_r34_an_unlisted_mentor_is_for_everybody_else_as_one_that_never_was(
    past: Lived, cleo: Visitor, path: str
) -> None:
    introduced(past, cleo)
    for visitor in (past.priya, past.otto, past.sian, past.cora, past.eve):
        seen, never = visitor.get(path.format("ida-moor")), visitor.get(path.format("nobody-here"))
        assert (seen.status_code, seen.text) == (404, never.text)


def test_r12_r34_sending_forms_finds_no_unlisted_mentor_either(past: Lived, cleo: Visitor) -> None:
    introduced(past, cleo)
    before = table(past.pool)
    for visitor in (past.priya, past.otto, past.sian, past.cora):
        for path, form in (
            ("/my/requests/new", {"mentor": "{}", "scheme": "peers", "aims": PRIYA_AIMS}),
            ("/my/requests/new", {"mentor": "{}", "scheme": "open", "aims": PRIYA_AIMS}),
            ("/my/spot-sessions/new", {"mentor": "{}", "form": "aform"}),
            ("/my/waiting-lists/{}/join", {"scheme": "peers"}),
            ("/my/waiting-lists/{}/leave", {}),
        ):
            answers = [
                visitor.send(
                    path.format(one), {key: text.format(one) for key, text in form.items()}
                )
                for one in ("ida-moor", "nobody-here")
            ]
            assert [one.status_code for one in answers] == [404, 404], path
            assert answers[0].text == answers[1].text
    assert table(past.pool) == before
    found = past.otto.get(f"/api/availability?mentors={','.join(HIDDEN)}")
    assert found.json == {}


def test_r12_r34_another_persons_introduction_is_not_there(past: Lived, cleo: Visitor) -> None:
    path = introduced(past, cleo)
    before = table(past.pool)
    for visitor in (past.priya, past.sian, past.cora, cleo):
        assert visitor.get(path).status_code == 404
        form = {"mentor": "ida-moor", "aims": PRIYA_AIMS, "number": "1"}
        assert visitor.send(path, form).status_code == 404
    assert table(past.pool) == before


def test_r6_r12_who_is_in_a_peers_list_beside_the_directory_is_not_given_away(
    past: Lived, cleo: Visitor
) -> None:
    del cleo
    form = {"scheme": "peers", "number-peers": "1", "aims": PRIYA_AIMS}
    publish(
        wiring.means().store, PROGRAMME, (*MENTORS, published("nia-price", schemes=("open",))),
        (*CONTACTS, Contact("mentor", "nia-price", "nia@gov.example")), new_id=wiring.new_id,
    )  # fmt: skip
    inside = past.otto.send("/my/requests/new", form | {"mentor": "sian-rees"})
    outside = past.otto.send("/my/requests/new", form | {"mentor": "nia-price"})
    assert "the coordinators introduce people to each other" in inside.text
    assert inside.text == outside.text


def test_r12_only_coordinators_introduce_and_only_in_their_own_schemes(
    past: Lived, cleo: Visitor
) -> None:
    before = table(past.pool)
    form = {"form": "aform", "address": NEW, "why": WHY, "mentor-1": "ben-hughes"}
    for visitor, scheme in ((cleo, "open"), (past.cora, "peers"), (past.priya, "open")):
        assert visitor.send("/coordinate/introduce", form | {"scheme": scheme}).status_code == 404
        assert visitor.get(f"/coordinate/introduce?scheme={scheme}").status_code == 404
    assert past.cora.get("/coordinate/introduce/ida-moor").status_code == 404
    unknown = form | {"scheme": "peers", "mentor-1": "nobody-here"}
    assert cleo.send("/coordinate/introduce", unknown).status_code == 404
    assert table(past.pool) == before
    look(past.cora, "/coordinate/introduce", "In which scheme?", "Career programme", "Open")


def test_r12_in_a_listed_scheme_a_match_is_made_by_hand_too(past: Lived, cleo: Visitor) -> None:
    del cleo
    past.pool.clock.on(seconds=1)
    answer = past.cora.fill(
        "/coordinate/introduce?scheme=open", address="otto@police.example", why=WHY,
        **{"mentor-1": "sian-rees", "mentor-2": "mei-lin"},
    )  # fmt: skip
    assert answer.status_code == 303
    path = link_in(past.pool.letters("otto@police.example")[-1])
    request = pick(past.otto, path, "sian-rees")
    look(past.otto, request, "You have asked Sian Rees")
    past.pool.clock.on(seconds=1)
    letter = past.pool.letters("sian@gov.example")[-1]
    past.pool.visitor().fill(link_in(letter), answer="no", reason="AWAY")
    page = look(past.otto, request, "See the others introduced to you", "Others with room now")
    assert "Also knows about" in page.text


def test_r2_r7_r12_who_has_no_place_is_not_introduced(past: Lived, cleo: Visitor) -> None:
    past.pool.clock.on(seconds=1)
    ida = past.pool.signed_in("ida-moor@police.example")
    ida.post("/my/places", places="0")
    page = Page(introduce(cleo, "jon-vale", "ida-moor").text)
    assert list(page.errors) == ["mentor-2"]
    assert "Every place of Ida Moor is taken" in page.errors["mentor-2"]
    ida.post("/my/places", places="1")
    path, mentee = introduced(past, cleo), newcomer(past)
    ida.post("/my/places", places="0")
    page = look(mentee, path, "Every place of Ida Moor is taken", "Wait for a place")
    assert form_values(page) == ["jon-vale", "kit-wood"]
    page = look(mentee, "/my/waiting-lists/ida-moor", "Wait for Ida Moor")
    assert "/mentors/ida-moor/" not in page.links


def test_r16_r17_an_introduction_is_the_coordinators_word_but_not_for_the_same_two(
    past: Lived, cleo: Visitor
) -> None:
    path, mentee = introduced(past, cleo, "ida-moor"), newcomer(past)
    request = pick(mentee, path)
    past.pool.clock.on(seconds=1)
    letter = past.pool.letters("ida-moor@police.example")[-1]
    past.pool.visitor().fill(link_in(letter), answer="yes", outside_line="yes")
    page = Page(introduce(cleo, "jon-vale").text)
    assert page.errors == {"address": "This person has a mentor in the scheme already"}
    mentee.post(f"{request.replace('requests', 'pairings')}/unpair")
    page = Page(introduce(cleo, "ida-moor").text)
    assert "can't pair Ida Moor with this person" in page.errors["mentor-1"]
    assert mentee.get("/my/requests/new?mentor=jon-vale").status_code == 404
    look(mentee, pick(mentee, introduced(past, cleo, "jon-vale"), "jon-vale"), "Jon Vale")


def test_r9_r12_a_question_and_its_reply_work_on_such_a_request_too(
    past: Lived, cleo: Visitor
) -> None:
    path, mentee = introduced(past, cleo), newcomer(past)
    request = pick(mentee, path)
    link = link_in(past.pool.letters("ida-moor@police.example")[-1])
    past.pool.visitor().fill(link, answer="question", question="When do you move?")
    assert mentee.send(f"{request}/reply", {"reply": "In April."}).status_code == 303
    look(past.pool.visitor(), link, "In April.")


def test_r12_an_ordinary_request_of_the_mentee_is_untouched_by_an_introduction(
    past: Lived, cleo: Visitor
) -> None:
    introduced(past, cleo)
    mentee = newcomer(past)
    look(mentee, ask(mentee, "sian-rees", "open", PRIYA_AIMS), "You have asked Sian Rees")
