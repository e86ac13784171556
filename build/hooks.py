"""Ties the directory to MkDocs, which renders the prose and one specimen page: the shell.

`mkdocs build` alone makes the whole site. `python -m directory` asks for the prose only, with the
shell in a file, and fills in the rest itself.
"""

import json
import os
from dataclasses import asdict
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from directory import shell
from directory.build import fill_whole
from directory.load import load, load_programme
from directory.rendering import ASK_FOR_THEME, Theme

SPECIMEN = "specimen.md"
ASSETS = "site/assets"
THEMES_OWN = ("assets/javascripts/", "assets/images/")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _asked() -> str:
    """Return where whoever wants only the prose wants the shell, if that is so."""
    return os.environ.get(ASK_FOR_THEME, "")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check everything before anything is rendered, and name the site after the programme."""
    known = load_programme(_root(config)) if _asked() else None
    if known is None:
        pool, problems = load(_root(config))
        if pool is None:
            raise Abort("\n".join(map(str, problems)))
        config.extra["pool"] = pool
        known = pool.programme, pool.contact
    programme, config.extra["contact"] = known
    config.site_name = programme.name
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the specimen and our assets; leave out the theme's scripts, which no page uses."""
    for file in list(files):
        if file.src_uri.startswith(THEMES_OWN) or file.src_uri.endswith(".map"):
            files.remove(file)
    files.append(File.generated(config, SPECIMEN, content="---\nspecimen: true\n---\n"))
    site = _root(config) / "site"
    for path in sorted((site / "assets").rglob("*.*")):
        name = path.relative_to(site).as_posix()
        files.append(File(name, str(site), config.site_dir, config.use_directory_urls))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Let each page know the pages of its own folder."""
    folders: dict[str, list[Page]] = {}
    for file in files.documentation_pages():
        if file.page and not file.page.is_index:
            folders.setdefault(file.src_uri.rpartition("/")[0], []).append(file.page)
    config.extra["folders"] = folders
    return nav


def on_post_template(output_content: str, **_others: object) -> str:
    """Take from the page for lost addresses what no page of ours has."""
    return shell.lighten(output_content)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the specimen as the shell instead of writing it; lighten all other pages."""
    light = shell.lighten(output)
    if page.file.src_uri != SPECIMEN:
        return light
    config.extra["shell"] = shell.cut(light)
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the shell with the mentors and the markers in the prose, or leave that to who asked."""
    theme = Theme(config.extra["shell"], config.site_url or "", config.repo_url or "")
    asked = _asked()
    if asked:
        Path(asked).write_text(json.dumps(asdict(theme)), encoding="utf-8")
    else:
        fill_whole(config.extra["pool"], theme, Path(config.site_dir))
