"""What was typed into a form is not lost when the session had ended meanwhile."""

from html import unescape

from tests.functions.markup import Page
from tests.played import HIDDEN, Played
from tests.world import AIMS


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
