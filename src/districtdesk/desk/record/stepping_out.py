"""Esc on a page of records leads out, as in a dialog: what is typed is asked about, and the list has the keyboard."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QApplication

from ..lists.list_pane import ListPane
from ..lists.record_table import RecordTable


class SteppedOutOf(Protocol):
    """What of a page takes part."""

    pane: ListPane
    table: RecordTable

    @property
    def open_id(self) -> str: ...
    def cancel(self) -> None: ...
    def leave(self) -> bool: ...
    def can_step_back(self) -> bool: ...
    def step_back(self) -> None: ...


def step_out(page: SteppedOutOf) -> bool:
    """From several rows to one, from a new record to none, from a record to its list; false where that is reached."""
    if page.table.chosen_rows.count() > 1:
        page.table.choose(page.table.chosen_id() or "")
        return True
    focus = QApplication.focusWidget()
    if focus is None or page.pane.isAncestorOf(focus):
        return False
    if not page.open_id:
        page.cancel()
    elif page.leave():
        _to_list(page)
    return True


def _to_list(page: SteppedOutOf) -> None:
    if page.can_step_back():
        page.step_back()
    else:
        page.table.setFocus()
