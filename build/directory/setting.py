"""Writes pages into the site's folder, all in the one shell."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from directory import shell
from directory.pool import Contact
from mentoring.domain.programme import Programme
from mentoring.domain.slug import slug


@dataclass(frozen=True)
class Setting:
    """What every page is made with. `out` is the site's folder; addresses may be empty."""

    out: Path
    shell: str
    programme: Programme
    contact: Contact
    site_url: str = ""
    repo_url: str = ""

    def write(self, address: str, *, title: str, content: str, description: str = "") -> None:
        """Write a page to its address, which begins and ends with a slash."""
        whole = self.site_url.rstrip("/") + address if self.site_url else ""
        page = shell.fill(
            self.shell, title=title, content=content, description=description, address=whole
        )
        write(self.out / address.strip("/") / "index.html", page)


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def facet_links(names: list[str] | tuple[str, ...], facet: str) -> Markup:
    """Link each name to the browse page of everyone who shares it."""
    link = Markup('<a href="/browse/{}/{}/"><bdi>{}</bdi></a>')
    return Markup(" · ").join(link.format(facet, slug(name), name) for name in names)
