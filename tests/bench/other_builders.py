"""The same biographies for other site builders, each with the barest templates it can do with.

Hugo comes in two sizes: profiles only, and with its taxonomies as lists by the hundred, which is
what our browse pages are. Material for MkDocs comes as it is. Both leave the search to Pagefind.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import yaml

TAXONOMIES = ("topics", "organisation", "grade", "location", "schemes", "offers", "meets")
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
)
PROFILE = (
    f"{HEAD}<body><main data-pagefind-body><h1>{{{{ .Title }}}}</h1>"
    "<p>{{ .Params.role }}, {{ .Params.organisation }}</p>{{ .Content }}</main></body></html>"
)
LIST = (
    f"{HEAD}<body><main><h1>{{{{ .Title }}}}</h1><ul>{{{{ range (.Paginate .Pages 100).Pages }}}}"
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.role }}</li>'
    "{{ end }}</ul></main></body></html>"
)
PROFILES_ONLY = 'disableKinds = ["taxonomy", "term", "section", "home", "RSS", "sitemap"]\n'
MATERIAL = """
site_name: Mentors
strict: true
theme: {name: material, font: false}
plugins: []
not_in_nav: "*"
nav: [index.md]
validation: {links: {absolute_links: ignore}}
"""


def make_hugo(project: Path, root: Path, *, lists: bool) -> None:
    """Make a Hugo project of the biographies under `project`."""
    layouts = root / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(PROFILE)
    (layouts / "list.html").write_text(LIST)
    named = "".join(f'{name} = "{name}"\n' for name in TAXONOMIES)
    kinds = f"[taxonomies]\n{named}" if lists else PROFILES_ONLY
    (root / "config.toml").write_text(f'baseURL = "https://mentors.example/"\n{kinds}')
    _write_pages(project, root / "content/mentors")


def make_material(project: Path, root: Path) -> None:
    """Make a project for Material of the biographies under `project`."""
    _write_pages(project, root / "docs/mentors")
    (root / "docs/index.md").write_text("# Mentors\n")
    (root / "mkdocs.yml").write_text(MATERIAL)


def hugo(root: Path, out: Path) -> None:
    """Let Hugo and Pagefind build it."""
    subprocess.run(["hugo", "--quiet", "--source", root, "--destination", out], check=True)
    _index(out)


def material(root: Path, out: Path) -> None:
    """Let Material and Pagefind build it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    _index(out)


def has_hugo() -> bool:
    """Say whether Hugo is installed."""
    return shutil.which("hugo") is not None


def _index(out: Path) -> None:
    subprocess.run([sys.executable, "-m", "pagefind", "--silent", "--site", out], check=True)


def _write_pages(project: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for file in (project / "mentors").iterdir():
        fields = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        text = fields.pop("biography")
        head = yaml.safe_dump({"title": fields.pop("name"), **fields}, allow_unicode=True)
        (folder / f"{file.stem}.md").write_text(f"---\n{head}---\n{text}", encoding="utf-8")
