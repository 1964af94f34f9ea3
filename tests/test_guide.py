"""The guide says the same in three languages, and nothing that the program no longer has."""

from __future__ import annotations

import tomllib

import pytest

from districtdesk import i18n
from districtdesk.claim_reading import read_claim
from districtdesk.desk.kit.places import BY_KEY
from districtdesk.fields import Imprecise
from districtdesk.guide.markup import headings_in, links_in, pictures_in, shape_of, to_html, typed_in
from districtdesk.guide.names import messages_in, name_of
from districtdesk.guide.pages import PAGE_KEYS, find_pages, read_page
from districtdesk.problems import Problem
from districtdesk.settings import resource
from tests.test_translations import update

_LARGEST, _LARGEST_TOGETHER = 60_000, 2_500_000

every_page = pytest.mark.parametrize("key", PAGE_KEYS)
every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)


def _pictures(language: str) -> dict[str, int]:
    return {each.stem: each.stat().st_size for each in resource("guide", "pictures", language).glob("*.png")}


@every_page
def test_a_page_is_built_alike_in_all_languages(key: str) -> None:
    pages = [read_page(key, language) for language in i18n.LANGUAGES]
    first = pages[0].source
    for page in pages:
        assert page.title
        assert shape_of(page.source) == shape_of(first)
        assert len(headings_in(page.source)) == len(headings_in(first))
        assert links_in(page.source) == links_in(first)
        assert sorted(messages_in(page.source)) == sorted(messages_in(first))


def test_no_page_lies_there_that_nobody_opens() -> None:
    for language in i18n.LANGUAGES:
        assert {each.stem for each in resource("guide", language).iterdir()} == set(PAGE_KEYS)


@every_language
def test_every_picture_is_there_and_small(language: str) -> None:
    shown = {name for key in PAGE_KEYS for name in pictures_in(read_page(key, language).source)}
    assert set(_pictures(language)) == shown
    assert {name: size for name, size in _pictures(language).items() if size > _LARGEST} == {}
    assert sum(size for each in i18n.LANGUAGES for size in _pictures(each).values()) < _LARGEST_TOGETHER


@pytest.mark.thorough
def test_a_name_in_the_guide_is_a_text_of_the_interface() -> None:
    texts = {message.id if isinstance(message.id, str) else message.id[0] for message in update.template()}
    named = {name for key in PAGE_KEYS for name in messages_in(read_page(key, "en").source)}
    assert named - texts == set()
    # A part to be filled in would stand there in braces.
    assert [name for name in named if "{" in name_of(name)] == []


def test_only_names_of_the_interface_are_bold() -> None:
    loud = [key for key in PAGE_KEYS for code in i18n.LANGUAGES if "**" in read_page(key, code).source]
    assert loud == []
    with i18n.speaking("az"):
        assert to_html("Basın: {{Save}}.", {}) == "<p>Basın: <b>Yadda saxla</b>.</p>"
        assert to_html("{{&File}} < {{E&xcel}}", {}) == "<p><b>Fayl</b> &lt; <b>Excel</b></p>"


@every_language
def test_links_lead_to_pages_and_places(language: str) -> None:
    targets = {"page": set(PAGE_KEYS), "place": set(BY_KEY)}
    links = [link.split(":") for key in PAGE_KEYS for link in links_in(read_page(key, language).source)]
    assert [link for link in links if link[1] not in targets[link[0]]] == []


@every_language
def test_what_is_to_be_typed_is_read_by_the_program(language: str) -> None:
    with i18n.speaking(language):
        dates = typed_in(read_page("dates", language).source)
        assert len(dates) > 10
        assert [text for text in dates if isinstance(Imprecise("").parse(text), Problem)] == []
        claims = typed_in(read_page("claims", language).source)
        assert len(claims) > 5
        refused = [
            text
            for text in claims
            if all(isinstance(read_claim(text, is_money=money), Problem) for money in (True, False))
        ]
        assert refused == []


@every_language
def test_every_page_is_found_by_a_word_of_its_title(language: str) -> None:
    for key in PAGE_KEYS:
        assert key in find_pages(read_page(key, language).title, language)
    assert find_pages("xyzzy", language) == []


def test_a_wheel_carries_the_guide() -> None:
    settings = tomllib.loads((resource().parent / "pyproject.toml").read_text("utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["resources/guide"] == "districtdesk/resources/guide"
