"""The source that the person works from: the one made, opened or chosen last, over records and dialogs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SourceAtHand(QObject):
    """`id` is "" for none. `is_offered`: it was made or opened, and nobody has yet said that claims come from it.

    chosen: another one, or none, is worked from now. confirmed: what was offered is taken. doubted: what was taken is
    offered again.
    """

    chosen = Signal(str)
    confirmed = Signal()
    doubted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = ""
        self.is_offered = False
        self._record = ""

    def work_on(self, record_id: str) -> None:
        """Turn to this record: that the source told of another says nothing of this one."""
        if record_id != self._record:
            self._record = record_id
            self.doubt()

    def doubt(self) -> None:
        """What was taken is only offered again."""
        if self.id and not self.is_offered:
            self.is_offered = True
            self.doubted.emit()

    def take(self, source_id: str) -> None:
        """Work from this source from now on, as the person says."""
        self.confirm()
        self._turn_to(source_id)

    def offer(self, source_id: str) -> None:
        """Work from the source that was made or opened just now, unless the person says otherwise."""
        if source_id != self.id:
            self.is_offered = True
            self._turn_to(source_id)

    def confirm(self) -> None:
        """What was offered is taken: something was saved with it."""
        if self.is_offered:
            self.is_offered = False
            self.confirmed.emit()

    def _turn_to(self, source_id: str) -> None:
        if source_id == self.id:
            return
        self.id = source_id
        self.chosen.emit(source_id)
