"""Why no pull request could be opened: each with what the person can do, whose text is kept."""

from mentoring.domain.refusals import Refusal

INSTEAD = "Nothing is lost: send it from the git host's own page, or download it below."


class NotOpened(Refusal):
    """The git host has not opened a pull request."""

    code = "not_opened"
    sentence = f"The git host did not take your biography. {INSTEAD}"


class HostAway(NotOpened):
    """The git host can't be reached, takes too long, or has trouble of its own."""

    code = "host_away"
    sentence = f"The git host does not answer just now. Try again in a minute. {INSTEAD}"


class HostBusy(NotOpened):
    """The git host wants fewer calls."""

    code = "host_busy"
    sentence = (
        f"The git host has had too many calls from this pool. Try again in an hour. {INSTEAD}"
    )


class NotLetIn(NotOpened):
    """The git host does not accept the pool's token, or the token may not do this."""

    code = "not_let_in"
    sentence = (
        "The git host does not let this pool open changes for you any more; the coordinators can "
        f"have that mended. {INSTEAD}"
    )


class FileTaken(NotOpened):
    """A new file's name is taken in git, by a mentor who is not published yet."""

    code = "file_taken"
    sentence = (
        "Another biography in git has this address already. Go back to change the last part of "
        "your page's address, then send it again."
    )


class FileChanged(NotOpened):
    """The file that is to be changed is not the one in git any more."""

    code = "file_changed"
    sentence = (
        "Your biography was changed in git meanwhile, and that change is not published yet. "
        "Send yours once it is, or compare the two on the git host's own page: nothing is lost."
    )


class NothingChanged(NotOpened):
    """The file in git says exactly this already."""

    code = "nothing_changed"
    sentence = "Your biography says exactly this in git already, so there is nothing to send."
