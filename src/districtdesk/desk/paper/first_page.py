"""The first page of what is to be exported, with whoever paints it."""

from __future__ import annotations

from dataclasses import dataclass

from ...painting.page_painter import PagePainter
from ...painting.page_plan import PrintedPage


@dataclass(frozen=True, slots=True)
class FirstPage:
    """`row_count`: how many rows there are altogether, 0 where it is no table."""

    page: PrintedPage
    painter: PagePainter
    row_count: int = 0

    @property
    def title(self) -> str:
        return self.page.document.title
