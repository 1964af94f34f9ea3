"""The first page of what is to be exported."""

from __future__ import annotations

from dataclasses import dataclass

from ...painting.page_painter import PaintedPage


@dataclass(frozen=True, slots=True)
class FirstPage:
    """`row_count`: how many rows there are altogether, 0 where it is no table."""

    sheet: PaintedPage
    row_count: int = 0

    @property
    def title(self) -> str:
        return self.sheet.page.document.title
