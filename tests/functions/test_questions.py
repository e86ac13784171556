"""R9 through the handlers: a question on a request, the reply, and what the clock does to both."""

from datetime import date

from tests.functions.lived import Lived
from tests.functions.markup import Page
from tests.functions.test_pages import look
from tests.functions.test_refusals import refused
from tests.functions.test_repeats import form_at, repeat, sent_again
from tests.played import Visitor, letter_text, link_in

QUESTION = "Would <early> mornings suit you?"
REPLY = "Yes & gladly, from seven."


def ask_back(past: Lived, text: str = QUESTION) -> Visitor:
    """Let Ben, from his letter and without an account, ask Priya something first."""
    past.pool.clock.on(seconds=1)
    holder = past.pool.visitor()
    link = f"{past.request}?key={past.key}"
    answer = holder.fill(link, answer="question", question=text)
    assert (answer.status_code, answer.headers["Location"]) == (303, link)
    return holder


def reply(past: Lived, text: str = REPLY) -> None:
    """Let Priya reply on the request's page."""
    past.pool.clock.on(seconds=1)
    answer = past.priya.send(f"{past.request}/reply", {"reply": text})
    assert (answer.status_code, answer.headers["Location"]) == (303, past.request)


def choices(page: Page) -> list[str]:
    """What the mentor can choose, in order; nothing may be chosen already."""
    radios = [one for one in page.all("input") if one.get("type") == "radio"]
    assert [one for one in radios if "checked" in one.attributes] == []
    return [one.get("value") for one in radios]


def test_r9_a_mentor_asks_back_from_the_letter_and_both_pages_show_it(past: Lived) -> None:
    page = look(past.pool.visitor(), f"{past.request}?key={past.key}", "Ask a question first")
    assert choices(page) == ["yes", "no", "question"]
    holder = ask_back(past)
    letter = past.pool.letters("priya@gov.example")[-1]
    assert letter["Subject"] == "Ben Hughes asks you something first"
    assert f"> {QUESTION}" in letter_text(letter)
    assert link_in(letter) == past.request
    page = look(past.priya, "/my/", "Waiting for you", f"Ben Hughes asks: \u201c{QUESTION}\u201d")
    assert past.request in page.links
    look(past.priya, past.request, "asks you something first", QUESTION, "Your answer")
    page = look(holder, f"{past.request}?key={past.key}", "What you asked", QUESTION)
    assert "Waiting for Priya, closes Monday 7 December" in page.text
    assert choices(page) == ["yes", "no"]
    assert "Waiting for you (1)" in look(past.ben, "/my/", "Your questions").text


def test_r9_the_reply_reaches_the_mentor_who_answers_from_that_letter(past: Lived) -> None:
    ask_back(past)
    past.pool.clock.on(days=2)
    past.people["priya"] = past.pool.signed_in("priya@gov.example")
    reply(past)
    letter = past.pool.letters("ben@gov.example")[-1]
    assert letter["Subject"] == "Priya Raghunathan has replied to your question"
    assert f"> {REPLY}" in letter_text(letter)
    assert "before Wednesday 9 December 2026" in letter_text(letter)
    look(past.priya, past.request, "Waiting for Ben", "What Ben asked", "What you answered", REPLY)
    past.pool.clock.on(seconds=1)
    ben = past.pool.signed_in("ben@gov.example")
    look(ben, "/my/", "Priya Raghunathan has replied to your question")
    holder = past.pool.visitor()
    page = look(holder, link_in(letter), "What Priya replied", REPLY)
    assert choices(page) == ["yes", "no"]
    answered = holder.fill(link_in(letter), answer="yes", outside_line="yes")
    look(holder, answered.headers["Location"], "You said yes to Priya Raghunathan")
    look(past.priya, past.request, "Ben Hughes said yes", REPLY)


def test_r9_asking_back_and_replying_again_do_it_once(past: Lived) -> None:
    form = form_at(past.ben, past.request, past.request)
    changes = repeat(past, past.ben, form, answer="question", question=QUESTION)
    replied = {"PERSON ENROLMENT", "MENTOR WAITING", "OUTBOX LETTER"}
    assert changes == replied | {"MENTOR MENTOR", "FACTS FACT"}
    mine = form_at(past.priya, past.request, "/reply")
    assert repeat(past, past.priya, mine, reply=REPLY) == replied
    sent_again(past, past.ben, form, answer="question", question=QUESTION)
    past.priya.post(f"{past.request}/withdraw")
    sent_again(past, past.priya, mine, reply=REPLY)
    sent_again(past, past.ben, form, answer="question", question=QUESTION)


