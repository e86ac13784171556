"""A biography to test with, as a form and as the fields of a file."""

from typing import Any

from mentoring.domain.biography.published import Words
from mentoring.domain.biography.words import known_of
from tests.world import PROGRAMME

WORDS = Words(
    organisations=("Northshire Constabulary", "Department of Examples", "Office of Samples")
)
KNOWN = known_of(PROGRAMME, WORDS)
TEXT = "I have led teams by day and by night, and I like plain questions. " * 4
FORM = {
    "name": "Nia Prosser",
    "pronouns": "she/her",
    "role": "Head of Forecasting",
    "organisation": "Office of Samples",
    "grade": "g7",
    "location": "Swansea",
    "biography": TEXT,
    "topics.leading a team": "yes",
    "topics.part-time working": "yes",
    "offers.pairing": "yes",
    "offers.spot session": "yes",
    "spot_topics.leading a team": "yes",
    "minutes": "30",
    "times": "Tuesday 9.00 – 10:30\nThu 16:00-17:00",
    "notice_days": "2",
    "most_a_month": "4",
    "meets.video": "yes",
    "languages": "English, Cymraeg",
    "schemes.career": "yes",
    "training": "Level 5 in coaching, 2021",
    "places": "2",
}
FIELDS: dict[str, Any] = {
    "name": "Nia Prosser",
    "pronouns": "she/her",
    "role": "Head of Forecasting",
    "organisation": "Office of Samples",
    "grade": "g7",
    "location": "Swansea",
    "schemes": ["career"],
    "topics": ["part-time working", "leading a team"],
    "offers": ["pairing", "spot session"],
    "meets": ["video"],
    "languages": ["English", "Cymraeg"],
    "training": "Level 5 in coaching, 2021",
    "places": 2,
    "spot": {
        "topics": ["leading a team"],
        "minutes": 30,
        "times": ["Tue 09:00-10:30", "Thu 16:00-17:00"],
    },
    "biography": TEXT.strip() + "\n",
}
