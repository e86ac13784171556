"""Becoming a mentor and changing one's biography: the form, the preview, and what is sent."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws
from werkzeug.test import TestResponse

from directory.document import read_yaml
from mentoring import wiring
from mentoring.actions.publishing import publish
from mentoring.domain.biography.proposal import MOST_A_DAY
from mentoring.domain.biography.published import Texts, WrittenBiography, fingerprint
from tests.domain.biographies import FORM, TEXT, WORDS
from tests.functions.markup import Page
from tests.git_host import BASE, TOKEN, FakeGitHost, serving
from tests.played import HIDDEN, Played, Visitor, letter_text, played
from tests.world import AIMS, CONTACTS, DETAILS, MENTORS, PROGRAMME

PARAMETER = "/mentor-pool/git-token"
URL = "https://github.example/lantern/pool"
AMARA = "mentors/amara-okafor.yml"
AMARA_FILE = "name: Amara Okafor\n"
OF_AMARA = WrittenBiography(
    "amara-okafor", f"I have **led** teams. {TEXT}\n", fingerprint(AMARA_FILE), "she/her",
    ("English", "Igbo"), "Level 5, 2021",
)  # fmt: skip
TEXTS = Texts(WORDS, (OF_AMARA,))
AMARAS = "Northshire Constabulary"
NEVER_SENT = "Nothing is sent yet"


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    """A pool whose biographies' texts are published too, and that knows no repository."""
    for name in ("REPOSITORY_URL", "REPOSITORY_BRANCH", "GIT_TOKEN_PARAMETER"):
        monkeypatch.delenv(name, raising=False)
    wiring.repository.cache_clear()
    with mock_aws():
        found = played(tmp_path / "inbox", published=False)
        store = wiring.table_store(found.table)
        publish(store, PROGRAMME, MENTORS, CONTACTS, new_id=wiring.new_id, texts=TEXTS)
        yield found
    wiring.repository.cache_clear()


@pytest.fixture
def at_git(pool: Played, monkeypatch: pytest.MonkeyPatch) -> Played:
    """The same, and people send biographies at the git host themselves."""
    monkeypatch.setenv("REPOSITORY_URL", URL)
    return pool


@pytest.fixture
def host(pool: Played, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHost]:
    """A git host that the pool has a token for."""
    assert pool
    boto3.client("ssm").put_parameter(Name=PARAMETER, Value=TOKEN, Type="SecureString")
    with serving() as found:
        found.branches[BASE][AMARA] = AMARA_FILE
        monkeypatch.setenv("REPOSITORY_URL", found.url)
        monkeypatch.setenv("GIT_TOKEN_PARAMETER", PARAMETER)
        yield found


