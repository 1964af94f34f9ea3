"""A field that two people changed, in words: theirs and mine."""

from __future__ import annotations

from ...i18n import _
from ..editors.pick_editor import PickEditor
from .conflict import FieldConflict
from .field_cell import FieldCell


def told(difference: FieldConflict, cell: FieldCell) -> tuple[str, str, str]:
    """In words: the field's name, their value, mine."""
    mine = _shown(cell, difference.mine) if difference.is_mine else _("not changed here")
    return _(cell.field.kind.label), _shown(cell, difference.theirs), mine


def _shown(cell: FieldCell, value: object) -> str:
    if value is None or value == ():
        return _("empty")
    if isinstance(cell.editor, PickEditor):
        ids = value if isinstance(value, tuple) else (value,)
        return "; ".join(cell.editor.source.name_of(each) for each in ids)
    return cell.field.kind.show(value)
