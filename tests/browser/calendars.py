"""The page of one's calendar feed, as it is looked at."""

from tests.browser.scenes import Scene, pressing

PAGE = "/my/calendar"
FEEDS = (
    Scene("feed-off", PAGE, "kim", says="Your feed is turned off"),
    Scene("feed-on", PAGE, "dee", pressing("Turn the feed on"), says="The address of your feed"),
)