def page_of(answer: TestResponse) -> Page:
    """A page that must be well made."""
    page = Page(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    return page


def hidden(answer: TestResponse) -> dict[str, str]:
    """The hidden fields of a page."""
    return {unescape(name): unescape(value) for name, value in HIDDEN.findall(answer.text)}


def previewed(visitor: Visitor, form: dict[str, str]) -> dict[str, str]:
    """The hidden fields of the preview of a form that is sound."""
    answer = visitor.send("/my/biography", form)
    assert NEVER_SENT in page_of(answer).text
    return hidden(answer)


def newcomer(pool: Played) -> Visitor:
    """Somebody without a biography."""
    return pool.mentee()


def mentor(pool: Played) -> Visitor:
    """Somebody with one."""
    return pool.signed_in("amara@police.example")


def opening(visitor: Visitor) -> dict[str, str]:
    """The form as it begins."""
    page = page_of(visitor.get("/my/biography"))
    return next(one.fields for one in page.forms if one.action == "/my/biography")


def test_the_form_begins_with_what_is_known_of_the_person(pool: Played) -> None:
    page = page_of(newcomer(pool).get("/my/biography"))
    (form,) = page.forms
    assert "Become a mentor" in page.text
    known = {name: DETAILS[name] for name in ("name", "organisation", "grade")}
    assert {name: form.fields[name] for name in known} == known
    assert (form.fields["biography"], form.fields["id"]) == ("", "")


def test_r13_the_form_of_a_mentee_names_the_schemes_they_know_and_could_mentor_in(
    pool: Played,
) -> None:
    visitor = pool.mentee()
    for mentor_id, scheme in (("ben-hughes", "open"), ("amara-okafor", "career")):
        path = f"/my/requests/new?mentor={mentor_id}"
        assert visitor.fill(path, scheme=scheme, aims=AIMS).status_code == 303
    (form,) = page_of(visitor.get("/my/biography")).forms
    ticked = {name for name in form.fields if name.startswith("schemes.")}
    fitting = {one.id for one in PROGRAMME.schemes.values() if one.takes_as_mentor("g7")}
    assert ticked == {f"schemes.{one}" for one in {"open", "career"} & fitting}
    assert ticked


def test_the_form_is_filled_in_with_the_mentors_own_biography(pool: Played) -> None:
    visitor = mentor(pool)
    page = page_of(visitor.get("/my/biography"))
    (form,) = page.forms
    assert "Change your biography" in page.text
    assert form.fields["biography"].strip() == OF_AMARA.text.strip()
    assert form.fields["languages"] == "English, Igbo"
    assert form.fields["training"] == "Level 5, 2021"
    assert form.fields["times"].split("\n") == ["Tue 12:00-13:30", "Thu 16:00-17:00"]
    assert form.fields["topics.leading a team"] == "yes"
    assert "topics.moving department" not in form.fields
    assert "id" not in form.fields
    assert "/my/biography" in page_of(visitor.get("/my/")).links


def test_a_pool_published_by_an_earlier_release_begins_with_what_is_known(tmp_path: Path) -> None:
    with mock_aws():
        visitor = mentor(played(tmp_path / "inbox"))
        (form,) = page_of(visitor.get("/my/biography")).forms
        assert (form.fields["name"], form.fields["biography"]) == ("Amara Okafor", "")
        sent = form.fields | {"biography": TEXT, "training": "Level 5"}
        assert NEVER_SENT in page_of(visitor.send("/my/biography", sent)).text


def test_nobody_is_shown_the_biography_of_another(pool: Played) -> None:
    for visitor in (newcomer(pool), pool.signed_in("ben@gov.example")):
        for path in ("/my/biography", "/my/biography?mentor=amara-okafor", "/my/biography?sent=1"):
            assert "Igbo" not in visitor.get(path).text


def test_what_is_missing_is_said_at_the_top_and_beside_each_field(pool: Played) -> None:
    visitor = newcomer(pool)
    answer = visitor.send("/my/biography", {"name": "Nia", "times": "Tue 9", "biography": "Short."})
    page = page_of(answer)
    assert list(page.errors) == [
        "role", "organisation", "grade", "location", "biography", "topics", "offers", "meets",
        "spot_topics", "minutes", "times",
    ]  # fmt: skip
    assert page.errors["biography"] == "Write between 40 and 400 words: there are 1"
    (form,) = page.forms
    assert (form.fields["name"], form.fields["biography"]) == ("Nia", "Short.")


def test_everything_typed_stays_where_something_is_wrong(pool: Played) -> None:
    sent = FORM | {"grade": "", "here": "/my/biography", "id": ""}
    (form,) = page_of(newcomer(pool).send("/my/biography", sent)).forms
    assert form.fields == sent | {"biography": FORM["biography"]}


def test_the_preview_shows_the_profile_and_sends_nothing(pool: Played) -> None:
    visitor = newcomer(pool)
    before = pool.items()
    text = f"I *like* walks and <b>bold</b> [maps](https://maps.example/). {TEXT}"
    answer = visitor.send("/my/biography", FORM | {"biography": text})
    page = Page(answer.text)
    assert "<em>like</em>" in answer.text
    assert "&lt;b&gt;bold" in answer.text
    assert '<a href="https://maps.example/" rel="nofollow noopener">maps</a>' in answer.text
    for said in ("Nia Prosser", "she/her", "/mentors/nia-prosser/", "Grade 7", "Career programme",
                 "Tue 09:00-10:30, Thu 16:00-17:00"):  # fmt: skip
        assert said in page.text
    assert pool.items() == before


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert(1))", "<script>alert(1)</script>", "![x](https://evil.example/x.png)",
     "[x](/my/sign-out)", '[x](https://a.example/ "onclick=")', "<img src=x onerror=alert(1)>",
     "[x](data:text/html,x)", "[x](//evil.example/)", '"><svg onload=alert(1)>'],
)  # fmt: skip
def test_nothing_in_a_preview_runs_loads_or_pretends(pool: Played, text: str) -> None:
    answer = newcomer(pool).send("/my/biography", FORM | {"biography": f"{text}\n\n{TEXT}"})
    assert NEVER_SENT in answer.text
    page = Page(answer.text)
    seen = [
        one for one in page.elements if any(p.get("class") == "pool-preview" for p in one.parents)
    ]
    assert not [one for one in seen if one.tag in {"script", "img", "svg", "iframe"}]
    links = [one.get("href") for one in seen if one.tag == "a"]
    assert all(one.startswith("https://") for one in links)


