"""Every sign that the program itself can write, and what a font makes of a text."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QTextLayout

from districtdesk import codes, i18n
from districtdesk.settings import resource
from tests.test_translations import update

_SOURCE = Path(i18n.__file__).parent
# They list what is read and never written: blanks, marks of direction, letters of other alphabets.
_READERS = {"fields/words.py", "folding.py", "names.py", "unseen.py"}
_LETTERS = "ƏəĞğİıŞşÇçÖöÜüAaZz" + "".join(map(chr, range(0x410, 0x450))) + "Ёё0123456789"
_MARKS = "«»“”„‘’–—−…·×→←↑↓≈≤≥±№§%‰²³°₼₾\u20c0"


@cache
def written_signs() -> str:
    """All signs in the texts of three languages, the names and signs of the world's codes, and the program's own."""
    signs = {sign for text in _texts() for sign in text}
    return "".join(sorted(sign for sign in signs if _is_drawn(sign)))


def _texts() -> Iterator[str]:
    yield _LETTERS
    yield _MARKS
    yield i18n.GROUP_SEPARATOR
    yield from i18n.OWN_NAMES.values()
    for language in update.LANGUAGES:
        for message in update.read(language):
            for said in (message.id, message.string):
                yield from [said] if isinstance(said, str) else said
    yield from _names_of_codes()
    yield from _constants()


def _names_of_codes() -> Iterator[str]:
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            for code in codes.currencies():
                yield i18n.currency_sign(code) + i18n.currency(code)
            yield from map(i18n.country, codes.countries())
            yield from map(i18n.tongue, codes.languages())


def _constants() -> Iterator[str]:
    """What stands in quotation marks anywhere in the program."""
    for path in _SOURCE.rglob("*.py"):
        if path.relative_to(_SOURCE).as_posix() in _READERS:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _is_drawn(sign: str) -> bool:
    # Controls, surrogates, unassigned and marks of format are not drawn.
    return unicodedata.category(sign)[0] != "C" and sign not in "\u2028\u2029"


def empty_boxes(text: str, font: QFont) -> str:
    """The signs of the text for which neither the font nor any that Qt takes in its place has a drawing."""
    return "".join(sign for sign in text if not _has_drawing(sign, font))


def _has_drawing(sign: str, font: QFont) -> bool:
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(all(run.glyphIndexes()) for run in layout.glyphRuns())


def font_files() -> list[Path]:
    """Our own font."""
    return sorted(resource("fonts").glob("*.ttf"))
