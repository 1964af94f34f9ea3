"""Attached files are told in words: what kind of file, and how large, in the language of the window."""

from __future__ import annotations

import mimetypes

import pytest

from districtdesk import i18n
from districtdesk.records import Attachment, field_of


def _shown(key: str, value: object, language: str) -> str:
    with i18n.speaking(language):
        return field_of(Attachment, key).kind.show(value)


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("letter.txt", "en", "Text"),
        ("letter.txt", "az", "Mətn"),
        ("letter.txt", "ru", "Текст"),
        ("act.pdf", "en", "PDF document"),
        ("act.pdf", "ru", "Документ PDF"),
        ("photo.jpeg", "az", "Şəkil"),
        ("scan.png", "ru", "Изображение"),
        ("table.xlsx", "en", "Spreadsheet"),
        ("table.csv", "en", "Spreadsheet"),
        ("note.docx", "en", "Text document"),
        ("page.html", "en", "Web page"),
        ("all.zip", "en", "Archive of files"),
        ("part.step.bin", "en", "Other file"),
    ],
)
def test_the_kind_of_a_file_is_a_word(name: str, language: str, said: str) -> None:
    assert _shown("media_type", mimetypes.guess_type(name)[0], language) == said


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_media_type_is_shown_as_it_is(language: str) -> None:
    for media_type in {*mimetypes.types_map.values(), "x/y"}:
        assert "/" not in _shown("media_type", media_type, language)


@pytest.mark.parametrize(
    ("size", "en", "az", "ru"),
    [
        (1, "1 byte", "1 bayt", "1 байт"),
        (18, "18 bytes", "18 bayt", "18 байт"),
        (22, "22 bytes", "22 bayt", "22 байта"),
        (18_432, "18 KB", "18 KB", "18 КБ"),
        (1_048_575, "1 MB", "1 MB", "1 МБ"),
        (1_572_864, "1.5 MB", "1,5 MB", "1,5 МБ"),
    ],
)
def test_the_size_of_a_file_is_said_in_its_unit(size: int, en: str, az: str, ru: str) -> None:
    assert [_shown("size", size, language) for language in ("en", "az", "ru")] == [en, az, ru]
