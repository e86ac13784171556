"""R30 played with somebody who asks for codes, or guesses, at the same moment."""

import contextlib

from mentoring.actions import signing_in
from mentoring.adapters import keys
from mentoring.domain.letter import Kind, Outgoing
from mentoring.domain.refusals import Incomplete
from mentoring.domain.sign_in import AddressRecord, Session, SignInAttempt, fingerprint
from tests.actions.gaps import between, drawn_again, too_late
from tests.fakes import Scene


def four_first_codes(scene: Scene) -> bool:
    """R30: an address nobody knows is sent three letters at most, from however many browsers."""
    return codes_for(scene, "new@gov.example") == 3


def four_codes(scene: Scene) -> bool:
    """R30: so is an address that somebody has."""
    return codes_for(scene, scene.mentee().address) == 3


def codes_for(scene: Scene, address: str) -> int:
    """Ask for four codes, three of them while the first is being asked for; how many are sent."""

    def ask() -> None:
        signing_in.ask_for_code(scene.means, scene.programme, address, "/my/")

    def ask_three_times() -> None:
        for _ in range(3):
            ask()

    between(scene, AddressRecord, ask_three_times)
    with too_late():
        ask()
    return [kind for kind, _ in scene.told()].count(Kind.SIGN_IN_CODE)


def a_secret_drawn_twice(scene: Scene) -> bool:
    """R30: a browser whose token was drawn before gives nobody five tries more."""
    token = signing_in.ask_for_code(scene.means, scene.programme, "new@gov.example", "/my/")
    guess(scene, token)
    drawn_again(scene, "new_secret", token)
    with too_late():
        signing_in.ask_for_code(scene.means, scene.programme, "other@gov.example", "/my/")
    return tries(scene, token) == 1


def two_guesses(scene: Scene) -> bool:
    """R30: two wrong codes at the same moment are two tries."""
    token = signing_in.ask_for_code(scene.means, scene.programme, "new@gov.example", "/my/")
    between(scene, SignInAttempt, lambda: guess(scene, token))
    guess(scene, token)
    return tries(scene, token) == 2


def signed_out_while_a_form_is_kept(scene: Scene) -> bool:
    """R30: a session that was ended stays ended, whatever was to be kept with it."""
    token = signing_in.ask_for_code(scene.means, scene.programme, "new@gov.example", "/my/")
    (sent,) = scene.store.all(Outgoing)
    signing_in.enter_code(scene.means, token, sent.letter.facts["code"])
    (session,) = scene.store.all(Session)
    between(scene, Session, lambda: signing_in.sign_out(scene.means, session))
    signing_in.keep_form(scene.means, session, "text=Much")
    return not scene.store.all(Session)


def guess(scene: Scene, token: str) -> None:
    """Enter a wrong code."""
    with contextlib.suppress(Incomplete):
        signing_in.enter_code(scene.means, token, "654321")


def tries(scene: Scene, token: str) -> int:
    """How often an attempt was tried."""
    (attempt,) = scene.store.load(keys.sign_in(fingerprint(token)))
    return int(attempt.tries)