def test_change_brings_the_form_back_with_everything_in_it(pool: Played) -> None:
    visitor = newcomer(pool)
    kept = previewed(visitor, FORM)
    (form,) = page_of(visitor.send("/my/biography/change", kept)).forms
    assert {name: form.fields[name] for name in FORM} == FORM
    assert form.fields["id"] == "nia-prosser"


def test_the_file_to_download_passes_the_check_and_is_named_after_the_page(pool: Played) -> None:
    visitor = newcomer(pool)
    answer = visitor.send("/my/biography/file", previewed(visitor, FORM))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nia-prosser.yml"'
    place, problems = read_yaml(answer.text, "")
    assert problems == []
    assert place is not None
    assert place.plain()["name"] == "Nia Prosser"
    assert (
        visitor.send("/my/biography/file", {"name": "x"})
        .headers["Content-Type"]
        .startswith("text/html")
    )


def test_the_id_comes_of_the_name_and_is_one_that_is_free(pool: Played) -> None:
    visitor = newcomer(pool)
    assert previewed(visitor, FORM | {"name": "Ben Hughes"})["id"] == "ben-hughes-2"
    assert previewed(visitor, FORM | {"id": "nia-p"})["id"] == "nia-p"
    for wrong, said in (("ben-hughes", "Somebody has this address"), ("Nia P!", "lower-case")):
        page = page_of(visitor.send("/my/biography", FORM | {"id": wrong}))
        assert said in page.errors["id"]


def test_a_mentor_can_only_change_their_own(pool: Played) -> None:
    visitor = mentor(pool)
    kept = previewed(visitor, opening(visitor) | {"id": "ben-hughes"})
    assert kept["id"] == "amara-okafor"


def test_without_a_repository_there_is_the_file_and_the_coordinators(pool: Played) -> None:
    visitor = newcomer(pool)
    page = page_of(visitor.send("/my/biography", FORM))
    assert "/my/write" in page.links
    assert [one.text for one in page.all("button")] == ["Change", "Download the file"]


def test_without_a_token_the_git_hosts_page_opens_filled_in(at_git: Played) -> None:
    visitor = newcomer(at_git)
    page = page_of(visitor.send("/my/biography", FORM))
    (link,) = [one for one in page.links if one.startswith(URL)]
    assert link.startswith(f"{URL}/new/main/mentors?filename=nia-prosser.yml&value=%23%20yaml-lang")
    visitor = mentor(at_git)
    page = page_of(visitor.send("/my/biography", opening(visitor)))
    (link,) = [one for one in page.links if one.startswith(URL)]
    assert link.startswith(f"{URL}/edit/main/{AMARA}?value=%23%20yaml-lang")


