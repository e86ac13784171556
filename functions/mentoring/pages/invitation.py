"""Calendar entries for appointments: the same entry invited to, updated and cancelled (R27)."""

from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from mentoring.domain.letter import Kind, Post

METHODS = {
    Kind.APPOINTMENT_BOOKED: "REQUEST",
    Kind.APPOINTMENT_MOVED: "REQUEST",
    Kind.APPOINTMENT_CANCELLED: "CANCEL",
}


def invitation(post: Post, sender: str, site: str) -> tuple[str, bytes] | None:
    """Return the METHOD and the .ics file of a letter about an appointment, None for other letters.

    Times are in UTC, as single entries are read alike everywhere. The reader is the attendee; the
    entry's UID is the appointment's id and its SEQUENCE grows with every change (RFC 5545, 5546).
    """
    method = METHODS.get(post.letter.kind)
    if method is None:
        return None
    calendar = Calendar()
    calendar.add("prodid", "-//Mentor Pool//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(post, method, sender, site))
    return method, calendar.to_ical()


def _event(post: Post, method: str, sender: str, site: str) -> Event:
    facts = post.letter.facts
    other = facts["mentor_name"] if facts["reader"] == "mentee" else facts["mentee_name"]
    event = Event()
    event.add("uid", f"{facts['appointment']}@{site.partition('://')[2].partition(':')[0]}")
    event.add("sequence", int(facts["sequence"]))
    event.add("dtstamp", post.written_at.astimezone(UTC))
    event.add("dtstart", datetime.fromisoformat(facts["starts_at"]).astimezone(UTC))
    event.add("dtend", datetime.fromisoformat(facts["ends_at"]).astimezone(UTC))
    event.add("summary", f"{facts['appointment_kind'].capitalize()} with {other}")
    event.add(
        "description",
        f"Topic: {facts['topic']}\nSee, move or cancel: {site}{facts['page']}",
    )
    event.add("location", facts["mode"])
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event["organizer"] = _participant(sender, post.programme.name)
    own = facts["mentee_name"] if facts["reader"] == "mentee" else facts["mentor_name"]
    event.add("attendee", _attendee(post.address, own), encode=False)
    if post.about:
        event.add("attendee", _attendee(post.about.address, other), encode=False)
    return event


def _participant(address: str, name: str) -> vCalAddress:
    participant = vCalAddress(f"mailto:{address}")
    participant.params["cn"] = vText(name)
    return participant


def _attendee(address: str, name: str) -> vCalAddress:
    attendee = _participant(address, name)
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText("NEEDS-ACTION")
    attendee.params["rsvp"] = vText("FALSE")
    return attendee
