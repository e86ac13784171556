"""A past for the pool: people with requests, pairings and appointments in every state there is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from playwright.sync_api import APIRequest

from laptop.spare import Laptop
from tests.browser.caller import Caller
from tests.browser.calling import THREE, call
from tests.browser.letterbox import Letterbox
from tests.browser.met import meet

SIXTEEN_DAYS = timedelta(days=16)
"""Longer than a request stays open."""
THREE_WEEKS = timedelta(days=21)
LONGER_THAN_SLOTS = timedelta(days=90)
ASKS = "asks you to be their mentor"
AGREEING = {"ivy": "Ivy Castellanos", "ira": "Ira Whitcombe", "isa": "Isa Delacroix"}
THEIR_MENTORS = {
    "charles": "charles.obuya@health.example",
    "jerzy": "jerzy.wolanski@gov.example",
    "ravi": "ravi.chandrasekhar@gov.example",
}
"""In a scheme in which a line manager is part of the agreement."""
MENTEES = {
    "dee": "Dee Ofori-Jones",
    "otto": "Otto Lindqvist",
    "tam": "Tam Nguyễn",
    "kim": "Kim O’Rourke",
    "ola": "Ola Bright",
    "cai": "Cai Morgan-Reed",
    "una": "Una Fairweather",
    **AGREEING,
}
MENTORS = {
    **THEIR_MENTORS,
    "catrin": "catrin.wyn@health.example",
    "eilidh": "eilidh.macaskill@gov.example",
    "halina": "halina.brzezicka@northshire.police.example",
    "ibrahim": "ibrahim.el.khoury@gov.example",
    "joao": "joao.figueiredo.brandt@gov.example",
    "kwabena": "kwabena.asante.mensah@gov.example",
    "linh": "linh.pham@gov.example",
    "mei": "mei.lin@gov.example",
    "rosalind": "rosalind.peverell@gov.example",
    "sunita": "sunita.bhattarai@eastmere.council.example",
    "yetunde": "yetunde.ogunleye@health.example",
}
NEVER_SIGNED_IN = {"catrin", "ibrahim", "mei"}
"""They answer from their letters."""
SIGNED_IN = {
    **{name: f"{name}@gov.example" for name in (*MENTEES, "nia")},
    **{name: address for name, address in MENTORS.items() if name not in NEVER_SIGNED_IN},
    "nerys": "nerys.tan@gov.example",
    "joel": "joel.okonjo@health.example",
}
"""Nia has given no details; Yetunde is mentor and mentee; Nerys and Joel coordinate."""
MEETINGS = {
    "past": ("kwabena-asante-mensah", "project delivery", "video"),
    "answered": ("joao-figueiredo-brandt", "writing clearly", "video"),
    "absent": ("yetunde-ogunleye", "confidence", "phone"),
}
USEFUL = {"happened": "yes", "useful": "5", "text": "Two people to write to, and a first line."}
QUESTION = "Would early mornings suit you? I start at seven, and the afternoons are never mine."
ROSTER = """dee@gov.example, , 2026-09-01
wren@gov.example, Wren Ashby-Llewellyn, 14/10/2026
a.long.address.of.somebody.with.four.names@northshire.police.example"""
ANOTHER_TEXT = {
    "goals": "To lead a team of forty.",
    "how_often": "Half an hour every fortnight.",
    "where": "By video.",
    "confidential": "All of it, unless somebody would come to harm.",
}
YES = {"answer": "yes", "outside_line": "yes"}


@dataclass
class Past:
    """Who is signed in, and where everything is; a mentor's paths hold the key of the letter."""

    base_url: str
    requests: APIRequest
    letterbox: Letterbox
    people: dict[str, Caller] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def newcomer(self, name: str) -> Caller:
        """Somebody who has just come, with a session and nothing else."""
        caller = Caller(self.requests, self.base_url, f"{name}@gov.example")
        caller.ask_for_code()
        caller.enter_code(self.letterbox)
        return caller

    def answering(self, mentor: str, mentee: str = "dee", **answer: str) -> None:
        """Keep the link of the letter that a mentor got; answer from it, signed in nowhere."""
        link = self.letterbox.link(MENTORS[mentor], f"{MENTEES[mentee]} {ASKS}")
        self.paths[f"{mentor}-{mentee}"] = link
        if answer:
            Caller(self.requests, self.base_url).fill(link, **answer)


