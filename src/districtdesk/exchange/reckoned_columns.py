"""Columns of a list that are no fields: shown claims, milestones, counts and sums. An import leaves them out."""

from __future__ import annotations

from collections.abc import Sequence

from ..i18n import _
from ..overview.column_cells import ColumnCell, read_column_cells
from ..records import Field
from ..register.journal.store import Session
from .layout import BookColumn, CellValue

_WIDTH = 26
# With what the keys of columns begin that only show.
SHOWN = "shown."


def reckoned_column(field: Field) -> BookColumn:
    return BookColumn(f"{SHOWN}{field.key}", _(field.kind.label), "text", _WIDTH, wrap=True)


def reckoned_cells(
    session: Session, kind: str, fields: Sequence[Field], ids: Sequence[str]
) -> list[Sequence[CellValue]]:
    """The cells of each of these columns for these records, in words as on screen."""
    if not fields:
        return []
    cells = read_column_cells(session, kind, [each.key for each in fields], ids)
    return [[_written(cells[each].get(field.key)) for each in ids] for field in fields]


def _written(cell: ColumnCell | None) -> str | None:
    return cell.text if cell else None