def test_a_text_too_long_for_a_link_is_left_to_copy(at_git: Played) -> None:
    long = FORM | {"biography": "ẅörd " * 399}
    page = page_of(newcomer(at_git).send("/my/biography", long))
    assert [one for one in page.links if one.startswith(URL)] == [
        f"{URL}/new/main/mentors?filename=nia-prosser.yml"
    ]
    assert "can't be sent along in a link" in page.text
    (text,) = [one for one in page.all("textarea") if one.get("id") == "file"]
    assert "ẅörd ẅörd" in text.text


def test_sending_without_a_token_sends_nothing_and_shows_the_preview(at_git: Played) -> None:
    visitor = newcomer(at_git)
    before = at_git.items("PERSON")
    assert NEVER_SENT in visitor.send("/my/biography/send", FORM).text
    assert at_git.items("PERSON") == before


def test_a_new_biography_is_sent_as_a_pull_request(pool: Played, host: FakeGitHost) -> None:
    visitor = newcomer(pool)
    answer = visitor.send("/my/biography/send", previewed(visitor, FORM))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/my/biography?sent=1")
    assert host.branches[host.pulls[0]["head"]]["mentors/nia-prosser.yml"].startswith("# yaml")
    page = page_of(visitor.get("/my/biography?sent=1"))
    assert "Your biography is on its way" in page.text
    assert f"{host.url}/pull/1" in page.links
    assert "You sent a biography on" in page_of(visitor.get("/my/biography")).text
    assert "on its way" not in page_of(mentor(pool).get("/my/biography?sent=1")).text


def test_r34_only_the_coordinators_letter_says_whose_address_it_is(
    pool: Played, host: FakeGitHost
) -> None:
    visitor = newcomer(pool)
    visitor.send("/my/biography/send", previewed(visitor, FORM))
    letter = pool.letters("cora@gov.example")[-1]
    assert letter["Subject"] == "A new biography: Nia Prosser"
    text = letter_text(letter)
    assert "mentor,nia-prosser,priya@gov.example" in text
    assert re.findall(r"https?://\S+", text) == [f"{host.url}/pull/1"]
    html = letter.get_body(("html",))
    assert html is not None
    assert re.findall(r'href="([^"]*)"', html.get_content()) == [f"{host.url}/pull/1"]
    assert "priya@gov.example" in html.get_content()
    assert host.commits[0]["author"]["email"] == "noreply@pool.example"
    public = str(host.pulls) + str(host.commits) + str(host.branches)
    assert "priya" not in public


def test_a_change_is_sent_as_a_pull_request(pool: Played, host: FakeGitHost) -> None:
    visitor = mentor(pool)
    kept = previewed(visitor, opening(visitor) | {"location": "Leeds"})
    assert visitor.send("/my/biography/send", kept).headers["Location"] == "/my/biography?sent=1"
    assert "location: Leeds" in host.branches[host.pulls[0]["head"]][AMARA]
    text = letter_text(pool.letters("cora@gov.example")[-1])
    assert "amara@police.example" in text
    assert "mentor,amara" not in text


def test_sending_twice_opens_one_and_writes_once(pool: Played, host: FakeGitHost) -> None:
    visitor = newcomer(pool)
    kept = previewed(visitor, FORM)
    for _ in range(3):
        assert visitor.send("/my/biography/send", kept).status_code == 303
    assert len(host.pulls) == 1
    assert len(pool.letters("cora@gov.example")) == 1


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        ("GET /pulls", 401, "does not let this pool open changes"),
        ("POST /git/refs", 429, "too many calls"),
        ("PUT /contents", 409, "was changed in git meanwhile"),
        ("POST /pulls", 422, "did not take your biography"),
        ("POST /pulls", 503, "does not answer just now"),
    ],
)
def test_whatever_the_git_host_answers_the_text_is_kept(
    pool: Played, host: FakeGitHost, call: str, status: int, said: str
) -> None:
    visitor = newcomer(pool)
    kept = previewed(visitor, FORM)
    host.refuse(call, status)
    answer = visitor.send("/my/biography/send", kept)
    page = page_of(answer)
    assert "It was not sent" in page.text
    assert said in page.text
    assert hidden(answer) == kept
    assert [one.text for one in page.all("button")] == [
        "Send it again", "Change", "Download the file"
    ]  # fmt: skip
    assert [one for one in page.links if one.startswith(f"{host.url}/new/main/mentors?filename=")]
    assert pool.letters("cora@gov.example") == []
    host.refused.clear()
    assert visitor.send("/my/biography/send", kept).status_code == 303
    assert len(pool.letters("cora@gov.example")) == 1


