"""A mentor's times: see them, see what a change touches, change them: routes and nothing else."""

from typing import Any

from aws_lambda_powertools.event_handler import Response

from mentoring import web, wiring
from mentoring.actions import times
from mentoring.domain.refusals import Incomplete
from mentoring.domain.times_change import TimesChanged
from mentoring.domain.times_form import form_of

app = web.app()


@app.get("/my/times")
def see_times() -> Response[str]:
    """The form with the times in force, or with what was typed before signing in again."""
    typed = web.call(app).typed
    return _form(typed if "here" in typed else None)


@app.post("/my/times/preview")
def preview() -> Response[str]:
    """What the times on the form would change; nothing is saved."""
    return _preview()


@app.post("/my/times")
def save() -> Response[str]:
    """Change the times, and cancel what was ticked."""
    call = web.call(app)
    person = call.person()
    try:
        times.save(wiring.means(), call.opening.programme, person, call.form)
    except Incomplete as problem:
        return _preview(problem.errors)
    except TimesChanged as changed:
        return _preview({"preview": changed.sentence})
    web.log("times changed", person=person.id)
    return web.go("/my/#times")


def _preview(errors: dict[str, str] | None = None) -> Response[str]:
    call = web.call(app)
    programme, form = call.opening.programme, call.form
    try:
        seen = times.preview(wiring.means(), programme, call.person(), form)
    except Incomplete as problem:
        return _form(form, problem.errors)
    return web.show(
        call,
        "times_preview.html",
        "Your times",
        seen=seen,
        mentor=seen.change.after,
        values=seen.form,
        ticked=form.keys(),
        errors=errors,
    )


def _form(
    typed: dict[str, str] | None = None, errors: dict[str, str] | None = None
) -> Response[str]:
    call = web.call(app)
    programme = call.opening.programme
    mentor, coming = times.look(wiring.means(), programme, call.person())
    in_force = mentor.times.from_day(programme.day_of(wiring.now()))
    return web.show(
        call,
        "times.html",
        "Your times",
        mentor=mentor,
        coming=coming,
        values=form_of(in_force) if typed is None else typed,
        errors=errors,
    )


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one call of the HTTP API."""
    return app.resolve(event, context)
