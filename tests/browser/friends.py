"""Phone a friend as it is looked at, by those who write and those who answer."""

from tests.browser.scenes import FAULTY, MISSING, Scene, pressing

SEND = "Send to the coordinators"
FRIENDS = (
    Scene("friend-ask", "{unpaired}/friend", "otto", says="What would you like help with?"),
    Scene("friend-errors", "{unpaired}/friend", "otto", pressing(SEND), says=FAULTY),
    Scene("friend-waiting", "{running}/friend", "rosalind", says="Waiting for an answer"),
    Scene("friend-answered", "{running}/friend", "dee", says="And if she laughs?"),
    Scene("friend-answer", "{friend-of-dee}", "nerys", says="asks for help"),
    Scene("friend-answer-errors", "{friend-of-dee}", "nerys", pressing("Send to Dee"), says=FAULTY),
    Scene("friend-answer-of-others", "{friend-of-dee}", "rosalind", status=MISSING),
    Scene("my-friend", "/my/", "dee", says="You and the coordinators"),
    Scene("coordinate-friend", "/coordinate/?scheme=career", "nerys", says="Read and answer"),
    Scene("scheme-events", "/schemes/leadership/", says="Briefings and refreshers"),
)
