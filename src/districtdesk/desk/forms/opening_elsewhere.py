"""The way from a form to another record: what stands above the page is left first, which may ask."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QDialog, QWidget


class _Opens(Protocol):
    def open_record(self, kind: str, record_id: str) -> bool: ...


def open_elsewhere(widget: QWidget, kind: str, record_id: str) -> None:
    """Show this record in the window of the widget; stays where somebody wants to go on typing."""
    above = widget.window()
    while isinstance(above, QDialog) and (parent := above.parentWidget()) is not None:
        behind = parent.window()
        above.reject()
        if above.isVisible():
            return
        above = behind
    if hasattr(above, "open_record"):
        opens: _Opens = above
        opens.open_record(kind, record_id)