def test_a_file_that_changed_in_git_is_not_written_over(pool: Played, host: FakeGitHost) -> None:
    host.branches[BASE][AMARA] = "name: Amara Okafor-Reyes\n"
    visitor = mentor(pool)
    answer = visitor.send("/my/biography/send", previewed(visitor, opening(visitor)))
    assert "was changed in git meanwhile" in page_of(answer).text


def test_a_token_that_is_not_there_keeps_the_text_too(pool: Played, host: FakeGitHost) -> None:
    visitor = newcomer(pool)
    kept = previewed(visitor, FORM)
    boto3.client("ssm").delete_parameter(Name=PARAMETER)
    answer = visitor.send("/my/biography/send", kept)
    assert "does not let this pool open changes" in page_of(answer).text
    assert hidden(answer) == kept
    assert host.asked == []


def test_a_person_sends_only_so_many_in_a_day(pool: Played, host: FakeGitHost) -> None:
    visitor = newcomer(pool)
    for count in range(MOST_A_DAY):
        sent = visitor.send("/my/biography/send", FORM | {"role": f"Role {count}"})
        assert sent.status_code == 303
    answer = visitor.send("/my/biography/send", FORM | {"role": "One more"})
    assert "as many as a day allows" in page_of(answer).text
    assert hidden(answer)["role"] == "One more"
    assert len(host.pulls) == MOST_A_DAY
    pool.clock.on(hours=25)
    visitor = newcomer(pool)
    assert visitor.send("/my/biography/send", FORM | {"role": "One more"}).status_code == 303


@pytest.mark.parametrize("path", ["/my/biography", "/my/biography/send", "/my/biography/file"])
def test_a_form_sent_signed_out_is_filled_in_again_after_signing_in(
    pool: Played, path: str
) -> None:
    visitor = newcomer(pool)
    pool.clock.on(hours=13)
    refused = visitor.send(path, FORM | {"here": "/my/biography"})
    assert "What you wrote is kept" in refused.text
    visitor.send("/my/sign-in", {"address": "priya@gov.example", **hidden(refused)})
    answer = visitor.post("/my/sign-in/code", code=pool.code_for("priya@gov.example"))
    assert answer.headers["Location"] == "/my/biography"
    (form,) = page_of(visitor.get("/my/biography")).forms
    assert {name: form.fields[name] for name in FORM} == FORM


@pytest.mark.parametrize("path", ["", "/change", "/file", "/send"])
def test_a_form_from_another_site_does_nothing(pool: Played, host: FakeGitHost, path: str) -> None:
    visitor = newcomer(pool)
    cross: Any = {"Sec-Fetch-Site": "cross-site"}
    answer = visitor.send(f"/my/biography{path}", FORM, cross)
    assert answer.status_code == 400
    assert host.asked == []


def test_the_log_holds_ids_only(
    pool: Played, host: FakeGitHost, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = newcomer(pool)
    caplog.clear()
    host.refuse("POST /pulls", 500)
    visitor.send("/my/biography/send", FORM)
    host.refused.clear()
    visitor.send("/my/biography/send", FORM)
    refused, sent = (vars(one) for one in caplog.records)
    assert (refused["code"], refused["mentor"]) == ("host_away", "nia-prosser")
    assert (sent["pull"], sent["mentor"]) == ("1", "nia-prosser")
    for private in ("Nia Prosser", "priya", "Forecasting", TOKEN, "night"):
        assert private not in f"{refused}{sent}"
