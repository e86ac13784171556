"""Every letter there is, read as the person who gets it: the examples show all, and all is well."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape

import pytest

from laptop.examples import cast
from laptop.examples.memory_store import MemoryStore
from laptop.examples.shown import Example, examples
from mentoring.domain.letter import Kind
from mentoring.pages.letters import Written, write
from tests.laptop.branches import marked, marks_in

SITE = "https://mentoring.example"
LONGEST_SUBJECT = 69
SEEN_FIRST = 40
"""Characters of a subject that a phone shows in its list."""
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE_NUMBER = re.compile(r"\+?\d[\d ()-]{8,}\d")
DAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d")
OWN_PAGE = re.compile(rf"{SITE}/(?:my|coordinate)/\S*")
SENTENCE_ON_A_LINE_OF_ITS_OWN = re.compile(r"[.?!]\n(?=[A-Z])")
"""What comes of an empty line that the template's own commands have swallowed."""
NOT_OUR_WORDS = re.compile(r"\b(please|sorry|invalid|unfortunately)\b", re.IGNORECASE)
MAY_SHOW_THE_OTHERS_ADDRESS = {
    Kind.ACCEPTED,
    Kind.ADDRESS_OF_OTHER,
    Kind.PAIRING_STARTED,
    Kind.MESSAGE,
    Kind.BIOGRAPHY_PROPOSED,
    Kind.APPOINTMENT_BOOKED,
    Kind.APPOINTMENT_MOVED,
    Kind.APPOINTMENT_REMINDER,
}
"""R34: where two people are about to meet, or where a coordinator has to answer."""
NAMES = [*cast.MENTEES, *(one.name for one in cast.MENTORS)]
TITLES = [one.title for one in cast.PROGRAMME.schemes.values()]


@contextmanager
def fresh_store() -> Iterator[MemoryStore]:
    """A store for one play."""
    yield MemoryStore()


@cache
def shown() -> tuple[tuple[Example, Written], ...]:
    """All examples, worded."""
    return tuple((one, write(one.post, SITE)) for one in examples(fresh_store))


def worded() -> list[object]:
    """All examples as cases of a test."""
    return [
        pytest.param(one, written, id=f"{one.kind}: {one.happened} ({one.post.address})")
        for one, written in shown()
    ]


every_letter = pytest.mark.parametrize(("example", "written"), worded())


def test_every_kind_of_letter_has_an_example() -> None:
    assert {one.kind for one, _ in shown()} == set(Kind)


def test_every_word_of_every_letter_is_in_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    posts = [one.post for one, _ in shown()]
    with marked(monkeypatch) as branches:
        letters = [write(one, SITE) for one in posts]
    seen = marks_in(" ".join(f"{one.subject} {one.text}" for one in letters))
    unseen = [branch for number, branch in branches.items() if number not in seen]
    assert unseen == [], "build/laptop/examples/plays.py needs plays that show these"
    assert len(branches) > len(Kind)


@every_letter
def test_a_subject_begins_with_who_or_what_and_is_short(example: Example, written: Written) -> None:
    assert len(written.subject) <= LONGEST_SUBJECT
    first = written.subject[:SEEN_FIRST]
    known = [*(one for one in NAMES if written.subject.find(one) < SEEN_FIRST - 5), *TITLES]
    code = example.post.letter.facts.get("code", "-")
    assert DAY.search(first) or any(one in written.subject for one in [*known, code])


@every_letter
def test_a_letter_has_one_link_that_is_spelt_out_and_says_whom_to_ask(
    example: Example, written: Written
) -> None:
    (link,) = re.findall(r'<a href="([^"]+)"', written.html)
    assert written.text.count(f":\n{unescape(link)}\n") == 1
    own = OWN_PAGE.findall(written.text)
    assert set(own) == ({unescape(link)} if example.kind is not Kind.BIOGRAPHY_PROPOSED else set())
    last = written.text.strip().rpartition("\n\n")[2]
    assert last.startswith(f"{cast.PROGRAMME.name}. ")
    asks = (f"how to reach the coordinators: {SITE}/guidance/", "because you coordinate", "ignore")
    assert any(one in last for one in asks)


@every_letter
def test_text_and_html_say_the_same(example: Example, written: Written) -> None:  # noqa: ARG001
    body = written.html.partition("<body")[2].partition(">")[2]
    as_text = unescape(re.sub(r"<[^>]+>", " ", body)).split()
    plain = re.sub(r"^> ?", "", written.text, flags=re.MULTILINE)
    (button,) = re.findall(r'<a href="[^"]+" [^>]*>([^<]+)</a>', written.html)
    assert plain.replace(f"{unescape(button)}:\n", f"{unescape(button)}\n").split() == as_text


@every_letter
def test_r34_a_letter_shows_the_address_of_nobody_but_whom_one_is_to_meet(
    example: Example, written: Written
) -> None:
    about, found = example.post.about, set(ADDRESS.findall(written.text))
    allowed = {about.address} if about and example.kind in MAY_SHOW_THE_OTHERS_ADDRESS else set()
    assert found <= allowed
    assert PHONE_NUMBER.search(OWN_PAGE.sub("", written.text)) is None


@every_letter
def test_a_letter_is_written_in_our_words(example: Example, written: Written) -> None:  # noqa: ARG001
    own = re.sub(r"^> .*$", "", written.text, flags=re.MULTILINE)
    assert NOT_OUR_WORDS.search(own) is None
    assert SENTENCE_ON_A_LINE_OF_ITS_OWN.search(own) is None
    for part in own.split("\n\n"):
        ends = part.strip().splitlines()[-1:] or ["."]
        assert "\n\n\n" not in written.text
        assert "  " not in part
        assert " ." not in part
        assert " ," not in ends[0]
