"""A scheme's rules as sentences, for its page. Whoever changes a rule changes its sentence here."""

from collections.abc import Iterable, Iterator

from directory.fragments import either
from mentoring.domain.programme import Grade, Programme
from mentoring.domain.scheme import Scheme

Said = tuple[str, list[str]]


def rules_in_words(scheme: Scheme, programme: Programme) -> list[Said]:
    """Return headings with their sentences, in the order in which a reader asks."""
    parts = (
        ("Who can join", _joining(scheme, programme)),
        ("Mentors", _mentors(scheme, programme)),
        ("How long", _length(scheme)),
        ("How often", _sessions(scheme)),
        ("Before you ask", _calls(scheme)),
        ("Asking", _asking(scheme)),
        ("Agreement", _agreement(scheme)),
        ("If it ends early", _again(scheme)),
    )
    said = [(heading, list(sentences)) for heading, sentences in parts]
    return [(heading, sentences) for heading, sentences in said if sentences]


def _joining(scheme: Scheme, programme: Programme) -> Iterator[str]:
    if scheme.roster_only:
        yield "People whom a coordinator has put on the scheme's roster."
    else:
        yield "Anyone with a work address in one of our organisations."
    if scheme.mentee_grades:
        yield f"Mentees are {grades_in_words(scheme.mentee_grades, programme.grades)}."


def _mentors(scheme: Scheme, programme: Programme) -> Iterator[str]:
    if scheme.mentor_grades:
        yield f"Mentors are {grades_in_words(scheme.mentor_grades, programme.grades)}."
    if scheme.mentor_training:
        yield "Every mentor is trained or experienced, and says how."
    if scheme.other_organisation:
        yield "Your mentor works in a different organisation from yours."
    if not scheme.listed:
        yield "The mentors are not in the public directory: a coordinator introduces you."


def _length(scheme: Scheme) -> Iterator[str]:
    yield f"A pairing runs for {months(scheme.length_months)}."
    if scheme.extend_months:
        more = months(scheme.extend_months)
        yield f"If you both agree before the end, it runs on for up to {more} more."


def _sessions(scheme: Scheme) -> Iterator[str]:
    least, most = scheme.sessions.least, scheme.sessions.most
    length = f" of about {scheme.sessions.minutes} minutes" if scheme.sessions.minutes else ""
    if least and most and least != most:
        yield f"{least} to {most} sessions{length}. This is a guide, not a limit."
    elif least or most:
        word = "About" if least == most else "At least" if least else "Up to"
        yield f"{word} {least or most} sessions{length}. This is a guide, not a limit."
    elif length:
        yield f"As often as suits you both, in sessions{length}."
    else:
        yield "As often as suits you both."


def _calls(scheme: Scheme) -> Iterator[str]:
    calls = scheme.chemistry_calls
    if calls is None:
        yield "You ask straight away: this scheme has no chemistry calls."
        return
    reach = f"up to {calls.most} mentors" if calls.most > 1 else "one mentor"
    can = "have" if calls.required else "can have"
    yield f"You {can} a chemistry call of {calls.minutes} minutes with {reach} first."
    if calls.required:
        yield "The call is needed before you can ask."


def _asking(scheme: Scheme) -> Iterator[str]:
    if scheme.ask_up_to == 1:
        yield "You can have one open request at a time."
    else:
        yield f"You can have up to {scheme.ask_up_to} open requests at once."
    remind, close = days(scheme.answer.remind), days(scheme.answer.close)
    yield (
        f"Your mentor is reminded after {remind}. After {close} without an answer "
        "the request closes, and you hear at once."
    )


def _agreement(scheme: Scheme) -> Iterator[str]:
    if scheme.line_manager:
        yield "You, your mentor and your line manager agree at the start what the time is for."


def _again(scheme: Scheme) -> Iterator[str]:
    if scheme.choose_again_months:
        yield (
            f"If your mentor leaves within {months(scheme.choose_again_months)} of your joining, "
            "you can ask somebody else yourself. Otherwise write to the coordinators."
        )
    else:
        yield "Write to the coordinators if you would like another mentor."
    if scheme.same_mentor_again:
        yield "The same two people can pair again."
    else:
        yield "The same two people are not paired again in this scheme."


def months(count: int) -> str:
    """Write a number of months as people say it."""
    years, rest = divmod(count, 12)
    if count and not rest:
        return "a year" if years == 1 else f"{years} years"
    return "a month" if count == 1 else f"{count} months"


def days(count: int) -> str:
    """Write a number of days."""
    return "a day" if count == 1 else f"{count} days"


def grades_in_words(ids: Iterable[str], ladder: tuple[Grade, ...]) -> str:
    """Name grades: as a stretch of the ladder where they are one, otherwise one by one."""
    wanted = set(ids)
    chosen = [grade for grade in ladder if grade.id in wanted]
    low, high = (pick(grade.level for grade in chosen) for pick in (min, max))
    names = [_inside(grade.name) for grade in chosen]
    if len(chosen) == 1:
        return f"at the grade of {names[0]}"
    if any(grade.id not in wanted for grade in ladder if low <= grade.level <= high):
        return f"at one of these grades: {either(names)}"
    return f"at {_stretch(chosen, ladder)}; equal grades count"


def _stretch(chosen: list[Grade], ladder: tuple[Grade, ...]) -> str:
    levels = [grade.level for grade in ladder]
    low, high = (pick(grade.level for grade in chosen) for pick in (min, max))
    bottom, top = (_inside(_first(chosen, level)) for level in (low, high))
    if high == max(levels):
        return f"{bottom} level or above"
    if low == min(levels):
        return f"{top} level or below"
    return f"{bottom} level" if low == high else f"a level from {bottom} to {top}"


def _first(grades: list[Grade], level: int) -> str:
    return next(grade.name for grade in grades if grade.level == level)


def _inside(name: str) -> str:
    """Write a grade's name as it stands in the middle of a sentence."""
    return name[:1].lower() + name[1:]
