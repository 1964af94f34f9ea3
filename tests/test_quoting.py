"""Names with quotation marks of their own, set in those of a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import districtdesk
from districtdesk.i18n import _, ngettext, speaking

_NAMES = ["ПАО «Вега»", "ПАО “Вега”", "ПАО „Вега“", 'ПАО "Вега"']
_OUTER = {"az": "“{}”", "en": "“{}”", "ru": "«{}»"}
# A name is changed only where its marks are those around it.
_CHANGED = {
    ("az", "ПАО “Вега”"): "ПАО ‘Вега’",
    ("en", "ПАО “Вега”"): "ПАО ‘Вега’",
    ("ru", "ПАО «Вега»"): "ПАО „Вега“",
}


@pytest.mark.thorough
def test_no_text_is_put_in_the_marks_of_one_language_by_the_code_itself() -> None:
    folder = Path(districtdesk.__file__).parent
    assert [
        file.name for file in sorted(folder.rglob("*.py")) if any("“" in each for each in _put_together(file))
    ] == []


def _put_together(file: Path) -> Iterator[str]:
    """What stands between the values of each f-string of a file: a text that is translated is none."""
    text = file.read_text("utf-8")
    for each in ast.walk(ast.parse(text)) if "“" in text else ():
        if isinstance(each, ast.JoinedStr):
            yield "".join(str(part.value) for part in each.values if isinstance(part, ast.Constant))


@pytest.mark.parametrize("language", _OUTER)
@pytest.mark.parametrize("name", _NAMES)
def test_a_quoted_name_stays_but_for_marks_that_are_those_around_it(name: str, language: str) -> None:
    said = _OUTER[language].format(_CHANGED.get((language, name), name))
    with speaking(language):
        assert said in _("“{name}” was attached.", name=name)
        assert said in ngettext(
            "Saved, with a warning about “{name}”: {warning} And {count} more.",
            "Saved, with warnings about “{name}”: {warning} And {count} more.",
            2,
            name=name,
            warning="",
        )


def test_marks_within_marks_stay_inner_ones() -> None:
    with speaking("ru"):
        assert "«Компания „ПАО „Вега““»" in _("“{name}” was attached.", name="Компания «ПАО «Вега»»")


def test_a_name_outside_of_quotation_marks_and_a_sign_of_inches_stay() -> None:
    with speaking("ru"):
        assert "ПАО «Вега»" in _("Correct: {name}", name="ПАО «Вега»")
        assert '«Труба 5"»' in _("“{name}” was attached.", name='Труба 5"')


def test_no_colon_stands_behind_a_question() -> None:
    asked = {"field": "How is it counted?", "value": "why?: who knows"}
    assert _("{field}: {value}", **asked) == "How is it counted? why?: who knows"
    assert _("{field}: {value}", field="Status", value="Planned") == "Status: Planned"
