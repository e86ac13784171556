"""What is sent to the bucket, in which order, and with which headers."""

from pathlib import Path

import pytest

from directory.publish_site import A_MINUTE, A_YEAR, Changes, File, changes, files_in

PAGE = File("mentors/amara-okafor/index.html", "1")
STYLE = File("assets/pool.css", "2")


def test_new_and_changed_files_are_sent_pages_apart_from_what_they_need() -> None:
    there = {PAGE.key: "another", "mentors/gone/index.html": "3", "same.txt": "4"}

    todo = changes([PAGE, STYLE, File("same.txt", "4")], there)

    assert todo == Changes((STYLE,), (PAGE,), ("mentors/gone/index.html",), unchanged=1)


def test_nothing_is_to_do_when_the_bucket_has_it_all() -> None:
    todo = changes([PAGE, STYLE], {PAGE.key: PAGE.checksum, STYLE.key: STYLE.checksum})

    assert not todo


INDEX = {
    "pagefind/fragment/en_1.pf_fragment": "1",
    "pagefind/pagefind-entry.json": "2",
    "pagefind/pagefind.en_3.pf_meta": "3",
}
SHUFFLED = {
    "pagefind/fragment/en_1.pf_fragment": "1",
    "pagefind/pagefind-entry.json": "5",
    "pagefind/pagefind.en_6.pf_meta": "6",
}


def test_a_search_index_that_is_only_shuffled_stays() -> None:
    todo = changes([File(*each) for each in SHUFFLED.items()], INDEX)

    assert todo == Changes((), (), (), unchanged=3)


def test_a_search_index_that_says_something_else_is_sent_whole() -> None:
    fragment = {"pagefind/fragment/en_8.pf_fragment": "8"}

    todo = changes([File(*each) for each in (SHUFFLED | fragment).items()], INDEX)

    sent = {file.key for file in todo.needed}
    assert sent == {*SHUFFLED, *fragment} - {"pagefind/fragment/en_1.pf_fragment"}
    assert set(todo.gone) == {"pagefind/pagefind.en_3.pf_meta"}


@pytest.mark.parametrize(
    ("key", "content_type", "cache_control"),
    [
        ("index.html", "text/html; charset=utf-8", A_MINUTE),
        ("assets/pool.css", "text/css; charset=utf-8", A_MINUTE),
        ("assets/stylesheets/main.484c7ddc.min.css", "text/css; charset=utf-8", A_YEAR),
        ("assets/javascripts/bundle.79ae519e.min.js", "text/javascript; charset=utf-8", A_YEAR),
        ("pagefind/pagefind.js", "text/javascript; charset=utf-8", A_MINUTE),
        ("pagefind/pagefind-entry.json", "application/json", A_MINUTE),
        ("pagefind/wasm.en.pagefind", "application/octet-stream", A_MINUTE),
        ("pagefind/fragment/en_40b2e0f.pf_fragment", "application/octet-stream", A_YEAR),
        ("events/events.ics", "text/calendar; charset=utf-8", A_MINUTE),
        ("assets/lantern.svg", "image/svg+xml", A_MINUTE),
        ("assets/images/favicon.png", "image/png", A_MINUTE),
        ("mentors/added.facade/index.html", "text/html; charset=utf-8", A_MINUTE),
    ],
)
def test_types_and_cache_headers(key: str, content_type: str, cache_control: str) -> None:
    file = File(key, "")

    assert (file.content_type, file.cache_control) == (content_type, cache_control)


def test_a_page_is_never_kept_for_a_year() -> None:
    assert File("browse/topic/x.deadbeef.html", "").cache_control == A_MINUTE


def test_files_are_known_by_the_md5_that_s3_tags_them_with(tmp_path: Path) -> None:
    (tmp_path / "browse").mkdir()
    (tmp_path / "browse/index.html").write_bytes(b"<h1>")

    assert files_in(tmp_path) == [File("browse/index.html", "a5c0aa5a33c99f4179eb48443e8bb33c")]
