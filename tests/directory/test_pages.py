"""The built site: what every page keeps to, and what the mentors' and schemes' pages say."""

import json
import re
from html.parser import HTMLParser
from itertools import product
from urllib.parse import urlsplit

import pytest

from directory import shell
from directory.facets import values
from tests.directory.conftest import HOSTILE_NAME, PROJECT, Built

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
FROM_FUNCTIONS = ("/my/", "/coordinate/", "/become-a-mentor/needed/")


class Looked(HTMLParser):
    """Everything in a page that could run, load or lead somewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.inline: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings along."""
        found = dict(attrs)
        self._within = tag
        if tag == "script":
            self.scripts.append(found.get("src"))
        self.inline += [name for name in found if name.startswith("on") or name == "style"]
        self.inline += [tag] if tag in {"style", "iframe", "object", "embed", "base"} else []
        self.links += [found[name] or "" for name in ("href", "src", "action") if name in found]
        self.ids += [found["id"] or ""] if "id" in found else []


@pytest.fixture(scope="module")
def looked(site: Built) -> dict[str, Looked]:
    return {name: Looked(page) for name, page in site.pages().items()}


def test_no_page_has_an_inline_script_or_style(looked: dict[str, Looked]) -> None:
    assert {name: one.inline for name, one in looked.items() if one.inline} == {}
    found = {name: set(one.scripts) for name, one in looked.items() if one.scripts}
    assert found.pop("index.html") == {"/assets/search.js"}
    assert found.pop("compare/index.html") == {"/assets/compare.js"}
    assert found.pop("events/index.html") == {"/assets/events.js", "/assets/own-zone.js"}
    assert {source for sources in found.values() for source in sources} == {
        "/assets/availability.js", "/assets/shortlist.js", "/assets/events.js",
    }  # fmt: skip
    assert {name.partition("/")[0] for name in found} == {"mentors", "browse", "schemes"}


def test_no_page_loads_anything_from_elsewhere(site: Built) -> None:
    for name, page in site.pages().items():
        loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"', page)
        outside = [one for one in loaded if urlsplit(one).netloc]
        assert outside == [], name
    for style in site.out.rglob("*.css"):
        assert re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", style.read_text()) == []


def test_every_link_within_the_site_leads_somewhere(site: Built, looked: dict[str, Looked]) -> None:
    missing = set()
    for name, one in looked.items():
        here = f"/{name.removesuffix('index.html')}"
        for link in one.links:
            parts = urlsplit(link)
            if (
                parts.scheme
                or parts.netloc
                or not parts.path
                or parts.path.startswith(FROM_FUNCTIONS)
            ):
                continue
            path = (
                site.out / here.strip("/") / parts.path
                if not parts.path.startswith("/")
                else site.out / parts.path.strip("/")
            )
            target = path / "index.html" if path.is_dir() else path
            if not target.is_file():
                missing.add((name, link))
    assert missing == set()


