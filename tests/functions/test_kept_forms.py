"""What was typed into a form is not lost when the session had ended meanwhile."""

import re
from html import unescape
from typing import Any

import pytest

from tests.functions.lived import Lived, table
from tests.functions.markup import Page
from tests.functions.written import FORMS, At, Written
from tests.played import HIDDEN, Played, Visitor
from tests.world import AIMS, DETAILS

TYPED = "I would like to be better at saying what I want, and sooner."
NOT_SIGNED_IN = {"request_mentor.html", "agreement.html", "details.html"}
"""Answered by the key of a letter, or filled in by signing in itself."""


def roster(past: Lived) -> At:
    """Cora enrols people."""
    return At(past.cora, "/coordinate/roster?scheme=career", "/coordinate/roster")


ROSTER = Written("roster.html", "lines", 0, roster)
OF_EACH_FORM = {(one.template, one.reach): one for one in FORMS}.values()
KEPT = [*(one for one in OF_EACH_FORM if one.template not in NOT_SIGNED_IN), ROSTER]


def sign_in_with(past: Lived, visitor: Visitor, refused: Any, address: str) -> str:
    """Sign in on the page that said no; return where that leads."""
    assert "What you wrote is kept" in refused.text
    past.pool.clock.on(seconds=1)
    kept = {name: unescape(value) for name, value in HIDDEN.findall(refused.text)}
    visitor.send("/my/sign-in", {"address": address, **kept})
    answer = visitor.post("/my/sign-in/code", code=past.pool.code_for(address))
    return str(answer.headers["Location"])


@pytest.mark.parametrize("one", KEPT, ids=lambda one: f"{one.template}-{one.name}")
def test_what_was_sent_signed_out_is_in_its_form_again_until_it_is_sent(
    past: Lived, one: Written
) -> None:
    at = one.reach(past)
    form, typed = at.form, {**one.rest, one.field: TYPED}
    found = re.search(r"Signed in as (\S+)\. ", Page(at.visitor.get("/my/").text).text)
    assert found
    visitor = past.pool.visitor()
    refused = visitor.send(form.action, form.fields | typed)
    page = Page(visitor.get(sign_in_with(past, visitor, refused, found[1])).text)
    again = next(each for each in page.forms if each.action == at.action)
    assert (page.faults, {name: again.fields.get(name) for name in typed}) == ([], typed)
    assert again.fields == form.fields | typed
    if one is not ROSTER:
        assert visitor.send(again.action, again.fields).status_code == 303
        sessions = [item for key, item in table(past.pool).items() if "SESSION" in key]
        assert not [one for one in sessions if "saying" in one]


def test_an_agenda_that_was_kept_while_the_other_wrote_one_overwrites_nothing(past: Lived) -> None:
    at = next(one for one in FORMS if one.name == "agenda").reach(past)
    form, visitor = at.form, past.pool.visitor()
    refused = visitor.send(form.action, form.fields | {"agenda": TYPED})
    past.amara.send(form.action, form.fields | {"agenda": "Amara's own."})
    page = Page(visitor.get(sign_in_with(past, visitor, refused, "priya@gov.example")).text)
    again = next(one for one in page.forms if one.action == at.action)
    came_back = Page(visitor.send(again.action, again.fields).text)
    assert "The other changed it meanwhile" in came_back.errors["agenda"]
    assert "Amara's own." in came_back.text


def test_a_form_sent_before_ones_details_were_given_is_filled_in_again_after_them(
    past: Lived,
) -> None:
    page = "/my/requests/new?mentor=sian-rees"
    form = {"here": page, "mentor": "sian-rees", "scheme": "open", "aims": TYPED}
    first = past.eve.send("/my/requests/new", form)
    ask = past.eve.get(first.headers["Location"])
    assert "give your details, and it is in the form again" in Page(ask.text).text
    given = past.eve.send("/my/details", {**DETAILS, "name": "Eve Example", "next": page})
    again = next(
        one
        for one in Page(past.eve.get(given.headers["Location"]).text).forms
        if one.action == "/my/requests/new"
    )
    assert again.fields["aims"] == TYPED
    assert past.eve.send(again.action, again.fields).headers["Location"].startswith("/my/requests/")
    past.people["new"] = past.pool.signed_in("newest@gov.example")
    long = past.new.send("/my/requests/new", form | {"aims": "\u05e9" * 3000})
    shown = Page(long.text)
    assert (long.status_code, shown.faults) == (200, [])
    assert [one.text for one in shown.all("blockquote")] == ["\u05e9" * 3000]
    assert shown.forms[0].fields["next"] == page


def test_a_form_sent_signed_out_is_filled_in_again_after_signing_in(pool: Played) -> None:
    mentee = pool.mentee()
    page = "/my/requests/new?mentor=amara-okafor"
    form = dict(HIDDEN.findall(mentee.get(page).text)) | {"scheme": "career", "aims": AIMS}
    pool.clock.on(hours=13)
    refused = mentee.send("/my/requests/new", form)
    assert "What you wrote is kept" in refused.text
    kept = {name: unescape(value) for name, value in HIDDEN.findall(refused.text)}
    mentee.send("/my/sign-in", {"address": "priya@gov.example", **kept})
    answer = mentee.post("/my/sign-in/code", code=pool.code_for("priya@gov.example"))
    assert answer.headers["Location"] == page
    assert AIMS in mentee.get(page).text
    assert AIMS not in mentee.get("/my/requests/new?mentor=ben-hughes").text


def test_a_form_kept_for_another_page_leads_nowhere_else(pool: Played) -> None:
    visitor = pool.visitor()
    refused = visitor.post("/my/write", here="//evil.example/", form="abc", text="x")
    assert dict(HIDDEN.findall(refused.text))["next"] == "/my/"


def test_what_is_too_long_to_be_kept_is_shown_to_be_copied_before_signing_in(
    pool: Played,
) -> None:
    text = "שלום <b>עליכם</b>. " * 300
    refused = pool.visitor().post("/my/write", here="/my/write", form="abc", text=text)
    page = Page(refused.text)
    assert (refused.status_code, page.faults) == (200, [])
    assert "copy it from here first" in page.text
    assert [one.text for one in page.all("blockquote")] == [text.strip()]
    assert "kept" not in dict(HIDDEN.findall(refused.text))
