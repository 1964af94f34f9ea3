"""Why a claim is preferred: a reason to choose and words of one's own, asked once it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ...drafts.draft import TypedDraft, moment_now
from ...i18n import _
from ...records import Figure, field_of
from ...records.figure import REASONS
from ..feed.register_feed import Feed
from ..kit import InsetLineEdit, PlainLabel, WordBox
from ..look import fonts


class WhyRow(QWidget):
    """Stands only beside a preferred claim. said: the reason chosen, empty for none, and the words."""

    said = Signal(str, str)

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = feed.drafts.watch(self._collect)
        self._figure: Figure | None = None
        label = PlainLabel(_("Why preferred"), "note", "dim")
        label.setWordWrap(False)
        self.reason = WordBox()
        self.reason.setAccessibleName(_("Why preferred"))
        self.reason.setPlaceholderText(_("Reason"))
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(16)
        kind = field_of(Figure, "preferred_reason").kind
        for code, _label in REASONS:
            self.reason.addItem(kind.show(code), code)
        self.reason.setCurrentIndex(-1)
        self.words = InsetLineEdit(parent=self)
        self.words.setAccessibleName(_("Preferred because"))
        self.words.setPlaceholderText(_("In your own words"))
        row = QHBoxLayout(self)
        fonts.space(row, (3, 1, 3, 2), gap=2)
        row.addWidget(label)
        row.addWidget(self.reason, 2)
        row.addWidget(self.words, 3)
        self.reason.activated.connect(lambda _place: self._say())
        self.words.editingFinished.connect(self._say)
        self.words.textEdited.connect(self._draft.touch)
        self.hide()

    def show_claim(self, figure: Figure | None) -> None:
        """Show why this claim is preferred; nothing for one that is not."""
        before, self._figure = self._figure, figure if figure is not None and figure.preferred else None
        if not _says_the_same(before, self._figure):
            self._draft.settle()
        self.setVisible(self._figure is not None)
        if self._figure is None:
            return
        self.reason.setCurrentIndex(self.reason.findData(self._figure.preferred_reason))
        # Words that are being typed stay while others save.
        if not _says_the_same(before, self._figure) and self.words.text() != (self._figure.preferred_because or ""):
            self.words.setText(self._figure.preferred_because or "")

    def ask(self) -> None:
        """Give the keyboard to the reason, where it has not been said yet."""
        if self.isVisible() and self._figure is not None and not self._figure.preferred_reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        if self._figure is None:
            return
        reason, words = str(self.reason.currentData() or ""), self.words.text().strip()
        if (reason, words) != (self._figure.preferred_reason or "", self._figure.preferred_because or ""):
            self.said.emit(reason, words)

    def _collect(self, key: str) -> TypedDraft | None:
        """As if it were typed into the form of the claim, where it stands too."""
        figure, words = self._figure, self.words.text()
        if figure is None or words.strip() == (figure.preferred_because or ""):
            return None
        return TypedDraft(
            key,
            "form",
            "figure",
            figure.id,
            moment_now(),
            {"preferred_because": words},
            figure.caption.show(),
            figure.version,
            was={"preferred_because": figure.preferred_because},
            words=((_("Preferred because"), words),),
        )


def _says_the_same(one: Figure | None, other: Figure | None) -> bool:
    if one is None or other is None:
        return False
    return (one.id, one.preferred_because) == (other.id, other.preferred_because)
