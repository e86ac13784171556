"""Every kind of page in every state: who looks, where, and what they do there first."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.past import Past
from tests.browser.visit import Visit

MISSING = 404
FAULTY, REFUSED = "There is something to put right", "That can't be done"
Act = Callable[[Visit, Past], object]


@dataclass(frozen=True)
class Scene:
    """A page to look at. `path` may name a path of the past; `says` is on the page looked at."""

    name: str
    path: str
    who: str = ""
    act: Act | None = None
    status: int = 200
    says: str = ""

    def enter(self, visit: Visit, past: Past) -> None:
        """Go there and do what is to be done first."""
        visit.open(self.path.format_map(past.paths))
        if self.act:
            self.act(visit, past)


def pressing(button: str) -> Act:
    """Send a form as it stands."""
    return lambda visit, _: visit.press(button)


def seeing(selector: str) -> Act:
    """Wait until something is there."""
    return lambda visit, _: visit.page.locator(selector).first.wait_for()


def asking_for_a_code(visit: Visit, _: Past) -> None:
    """The first half of signing in."""
    visit.page.get_by_label("Your work e-mail address").fill("lena@gov.example")
    visit.press("Send the code")
    visit.page.get_by_label("The six digits").wait_for()


def typing_another_code(visit: Visit, past: Past) -> None:
    """The second half, gone wrong."""
    asking_for_a_code(visit, past)
    visit.page.get_by_label("The six digits").fill("12 34")
    visit.press("Sign in")


def shortlisting(visit: Visit, _: Past) -> None:
    """Three on the list, and one too many."""
    boxes = visit.page.locator("#results [data-shortlist]")
    boxes.first.wait_for()
    for count in range(4):
        boxes.nth(count).click()
    visit.page.get_by_text("Three at most").wait_for()


def comparing(visit: Visit, past: Past) -> None:
    """The three side by side."""
    shortlisting(visit, past)
    visit.follow("Compare")
    visit.page.locator(".pool-compared").nth(2).wait_for()


def writing(visit: Visit, _: Past) -> None:
    """A message to the coordinators."""
    visit.page.get_by_label("Career programme").check()
    visit.page.get_by_label("Your message").fill("Can I be in two schemes at once?")
    visit.press("Send")


def writing_a_biography(visit: Visit, _: Past) -> None:
    """Somebody becomes a mentor."""
    page = visit.page
    page.get_by_label("Your role").fill("Head of Harbours")
    page.get_by_label("Your organisation").fill("Eastmere Council")
    page.get_by_label("The town you work in").fill("Swansea")
    page.get_by_label("What you can help with").fill("I like *plain* questions. " * 12)
    page.locator("#topics").check()
    page.locator("#offers").check()
    page.locator("#meets").check()
    page.get_by_label("Career programme").check()
    visit.press("Check and preview")


def choosing_a_time_just_taken(visit: Visit, past: Past) -> None:
    """Somebody else was quicker."""
    page = visit.page
    page.get_by_label("Confidence").check()
    page.get_by_label("Phone").check()
    page.locator("[name=time]").nth(2).check()
    past.people["otto"].book("yetunde-ogunleye", "confidence", "phone", number=2)
    visit.press("Book the session")


STATIC = (
    Scene("home-shortlist", "/", act=shortlisting, says="Shortlist"),
    Scene("compare", "/", act=comparing, says="Topics"),
    Scene("compare-nobody", "/compare/", says="Nobody is on your shortlist"),
    Scene("home", "/", act=seeing("#results li")),
    Scene(
        "home-filtered",
        "/?q=coffee&offers=spot-session&meets=video",
        act=seeing("#results mark"),
    ),
    Scene(
        "home-nobody",
        "/?q=flood+midwife&offers=spot-session&location=york",
        act=seeing("#loosen li"),
    ),
    Scene("browse", "/browse/"),
    Scene("browse-facet", "/browse/topic/"),
    Scene("browse-value", "/browse/topic/part-time-working/"),
    Scene(
        "browse-pair", "/browse/topic/part-time-working/at/northshire-constabulary/", says="Amara"
    ),
    Scene("profile", "/mentors/amara-okafor/"),
    Scene(
        "profile-away", "/mentors/halina-brzezicka/", act=seeing(".is-away"), says="Waiting list"
    ),
    Scene("profile-pairing-only", "/mentors/marcus-vantongeren/"),
    Scene("schemes", "/schemes/"),
    Scene("scheme", "/schemes/leadership/"),
    Scene("scheme-unlisted", "/schemes/inspectors/"),
    Scene("guidance", "/guidance/"),
    Scene("guidance-refusals", "/guidance/refusals/"),
    Scene("events", "/events/", says="Past (1)"),
    Scene("events-past", "/events/#first-mentors-last-year", says="It is over"),
    Scene("events-cancelled", "/events/#shadowing-july", says="Cancelled"),
    Scene("become-a-mentor", "/become-a-mentor/"),
    Scene("privacy", "/privacy/"),
    Scene("cookies", "/cookies/"),
    Scene("accessibility", "/accessibility/"),
    Scene("not-found", "/nowhere/", status=MISSING),
)
SIGNING_IN = (
    Scene("sign-in", "/my/sign-in"),
    Scene("sign-in-errors", "/my/sign-in", act=pressing("Send the code"), says=FAULTY),
    Scene("code-without-attempt", "/my/sign-in/code?code=123456"),
    Scene("code", "/my/sign-in", act=asking_for_a_code),
    Scene("code-wrong", "/my/sign-in", act=typing_another_code, says=FAULTY),
    Scene("details", "/my/details", "nia"),
    Scene("details-errors", "/my/details", "nia", pressing("Continue"), says=FAULTY),
)
ASKING = (
    Scene("ask-paired", "/my/requests/new?mentor=kwabena-asante-mensah", "dee", says=REFUSED),
    Scene("ask-one-scheme", "/my/requests/new?mentor=llyr-meredydd", "dee"),
    Scene("ask-several", "/my/requests/new?mentor=ben-hughes", "kim"),
    Scene(
        "ask-errors",
        "/my/requests/new?mentor=ben-hughes",
        "kim",
        pressing("Ask Ben"),
        says=FAULTY,
    ),
    Scene("ask-full", "/my/requests/new?mentor=rosalind-peverell", "kim", says=REFUSED),
    Scene("ask-oneself", "/my/requests/new?mentor=yetunde-ogunleye", "yetunde", says=REFUSED),
    Scene("asked", "{asked}", "dee"),
    Scene("request-accepted", "{accepted}", "dee"),
    Scene("request-declined", "{declined}", "dee"),
    Scene("request-suggested", "{suggested}", "kim", says="Others with room now"),
    Scene("request-withdrawn", "{withdrawn}", "dee"),
    Scene("request-closed", "{closed}", "dee"),
    Scene("request-released", "{released}", "dee"),
    Scene("request-of-others", "{asked}", "kim", status=MISSING),
)
ANSWERING = (
    Scene("answer", "{kwabena-kim}"),
    Scene("answer-errors", "{kwabena-kim}", act=pressing("Continue"), says=FAULTY),
    Scene("answered-yes", "{rosalind-dee}"),
    Scene("answered-no", "{catrin-dee}"),
    Scene("answer-withdrawn", "{eilidh-dee}"),
    Scene("answer-released", "{ibrahim-dee}"),
    Scene("answer-closed", "{linh-dee}"),
)
PAIRING = (
    Scene("pairing-mentee", "{running}", "dee"),
    Scene("pairing-mentor", "{running}", "rosalind"),
    Scene("unpaired-by-me", "{unpaired}", "otto"),
    Scene(
        "unpaired-reason-errors",
        "{unpaired}",
        "otto",
        pressing("Tell the coordinators"),
        says=FAULTY,
    ),
    Scene("unpaired-reason-given", "{told}", "tam"),
    Scene("unpaired-by-the-other", "{unpaired}", "kwabena"),
)
SPOT = "/my/spot-sessions/new?mentor="
SOON = "/my/spot-sessions/soonest"
BOOKING = (
    Scene("choose-a-time", f"{SPOT}ben-hughes", "kim"),
    Scene("choose-errors", f"{SPOT}ben-hughes", "kim", pressing("Book the session"), says=FAULTY),
    Scene(
        "choose-taken", f"{SPOT}yetunde-ogunleye", "kim", choosing_a_time_just_taken, says=FAULTY
    ),
    Scene("choose-none-offered", f"{SPOT}vikram-sodhi", "kim", says=REFUSED),
    Scene("booked-mentee", "{booked}", "dee"),
    Scene("booked-mentor", "{booked}", "kwabena"),
    Scene("cancelled-mentee", "{cancelled}", "dee"),
    Scene("called-off", "{called-off}", "otto", says="Yetunde wrote"),
    Scene("move", "{moved}/move", "dee", says="Move the spot session"),
    Scene("move-errors", "{moved}/move", "dee", pressing("Move the appointment"), says=FAULTY),
    Scene("move-refused", "{moved}/move", "yetunde", says=REFUSED),
    Scene("moved-mentee", "{moved}", "dee", says="You moved it"),
    Scene("moved-mentor", "{moved}", "yetunde", says="Dee moved it"),
    Scene("past-unanswered", "{past}", "dee", says="How was it?"),
    Scene("how-was-it", "{past}/how-was-it", "dee", says="Did it happen?"),
    Scene("how-was-it-errors", "{past}/how-was-it", "dee", pressing("Continue"), says=FAULTY),
    Scene("how-was-it-again", "{answered}/how-was-it", "dee", says="You answered on"),
    Scene("answered", "{answered}", "dee", says="5 of 5"),
    Scene("absent", "{absent}", "dee", says="Yetunde did not come"),
    Scene("absent-for-the-other", "{absent}", "yetunde", says="How was it?"),
    Scene("soonest", f"{SOON}?topic=project-delivery", "kim", says="Soonest on"),
    Scene("soonest-topics", SOON, "kim", says="What is it about?"),
)
OWN = (
    Scene("my-empty", "/my/", "nia"),
    Scene("my-mentee", "/my/", "dee"),
    Scene("my-mentor", "/my/", "kwabena"),
    Scene("my-both", "/my/", "yetunde"),
    Scene("my-coordinator", "/my/", "nerys"),
    Scene("write", "/my/write", "dee"),
    Scene("write-errors", "/my/write", "dee", pressing("Send"), says=FAULTY),
    Scene("write-sent", "/my/write", "kim", writing),
    Scene("coordinate", "/coordinate/", "nerys"),
    Scene("coordinate-nothing", "/coordinate/", "joel"),
    Scene("coordinate-refused", "/coordinate/", "dee", status=MISSING),
)
WRITING = (
    Scene("biography", "/my/biography", "kim"),
    Scene("biography-mentor", "/my/biography", "kwabena"),
    Scene(
        "biography-errors",
        "/my/biography",
        "kim",
        pressing("Check and preview"),
        says=FAULTY,
    ),
    Scene(
        "biography-preview",
        "/my/biography",
        "kwabena",
        pressing("Check and preview"),
        says="Nothing is sent yet",
    ),
    Scene("biography-new-preview", "/my/biography", "kim", writing_a_biography, says="Send it"),
)
LIST = "/my/waiting-lists/"
WAITING = (
    Scene("ask-away", "/my/requests/new?mentor=halina-brzezicka", "kim", says="Wait for a place"),
    Scene("list-offered", f"{LIST}halina-brzezicka", "kim", says="Join the waiting list"),
    Scene("list-joined", f"{LIST}rosalind-peverell", "kim", says="One person is before you"),
    Scene("list-place-held", f"{LIST}rosalind-peverell", "tam", says="held for you"),
    Scene("list-room-now", f"{LIST}llyr-meredydd", "kim", says="has room now"),
    Scene("my-on-lists", "/my/", "tam", says="Waiting lists"),
    Scene("pause", "/my/pause", "yetunde", says="Take a pause"),
    Scene("pause-preview", "/my/pause?until={back}", "yetunde", says="What it touches"),
    Scene("pause-errors", "/my/pause?until=2020-01-01", "yetunde", says=FAULTY),
    Scene("my-paused", "/my/", "halina", says="End the pause now"),
    Scene("coordinate-searches", "/coordinate/searches", "nerys", says="flood defence"),
)