def lived(laptop: Laptop, requests: APIRequest, letterbox: Letterbox) -> Past:
    """Live through three weeks; the pool's clock stands sixteen days ahead afterwards."""
    past = Past(laptop.base_url, requests, letterbox)
    early = past.newcomer("dee")
    early.give_details(MENTEES["dee"])
    past.paths["closed"] = early.ask("linh-pham", "career")
    past.answering("linh")
    _meet(past, early)
    _long_ago(past)
    cai = past.newcomer("cai")
    cai.give_details(MENTEES["cai"])
    call(cai, *THREE)
    today = (datetime.now(UTC) + SIXTEEN_DAYS).date()
    laptop.set_date(today.isoformat())
    past.paths["back"] = (today + SIXTEEN_DAYS).isoformat()
    past.paths["first-session"] = (today + THREE_WEEKS).isoformat()
    past.paths["long-after"] = (today + LONGER_THAN_SLOTS).isoformat()
    Caller(requests, laptop.base_url, "lucy@gov.example").ask_for_code()
    _sign_in(past)
    _ask_and_answer(past)
    _pair_and_part(past)
    _book(past)
    meet(past)
    _wait(past)
    _introduce(past)
    agree_in_every_way(past)
    past.people["dee"].fill("/my/write", scheme="career", text="We keep missing each other.")
    _coordinate(past)
    _phone_a_friend(past)
    return past


def _meet(past: Past, early: Caller) -> None:
    """Book what will be over: one nobody speaks of, one that was useful, one with an absence."""
    for name, (mentor, topic, mode) in MEETINGS.items():
        past.paths[name] = early.book(mentor, topic, mode)


def _long_ago(past: Past) -> None:
    """Ola unpairs, and books what is over by the time that everybody looks."""
    ola = past.newcomer("ola")
    ola.give_details(MENTEES["ola"])
    past.paths["long-ago"] = ended = _pairing(ola.ask("mei-lin", "career"))
    past.answering("mei", "ola", **YES)
    ola.post(f"{ended}/unpair")
    past.paths["over"] = ola.book("ben-hughes", "part-time working", "video")


def _sign_in(past: Past) -> None:
    for name, address in SIGNED_IN.items():
        past.people[name] = Caller(past.requests, past.base_url, address)
        past.people[name].ask_for_code()
    for caller in past.people.values():
        caller.enter_code(past.letterbox)
    for name, full_name in {**MENTEES, "yetunde": "Yetunde Ogunleye"}.items():
        past.people[name].give_details(full_name)


def _ask_and_answer(past: Past) -> None:
    dee, paths = past.people["dee"], past.paths
    paths["declined"] = dee.ask("catrin-wyn", "career")
    past.answering("catrin", answer="no", reason="AWAY", note="I go on leave in spring.")
    paths["withdrawn"] = dee.ask("eilidh-macaskill", "career")
    past.answering("eilidh")
    dee.post(f"{paths['withdrawn']}/withdraw")
    paths["released"] = dee.ask("ibrahim-el-khoury", "career")
    past.answering("ibrahim")
    paths["accepted"] = dee.ask("rosalind-peverell", "career")
    past.answering("rosalind", **YES)
    paths["running"] = _pairing(paths["accepted"])
    paths["asked"] = dee.ask("halina-brzezicka", "open")
    paths["questioned"] = dee.ask("yetunde-ogunleye", "open")
    past.people["yetunde"].fill(paths["questioned"], answer="question", question=QUESTION)
    past.people["yetunde"].ask("sunita-bhattarai", "open")


def _pair_and_part(past: Past) -> None:
    otto, tam, kim = (past.people[name] for name in ("otto", "tam", "kim"))
    past.paths["unpaired"] = ended = _pairing(otto.ask("kwabena-asante-mensah", "career"))
    past.answering("kwabena", "otto", **YES)
    for step in ("unpair", "undo", "unpair"):
        otto.post(f"{ended}/{step}")
    past.paths["told"] = told = _pairing(tam.ask("joao-figueiredo-brandt", "career"))
    past.answering("joao", "tam", **YES)
    tam.post(f"{told}/unpair")
    tam.post(f"{told}/reason", reason="NO_TIME", note="We met once.")
    past.paths["suggested"] = kim.ask("eilidh-macaskill", "career")
    past.answering("eilidh", "kim", answer="no", reason="OTHER_FIELD")
    kim.ask("kwabena-asante-mensah", "career")
    past.answering("kwabena", "kim")


def _pairing(request: str) -> str:
    return request.replace("/requests/", "/pairings/")


def _book(past: Past) -> None:
    dee = past.people["dee"]
    call(past.people["una"], *THREE[:2])
    past.paths["booked"] = dee.book("kwabena-asante-mensah", "project delivery", "video")
    past.paths["cancelled"] = dee.book("joao-figueiredo-brandt", "writing clearly", "video")
    dee.post(f"{past.paths['cancelled']}/cancel")
    past.paths["moved"] = dee.book("yetunde-ogunleye", "confidence", "phone")
    dee.fill(f"{past.paths['moved']}/move", time=dee.times(f"{past.paths['moved']}/move")[2])
    otto = past.people["otto"]
    past.paths["called-off"] = otto.book("yetunde-ogunleye", "confidence", "phone")
    line = "I am at a funeral that day. The week after would suit me well."
    past.people["yetunde"].post(f"{past.paths['called-off']}/cancel", line=line)
    for name, said in {"answered": USEFUL, "absent": {"happened": "other absent"}}.items():
        dee.fill(f"{past.paths[name]}/how-was-it", **said)


