"""The coordinators' pages: what needs them, people and pairings, what they do, and who reads it."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest

from mentoring import wiring
from mentoring.actions import contacts_missing
from mentoring.adapters import keys
from mentoring.adapters.changes import Put
from mentoring.domain.concern import Concern, ConcernKind
from mentoring.domain.enrolment import Role
from mentoring.domain.friend import Said, Talk
from mentoring.domain.identity import FriendId, RequestId
from mentoring.domain.letter import Kind, Letter
from mentoring.domain.people import Contact, Person
from tests.functions.lived import (
    DECLINE_NOTE,
    OTTO_AIMS,
    PRIYA_AIMS,
    UNPAIR_NOTE,
    Lived,
    ask,
    table,
)
from tests.functions.markup import Page
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import Visitor, letter_text
from tests.world import CONTACTS, DETAILS, MENTORS, NOW, PROGRAMME

KEPT_FROM_COORDINATORS = (PRIYA_AIMS, OTTO_AIMS, DECLINE_NOTE, UNPAIR_NOTE, "lee@gov.example")


def look(visitor: Visitor, path: str) -> Page:
    """A page that is well formed and holds nothing that R15 and R21 keep from coordinators."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    page = Page(answer.text)
    assert page.faults == []
    assert not [one for one in KEPT_FROM_COORDINATORS if one in answer.text]
    return page


def raise_concern(kind: ConcernKind, about: str, text: str = "Somebody is needed.") -> Concern:
    """Put something on the list of the career programme."""
    one = Concern("career", kind, about, text, wiring.now())
    wiring.means().save((one,))
    return one


def ask_a_friend(name: str, text: str = "Somebody is needed.") -> str:
    """Put on the list that somebody of that id asks for help; return what it is about."""
    named = FriendId(name, RequestId("priya", "career", "amara-okafor", 1))
    said = (Said("theform", "Can we talk?", wiring.now()),)
    talk = Talk(named, Role.MENTEE, "Priya", "Amara", "amara", "Career programme", said)
    wiring.means().save((talk,))
    raise_concern(ConcernKind.FRIEND, str(named), text)
    return str(named)


def pairing_of(past: Lived) -> str:
    """Where Cora sees Priya's pairing."""
    return f"/coordinate/pairings/{past.pairing.rpartition('/')[2]}"


def test_what_needs_a_person_comes_oldest_first_then_what_happened_newest_first(
    past: Lived,
) -> None:
    past.amara.post(f"{past.pairing}/unpair")
    past.pool.clock.on(hours=1)
    past.amara.post(f"{past.pairing}/reason", reason="NO_FIT", note="It was the distance.")
    ask_a_friend("second", "The second.")
    past.pool.clock.on(hours=-2)
    ask_a_friend("first", "The first.")
    past.pool.clock.on(hours=2)
    text = look(past.cora, "/coordinate/").text
    order = ["The first.", "The second.", "What happened lately", "gave a reason", "unpaired:"]
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    assert "It was the distance." in text


