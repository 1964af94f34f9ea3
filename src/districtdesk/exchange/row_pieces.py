"""Rows of a worksheet in the form in which nearly every program writes them, read many times as fast as any XML is.

A row that is not exactly of this form goes to the parser, which is told everything before the first row and behind
the last one too: what it does not see is well formed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from operator import itemgetter
from typing import Protocol
from xml.parsers.expat import XMLParserType

from .xml_parts import ElementReader, make_parser
from .zip_directory import PIECE

# The letters of the column, style, type, formula, value, text in the cell; and whatever else there is.
PlainCell = tuple[str, str, str, str, str, str, str]
_what_else = itemgetter(6)
_TEXT = "[^<&\\x00-\\x08\\x0b-\\x1f\\ufffe\\uffff]*"
_CELL = re.compile(
    rf'<c r="([A-Z]{{1,3}})[0-9]{{1,7}}"(?: s="([0-9]{{1,6}})")?(?: t="(n|s|str|b|e|inlineStr)")?(?:/>|>'
    rf'(<f>{_TEXT}</f>)?(?:<v>({_TEXT})</v>|<is><t(?: xml:space="preserve")?>({_TEXT})</t></is>)?</c>)|(.)',
    re.DOTALL,
)
_ROW = re.compile(r'<row((?: [A-Za-z0-9:]+="[^"<>&]*")*)>')
_ATTRIBUTE = re.compile(r'([A-Za-z0-9:]+)="([^"]*)"')
_BEGIN, _END = b"<sheetData>", b"</row>"
_END_TEXT = "</row>"
# Without an end of a row in so many bytes the rows are of another form.
_LONGEST = 8 << 20
_UTF_8 = re.compile(rb'\s*(?:<\?xml version="1\.0"(?: encoding="(?:UTF-8|utf-8)")?[^>]*\?>)?\s*<')


class RowTaker(ElementReader, Protocol):
    """Who takes whole rows beside elements, unless they are longer than a text may be."""

    longest: int

    def take_row(self, attributes: dict[str, str], cells: list[PlainCell], /) -> None: ...


def feed_rows(archive: zipfile.ZipFile, part: str, reader: RowTaker) -> Iterator[None]:
    """Run a worksheet through the reader, a piece at each step. Raises what feed() raises."""
    parser = make_parser(reader)
    with archive.open(part) as stream:
        held = stream.read(PIECE)
        start = held.find(_BEGIN) + len(_BEGIN)
        is_plain = start >= len(_BEGIN) and _UTF_8.match(held) is not None and b"<!" not in held[:start]
        if is_plain:
            parser.Parse(held[:start])
            held = held[start:]
        while held:
            if is_plain:
                cut = held.rfind(_END) + len(_END)
                whole, held = (held[:cut], held[cut:]) if cut >= len(_END) else (b"", held)
                is_plain = _take_rows(whole, reader, parser) and len(held) < _LONGEST
            else:
                parser.Parse(held)
                held = b""
            yield
            piece = stream.read(PIECE)
            if not piece:
                parser.Parse(held)
                break
            held += piece
    parser.Parse(b"", True)


def _take_rows(whole: bytes, reader: RowTaker, parser: XMLParserType) -> bool:
    """Whether what follows may still be of the plain form: a comment or the like could hold anything."""
    if not whole:
        return True
    try:
        text = whole.decode()
    except UnicodeDecodeError:
        text = ""
    if not text or "<!" in text or "<?" in text:
        parser.Parse(whole)
        return False
    for row in text.split(_END_TEXT)[:-1]:
        begin = _ROW.match(row) if len(row) <= reader.longest else None
        cells = _CELL.findall(row, begin.end()) if begin else []
        if begin is None or any(map(_what_else, cells)):
            parser.Parse(f"{row}{_END_TEXT}".encode())
            continue
        pairs = _ATTRIBUTE.findall(begin[1])
        attributes = dict(pairs)
        if len(attributes) < len(pairs):
            parser.Parse(f"{row}{_END_TEXT}".encode())
        else:
            reader.take_row(attributes, cells)
    return True
