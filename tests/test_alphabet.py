"""Names stand in the order of the language everywhere: in lists, choices, charts and sheets."""

from __future__ import annotations

import ast
from pathlib import Path

from districtdesk.alphabet import alphabetical
from districtdesk.fields import Country
from districtdesk.i18n import speaking

_SOURCE = Path(__file__).parents[1] / "src" / "districtdesk"


def test_names_stand_as_the_language_of_the_moment_has_them() -> None:
    names = ["Zığ", "Ədliyyə", "Xətai", "Iğdır", "İsmayıllı", "Eldar", "Faktor 10", "Faktor 9"]
    with speaking("az"):
        assert sorted(names, key=alphabetical) == [
            "Eldar", "Ədliyyə", "Faktor 9", "Faktor 10", "Xətai", "Iğdır", "İsmayıllı", "Zığ",
        ]  # fmt: skip
    with speaking("ru"):
        assert sorted(["Ёж", "Жук", "Ель", "Яма"], key=alphabetical) == ["Ель", "Ёж", "Жук", "Яма"]


def test_countries_are_offered_by_their_names_behind_the_usual_ones() -> None:
    kind = Country("")
    for language in ("az", "en", "ru"):
        with speaking(language):
            names = [kind.name(code) for code in kind.options()[9:]]
            assert names == sorted(names, key=alphabetical)


def test_nothing_sorts_what_is_shown_by_the_numbers_of_its_letters() -> None:
    found = []
    for file in sorted(_SOURCE.rglob("*.py")):
        text = file.read_text("utf-8")
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and _name(call.func) in ("sorted", "sort"):
                said = ast.get_source_segment(text, call) or ""
                if ".show()" in said and "alphabetical" not in said and "order_key" not in said:
                    found.append(f"{file.relative_to(_SOURCE)}: {said}")
    assert not found, found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
