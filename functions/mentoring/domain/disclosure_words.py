"""What is held about a person, kind by kind: what its reader sees of it, and under which words."""

from collections.abc import Mapping

from mentoring.domain.address_change import AddressChange
from mentoring.domain.agreement import Agreement
from mentoring.domain.appointment import Appointment
from mentoring.domain.biography.proposal import Opened, Proposals
from mentoring.domain.biography.published import WrittenBiography
from mentoring.domain.calendar_feed import CalendarFeed
from mentoring.domain.diary import Diary, HeldMonth
from mentoring.domain.enrolment import Ending, Enrolment, Request
from mentoring.domain.erasure import Erasing
from mentoring.domain.expectations import Expectations
from mentoring.domain.expectations_text import LABELS as PARTS_OF_A_TEXT
from mentoring.domain.expectations_text import Terms, Text
from mentoring.domain.feedback import Feedback
from mentoring.domain.friend import Said, Talk
from mentoring.domain.impression import Happened, Impression
from mentoring.domain.introduction import IntroducedMentor, Introduction
from mentoring.domain.message import Message
from mentoring.domain.notes import Action, Notes
from mentoring.domain.pairing import Pairing
from mentoring.domain.people import Mentor, Person, PublishedMentor, RunningPairing, SpotOffer
from mentoring.domain.reliability import Reliability
from mentoring.domain.sign_in import AddressRecord, Session
from mentoring.domain.silence import Attempt, SilenceLog
from mentoring.domain.times import OwnTimes
from mentoring.domain.turns import Leaving
from mentoring.domain.waiting import WaitingRequest
from mentoring.domain.waiting_list import Lists, OnList

