"""The words of the sources as notes on the values of claims."""

from __future__ import annotations

from collections.abc import Sequence

from ..register.queries.listing import ListRow
from .column_groups import PageEvidence
from .layout import BookCell, BookValue

# A box is drawn for each.
MOST_NOTES = 5_000


class PrintedWords:
    """Puts them on the cells of the column at this place."""

    def __init__(self, evidence: PageEvidence, place: int) -> None:
        self._evidence, self._place = evidence, place

    def added(self, page: Sequence[ListRow], columns: Sequence[Sequence[BookValue]]) -> list[Sequence[BookValue]]:
        """The columns of the page with the notes."""
        found = self._evidence.of(page)
        cited = [[each.citation.words for each in found.get(row.id, ())] for row in page]
        notes = ["\n".join(dict.fromkeys(filter(None, each))) for each in cited]
        noted = [
            BookCell(value, note=note) if note and not isinstance(value, BookCell) else value
            for value, note in zip(columns[self._place], notes, strict=True)
        ]
        return [*columns[: self._place], noted, *columns[self._place + 1 :]]
