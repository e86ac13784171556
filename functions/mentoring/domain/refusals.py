"""Refusals: a rule said no, with a sentence for the person and what they can do next."""

from collections.abc import Mapping
from enum import StrEnum


class WayOn(StrEnum):
    """Where a refused person can go next; the pages know the addresses."""

    FIND_A_MENTOR = "find a mentor"
    MY_MENTORING = "my mentoring"
    SCHEMES = "schemes"
    REFUSALS = "refusals"
    COORDINATORS = "coordinators"
    WAITING_LIST = "waiting list"
    CHEMISTRY_CALL = "chemistry call"
    CHOOSE = "choose"
    SIGN_IN = "sign in"


class Refusal(Exception):
    """A rule refused.

    `code` is for programs, `sentence` for the person, `ways_on` for their next step; `about` is the
    mentor whose waiting list or call is one of these, or the scheme in which to choose.
    """

    code = "refused"
    sentence = "That can't be done."
    ways_on: tuple[WayOn, ...] = (WayOn.MY_MENTORING,)

    def __init__(
        self,
        sentence: str | None = None,
        ways_on: tuple[WayOn, ...] | None = None,
        about: str = "",
    ) -> None:
        """Keep the sentence and the ways of the class unless this case has better ones."""
        self.sentence = sentence or self.sentence
        self.ways_on = self.ways_on if ways_on is None else ways_on
        self.about = about
        super().__init__(self.sentence)


class Incomplete(Refusal):
    """A form lacks something: `errors` maps the field's name to what to enter."""

    code = "incomplete"

    def __init__(self, errors: Mapping[str, str]) -> None:
        """Keep one message per field, in the order of the form."""
        self.errors = dict(errors)
        super().__init__("Some answers are missing.")


class NotFound(Refusal):
    """There is no such thing, or it is not this person's: both are told the same."""

    code = "not_found"
    sentence = "There is nothing here that you can see. It may belong to another account."
    ways_on = (WayOn.MY_MENTORING, WayOn.FIND_A_MENTOR)


class NotSignedIn(Refusal):
    """The person has to sign in first."""

    code = "not_signed_in"
    sentence = "Sign in to go on."
    ways_on = (WayOn.SIGN_IN,)


class DetailsMissing(Refusal):
    """The person's details are needed first."""

    code = "details_missing"
    sentence = "Tell us who you are first."


class Overtaken(Refusal):
    """Somebody else kept changing the same thing at the same moment."""

    code = "overtaken"
    sentence = "Somebody else changed this at the same moment. Nothing was saved: try once more."