LABELS: Mapping[type, Mapping[str, str]] = {
    Person: {
        "name": "Name", "address": "E-mail address", "organisation": "Organisation",
        "grade": "Grade", "line_manager": "Your line manager's address",
        "coordinates": "You coordinate",
    },
    AddressRecord: {"letters": "Asked for"},
    AddressChange: {"address": "New address", "started_at": "Asked for"},
    CalendarFeed: {"since": "Made"},
    Session: {"started_at": "Signed in"},
    Enrolment: {
        "scheme": "Scheme", "started_on": "Since", "on_roster": "On its roster",
        "granted_after": "Another choice granted", "open": "Open requests",
        "endings": "Pairings that ended",
    },
    Ending: {"pairing_id": "Pairing", "ended_on": "Ended", "ended_by": "By"},
    Request: {
        "mentor_name": "Mentor", "mentee_name": "Mentee", "scheme_title": "Scheme",
        "mentee_organisation": "Mentee's organisation", "mentee_grade": "Mentee's grade",
        "aims": "What the mentee wants to achieve", "asked_at": "Asked", "state": "State",
        "ended_at": "Over since", "reason": "Reason", "note": "Note", "question": "Question",
        "questioned_at": "Question asked", "reply": "Answer", "replied_at": "Answered",
    },
    Introduction: {
        "scheme_title": "Scheme", "mentors": "Mentors", "why": "Why", "at": "Introduced",
    },
    IntroducedMentor: {"name": "Name"},
    Pairing: {
        "mentor_name": "Mentor", "mentee_name": "Mentee", "scheme_title": "Scheme",
        "aims": "What the mentee wants to achieve", "started_on": "From", "over_on": "Until",
        "state": "State", "extended": "Extended", "extend_asked_by": "Extension asked for by",
        "last_met_on": "Last met", "ended_by": "Ended by", "coordinator": "Ended by",
        "reason": "Reason", "note": "Note to the coordinators", "undone": "Times undone",
    },
    Expectations: {"pairing_id": "Pairing", "texts": "Texts"},
    Text: {"written_at": "Written", "by": "By", "terms": "Text", "agreed": "Agreed by"},
    Terms: PARTS_OF_A_TEXT,
    Agreement: {
        "pairing_id": "Pairing", "asked_at": "Line manager asked", "state": "State",
        "answered_at": "Answered", "note": "Note",
    },
    SilenceLog: {
        "pairing_id": "Pairing", "attempts": "Attempts", "reported_at": "Silence reported",
    },
    Attempt: {"on": "On", "by": "By"},
    Feedback: {
        "pairing_id": "Pairing", "useful": "Useful, from 1 to 5", "helped": "What helped",
        "missed": "What was missing", "is_shared": "Shown to the other", "at": "Said",
    },
    Diary: {"open": "Booked"},
    Appointment: {
        "kind": "Kind", "mentor_name": "Mentor", "mentee_name": "Mentee", "topic": "Topic",
        "mode": "How", "starts_at": "From", "ends_at": "Until", "booked_by": "Booked by",
        "moved_from": "Moved from", "moved_by": "Moved by", "state": "State",
        "cancelled_by": "Cancelled by", "late": "Late", "line": "Line to the other",
    },
    Notes: {"appointment": "Appointment", "pairing": "Pairing", "agenda": "Agenda",
            "text": "Notes", "actions": "Actions"},
    Action: {"what": "Action", "doer": "Who", "by": "By", "done_on": "Done"},
    Impression: {
        "appointment": "Appointment", "happened": "Did it happen", "useful": "Useful, from 1 to 5",
        "text": "In your words", "answered_at": "Said",
    },
    Reliability: {"late": "Moved or cancelled late"},
    Lists: {"on": "Waiting for"},
    OnList: {"mentor_name": "Mentor", "scheme": "Scheme", "joined_at": "Since"},
    Leaving: {},
    Message: {"scheme": "Scheme", "text": "Message", "at": "Sent"},
    Talk: {"pairing": "Pairing", "said": "Messages and answers"},
    Said: {"text": "Text", "at": "Sent", "by": "By"},
    Proposals: {"opened": "Sent"},
    Opened: {"at": "On"},
    Mentor: {
        "published": "From your biography", "own_places": "Places, as you set them",
        "running": "Mentees", "paused_until": "Paused until", "withdrawn": "Not published any more",
        "own_times": "Times, as you set them", "answer_days": "Days until you answered",
    },
    PublishedMentor: {
        "name": "Name", "role": "Role", "organisation": "Organisation", "grade": "Grade",
        "location": "Location", "schemes": "Schemes", "topics": "Topics", "offers": "Offers",
        "meets": "Meets", "trained": "Trained", "places": "Places", "spot": "Spot sessions",
    },
    SpotOffer: {
        "topics": "Topics", "times": "Times", "minutes": "Minutes",
        "notice_days": "Working days of notice", "most_a_month": "At most in a month",
    },
    RunningPairing: {"mentee_name": "Mentee", "scheme": "Scheme", "ends_on": "Until"},
    OwnTimes: {
        "weekly": "Weekly times", "minutes": "Minutes", "notice_days": "Working days of notice",
        "most_a_month": "At most in a month", "gap_minutes": "Minutes free in between",
        "extra": "Extra times", "off": "Days off",
    },
    WrittenBiography: {
        "pronouns": "Pronouns", "languages": "Languages", "training": "Training",
        "text": "Biography",
    },
    WaitingRequest: {
        "mentee_name": "Mentee", "scheme_title": "Scheme", "asked_at": "Asked",
        "closes_on": "Closes unanswered",
    },
    HeldMonth: {"month": "Month", "held": "Booked", "cancelled": "Cancelled"},
    Erasing: {"asked_at": "Asked for"},
}  # fmt: skip
"""Fields and properties in the order in which they are read. What isn't here is in the file only:
ids, numbers of versions, and what the clock keeps to itself."""
ANSWERS: Mapping[Happened, str] = {
    Happened.YES: "Yes",
    Happened.OTHER_ABSENT: "No, the other did not come",
    Happened.ABSENT: "No, I did not come",
    Happened.NO: "No",
}
