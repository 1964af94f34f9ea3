"""Writes a small OpenDocument spreadsheet as LibreOffice lays it out, with the types of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, tuple):
        kind, amount, *currency = value
        named = f' office:currency="{currency[0]}"' if currency else ""
        return f'<table:table-cell office:value-type="{kind}" office:value="{amount}"{named}/>'
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def ods_rows(rows: Sequence[Sequence[object]]) -> str:
    """The rows as LibreOffice closes a sheet: with a row that stands for a million empty ones."""
    written = "".join(f"<table:table-row>{''.join(map(_cell, row)) or _cell(None)}</table:table-row>" for row in rows)
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    return f'{written}<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>'


def write_ods(path: Path, sheet: str, rows: Sequence[Sequence[object]], inside: str = "", names: str = "") -> None:
    """One sheet of these rows; `inside` is what stands in place of them where it is given, `names` what follows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}><office:body><office:spreadsheet>'
        f"<table:table table:name={quoteattr(sheet)}>{inside or ods_rows(rows)}</table:table>{names}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
