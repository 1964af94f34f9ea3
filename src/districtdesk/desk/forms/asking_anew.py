"""What a field says of the value of another one, and has to be said anew when a person changes that."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...i18n import _
from ...problems import Problem, error
from .field_cell import FieldCell

Cells = Mapping[str, FieldCell]


def ask_anew(key: str, cells: Cells, typed: Collection[FieldCell]) -> list[str]:
    """Empty what was said of the value that stood in this field; returns the keys of what is said again after all."""
    restored = []
    for cell in typed:
        told_of = cell.field.kind.says_of
        if key not in told_of:
            continue
        if any(cells[each].is_changed for each in told_of):
            cell.ask_anew()
        elif cell.is_asked:
            cell.restore_answer()
            restored.append(cell.field.key)
    return restored


def unanswered(cells: Cells, typed: Collection[FieldCell]) -> list[Problem]:
    """What was emptied and still waits for an answer, where there is something to be said of."""
    wanting = (cell for cell in typed if cell.is_asked and cell.editor.is_blank)
    return [
        error(_("The date was changed: say whether the source states it or it is assumed."), cell.field.key)
        for cell in wanting
        if any(not cells[key].editor.is_blank for key in cell.field.kind.says_of)
    ]
