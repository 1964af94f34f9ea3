"""Settled words are used: what docs/words.md says is not to be used stands in no text and on no page of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from districtdesk import i18n
from districtdesk.guide.pages import PAGE_KEYS, read_page
from districtdesk.settings import resource
from tests.test_translations import update

_HEADING = "## Words not to be used"
_PART = re.compile(r"\{[^{}]*\}")

every_language = pytest.mark.parametrize("language", i18n.LANGUAGES)


@dataclass(frozen=True)
class _Row:
    """Words that are not used in a language, in texts whose English has `where` and has not `elsewhere`."""

    language: str
    refused: re.Pattern[str]
    where: tuple[str, ...]
    elsewhere: tuple[str, ...]
    right: tuple[str, ...]

    def speaks_of(self, english: str) -> bool:
        small = english.casefold()
        return all(each in small for each in self.where) and not any(each in small for each in self.elsewhere)

    def found_in(self, text: str) -> list[str]:
        plain = _plain(text, self.language)
        for each in self.right:
            plain = plain.replace(each, " ")
        return self.refused.findall(plain)


@cache
def _plain(text: str, language: str) -> str:
    # An Azerbaijani capital keeps its dot; İ would fall apart into two signs.
    small = text.replace("İ", "i").replace("I", "ı") if language == "az" else text
    return _PART.sub(" ", small.casefold())


def _pattern(words: str) -> re.Pattern[str]:
    each = [
        re.escape(word.removesuffix("-")) + (r"\w*" if word.endswith("-") else r"\b") for word in words.split(", ")
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})")


def _rows() -> list[_Row]:
    section = (
        (resource().parent / "docs" / "words.md").read_text("utf-8").partition(_HEADING)[2].partition("\n## ")[0]
    )
    found = []
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] in i18n.LANGUAGES:
            language, words, _instead, where, right = cells
            said = [each for each in where.split(", ") if each]
            no = tuple(each.removeprefix("not ") for each in said if each.startswith("not "))
            yes = tuple(each for each in said if not each.startswith("not "))
            found.append(_Row(language, _pattern(words), yes, no, tuple(each for each in right.split("; ") if each)))
    return found


def _said(language: str) -> Iterator[tuple[str, str]]:
    """Each text of the program in English, and as it is said."""
    for message in update.read("az" if language == "en" else language):
        if message.id:
            english = [message.id] if isinstance(message.id, str) else list(message.id)
            said = [message.string] if isinstance(message.string, str) else list(message.string)
            yield from ((" ".join(english), text) for text in (english if language == "en" else said))


@every_language
def test_no_text_has_a_word_that_is_not_used(language: str) -> None:
    rows = [row for row in _rows() if row.language == language]
    assert rows
    texts = list(_said(language))
    wrong = [
        (found, text)
        for row in rows
        for english, text in texts
        if row.speaks_of(english)
        for found in row.found_in(text)
    ]
    assert wrong == []


@every_language
def test_no_page_of_the_guide_has_a_word_that_is_not_used(language: str) -> None:
    rows = [row for row in _rows() if row.language == language and not row.where]
    pages = {key: read_page(key, language).source for key in PAGE_KEYS}
    assert [(key, found) for row in rows for key, page in pages.items() for found in row.found_in(page)] == []


_OTHERS_QUOTES = {"en": "«»„", "az": "«»„", "ru": "“”„"}


@every_language
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    pages = [read_page(key, language).source for key in PAGE_KEYS]
    said = [text for _english, text in _said(language)] + [re.sub(r"`[^`]*`", "", page) for page in pages]
    assert [text for text in said if set(_OTHERS_QUOTES[language]) & set(text)] == []


def test_a_russian_dash_is_a_long_one_but_in_a_range() -> None:
    said = [text for _english, text in _said("ru")] + [read_page(key, "ru").source for key in PAGE_KEYS]
    assert [text for text in said if re.search(r"(?<![\d}]) – (?![\d{])|\}\} – \{\{", text)] == []


def test_an_azerbaijani_example_follows_a_comma() -> None:
    said = [text for _english, text in _said("az")] + [read_page(key, "az").source for key in PAGE_KEYS]
    assert [text for text in said if re.search(r"(?i)\bməsələn(?![,:;])", text)] == []


@every_language
def test_no_ending_hangs_on_what_is_filled_in(language: str) -> None:
    # 3-ci, 6-cı, 9-cu: none fits every number; nor does one fit every name.
    wrong = re.compile(r"(?<!\{)\{\w+\}[-’]?[^\W\d_]")
    assert [text for english, text in _said(language) if wrong.search(text) and not wrong.search(english)] == []


def test_an_azerbaijani_doubled_letter_is_single_before_another_consonant() -> None:
    said = [text for _english, text in _said("az")] + [read_page(key, "az").source for key in PAGE_KEYS]
    assert [text for text in said if re.search(r"(?i)\b(?:hədd|xətt|haqq|fənn|sirr)(?![aeəıioöuü\W]|$)", text)] == []
