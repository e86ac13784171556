"""`/laptop/day`: where `make day` tells the running pool which date to move to."""

import hmac
from datetime import date

from werkzeug.wrappers import Request, Response

from laptop.days import Days, in_words
from laptop.places import TOKEN_HEADER
from laptop.stopped import Stopped


class ClockPage:
    """Moves the pool's clock for who knows the token, which only this user's files hold."""

    def __init__(self, days: Days, token: str) -> None:
        """Take the token of this start."""
        self._days = days
        self._token = token

    def answer(self, request: Request) -> Response:
        """Live through the days up to `date`; the answer is a sentence either way."""
        if request.method != "POST" or not self._knows(request):
            return Response("There is no such page.", 404, mimetype="text/plain")
        try:
            target = date.fromisoformat(request.form.get("date", ""))
            count = self._days.move_to(target)
        except ValueError:
            return _refused('Write the date as in "2027-01-15".')
        except Stopped as refusal:
            return _refused(str(refusal))
        lived = "1 day" if count == 1 else f"{count} days"
        return Response(f"It is {in_words(target)} in the pool now; {lived} lived through.")

    def _knows(self, request: Request) -> bool:
        return hmac.compare_digest(request.headers.get(TOKEN_HEADER, ""), self._token)


def _refused(sentence: str) -> Response:
    return Response(sentence, 409, mimetype="text/plain")
