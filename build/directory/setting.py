"""Writes pages into the site's folder, all in the one shell."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from markupsafe import Markup

from directory import shell
from directory.pool import Contact
from directory.standing import Standing, fingerprint
from mentoring.domain.programme import Programme
from mentoring.domain.slug import slug


@dataclass(frozen=True)
class Setting:
    """What every page is made with, and what of them stands already.

    `out` is the folder that pages are written into; addresses may be empty.
    """

    out: Path
    shell: str
    programme: Programme
    contact: Contact
    site_url: str = ""
    repo_url: str = ""
    standing: Standing = field(default_factory=lambda: Standing(Path()))

    def is_stale(self, address: str, *made_from: object) -> bool:
        """Say whether a page has to be written, now that it is made from these and the shell."""
        return self.standing.is_stale(file_of(address), self._theme, *made_from)

    @cached_property
    def _theme(self) -> str:
        return fingerprint(self.shell, self.site_url, self.repo_url)

    def whole(self, address: str) -> str:
        """Return a page's address with the site's own before it; empty where that isn't known."""
        return self.site_url.rstrip("/") + address if self.site_url else ""

    def write(self, address: str, *, title: str, content: str, description: str = "") -> None:
        """Write a page to its address, which begins and ends with a slash."""
        page = shell.fill(
            self.shell,
            title=title,
            content=content,
            description=description,
            address=self.whole(address),
        )
        write(self.out / file_of(address), page)


def file_of(address: str) -> str:
    """Name the file, below the site's folder, that is served under an address."""
    return f"{address.strip('/')}/index.html"


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def facet_links(names: list[str] | tuple[str, ...], facet: str) -> Markup:
    """Link each name to the browse page of everyone who shares it."""
    links = (_facet_link(name, facet) for name in names)
    return Markup(" · ".join(links))  # noqa: S704 - each is escaped


@cache
def _facet_link(name: str, facet: str) -> Markup:
    link = Markup('<a href="/browse/{}/{}/"><bdi>{}</bdi></a>')
    return link.format(facet, slug(name), name)
