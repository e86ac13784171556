"""Numbers of a year that nobody here has lived: of a large scheme, a small one, and in public."""

from mentoring.actions.numbers import Seen
from mentoring.domain.census import Census
from mentoring.domain.fact import Counts
from mentoring.domain.identity import month_of
from mentoring.domain.numbers import Sums, months_shown, numbers
from mentoring.domain.people import Person
from mentoring.domain.shortage import Needed
from mentoring.pages.render import page
from tests.browser.scenes import Scene
from tests.browser.states import showing
from tests.world import NOW, PROGRAMME

TODAY = PROGRAMME.day_of(NOW)
CORA = Person("cora", "cora@gov.example", "Cora", coordinates=("career", "open"))
MONTHS = [month_of(one) for one in months_shown(TODAY)]
STARTED = (6, 4, 9, 3, 7, -2, 1, 8, 12, 5, -3, 9)
YEAR: Counts = {
    "heard": 134, "heard in 2": 60, "heard in 5": 40, "heard in 9": 34, "closed": 26,
    "taken back": 11, "completed": 38, "unpaired by mentee": 9, "unpaired by mentor": 12,
    "unpaired by coordinator": 3, "reason NO_TIME": 11, "reason NO_FIT": 6, "reason OTHER": 2,
    "useful 5": 88, "useful 4": 61, "useful 3": 23, "useful 2": 9, "useful 1": 6,
    "looked back 5": 20, "looked back 4": 14, "looked back 3": 6, "held pairing session": 187,
    "asked topic leading a team": 43, "asked topic part-time working": 21, "asked grade g7": 12,
    "asked grade director": 31,
}  # fmt: skip
FREE = Census("career", TODAY, 31, {"leading a team": 12, "part-time working": 30}, {"g7": 25})
LARGE: dict[str, Counts] = {
    month: {**(YEAR if month == MONTHS[-1] else {}), "running": started}
    for month, started in zip(MONTHS, STARTED, strict=True)
}
SMALL: dict[str, Counts] = {MONTHS[-1]: {"heard": 3, "heard in 1": 3, "running": 3}}


def _shown(months: dict[str, Counts], running: int, census: Census | None) -> str:
    sums = Sums(
        {"running": running, "waiting": 17}, months, {MONTHS[-1]: {"held spot session": 64}}
    )
    seen = Seen("career", numbers(sums, census, PROGRAMME, TODAY))
    return page("numbers.html", "Numbers", programme=PROGRAMME, person=CORA, now=NOW, seen=seen)


def _needed(needed: Needed | None) -> str:
    return page(
        "needed.html",
        "Mentors we need most",
        programme=PROGRAMME,
        personal=False,
        now=NOW,
        needed=needed,
    )


MOST = Needed(TODAY, ("leading a team", "moving department"), ("Director",))
SCENES_OF_NUMBERS = (
    Scene("numbers-large", "/", act=showing(_shown(LARGE, 81, FREE)), says="134 of 171 requests"),
    Scene("numbers-small", "/", act=showing(_shown(SMALL, 3, None)), says="Too few to be shown"),
    Scene("needed", "/", act=showing(_needed(MOST)), says="moving department"),
    Scene("needed-nothing", "/", act=showing(_needed(Needed(TODAY))), says="nothing is short"),
    Scene("needed-not-yet", "/", act=showing(_needed(None)), says="has not been counted yet"),
    Scene("needed-lived", "/become-a-mentor/needed", says="Mentors we need most"),
    Scene("coordinate-numbers", "/coordinate/numbers", "nerys", says="Where mentors are short"),
)
