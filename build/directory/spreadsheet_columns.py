"""The columns of the spreadsheet: what each is called, holds, and is for."""

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What kind of value the cells of a column hold."""

    LINE = "line"
    TEXT = "text"
    WORD = "word"
    LIST = "list"
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    """A column. `field` is where its value stands in a mentor's file; `also` are other names."""

    title: str
    field: str
    holds: Holds
    note: str
    example: str
    also: tuple[str, ...] = ()
    required: bool = False
    width: int = 20


NAME, ID, ADDRESS = "name", "id", "address"
SPOT = "spot"
MENTORS_SHEET, GUIDE_SHEET, WORDS_SHEET = "Mentors", "How to fill this in", "Words"

COLUMNS = (
    Column(
        "organisation",
        "organisation",
        Holds.WORD,
        "As site/programme.yml lists it.",
        "Harbours and Lights Agency",
        ("organization", "org", "employer", "department", "force", "organisation name"),
        required=True,
        width=30,
    ),
    Column(
        "name",
        NAME,
        Holds.LINE,
        "As the mentor writes it.",
        "Nia Prosser",
        ("full name", "mentor", "mentor name", "mentor's name", "your name"),
        required=True,
        width=26,
    ),
    Column(
        "role",
        "role",
        Holds.LINE,
        "What the mentor does.",
        "Head of Forecasting",
        ("job", "job title", "job role", "position", "post", "current role"),
        required=True,
        width=34,
    ),
    Column(
        "topics",
        "topics",
        Holds.LIST,
        "What the mentor can help with: 1 to 12 topics with semicolons between them.",
        "part-time working; leading change",
        ("topic", "interests", "areas of interest", "can help with", "expertise", "subjects"),
        required=True,
        width=44,
    ),
    Column(
        "grade",
        "grade",
        Holds.WORD,
        "The id or the name of a grade.",
        "g6",
        ("rank", "band", "pay band", "grade or rank"),
        required=True,
    ),
    Column(
        "location",
        "location",
        Holds.LINE,
        "A town.",
        "Swansea",
        ("where", "town", "city", "based", "based in", "office", "base", "place of work"),
        required=True,
    ),
    Column(
        "schemes",
        "schemes",
        Holds.LIST,
        "The ids or titles of schemes; empty for a mentor who offers spot sessions only.",
        "",
        ("scheme", "programme", "programmes", "mentoring schemes"),
        required=True,
    ),
    Column(
        "offers",
        "offers",
        Holds.LIST,
        "What a mentee can ask for.",
        "pairing; spot session",
        ("offer", "offering", "what is offered"),
        required=True,
        width=36,
    ),
    Column(
        "meets",
        "meets",
        Holds.LIST,
        "How the mentor meets mentees.",
        "phone; video",
        ("meet", "ways to meet", "how to meet", "meets by", "mode", "modes"),
        required=True,
    ),
    Column(
        "languages",
        "languages",
        Holds.LIST,
        "Languages the mentor can work in.",
        "English; Cymraeg",
        ("language", "languages spoken", "speaks"),
    ),
    Column(
        "pronouns",
        "pronouns",
        Holds.LINE,
        "If the mentor wishes.",
        "she/her",
        ("pronoun", "preferred pronouns", "your pronouns"),
        width=12,
    ),
    Column(
        "training",
        "training",
        Holds.LINE,
        "What was learnt and when; some schemes ask for it.",
        "Level 5 in coaching and mentoring, 2021",
        ("mentor training", "qualifications", "qualification", "trained"),
        width=34,
    ),
    Column(
        "places",
        "places",
        Holds.NUMBER,
        "How many mentees there is room for; 1 where empty.",
        "2",
        ("number of places", "number of mentees", "how many mentees", "capacity"),
        width=8,
    ),
    Column(
        "spot topics",
        "spot.topics",
        Holds.LIST,
        "For spot sessions: topics, out of the mentor's own. Empty where none are offered.",
        "part-time working",
        ("spot session topics", "topics of spot sessions"),
        width=34,
    ),
    Column(
        "spot minutes",
        "spot.minutes",
        Holds.NUMBER,
        "How long one spot session is.",
        "30",
        ("spot session minutes", "length of a spot session", "minutes"),
        width=8,
    ),
    Column(
        "spot times",
        "spot.times",
        Holds.LIST,
        "A day and two times, in the programme's time zone.",
        "Tue 12:00-13:30; Thu 16:00-17:00",
        ("spot session times", "times", "times of spot sessions", "availability"),
        width=34,
    ),
    Column(
        "spot notice days",
        "spot.notice_days",
        Holds.NUMBER,
        "Whole working days between booking and meeting; 2 where empty.",
        "2",
        ("notice days", "notice", "spot notice", "days of notice"),
        width=8,
    ),
    Column(
        "spot most a month",
        "spot.most_a_month",
        Holds.NUMBER,
        "How many spot sessions a month at most; 4 where empty.",
        "4",
        ("most a month", "most spot sessions a month", "spot sessions a month", "max a month"),
        width=8,
    ),
    Column(
        "biography",
        "biography",
        Holds.TEXT,
        "40 to 400 words: what the mentor can help with, and how. Alt and Enter begin a line.",
        "I have worked four days a week for eleven years, in three jobs, and led teams in all of "
        "them. I can help you ask for the hours you need, keep them, and still get the work that "
        "you came for. Bring one thing that you keep putting off.",
        ("bio", "about", "about me", "profile", "description", "text"),
        required=True,
        width=80,
    ),
    Column(
        "id",
        ID,
        Holds.LINE,
        "The address of the mentor's page; made of the name where empty. Two mentors of one name "
        "each need one.",
        "nia-prosser",
        ("mentor id", "file", "file name", "page"),
    ),
    Column(
        "e-mail address",
        ADDRESS,
        Holds.LINE,
        "For letters to the mentor. It goes into people.csv, which git ignores, never onto the "
        "site. Empty: what people.csv says stays.",
        "nia.prosser@gov.example",
        ("address", "email", "mail", "work email", "email of the mentor", "contact"),
        width=34,
    ),
)
BY_FIELD = {column.field: column for column in COLUMNS}
