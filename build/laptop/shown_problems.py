"""What is wrong with the files just edited, shown on top of every page until it is put right."""

from collections.abc import Sequence
from html import escape

from werkzeug.wrappers import Response

PANEL = """<section class="pool-panel warning" role="alert" id="problems">
<h2>Not shown yet: {count}</h2>
<p>These pages are the last good ones. Put this right and load the page again:</p>
<ul>{items}</ul>
</section>
"""


class ShownProblems:
    """The problems of the last build, as sentences; empty when all is well."""

    def __init__(self) -> None:
        """Start with none."""
        self.sentences: tuple[str, ...] = ()

    def are(self, problems: Sequence[object]) -> None:
        """Replace them by those of a new build."""
        self.sentences = tuple(str(problem) for problem in problems)

    def put_on(self, response: Response) -> None:
        """Put the panel where a page's article, or else its body, begins; leave all else alone."""
        if not self.sentences or response.mimetype != "text/html":
            return
        response.direct_passthrough = False
        page = response.get_data(as_text=True)
        begins = max(page.find("<article"), page.find("<body"), 0)
        at = page.find(">", begins) + 1
        response.set_data(page[:at] + self._panel() + page[at:])

    def _panel(self) -> str:
        count = len(self.sentences)
        return PANEL.format(
            count=f"{count} problem{'s' if count > 1 else ''}",
            items="".join(f"<li>{escape(each)}</li>" for each in self.sentences),
        )
