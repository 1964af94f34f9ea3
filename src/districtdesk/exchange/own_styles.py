"""Styles that cells bring with them: added to the workbook's while its rows are written."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

from .layout import MOST_OWN_FORMATS, BookCell, CellLook, Form
from .safe_text import cut, make_safe

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Excel takes 255 signs for a whole format, in which the words stand twice.
_LONGEST_WORDS = 40


class OwnStyles:
    """The styles of one workbook. Each further one is that of a column, or a look, with a number format of its own.

    `looks`: by look, and by whether it is of a number, the style numbers of the skeleton; `forms`: those of a column
    of each form.
    """

    def __init__(
        self, part: bytes, looks: Mapping[tuple[CellLook, bool], int], forms: Mapping[Form, tuple[int, ...]]
    ) -> None:
        self._tree = etree.fromstring(part)
        self._looks = looks
        self._forms = forms
        self._xfs = _child(self._tree, "cellXfs")
        self._formats = _child(self._tree, "numFmts")
        self._ids: dict[str, int] = {
            str(line.get("formatCode")): int(line.get("numFmtId", "0")) for line in self._formats
        }
        self._codes: dict[int, str] = BUILTIN_FORMATS | {number: code for code, number in self._ids.items()}
        self._own = 0
        self._known: dict[tuple[int, bool, CellLook, str, str, str | None], int] = {}

    def number(self, base: int, cell: BookCell, *, is_number: bool) -> int:
        """The style number of a cell whose column has the style `base`."""
        key = (base, is_number, cell.look, cell.before, cell.after, cell.number_format)
        if key not in self._known:
            self._known[key] = self._made(base, cell, is_number)
        return self._known[key]

    def of_look(self, look: CellLook, *, is_number: bool) -> int:
        return self._looks[look, is_number]

    def of_form(self, form: Form) -> tuple[int, ...]:
        return self._forms[form]

    def has_room(self, cell: BookCell) -> bool:
        """Whether such words were met before, or Excel has room for more number formats."""
        words = (cell.before, cell.after, cell.number_format)
        return self._own < MOST_OWN_FORMATS or any(key[3:] == words for key in self._known)

    def part(self) -> bytes:
        for group in (self._formats, self._xfs):
            group.set("count", str(len(group)))
        if not len(self._formats):
            self._tree.remove(self._formats)
        return bytes(etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _made(self, base: int, cell: BookCell, is_number: bool) -> int:
        start = self._looks[cell.look, is_number] if cell.look else base
        # Words in a row of totals need the number format of their look; numbers that of their column.
        code = self._code(base if is_number else start, cell)
        if start == base and code == self._code_of(base):
            return base
        xf = deepcopy(self._xfs[start])
        xf.set("numFmtId", str(self._id(code)))
        xf.set("applyNumberFormat", "1")
        self._xfs.append(xf)
        return len(self._xfs) - 1

    def _code(self, base: int, cell: BookCell) -> str:
        return with_words(cell.number_format or self._code_of(base), cell.before, cell.after)

    def _code_of(self, style: int) -> str:
        return self._codes[int(self._xfs[style].get("numFmtId", "0"))]

    def _id(self, code: str) -> int:
        if code not in self._ids:
            for known, built_in in BUILTIN_FORMATS.items():
                if built_in == code:
                    return int(known)
            number = max([BUILTIN_FORMATS_MAX_SIZE, *self._ids.values()]) + 1
            etree.SubElement(self._formats, f"{_SPACE}numFmt", numFmtId=str(number), formatCode=code)
            self._ids[code] = number
            self._codes[number] = code
            self._own += 1
        return self._ids[code]


def with_words(code: str, before: str, after: str) -> str:
    """The number format with words beside the number, below nought too, where the words stand before the minus."""
    if not before and not after:
        return code
    start, end = _quoted(before), _quoted(after)
    if ";" in code or "y" in code:
        return f"{start}{code}{end}"
    return f"{start}{code}{end};{start}-{code}{end}"


def _quoted(words: str) -> str:
    """Words as a format has them. What ends quotes or a section is replaced: not every reader knows it escaped."""
    line = cut(make_safe(words).text.replace("\n", " "), _LONGEST_WORDS).replace('"', "”").replace(";", ",")
    return f'"{line}"' if line else ""


def _child(tree: etree._Element, name: str) -> etree._Element:
    found = tree.find(f"{_SPACE}{name}")
    if found is None:
        found = etree.Element(f"{_SPACE}{name}")
        tree.insert(0, found)
    return found
