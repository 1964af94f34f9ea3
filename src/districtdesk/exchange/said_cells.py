"""Cells as they are read on paper: what a workbook would show of a value, in the language of the moment."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from .. import i18n
from ..i18n import _
from .layout import BookCell, BookValue, CellValue, plain

# Of a format code its digits, with the places that it keeps and the thousands that it leaves out at the end.
_DIGITS = re.compile(r"[#0,]*[#0](?:\.(?P<places>[#0]+))?(?P<thousands>,*)")


def said(cell: BookValue, number_format: str | None = None) -> str:
    """The cell with the words beside its value; `number_format`: that of its column."""
    value = plain(cell)
    if not isinstance(cell, BookCell):
        return _said(value, number_format)
    return f"{cell.before}{_said(value, cell.number_format or number_format)}{cell.after}"


def _said(value: CellValue, code: str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return i18n.short_day(value)
    return _number(value, code or "") if isinstance(value, int | Decimal) else value


def _number(value: int | Decimal, code: str) -> str:
    found = _DIGITS.search(code)
    if found is None:
        return i18n.number(value)
    scaled = Decimal(value).scaleb(-3 * len(found["thousands"]))
    most, least = len(found["places"] or ""), (found["places"] or "").count("0")
    rounded = scaled.quantize(Decimal(1).scaleb(-most), ROUND_HALF_EVEN)
    needed = max(least, -int(rounded.normalize().as_tuple().exponent)) if rounded else least
    return i18n.number(rounded, min(most, max(needed, 0)))