def _introduce(past: Past) -> None:
    """Halina, who coordinates, has two in mind for Kim."""
    past.people["halina"].fill(
        "/coordinate/introduce?scheme=open",
        address=SIGNED_IN["kim"],
        why="Both came back from a long leave, as you are about to.",
        **{"mentor-1": "lowri-fflur-davies", "mentor-2": "ben-hughes"},
    )
    past.paths["introduced"] = past.letterbox.link(SIGNED_IN["kim"], "introduce you to")


def agree_in_every_way(past: Past) -> None:
    """Ivy's line manager has not answered, Ira's confirms and Ravi writes anew, Isa's can't."""
    pairs = zip(AGREEING, ("charles-obuya", "ravi-chandrasekhar", "jerzy-wolanski"), strict=True)
    for mentee, mentor in pairs:
        first = mentor.partition("-")[0]
        at = _pairing(past.people[mentee].ask(mentor, "leadership"))
        past.answering(first, mentee, **YES)
        past.paths[f"agreed-{mentee}"] = page = f"{at}/expectations"
        for person in (mentee, first):
            past.people[person].post(f"{page}/agree", number="1")
        asks = f"{AGREEING[mentee]} asks"
        past.paths[f"manager-{mentee}"] = past.letterbox.link("morgan@gov.example", asks)
    manager = Caller(past.requests, past.base_url)
    manager.fill(past.paths["manager-ira"], choice="confirm")
    manager.fill(past.paths["manager-isa"], choice="refuse", note="Not before the audit is over.")
    past.people["ravi"].fill(f"{past.paths['agreed-ira']}/change", **ANOTHER_TEXT)


def _wait(past: Past) -> None:
    """Halina is away, back and away again; a place with Rosalind is held for Tam, and Kim waits."""
    tam, kim, halina = (past.people[name] for name in ("tam", "kim", "halina"))
    halina.post("/my/pause", until=past.paths["back"])
    tam.post("/my/waiting-lists/halina-brzezicka/join", scheme="open")
    halina.post("/my/pause/end")
    halina.post("/my/pause", until=past.paths["back"])
    for caller in (tam, kim):
        caller.post("/my/waiting-lists/rosalind-peverell/join", scheme="career")
    past.people["rosalind"].post("/my/places", places="2")
    past.people["eilidh"].post("/my/pause", until=past.paths["long-after"])
    _ask_in_turn(past)
    for words in ("fire service", "fire service", "parental leave", *["flood defence"] * 6):
        past.people["nia"].tell_of_a_search(words)


def _ask_in_turn(past: Past) -> None:
    """Otto waits for Sunita, and asks with a call when his turn comes."""
    otto, sunita = past.people["otto"], past.people["sunita"]
    sunita.post("/my/places", places="0")
    otto.post("/my/waiting-lists/sunita-bhattarai/join", scheme="open")
    sunita.post("/my/places", places="1")
    past.paths["asked-with-call"] = otto.ask("sunita-bhattarai", "open", call="yes")
    past.answering("sunita", "otto")
    sunita.post("/my/places", places="2")


def _coordinate(past: Past) -> None:
    """Nerys enrols three, writes to two, and grants Tam another choice; of Otto she has not."""
    nerys, paths = past.people["nerys"], past.paths
    for name, pairing in (("of-tam", "told"), ("of-otto", "unpaired"), ("of-dee", "running")):
        named = paths[pairing].rpartition("/")[2]
        paths[f"pairing-{name}"] = f"/coordinate/pairings/{named}"
        paths[f"person-{name}"] = f"/coordinate/people/{named.partition('.')[0]}"
    nerys.post("/coordinate/roster/enrol", scheme="buddy", lines=ROSTER)
    written = {"text": "Have you two met since the spring?", "form": "theform"}
    nerys.post(f"{paths['pairing-of-dee']}/write", **written)
    granted = {"scheme": "career", "why-career": "João had no time for it, so choose again."}
    nerys.post(f"{paths['person-of-tam']}/grant", **granted)


def _phone_a_friend(past: Past) -> None:
    """Dee and Rosalind each ask for help with the other; Nerys has answered Dee, who asks again."""
    page, dee = f"{past.paths['running']}/friend", past.people["dee"]
    named = past.paths["running"].rpartition("/")[2]
    past.paths["friend-of-dee"] = answer = f"/coordinate/friends/{named.partition('.')[0]}.{named}"
    dee.fill(page, text="We have met twice, and both times it was cut short. How do I raise it?")
    past.people["nerys"].fill(answer, text="Early in the next one.\n\nShall we try the words?")
    dee.fill(page, text="And if she laughs?")
    past.people["rosalind"].fill(page, text="Dee would like to meet every week, and I can't.")
