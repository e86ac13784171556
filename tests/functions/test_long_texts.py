"""What people type is never cut in silence: too long a text comes back whole, to be shortened."""

import json
import re
from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from mentoring import kept_form
from tests.functions.lived import Lived, changed, table
from tests.functions.markup import Page
from tests.functions.written import BESIDE, FORMS, OTHERS, At, Written, reason
from tests.played import ROOT, letter_text

TEMPLATES = ROOT / "functions/mentoring/pages/templates"
BY_MACRO = re.compile(r'\btext_(?:area|field)\("([^"]+)"[^\n]*')
BY_HAND = re.compile(r"<(?:textarea|input)\b[^>]*>")
TYPED_IN = re.compile(r'type="(?:hidden|radio|checkbox|date|file)"')
every_form = pytest.mark.parametrize("one", FORMS, ids=lambda one: f"{one.template}-{one.name}")


def text_of(one: Written, length: int) -> str:
    """A text that is kept with so many characters, as a browser sends it."""
    end = " " if one.one_line else "\r\n"
    beginning = f"Zoë & <b>Ben</b>{end}"
    return beginning + "y" * (length - len(beginning.replace("\r\n", "\n"))) + end


def kept(text: str) -> str:
    """The text as the table has it."""
    return text.replace("\r\n", "\n").strip()


def send(at: At, one: Written, text: str) -> TestResponse:
    """Send the form with a text in the field."""
    form = at.form
    return at.visitor.send(form.action, {**form.fields, **one.rest, one.field: text})


def fields_of_templates() -> Iterator[tuple[str, str]]:
    """Every field in which something can be typed, by its template."""
    for file in sorted(TEMPLATES.glob("*.html")):
        source = file.read_text(encoding="utf-8")
        if file.name != "parts.html":
            yield from ((file.name, found[1]) for found in BY_MACRO.finditer(source))
            by_hand = [one for one in BY_HAND.findall(source) if not TYPED_IN.search(one)]
            yield from ((file.name, one) for one in by_hand)


def test_every_field_in_which_people_write_is_among_these() -> None:
    found = {one for one in fields_of_templates() if one[0] not in OTHERS}
    assert found - BESIDE == {(one.template, one.name) for one in FORMS}
    assert {name for name, _ in fields_of_templates()} >= OTHERS.keys()


def test_no_field_cuts_what_is_pasted_into_it() -> None:
    assert [one.name for one in TEMPLATES.glob("*.html") if "maxlength" in one.read_text()] == []


@every_form
def test_one_character_too_many_comes_back_whole_and_changes_nothing(
    past: Lived, one: Written
) -> None:
    at, typed = one.reach(past), text_of(one, one.most + 1)
    form = at.form
    before = table(past.pool)
    came_back = at.visitor.send(form.action, {**form.fields, **one.rest, one.field: typed})
    page = Page(came_back.text)
    assert (came_back.status_code, page.faults) == (200, [])
    message = f"Shorten this to {one.most:,} characters: it has {one.most + 1:,}"
    assert page.errors == {one.field: message}
    assert changed(before, table(past.pool)) == set()
    (again,) = [each for each in page.forms if each.action == at.action]
    assert again.fields[one.field] == typed
    assert {name: again.fields.get(name) for name in one.rest} == one.rest
    beside = next(each for each in page.elements if each.get("id") == one.field)
    assert beside.get("aria-describedby").split()[-1] == f"{one.field}-error"
    assert beside.get("aria-invalid") == "true"
    summary = next(each for each in page.elements if each.get("id") == "errors")
    assert "autofocus" in summary.attributes
    shorter = again.fields | {one.field: text_of(one, one.most)}
    assert at.visitor.send(again.action, shorter).status_code == 303


@every_form
def test_as_many_characters_as_there_may_be_are_kept_whole(past: Lived, one: Written) -> None:
    at, typed = one.reach(past), text_of(one, one.most)
    before = table(past.pool)
    assert send(at, one, typed).status_code == 303
    now = table(past.pool)
    words = json.dumps(kept(typed))[1:-1]
    assert [key for key in changed(before, now) if words in now.get(key, "")]


def test_r14_too_long_a_note_neither_undoes_nor_repeats_the_unpairing(past: Lived) -> None:
    at = reason(past)
    letters = len(past.pool.letters())
    note = "x" * 1001
    page = Page(at.visitor.post(at.action, reason="NO_FIT", note=note).text)
    assert "You have unpaired from" in page.text
    assert [one.action for one in page.forms if one.action.endswith("/undo")]
    assert len(past.pool.letters()) == letters
    assert at.visitor.post(at.action, reason="NO_FIT", note=note[1:]).status_code == 303


def test_all_that_is_to_be_put_right_is_said_at_once(past: Lived) -> None:
    at = reason(past)
    page = Page(at.visitor.post(at.action, note="x" * 1234).text)
    assert page.errors == {
        "reason": "Choose what comes closest",
        "note": "Shorten this to 1,000 characters: it has 1,234",
    }


def test_r15_a_reason_that_was_given_stays_beside_a_mistake_in_looking_back(past: Lived) -> None:
    sent = past.priya.send(f"{past.ended}/feedback", {"useful": "4", "helped": "Much."})
    assert sent.status_code == 303
    answer = past.priya.send(f"{past.ended}/reason", {"reason": "", "note": "Once more."})
    form = next(one for one in Page(answer.text).forms if one.action.endswith("/feedback"))
    assert (form.fields["useful"], form.fields["helped"]) == ("4", "Much.")
    answer = past.priya.send(f"{past.ended}/feedback", {"useful": "4", "helped": "x" * 1001})
    page = Page(answer.text)
    assert page.errors == {"helped": "Shorten this to 1,000 characters: it has 1,001"}
    assert "You told the coordinators: There was no time for it." in page.text


def test_a_question_stands_whole_in_the_letters_that_remind_of_it(past: Lived) -> None:
    question = "Would you say " + "more " * 90 + "about it?"
    holder = past.pool.visitor()
    holder.fill(f"{past.request}?key={past.key}", answer="question", question=question)
    past.pool.clock.on(days=1)
    priya = past.pool.signed_in("priya@gov.example")
    assert priya.send(f"{past.request}/reply", {"reply": "Yes."}).status_code == 303
    past.pool.clock.on(days=7)
    past.pool.day(past.pool.clock.now.date())
    reminders = [
        letter_text(one)
        for one in past.pool.letters("ben@gov.example")
        if "is still waiting for your answer" in one["Subject"]
    ]
    assert [question in one for one in reminders if "You asked" in one] == [True]


def test_a_name_on_a_roster_that_is_too_long_is_a_line_to_put_right(past: Lived) -> None:
    lines = f"dee@gov.example, {'D' * 201}"
    answer = past.cora.send("/coordinate/roster", {"scheme": "career", "lines": lines})
    page = Page(answer.text)
    assert page.faults == []
    assert "Shorten the name to 200 characters: it has 201" in page.text
    assert lines in [each for one in page.forms for each in one.fields.values()]


def test_fields_that_a_refusal_shows_to_be_copied_are_those_in_which_people_write() -> None:
    prose = {one.name.removesuffix("-") for one in FORMS} - {"name", "organisation"}
    assert prose | {"biography", "lines"} == kept_form.OWN_WORDS
