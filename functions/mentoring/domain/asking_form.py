"""What the form to ask a mentor says beside the aims."""

from collections.abc import Collection
from dataclasses import dataclass

from mentoring.domain import chemistry
from mentoring.domain.scheme import Scheme


@dataclass(frozen=True)
class Form:
    """The form's own number, and whether the mentee wishes to begin with a chemistry call."""

    number: int = 0
    wants_call: bool = False

    def number_of(self, asked: int) -> int:
        """Number the request that is the `asked`th of an enrolment: as the form did, if it can."""
        return self.number if 0 < self.number < asked else asked

    def call_minutes(self, offers: Collection[str], scheme: Scheme) -> int:
        """R11: the minutes of the call that is wished for, 0 for none or where none is offered."""
        return chemistry.call_minutes(offers, scheme) if self.wants_call else 0


AS_OPENED = Form()
"""The form as it is opened: without a wish for a call."""
