"""What has to hold of schemes and prose beyond the forms."""

from collections.abc import Iterator

from mentoring.domain.biography.check import number, texts
from mentoring.domain.biography.place import Place, Problem, Written
from mentoring.domain.biography.plain_text import unfit

MARKERS = {"rules": "<!-- rules -->"}


def scheme(place: Place, prose: str) -> Iterator[Problem]:
    """Check a scheme's rules against each other, and that its page has room for them."""
    yield from texts(place)
    pairs = (("sessions", "least", "most"), ("answer", "remind", "close"))
    for name, lower, upper in pairs:
        low, high = (number(place, name, key) for key in (lower, upper))
        if low and high and low.value > high.value:
            yield low.problem(f"let {lower} be at most {upper}, which is {high.value}")
    if prose.count(MARKERS["rules"]) != 1:
        yield Problem(
            place.file,
            1,
            1,
            "",
            f"put one line {MARKERS['rules']} where the rules are to stand in words",
        )


def page(name: str, text: str) -> Iterator[Problem]:
    """Check that no page of prose holds an address, a number or invisible marks."""
    for line, ended in enumerate(text.split("\n"), 1):
        said = ended.rstrip("\r")
        yield from unfit(Place(name, "", line, 1, said, written=Written(said, 0, len(said))))
