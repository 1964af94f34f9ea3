"""The source that the person works from: chosen once, it stays over records and dialogs until another is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SourceAtHand(QObject):
    """`id` is "" for none. chosen: another one, or none, is worked from now."""

    chosen = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = ""

    def take(self, source_id: str) -> None:
        """Work from this source from now on."""
        if source_id == self.id:
            return
        self.id = source_id
        self.chosen.emit(source_id)
