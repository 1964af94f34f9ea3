"""Of which of the records that belong to one its history tells: of all, of itself, of its claims, and so on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...i18n import _, number
from ...record_kinds import RECORD_KINDS
from ..kit import WordBox


class KindChoice(WordBox):
    """Hidden where there is nothing to choose. kind_chosen: `kind` is another now, by a person."""

    kind_chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._offered: Mapping[str, int] = {}
        self.hide()
        self.activated.connect(lambda _place: self.kind_chosen.emit())

    @property
    def kind(self) -> str:
        """Empty for all of them."""
        return str(self.currentData() or "")

    def offer(self, kinds: Mapping[str, int]) -> None:
        """These kinds, with how many steps tell of each; the choice stays."""
        if kinds == self._offered:
            return
        chosen, self._offered = self.kind, dict(kinds)
        self.clear()
        self.addItem(_("All changes"), "")
        for kind, count in kinds.items():
            self.addItem(_("{kind} ({count})", kind=_(RECORD_KINDS[kind].many), count=number(count)), kind)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setMinimumWidth(self.widest)
        self.setVisible(len(kinds) > 1)
