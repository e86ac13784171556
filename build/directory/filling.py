"""Everything on the site that MkDocs doesn't make: mentors, browse pages, and what goes by them."""

from collections.abc import Iterable
from pathlib import Path

from directory.browse import write_browse
from directory.calendar_file import FOLDER, calendars
from directory.facets import Value, values
from directory.markers import fill_prose
from directory.photos import write_photos
from directory.pool import Pool
from directory.profiles import write_profiles
from directory.rendering import NOT_LISTED, Theme
from directory.schema import schemas
from directory.setting import Setting, write
from directory.standing import Standing

INDEX_PAGE = "index.html"
SITE_MAP = "sitemap.xml"


def fill(pool: Pool, theme: Theme, out: Path, standing: Standing) -> None:
    """Write into `out`, which holds the prose, what of the rest doesn't stand as it should."""
    facets = values(pool)
    setting = Setting(
        out, theme.shell, pool.programme, pool.contact, theme.site_url, theme.repo_url, standing
    )
    _fill_rest(setting, pool, facets)
    for path in out.rglob("*"):
        if path.is_file():
            standing.note(path.relative_to(out).as_posix())
    write_photos(setting, pool)
    write_profiles(setting, pool)
    write_browse(setting, facets)
    if theme.site_url and NOT_LISTED not in theme.shell:
        standing.note(SITE_MAP)
        write(out / SITE_MAP, _site_map(theme.site_url.rstrip("/"), standing.prints))


def _fill_rest(setting: Setting, pool: Pool, facets: dict[str, list[Value]]) -> None:
    fill_prose(setting, pool, facets)
    (setting.out / FOLDER).mkdir(parents=True, exist_ok=True)
    for name, content in calendars(pool).items():
        (setting.out / FOLDER / name).write_bytes(content)
    for path, schema in schemas(pool.known).items():
        write(setting.out / path.name, schema)


def _site_map(site_url: str, files: Iterable[str]) -> str:
    pages = sorted(name for name in files if Path(name).name == INDEX_PAGE)
    urls = "\n".join(
        f"<url><loc>{site_url}/{name.removesuffix(INDEX_PAGE)}</loc></url>" for name in pages
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<urlset xmlns="{space}">\n{urls}\n</urlset>\n'
