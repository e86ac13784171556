"""Invitations in letters: the same calendar entry invited to, updated and cancelled (R27)."""

from datetime import datetime

from icalendar import vCalAddress, vText

from mentoring.domain.letter import Kind, Post
from mentoring.pages.calendar_entry import Entry, empty_calendar, event, participant

METHODS = {
    Kind.APPOINTMENT_BOOKED: "REQUEST",
    Kind.APPOINTMENT_MOVED: "REQUEST",
    Kind.APPOINTMENT_CANCELLED: "CANCEL",
}


def invitation(post: Post, sender: str, site: str) -> tuple[str, bytes] | None:
    """Return the METHOD and the .ics file of a letter about an appointment, None for other letters.

    The reader is the attendee; the entry's SEQUENCE grows with every change (RFC 5545, 5546), and
    both it and DTSTAMP are the letter's own, so that letters may come late, twice or in any order.
    """
    method = METHODS.get(post.letter.kind)
    if method is None:
        return None
    calendar = empty_calendar(method)
    made = event(_entry(post, method, sender), site)
    own, other = _names(post)
    made.add("attendee", _attendee(post.address, own), encode=False)
    if post.about:
        made.add("attendee", _attendee(post.about.address, other), encode=False)
    calendar.add_component(made)
    return method, calendar.to_ical()


def _entry(post: Post, method: str, sender: str) -> Entry:
    facts = post.letter.facts
    return Entry(
        appointment=facts["appointment"],
        sequence=int(facts["sequence"]),
        changed_at=post.written_at,
        starts_at=datetime.fromisoformat(facts["starts_at"]),
        ends_at=datetime.fromisoformat(facts["ends_at"]),
        kind=facts["appointment_kind"],
        other=_names(post)[1],
        topic=facts["topic"],
        mode=facts["mode"],
        page=facts["page"],
        is_cancelled=method == "CANCEL",
        organiser=(sender, post.programme.name),
    )


def _names(post: Post) -> tuple[str, str]:
    """The reader's own name, and the other's."""
    facts = post.letter.facts
    names = facts["mentee_name"], facts["mentor_name"]
    return names if facts["reader"] == "mentee" else names[::-1]


def _attendee(address: str, name: str) -> vCalAddress:
    attendee = participant(address, name)
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText("NEEDS-ACTION")
    attendee.params["rsvp"] = vText("FALSE")
    return attendee