def test_ids_are_unique_on_a_page(looked: dict[str, Looked]) -> None:
    twice = {n: sorted(i for i in one.ids if one.ids.count(i) > 1) for n, one in looked.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_r34_no_file_of_the_site_holds_an_address(site: Built) -> None:
    for path in site.out.rglob("*"):
        if path.suffix in {".html", ".ics", ".xml", ".json", ".txt", ".svg"}:
            assert ADDRESS.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_a_hostile_name_is_text_on_every_page(site: Built) -> None:
    page = site.page("/mentors/hostile-1/")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; O&#39;Neil &amp; &#34;Sons&#34; --&gt;" in page
    assert HOSTILE_NAME not in "".join(site.pages().values())
    assert page.count("<title>") == page.count("</title>") == page.count("</article>") == 1


def test_every_facet_value_has_a_browse_page_with_its_mentors(site: Built) -> None:
    for facet, found in values(site.pool).items():
        index = site.page(f"/browse/{facet}/")
        for value in found:
            assert f'href="{value.address}"' in index
            page = site.page(value.address)
            assert [one.id for one in value.mentors if one.address not in page] == []


def test_every_topic_at_an_organisation_is_a_page_with_its_mentors(site: Built) -> None:
    facets = values(site.pool)
    for topic, value in product(facets["topic"], facets["organisation"]):
        both = [one.address for one in topic.mentors if one in value.mentors]
        address = f"{topic.address}at/{value.slug}/"
        assert (site.out / address.strip("/")).exists() == bool(both)
        if both:
            assert f'href="{address}"' in site.page(topic.address)
            assert f'href="{address}"' in site.page(value.address)
            page = site.page(address)
            assert re.findall(r'pool-row-name" href="([^"]*)"', page) == both
            assert f'href="/?topic={topic.slug}&amp;organisation={value.slug}"' in page


def test_every_page_of_mentors_says_what_it_is_to_search_engines_and_messages(site: Built) -> None:
    for one in site.pool.listed:
        page = site.page(one.address)
        assert page.count('<meta name="description"') == 1
        assert page.count('<meta property="og:title"') == 1
        assert page.count('<meta property="og:description"') == 1
    for found in values(site.pool).values():
        for value in found:
            assert '<meta name="description" content="Mentors ' in site.page(value.address)


def test_the_search_offers_a_box_for_every_facet_value(site: Built) -> None:
    page = site.page("/")
    for facet, found in values(site.pool).items():
        for value in found:
            assert f'name="{facet}" value="{value.slug}"' in page


def test_without_javascript_the_front_page_leads_to_everyone(site: Built) -> None:
    page = site.page("/")
    plain = page[page.index('id="plain"') :]
    assert 'id="finder" data-total' in page
    assert re.search(r'id="finder"[^>]* hidden', page)
    assert all(f'href="/browse/{facet}/"' in plain for facet in values(site.pool))


def test_mentors_in_unlisted_schemes_only_are_nowhere(site: Built) -> None:
    hidden = set(site.pool.biographies) - set(site.pool.listed)
    assert hidden
    everything = "".join(site.pages().values())
    for one in hidden:
        assert one.address not in everything
        assert one.name not in everything
        assert not (site.out / one.address.strip("/")).exists()


def test_a_listed_mentor_does_not_give_away_an_unlisted_scheme(site: Built) -> None:
    for one in site.pool.listed:
        unlisted = [site.pool.programme.schemes[name] for name in one.schemes]
        page = site.page(one.address)
        assert [s.id for s in unlisted if not s.listed and f"/schemes/{s.id}/" in page] == []


def test_a_scheme_page_shows_its_rules_and_its_mentors(site: Built) -> None:
    page = site.page("/schemes/leadership/")
    assert "3 to 6 sessions of about 90 minutes." in page
    assert "Mentors are at director level or above; equal grades count." in page
    assert 'href="/mentors/amara-okafor/"' in page
    assert "introduces you" in site.page("/schemes/inspectors/")
    assert "Mentors in this scheme" not in site.page("/schemes/inspectors/")


def test_a_profile_offers_first_what_takes_longest(site: Built) -> None:
    page = site.page("/mentors/amara-okafor/")
    pairing = page.index('href="/my/requests/new?mentor=amara-okafor"')
    spot = page.index('href="/my/spot-sessions/new?mentor=amara-okafor"')
    assert page.index("<h1>") < pairing < spot < page.index("At a glance")
    assert '<meta name="description" content="Director of Operations, ' in page
    assert "<title>Amara Okafor - Lantern Mentoring</title>" in page


def test_someone_in_one_scheme_is_asked_in_it(site: Built) -> None:
    one = next(
        one
        for one in site.pool.listed
        if len(site.pool.schemes_shown(one)) == 1 and "pairing" in one.offers
    )
    scheme = site.pool.schemes_shown(one)[0]
    asked = f"/my/requests/new?mentor={one.id}&amp;scheme={scheme.id}"
    assert asked in site.page(one.address)


def test_the_shell_that_the_functions_use_is_not_stale(site: Built) -> None:
    committed = (PROJECT / shell.PLACE).read_text(encoding="utf-8")
    theme = json.loads((site.root / ".cache/theme.json").read_text(encoding="utf-8"))
    assert theme["shell"] == committed, "run: python -m directory shell"


def test_the_shell_has_its_markers_once_and_its_addresses_from_the_root() -> None:
    committed = (PROJECT / shell.PLACE).read_text(encoding="utf-8")
    assert [committed.count(marker) for marker in shell.MARKERS] == [1, 1, 1]
    assert [link for link in Looked(committed).links if not link.startswith(("/", "#"))] == []
    filled = shell.fill(committed, title="<A>", content="<h1>Hello</h1>", description='"b"')
    assert "<title>&lt;A&gt; - " in filled
    assert 'content="&quot;b&quot;"' in filled
    assert not any(marker in filled for marker in shell.MARKERS)


def test_editors_find_the_schema_on_the_site_too(site: Built) -> None:
    for name in ("mentor.schema.json", "events.schema.json"):
        schema = json.loads((site.out / name).read_text(encoding="utf-8"))
        assert schema == json.loads((PROJECT / "site" / name).read_text(encoding="utf-8"))
