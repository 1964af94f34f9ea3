"""The menu of the chosen rows of a list: what one looks for at the right button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ...fields import Operator
from ...i18n import _
from ...register.queries.condition import Condition, sources_of
from ..kit import Menu, literal
from .record_model import ROW, RecordModel

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class RowDeed:
    """One entry: its words, the key that does the same, and what it does. None in place of one parts groups."""

    text: str
    do: Callable[[], object]
    key: str = ""
    is_able: bool = True


def row_menu(deeds: list[RowDeed | None], parent: QWidget) -> Menu:
    """The menu of these deeds, deleted once it is closed."""
    menu = Menu(parent)
    for deed in deeds:
        if deed is None:
            menu.addSeparator()
            continue
        # After a tab, Qt shows the key without claiming it.
        action = menu.addAction(literal(deed.text) + (f"\t{deed.key}" if deed.key else ""))
        action.setEnabled(deed.is_able)
        action.triggered.connect(lambda _checked, do=deed.do: do())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def narrowing(kind: str, index: QModelIndex, use: Callable[[Condition], object]) -> RowDeed | None:
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
    return RowDeed(_("Only with “{value}”", value=shown), lambda: use(Condition(field.key, Operator.IS, values)))
