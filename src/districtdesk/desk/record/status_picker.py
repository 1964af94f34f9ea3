"""The status of a claim that is being typed: nobody has said it until it is chosen, and then for one claim only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ...i18n import _
from ...records import Figure, field_of
from ..kit import WordBox
from ..kit.buttons import IconButton
from ..kit.topic import Topic, set_topic
from ..look import fonts

_STATUSES = ("reported", "verified", "planned", "expected")


class StatusPicker(QWidget):
    """Empty for each claim, unless the person keeps the choice for the next ones and sees it kept."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = WordBox()
        self.box.setAccessibleName(_("Status"))
        self.box.setPlaceholderText(_("Status"))
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        kind = field_of(Figure, "status").kind
        for code in _STATUSES:
            self.box.addItem(kind.show(code), code)
        self.box.setCurrentIndex(-1)
        self.keep = IconButton("pin", _("Keep this status for the next claims"))
        self.keep.setCheckable(True)
        # The next Enter is for the claim, not for the pin once more.
        self.keep.clicked.connect(lambda: self.box.setFocus(Qt.FocusReason.OtherFocusReason))
        row = QHBoxLayout(self)
        fonts.space(row, gap=0.5)
        row.addWidget(self.box, 1)
        row.addWidget(self.keep)
        self.setFocusProxy(self.box)
        set_topic(self, Topic("status", "figure"))
        self.box.currentIndexChanged.connect(self.chosen)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in their order."""
        return self.box, self.keep

    @property
    def status(self) -> str | None:
        """What was chosen; None for nothing."""
        code: str | None = self.box.currentData()
        return code

    def release(self, *, even_kept: bool = False) -> None:
        """Forget the choice, one that is kept only where that is said."""
        if even_kept:
            self.keep.setChecked(False)
        if not self.keep.isChecked():
            self.box.setCurrentIndex(-1)

    def want(self, is_wanted: bool) -> None:
        """Mark that a choice is missing."""
        severity = "warning" if is_wanted else ""
        if (self.box.property("problem") or "") != severity:
            self.box.setProperty("problem", severity)
            self.box.style().unpolish(self.box)
            self.box.style().polish(self.box)
