"""How the workbook looks: colours, fills, number formats; the same quiet teal as the desk."""

from __future__ import annotations

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from .inks import ACCENT, DIM, HEADING_FILL, INK
from .layout import BookColumn, CellLook, Form

FONT = "Calibri"
_TEXT = "@"
_DATE = "dd.mm.yyyy"
_WHOLE = "#,##0"
# One format for each count of places, so that 88 is not shown as "88." or "88.00".
_DECIMALS = (_WHOLE, *(f"#,##0.{'0' * places}" for places in range(1, 7)), "General")

# The form of a column, its number format, and whether its texts wrap.
Look = tuple[str, str | None, bool]

# Of what wants a look; it prints as a light grey.
_MARK_FILL = "FBEFD5"
_FORMS: tuple[Form, ...] = ("text", "whole", "decimal", "date", "yes_no")
_AT_THE_TOP = Alignment(horizontal="left", vertical="top", indent=1)


def _font(color: str, **more: object) -> Font:
    return Font(name=FONT, size=11, color=color, **more)


class Styles:
    """Turns a look into the number that cells carry."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        # A workbook has hundreds of columns and a dozen looks; openpyxl reckons a while with each look it is given.
        self._headings: dict[tuple[bool, bool], int] = {}
        self._columns: dict[Look, tuple[int, ...]] = {}

    def number(self, **look: object) -> int:
        """The style number for a font, fill, border, alignment or number format."""
        cell = WriteOnlyCell(self._sheet)
        for part, value in look.items():
            setattr(cell, part, value)
        return int(cell.style_id)

    def heading(self, is_number: bool, *, is_filtered: bool = False) -> int:
        look = is_number, is_filtered
        if look not in self._headings:
            self._headings[look] = self._heading(is_number, is_filtered)
        return self._headings[look]

    def _heading(self, is_number: bool, is_filtered: bool) -> int:
        return self.number(
            font=_font(ACCENT, bold=True),
            fill=PatternFill("solid", fgColor=HEADING_FILL),
            border=Border(bottom=Side("thin", color=ACCENT)),
            # Above the line at whose right end Excel and LibreOffice draw the filter button.
            alignment=Alignment(
                horizontal="right" if is_number else "left",
                vertical="top" if is_filtered else "center",
                wrap_text=True,
                indent=1,
            ),
        )

    def group(self) -> int:
        """A row that is the heading of those below it."""
        return self.number(
            font=_font(ACCENT, bold=True),
            fill=PatternFill("solid", fgColor=HEADING_FILL),
            alignment=Alignment(horizontal="left", vertical="center", indent=1),
        )

    def column(self, column: BookColumn) -> tuple[int, ...]:
        """The column's style; for decimals without a format of their own, one for each count of places."""
        look = look_of(column)
        if look not in self._columns:
            self._columns[look] = self._column(column)
        return self._columns[look]

    def _column(self, column: BookColumn) -> tuple[int, ...]:
        if column.form == "link":
            look = column_look(column, _TEXT)
            return self.number(**look), self.number(**look | {"font": _font(ACCENT, underline="single")})
        formats = number_formats(column)
        # The prefix keeps a text that begins with = a text even after somebody has edited it in Excel.
        prefix = {"quotePrefix": True} if formats == ("General",) else {}
        return tuple(self.number(**column_look(column, code), **prefix) for code in formats)

    def forms(self) -> dict[Form, tuple[int, ...]]:
        """The style numbers of a column of each form."""
        return {form: self.column(BookColumn(form, "", form)) for form in _FORMS}

    def looks(self) -> dict[tuple[CellLook, bool], int]:
        """The style numbers of what stands out, of texts and of numbers."""
        return {
            (look, number): self._look(look, parts, number)
            for look, parts in _looks().items()
            for number in (False, True)
        }

    def _look(self, look: CellLook, parts: dict[str, object], is_number: bool) -> int:
        alignment = Alignment(
            horizontal="right" if is_number else "left",
            vertical="center" if look == "heading" else "top",
            wrap_text=not is_number or None,
            indent=0 if is_number else 1,
        )
        return self.number(**{"alignment": alignment, **parts})

    def title(self) -> int:
        return self.number(
            font=Font(name=FONT, size=18, bold=True, color=ACCENT), alignment=Alignment(horizontal="left", indent=1)
        )

    def label(self) -> int:
        return self.number(font=_font(DIM), alignment=_AT_THE_TOP)

    def words(self) -> int:
        return self.number(
            font=_font(INK),
            alignment=Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1),
        )

    def number_beside_words(self) -> int:
        return self.number(font=_font(INK), alignment=_AT_THE_TOP, number_format=_WHOLE)

    def count(self) -> int:
        return self.number(
            font=_font(INK),
            alignment=Alignment(horizontal="right", vertical="top", indent=1),
            number_format=_WHOLE,
        )

    def link(self) -> int:
        return self.number(
            font=_font(ACCENT, underline="single"),
            alignment=_AT_THE_TOP,
        )


def _looks() -> dict[CellLook, dict[str, object]]:
    line = Side("thin", color=ACCENT)
    return {
        "quiet": {"font": _font(DIM)},
        "strong": {"font": _font(INK, bold=True)},
        "total": {"font": _font(INK, bold=True), "border": Border(top=line)},
        "heading": {
            "font": _font(ACCENT, bold=True),
            "fill": PatternFill("solid", fgColor=HEADING_FILL),
            "border": Border(bottom=line),
        },
        "group": {"font": _font(ACCENT, bold=True), "border": Border(bottom=Side("thin", color=HEADING_FILL))},
        "marked": {"font": _font(INK), "fill": PatternFill("solid", fgColor=_MARK_FILL)},
        "title": {"font": Font(name=FONT, size=18, bold=True, color=ACCENT)},
        "subtitle": {"font": _font(DIM)},
    }


def look_of(column: BookColumn) -> Look:
    """What two columns have in common that look the same."""
    return column.form, column.number_format, column.wrap


def is_number(column: BookColumn) -> bool:
    return column.form in ("whole", "decimal")


def number_formats(column: BookColumn) -> tuple[str, ...]:
    if column.number_format:
        return (column.number_format,)
    if column.form == "decimal":
        return _DECIMALS
    if column.form == "text" and column.wrap:
        # A long text in the format "text" was shown as #### by older Excels; the prefix guards it instead.
        return ("General",)
    return ({"whole": _WHOLE, "date": _DATE}.get(column.form, _TEXT),)


def column_look(column: BookColumn, number_format: str) -> dict[str, object]:
    """Font, alignment and format of a column's cells."""
    return {
        "font": _font(INK),
        "alignment": Alignment(
            horizontal="right" if is_number(column) else "left",
            vertical="top",
            wrap_text=column.wrap or None,
            # LibreOffice forgets that of a number whose format alone is another than its neighbour's.
            indent=0 if is_number(column) else 1,
        ),
        "number_format": number_format,
    }