def test_r9_a_second_question_or_reply_is_refused_with_what_to_do(past: Lived) -> None:
    ask_back(past)
    more = {"answer": "question", "question": "And evenings?"}
    refused(past.ben.send(past.request, more), "Answer yes or no", "/my/")
    reply(past)
    refused(past.ben.send(past.request, more), "Answer yes or no", "/my/")
    second = {"reply": "On second thoughts, no."}
    refused(past.priya.send(f"{past.request}/reply", second), "no question that waits", "/my/")
    look(past.priya, past.request, REPLY)


def test_r9_what_is_missing_is_said_at_the_field_and_the_rest_is_kept(past: Lived) -> None:
    answer = past.ben.fill(past.request, answer="question", note="kept")
    page = Page(answer.text)
    assert (page.faults, page.errors) == ([], {"question": "Write your question"})
    assert page.forms[0].fields["note"] == "kept"
    assert page.forms[0].fields["answer"] == "question"
    ask_back(past)
    page = Page(past.priya.send(f"{past.request}/reply", {"reply": "  "}).text)
    assert (page.faults, page.errors) == ([], {"reply": "Write your answer"})


def test_r9_only_the_mentee_replies_and_only_the_mentor_asks_back(past: Lived) -> None:
    ask_back(past)
    for visitor in (past.ben, past.otto, past.cora):
        assert visitor.send(f"{past.request}/reply", {"reply": REPLY}).status_code == 404
    question = {"answer": "question", "question": "Why?"}
    assert past.priya.send(past.request, question).status_code == 404


def test_r8_r9_a_question_without_a_reply_reminds_the_mentee_and_closes_for_both(
    past: Lived,
) -> None:
    past.pool.clock.on(days=6)
    ask_back(past)
    past.pool.day(date(2026, 12, 5))
    assert "request" not in past.pool.letters("ben@gov.example")[-1]["Subject"]
    past.pool.day(date(2026, 12, 6))
    reminder = past.pool.letters("priya@gov.example")[-1]
    assert reminder["Subject"] == "Ben Hughes is still waiting for your reply"
    past.pool.day(date(2026, 12, 12))
    past.pool.clock.on(days=14)
    priya = past.pool.signed_in("priya@gov.example")
    look(priya, past.request, "asks you something first")
    past.pool.day(date(2026, 12, 13))
    page = look(priya, past.request, "Your request to Ben Hughes is closed", "Others with room now")
    assert "Also knows about" in page.text
    told = [one for one in past.pool.letters("priya@gov.example") if "closed" in one["Subject"]]
    assert "Also knows about" in letter_text(told[0])
    letter = past.pool.letters("ben@gov.example")[-1]
    assert letter["Subject"] == "Priya Raghunathan has not replied, so the request is closed"
    look(past.pool.signed_in("ben@gov.example"), past.request, "had not replied to your question")


def test_r8_r9_after_the_reply_the_mentor_is_reminded_with_it(past: Lived) -> None:
    ask_back(past)
    past.pool.clock.on(days=3)
    past.people["priya"] = past.pool.signed_in("priya@gov.example")
    reply(past)
    past.pool.day(date(2026, 12, 2))
    past.pool.day(date(2026, 12, 3))
    reminder = past.pool.letters("ben@gov.example")[-1]
    assert "is still waiting for your answer" in reminder["Subject"]
    assert f"> {REPLY}" in letter_text(reminder)
    past.pool.day(date(2026, 12, 10))
    past.pool.clock.on(days=15)
    look(past.pool.signed_in("priya@gov.example"), past.request, "No answer from Ben Hughes")


def test_r9_withdrawing_with_a_question_open_tells_the_mentor(past: Lived) -> None:
    ask_back(past)
    past.pool.clock.on(seconds=1)
    past.priya.post(f"{past.request}/withdraw")
    look(past.priya, past.request, "You took your request back", "What Ben asked")
    assert "has taken the request back" in past.pool.letters("ben@gov.example")[-1]["Subject"]
    assert "Your questions" not in look(past.ben, "/my/").text
