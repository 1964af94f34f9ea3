"""What leaves only the records of a list that have the value of a cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex

from ...fields import Operator
from ...i18n import _
from ...register.queries.condition import Condition, sources_of
from ..kit.deeds import Deed
from .record_model import ROW, RecordModel

_LONGEST = 40


def field_at(index: QModelIndex) -> str:
    """The key of the field whose column this cell of a list stands in; empty where it has no columns."""
    model = index.model()
    return model.columns[index.column()].key if index.isValid() and isinstance(model, RecordModel) else ""


def narrowing(kind: str, index: QModelIndex, use: Callable[[Condition], object]) -> Deed | None:
    """The deed that leaves only what has the value of this cell; None where nothing can be asked of its column."""
    model, row = index.model(), index.data(ROW)
    if not isinstance(model, RecordModel) or row is None:
        return None
    field = model.columns[index.column()]
    source = sources_of(kind).get(field.key)
    value = row.values.get(field.key)
    if source is None or Operator.IS not in source.kind.operators or value in (None, (), ""):
        return None
    words = str(index.data() or "")
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    values = value if isinstance(value, tuple) else (value,)
    return Deed(_("Only with “{value}”", value=shown), lambda: use(Condition(field.key, Operator.IS, values)))
