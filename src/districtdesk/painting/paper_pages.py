"""Pages of paper, laid out with the fonts that are there: how many sheets they take, and the PDF that they become."""

from __future__ import annotations

from pathlib import Path

from ..exchange.document import DocumentSheet
from ..exchange.safe_file import replacing
from ..paper.on_grid import lay_out
from ..paper.page import PaperPage
from ..paper.word_heights import count_word_sheets
from .devices import pack_pdf, say_nothing
from .page_painter import PageHeads, PagePainter, PaintedPage, find_bookmarks
from .page_plan import plan_pages
from .page_texts import PageTexts


class PaperPainter:
    """Measures and paints pages of paper; Qt must have begun."""

    def __init__(self) -> None:
        self._texts = PageTexts()

    def count_sheets(self, document: DocumentSheet) -> int:
        """How many it takes, here or in Word, for which the same page may be saved."""
        return max(len(plan_pages([document], self._texts, say_nothing)), count_word_sheets(document))

    def plan(self, page: PaperPage) -> list[PaintedPage]:
        """Its sheets."""
        painter = PagePainter(PageHeads(page.about, page.register, page.made_on, page.mark), self._texts)
        return painter.bind(plan_pages([lay_out(page)], self._texts, say_nothing))

    def pack(self, page: PaperPage) -> bytes:
        """It as a PDF that has its fonts in it."""
        sheets = self.plan(page)
        return pack_pdf(page.head, sheets, bookmarks=list(find_bookmarks(sheets)))

    def write(self, page: PaperPage, target: Path) -> None:
        """The PDF in a file. Raises ExchangeError where the disk or the folder does not allow it."""
        packed = self.pack(page)
        with replacing(target) as draft:
            draft.write(packed)