class Calls:
    """What the table is asked, in order; questions of the index only go on when all are there."""

    def __init__(self, schemes: int) -> None:
        """Nothing yet."""
        self.made: list[str] = []
        self._all_there = Barrier(schemes, timeout=20)

    def counting(self, name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        """The call, noted and made."""

        def call(**said: Any) -> Any:
            self.made.append(name)
            if name == "query":
                self._all_there.wait()
            return plain(**said)

        return call


def test_the_first_page_takes_three_round_trips_however_much_there_is(
    past: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        ask_a_friend(f"form{number:03}", f"Number {number}.")
        past.pool.clock.on(seconds=1)
    client, calls = wiring.means().store._client, Calls(schemes=2)
    with monkeypatch.context() as counted:
        for name in ("batch_get_item", "query"):
            counted.setattr(client, name, calls.counting(name, getattr(client, name)))
        page = look(past.cora, "/coordinate/")
    assert calls.made == ["batch_get_item", "query", "query", "batch_get_item"]
    assert "Open mentoring (nothing waits)" in page.text
    elsewhere = look(past.cora, "/coordinate/?scheme=open").text
    assert "Career programme (50 or more to look after) · Open mentoring" in elsewhere
    assert "Leadership" not in elsewhere
    assert [page.text.count(f"Number {number}.") > 0 for number in (0, 49, 50)] == [
        True, True, False,
    ]  # fmt: skip
    seen, pages = "", 0
    while page:
        seen, pages = seen + page.text, pages + 1
        onward = [one for one in page.links if "after=" in one]
        page = look(past.cora, onward[0]) if onward else None  # type: ignore[assignment]
    assert pages == 3
    assert all(f"Number {number}." in seen for number in range(120))


def test_r8_a_request_about_to_close_is_on_the_list_and_leaves_it_once_answered(
    past: Lived,
) -> None:
    for day in (30, 34):
        past.pool.day(date(2026, 11, 1) + timedelta(days=day - 1))
    page = look(past.cora, "/coordinate/")
    assert "Ben Hughes has not answered Otto Lindqvist" in page.text
    assert "closes on Monday 7 December" in page.text
    before = table(past.pool)
    past.otto.post(f"{past.other_request}/withdraw")
    assert "Ben Hughes has not answered Otto" not in look(past.cora, "/coordinate/").text
    assert before != table(past.pool)
    past.pool.day(date(2026, 12, 5))
    found = [one for one in table(past.pool) if "CONCERN#closing" in one]
    (item,) = [one for one in found if "career" in one]
    assert "what changed" in table(past.pool)[item]


def test_r8_a_request_that_closes_by_itself_leaves_the_list_on_the_same_day(past: Lived) -> None:
    for day in (date(2026, 11, 30), date(2026, 12, 4), date(2026, 12, 7)):
        past.pool.clock.now = NOW.replace(year=day.year, month=day.month, day=day.day)
        past.pool.day(day)
    for item in (one for one in table(past.pool) if "CONCERN#closing" in one):
        assert "COORDINATE#" not in table(past.pool)[item]


def test_a_letter_that_comes_back_is_told_by_letter_and_on_the_list_until_settled(
    past: Lived,
) -> None:
    lost = Letter(Kind.WITHDRAWN, to="gone", facts={"scheme": "career"})
    wiring.means().save((Person("gone", ""),), [lost])
    past.pool.deliver()
    subjects = [one["Subject"] for one in past.pool.letters("cora@gov.example")]
    assert "A letter to somebody who has given no name could not be delivered" in subjects
    first = form_at(past.cora, "/coordinate/", "/settle")
    assert past.cora.send(first.action, first.fields).status_code == 303
    wiring.means().save((), [Letter(Kind.WITHDRAWN, to=past.priya_id, facts={"scheme": "career"})])
    raise_concern(ConcernKind.LETTER, past.priya_id, "A letter to Priya could not be delivered.")
    form = form_at(past.cora, "/coordinate/", "/settle")
    assert repeat(past, past.cora, form) == {"SCHEME CONCERN"}
    assert "A letter to Priya" not in look(past.cora, "/coordinate/").text


def test_a_mentor_without_a_contact_is_on_the_list_until_one_comes(past: Lived) -> None:
    store = wiring.means().store
    assert contacts_missing.report(store, ["without-contact"], wiring.now()) == 2
    assert contacts_missing.report(store, ["without-contact"], wiring.now()) == 0
    assert "Without Contact is in the directory" in look(past.cora, "/coordinate/").text
    assert "Without Contact" in look(past.cora, "/coordinate/mentors/without-contact").text
    from mentoring.actions.publishing import publish  # noqa: PLC0415

    contacts = [*CONTACTS, Contact("mentor", "without-contact", "late@gov.example")]
    publish(store, PROGRAMME, MENTORS, contacts, new_id=wiring.new_id)
    assert "Without Contact" not in look(past.cora, "/coordinate/").text


def test_not_yet_brings_it_back_in_a_week_and_a_button_from_before_does_nothing(
    past: Lived,
) -> None:
    about = ask_a_friend("theform", "Priya would like a word.")
    form = form_at(past.cora, "/coordinate/", "/put-off")
    assert repeat(past, past.cora, form) == {"SCHEME CONCERN"}
    page = look(past.cora, "/coordinate/")
    assert "Nothing needs you" in page.text
    assert "Back on the list on Monday 30 November" in page.text
    past.pool.clock.on(days=7)
    past.people["cora"] = past.pool.signed_in("cora@gov.example")
    assert "Since Monday 23 November 2026" in look(past.cora, "/coordinate/").text
    past.cora.send(form.action.replace("put-off", "settle"), form.fields)
    (before,) = wiring.means().load(keys.concern("career", ConcernKind.FRIEND, about))
    again = Concern("career", ConcernKind.FRIEND, about, "Again.", wiring.now(), version=2)
    again = Concern(**{**vars(again), "version": before.version})
    wiring.means().save((again,))
    sent_again(past, past.cora, form)


def test_people_are_found_by_name_or_address_in_ones_own_schemes_only(past: Lived) -> None:
    for text in ("raghu", "PRIYA", "Príya rag", "priya@gov.example", " Priya@GOV.example "):
        page = look(past.cora, f"/coordinate/people?q={text.replace(' ', '+')}")
        assert "Priya Raghunathan" in page.text, text
        assert f"/coordinate/people/{past.priya_id}" in page.links
        page = look(past.rory, f"/coordinate/people?q={text.replace(' ', '+')}")
        assert "Nobody in your schemes" in page.text
        assert past.person not in page.links
    for text in ("amara", "okafor", "amara@police.example"):
        assert (
            "/coordinate/mentors/amara-okafor"
            in look(past.cora, f"/coordinate/people?q={text}").links
        )
    for text in ("aghunathan", "nobody", "priya@gov", "eve@gov.example", "@", "%00", "%23"):
        assert "Nobody in your schemes" in look(past.cora, f"/coordinate/people?q={text}").text, (
            text
        )
    assert "Nobody" not in look(past.cora, "/coordinate/people").text


def test_somebody_who_changes_their_name_is_found_by_the_new_one_only(past: Lived) -> None:
    details = {
        "name": "Priya Menon", "organisation": "O", "grade": "g7",
        "line_manager": "lee@gov.example",
    }  # fmt: skip
    past.priya.send("/my/details", details)
    assert "Priya Menon" in look(past.cora, "/coordinate/people?q=menon").text
    assert "Nobody in your schemes" in look(past.cora, "/coordinate/people?q=raghu").text
    assert "Priya Menon" in look(past.cora, "/coordinate/people?q=priya").text


def test_a_persons_page_shows_enrolments_requests_and_pairings_of_own_schemes(
    past: Lived,
) -> None:
    page = look(past.cora, past.person)
    assert "A mentee since Monday 23 November 2026" in page.text
    assert "Ben Hughes Asked" in page.text
    assert "Priya Raghunathan and Amara Okafor" in page.text
    assert "Leadership" not in page.text
    page = look(past.cora, pairing_of(past))
    assert "Tuesday 23 November 2027" in page.text
    ended = past.ended.rpartition("/")[2]
    assert past.cora.get(f"/coordinate/pairings/{ended}").status_code == 404
    mentor = look(past.cora, "/coordinate/mentors/amara-okafor")
    assert "1 of 1 taken" in mentor.text
    assert "Letters reach them" in mentor.text


def test_r16_granting_another_choice_is_once_and_the_mentee_reads_who_and_why(
    past: Lived,
) -> None:
    past.priya.post(f"{past.pairing}/unpair")
    assert "needs a word" in past.priya.get("/my/requests/new?mentor=mei-lin").text
    form = form_at(past.cora, past.person, "/grant")
    came_back = Page(past.cora.send(form.action, form.fields).text)
    assert came_back.errors == {"why-career": "Write why: the people it concerns read it"}
    typed = {"why-career": "The distance was too much."}
    past.pool.clock.on(seconds=1)
    assert repeat(past, past.cora, form, **typed) == {
        "PERSON ENROLMENT", "PERSON ACT", "OUTBOX LETTER",
    }  # fmt: skip
    page = Page(past.priya.get("/my/").text)
    assert "A coordinator granted you another choice of mentor in Career programme." in page.text
    assert "The distance was too much." in page.text
    letter = letter_text(past.pool.letters("priya@gov.example")[-1])
    assert "The distance was too much." in letter
    ask(past.priya, "mei-lin", "career", PRIYA_AIMS)
    sent_again(past, past.cora, form, **typed)
    assert "Another choice is granted" in look(past.cora, past.person).text


def test_r16_there_is_nothing_to_grant_to_whoever_can_ask(past: Lived) -> None:
    before = table(past.pool)
    answer = past.cora.send(f"{past.person}/grant", {"scheme": "open", "why-open": "Why not?"})
    assert "There is nothing to grant" in answer.text
    assert table(past.pool) == before


def test_r15_a_coordinator_ends_a_pairing_and_both_read_it_and_neither_can_undo(
    past: Lived,
) -> None:
    form = form_at(past.cora, pairing_of(past), "/end")
    came_back = Page(past.cora.send(form.action, form.fields).text)
    assert came_back.errors == {"why": "Write why: the people it concerns read it"}
    past.pool.clock.on(seconds=1)
    assert repeat(past, past.cora, form, why="Both asked us to.") == {
        "PERSON PAIRING", "PERSON ENROLMENT", "PERSON ACT", "MENTOR MENTOR", "MENTOR ACT",
        "SCHEME NOTICE", "OUTBOX LETTER", "FACTS FACT", "PERSON EXPECTATIONS",
    }  # fmt: skip
    for visitor, address in (
        (past.priya, "priya@gov.example"),
        (past.amara, "amara@police.example"),
    ):
        page = Page(visitor.get(past.pairing).text)
        assert page.faults == []
        assert "on behalf of the coordinators of Career programme" in page.text
        assert "Both asked us to." in page.text
        assert "undo" not in " ".join(one.action for one in page.forms)
        before = table(past.pool)
        assert "This pairing has ended already" in visitor.post(f"{past.pairing}/undo").text
        assert table(past.pool) == before
        mine = Page(visitor.get("/my/").text)
        assert "A coordinator ended the pairing of Priya Raghunathan (mentee)" in mine.text
        letter = past.pool.letters(address)[-1]
        assert "has been ended" in letter["Subject"]
        assert ("Your place is free again" in letter_text(letter)) is (visitor is past.amara)
        assert "Both asked us to." in letter_text(letter)
    assert "Ended" in look(past.cora, pairing_of(past)).text
    assert "by a coordinator" in look(past.cora, past.person).text


def test_a_coordinator_without_a_name_is_told_how_they_sign_and_where_to_give_one(
    past: Lived,
) -> None:
    past.priya.fill(f"{past.pairing}/friend", text="Can we talk?")
    past.priya.post(f"{past.pairing}/unpair")
    pages = (past.friend, pairing_of(past), past.person)
    for path in pages:
        page = Page(past.cora.get(path).text)
        assert page.faults == []
        assert "what you write here is signed “A coordinator”" in page.text
        assert f"/my/details?next={path}" in page.links
        assert "under your name" not in page.text
    named = past.cora.fill(f"/my/details?next={past.friend}", **DETAILS | {"name": "Cora Bell"})
    assert (named.status_code, named.headers["Location"]) == (303, past.friend)
    for path in pages:
        assert "A coordinator" not in past.cora.get(path).text
    assert "under your name" in past.cora.get(past.friend).text


def test_writing_to_both_is_once_and_the_same_for_both(past: Lived) -> None:
    form = form_at(past.cora, pairing_of(past), "/write")
    came_back = Page(past.cora.send(form.action, form.fields).text)
    assert came_back.errors == {"text": "Write what both of them read"}
    past.pool.clock.on(seconds=1)
    assert repeat(past, past.cora, form, text="Have you two met yet?") == {
        "PERSON ACT", "MENTOR ACT", "OUTBOX LETTER",
    }  # fmt: skip
    for visitor, address in (
        (past.priya, "priya@gov.example"),
        (past.amara, "amara@police.example"),
    ):
        assert "Have you two met yet?" in letter_text(past.pool.letters(address)[-1])
        assert "Have you two met yet?" in visitor.get("/my/").text


def test_silence_has_a_button_to_unpair_and_a_way_to_write_to_both(past: Lived) -> None:
    named = past.pairing.rpartition("/")[2]
    raise_concern(ConcernKind.SILENCE, named, "Priya reports two e-mails and a call to Amara.")
    page = look(past.cora, "/coordinate/")
    form = next(one for one in page.forms if one.action.endswith("/unresponsive"))
    assert form.action == f"/coordinate/pairings/{named}/unresponsive"
    assert list(form.fields) == ["silent"]
    assert f"/coordinate/pairings/{named}#write" in page.links
    past.priya.post(f"{past.pairing}/unpair")
    assert "Priya reports" not in look(past.cora, "/coordinate/").text


def test_a_coordinator_of_another_scheme_sees_none_of_it_by_any_route(past: Lived) -> None:
    wiring.means().store.save(
        [Put(Concern("career", ConcernKind.FRIEND, past.priya_id, "Priya wants a word.", NOW))]
    )
    past.amara.post(f"{past.pairing}/unpair")
    before = table(past.pool)
    for path in (
        past.person, pairing_of(past), "/coordinate/mentors/amara-okafor",
        "/coordinate/?scheme=career", "/coordinate/roster?scheme=career",
    ):  # fmt: skip
        assert past.rory.get(path).status_code == 404, path
    for path in ("/coordinate/", "/coordinate/?scheme=reverse", "/coordinate/people?q=amara"):
        assert "Okafor" not in past.rory.get(path).text
        assert "Priya" not in past.rory.get(path).text
    assert table(past.pool) == before
