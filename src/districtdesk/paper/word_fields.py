"""What Word reckons by itself: the numbers of sources where they are cited, and those of sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ..exchange.safe_text import make_safe
from .word_fonts import SIGNS, SIGNS_FONT

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# As they stand in a text: [1, 4].
_CITED = re.compile(r"(?<=\[)\d+(?:, \d+)*(?=\])")


def write_text(paragraph: Paragraph, text: str, most: int) -> None:
    """The text, with each number of the sources, of which there are so many, as a field that follows its source."""
    place = 0
    for found in _CITED.finditer(text):
        if all(1 <= int(each) <= most for each in found[0].split(", ")):
            _write_plain(paragraph, text[place : found.start()])
            write_numbers(paragraph, found[0])
            place = found.end()
    _write_plain(paragraph, text[place:])


def write_numbers(paragraph: Paragraph, numbers: str) -> None:
    """Numbers of sources, and no other text: 1, 4."""
    for place, number in enumerate(filter(None, numbers.split(", "))):
        if place:
            paragraph.add_run(", ")
        _write_field(paragraph, f"REF {_name(int(number))} \\r \\h", number)


def mark_source(paragraph: Paragraph, number: int) -> None:
    """Let this paragraph be found as the source of this number."""
    start, end = _bookmark(number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def write_sheet_number(paragraph: Paragraph, words: str) -> None:
    """Which sheet it is of how many, in words with {page} and {pages}."""
    for part in re.split(r"(\{page\}|\{pages\})", words):
        if part in ("{page}", "{pages}"):
            _write_field(paragraph, "PAGE" if part == "{page}" else "NUMPAGES", "1")
        else:
            _write_plain(paragraph, part)


def _write_plain(paragraph: Paragraph, text: str) -> None:
    for place, line in enumerate(text.split("\n")):
        if place:
            paragraph.add_run().add_break()
        for number, part in enumerate(line.split(_SOFT_HYPHEN)):
            if number:
                paragraph.add_run()._r.append(OxmlElement("w:softHyphen"))
            _write_signs(paragraph, make_safe(part).text)


def _write_signs(paragraph: Paragraph, text: str) -> None:
    """With the signs that few fonts have in the one that the document brings along."""
    for place, part in enumerate(SIGNS.split(text)):
        if part:
            run = paragraph.add_run(part)
            if place % 2:
                _set_font(run)


def _set_font(run: Run) -> None:
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for each in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(each), SIGNS_FONT)


def _write_field(paragraph: Paragraph, code: str, shown: str) -> None:
    for piece in _field(code, shown):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>"))


def _field(code: str, shown: str) -> Iterator[str]:
    yield '<w:fldChar w:fldCharType="begin"/>'
    yield f'<w:instrText xml:space="preserve"> {code} </w:instrText>'
    yield '<w:fldChar w:fldCharType="separate"/>'
    yield f"<w:t>{shown}</w:t>"
    yield '<w:fldChar w:fldCharType="end"/>'


def _name(number: int) -> str:
    return f"_Ref{number:09}"


def _bookmark(number: int):  # type: ignore[no-untyped-def]
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{_name(number)}"/>'
    return parse_xml(start), parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>')
