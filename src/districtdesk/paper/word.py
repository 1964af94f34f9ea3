"""A page as a Word document that staff can edit: real headings and tables, and sources that number themselves."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from .. import i18n
from ..exchange.inks import DIM
from ..exchange.safe_file import replacing
from ..exchange.safe_text import make_safe
from ..i18n import _
from .column_widths import part_long_words, stand_before_text
from .on_grid import BESIDE, CHART, leads_on, say_more, say_notes, say_unlisted
from .page import Block, Chart, Facts, Headline, NumberedSource, PageColumn, PaperPage, Paragraph, Table
from .word_bars import draw_bar
from .word_fields import mark_source, write_numbers, write_sheet_number, write_text
from .word_fonts import embed_signs
from .word_look import (
    CELL,
    HEADING_CELL,
    LABEL,
    MARK,
    NOTE,
    NUMBER,
    SMALL,
    SOURCE,
    set_up_sheet,
    set_up_sources,
    set_up_styles,
)
from .word_settings import set_up_settings
from .word_tables import add_table, make_heading, put_at_right, stay_with_next, width_of

# What a zip file says when its parts were written: the first day that it can say, so that like pages are like files.
_PACKED = (1980, 1, 1, 0, 0, 0)
_FACT = (5, 19)
# More letters than this of what stands at the head of a sheet would take a second line.
_HEAD = 95


def write_word(page: PaperPage, target: Path) -> None:
    """Write it in the language of the moment. Raises ExchangeError where the disk or the folder does not allow it."""
    packed = pack_word(page)
    with replacing(target) as draft:
        draft.write(packed)


def pack_word(page: PaperPage) -> bytes:
    """The file. Of the same page it is the same to the byte."""
    document = _WordPage(page).document()
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as read, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            part = zipfile.ZipInfo(name, _PACKED)
            part.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(part, read.read(name))
    return packed.getvalue()


class _WordPage:
    """Fills a document part by part."""

    def __init__(self, page: PaperPage) -> None:
        self._page = page
        self._document: Document = docx.Document()
        self._most = len(page.sources)
        self._styles: dict[str, str] = {}

    def document(self) -> Document:
        set_up_sheet(self._document)
        set_up_styles(self._document, i18n.language())
        set_up_sources(self._document)
        set_up_settings(self._document, i18n.language())
        embed_signs(self._document)
        self._say_what_it_is()
        self._drop_picture()
        self._write_heads()
        self._paragraph(self._page.title, "Title")
        for line in self._page.lines:
            self._paragraph(line, "Subtitle")
        for start in range(0, len(self._page.headlines), BESIDE):
            self._numbers(self._page.headlines[start : start + BESIDE])
        for part in self._page.parts:
            self._paragraph(part.title, "Heading 1")
            for place, block in enumerate(part.blocks):
                self._block(block, leads=leads_on(part, place))
        if self._page.sources:
            self._paragraph(_("Sources"), "Heading 1")
        for each in self._page.sources:
            self._source(each)
        return self._document

    def _say_what_it_is(self) -> None:
        known = self._document.core_properties
        known.title, known.author = make_safe(self._page.head).text[:255], "DistrictDesk"
        known.language, known.comments = i18n.language(), ""
        known.created = known.modified = self._page.made.replace(microsecond=0, tzinfo=None)
        known.last_modified_by = "DistrictDesk"

    def _drop_picture(self) -> None:
        """The empty document that a new one is made from comes with a picture of itself."""
        links = self._document.part.package.rels
        for key in [each for each, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            del links[key]

    def _write_heads(self) -> None:
        sheet = self._document.sections[0]
        head = _shortened(self._page.head, max(_HEAD - len(self._page.register), _HEAD // 2))
        write_text(sheet.header.paragraphs[0], f"{head}\t{self._page.register}", 0)
        foot = sheet.footer.paragraphs[0]
        write_text(foot, f"{self._page.made_on}\t", 0)
        write_sheet_number(foot, _("Page {page} of {pages}"))
        for each in (sheet.header, sheet.footer) if self._page.mark else ():
            write_text(self._styled(each.add_paragraph(), MARK), self._page.mark, 0)

    def _styled(self, paragraph: WordParagraph, style: str) -> WordParagraph:
        """Set by its id: the library looks through all styles for each paragraph that is told a name."""
        if style not in self._styles:
            self._styles[style] = str(self._document.styles[style].style_id)
        paragraph._p.style = self._styles[style]
        return paragraph

    def _paragraph(self, text: str, style: str, *, leads: bool = False) -> None:
        paragraph = self._styled(self._document.add_paragraph(), style)
        if leads:
            paragraph.paragraph_format.keep_with_next = True
        write_text(paragraph, text, self._most)

    def _numbers(self, beside: Sequence[Headline]) -> None:
        table = add_table(self._document, 1, (1,) * BESIDE, is_lined=False)
        for cell, each in zip(table.rows[0].cells, beside, strict=False):
            self._cell(cell, each.label, LABEL)
            number = self._styled(cell.add_paragraph(), NUMBER)
            if each.word:
                word = number.add_run(f"{each.word} ")
                word.font.bold, word.font.color.rgb = False, RGBColor.from_string(DIM)
            write_text(number, each.value, 0)
            write_text(self._styled(cell.add_paragraph(), NOTE), say_notes(each), self._most)

    def _block(self, block: Block, *, leads: bool) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block.told(), SMALL if block.is_small else "Normal", leads=leads)
        elif isinstance(block, Facts):
            table = add_table(self._document, len(block.rows), _FACT, is_lined=False)
            for row, (label, text) in zip(table.rows, block.rows, strict=True):
                self._cell(row.cells[0], label, SMALL)
                self._cell(row.cells[1], text, CELL)
        elif isinstance(block, Chart):
            self._chart(block)
        else:
            self._table(block)

    def _table(self, block: Table) -> None:
        table = add_table(self._document, len(block.rows) + 1, [each.share for each in block.columns], is_lined=True)
        heading, *rows = table.rows
        make_heading(heading)
        self._row(heading, block.columns, [each.label for each in block.columns], HEADING_CELL)
        for row, texts in zip(rows, block.rows, strict=True):
            self._row(row, block.columns, texts, CELL)
        if block.unlisted:
            stay_with_next(rows[-1])
            self._paragraph(say_unlisted(block), SMALL)

    def _row(self, row: _Row, columns: Sequence[PageColumn], texts: Sequence[str], style: str) -> None:
        before_text = stand_before_text(columns)
        for cell, column, text, is_before_text in zip(row.cells, columns, texts, before_text, strict=True):
            paragraph = self._styled(cell.paragraphs[0], style)
            if column.at_right:
                put_at_right(paragraph, is_before_text=is_before_text)
            if column.cites and style == CELL:
                write_numbers(paragraph, text)
            else:
                write_text(paragraph, part_long_words(text, column.share), self._most)

    def _chart(self, chart: Chart) -> None:
        table = add_table(self._document, len(chart.rows) + 1, CHART, is_lined=True)
        heading, *rows = table.rows
        make_heading(heading)
        for cell, label in zip(heading.cells, (chart.columns[0], "", chart.columns[1], _("Source")), strict=True):
            self._cell(cell, label, HEADING_CELL)
        width = width_of(CHART, 1)
        for row, each in zip(rows, chart.rows, strict=True):
            self._cell(row.cells[0], each.label, CELL)
            draw_bar(self._styled(row.cells[1].paragraphs[0], CELL), each, width)
            self._cell(row.cells[2], each.said, CELL)
            write_numbers(self._styled(row.cells[3].paragraphs[0], CELL), each.sources)
        if chart.unlisted:
            stay_with_next(rows[-1])
            self._paragraph(say_more(chart.unlisted), SMALL)

    def _cell(self, cell: _Cell, text: str, style: str) -> None:
        write_text(self._styled(cell.paragraphs[0], style), text, self._most)

    def _source(self, source: NumberedSource) -> None:
        paragraph = self._styled(self._document.add_paragraph(), SOURCE)
        write_text(paragraph, "\n".join(filter(None, (source.name, source.address))), 0)
        mark_source(paragraph, source.number)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
