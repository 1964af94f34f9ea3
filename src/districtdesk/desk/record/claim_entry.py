"""The row in which a claim is typed as it is printed, with what was understood said live below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from ...i18n import _
from ...problems import Problem, errors_in
from ...records import Figure, field_of
from ...register import typed_claim
from ...register.claims.indicator_choices import OfferedIndicator
from ...register.errors import Refused, RegisterError
from ...register.journal.entry import Entry, preview
from ..feed.register_feed import Feed
from ..kit import InsetLineEdit, PlainLabel, QuietButton, WordBox
from ..kit.labels import Ink
from ..look import fonts
from .source_picker import SourcePicker

_STATUSES = ("reported", "verified", "planned", "expected")
# In steps: narrower than this, the claim is typed in a row of its own.
_NARROW = 135
# Row, column, rows and columns of: indicator, claim, status, reading, doubts, source, Add, who said it.
_WIDE_PLACES = (
    (0, 0, 1, 1), (0, 1, 1, 2), (0, 3, 1, 1), (1, 0, 1, 2), (2, 0, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1), (2, 2, 1, 2),
)  # fmt: skip
_NARROW_PLACES = (
    (0, 0, 1, 2), (1, 0, 1, 4), (0, 2, 1, 2), (2, 0, 1, 4), (3, 0, 1, 4), (4, 0, 1, 3), (4, 3, 1, 1), (5, 0, 1, 3),
)  # fmt: skip


class ClaimEntry(QWidget):
    """Indicator, claim, status, source and who said it; Enter adds, Esc empties. The source stays at hand.

    added: the new figure's id and the warnings that stand beside it. typed: there is text now, or no longer.
    """

    added = Signal(str, list)
    typed = Signal()

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._subject = ""
        self._indicators: list[OfferedIndicator] = []
        self._had_text = False
        self._make()
        self._take_source()

    def _make(self) -> None:
        self._indicator = WordBox()
        self._indicator.setAccessibleName(_("Indicator"))
        self._indicator.setMinimumContentsLength(12)
        self._indicator.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = InsetLineEdit()
        self._text.setAccessibleName(_("Claim"))
        self._text.setPlaceholderText(_("more than 220 as of 9 Feb 2024"))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._status = WordBox()
        self._status.setAccessibleName(_("Status"))
        kind = field_of(Figure, "status").kind
        for code in _STATUSES:
            self._status.addItem(kind.show(code), code)
        self._source = SourcePicker(self._feed)
        self._said_by = InsetLineEdit()
        self._said_by.setAccessibleName(_("Said by"))
        self._said_by.setPlaceholderText(_("Said by, where it is told"))
        self._said_by.setVisible(False)
        self._add = QuietButton(_("Add claim"), "add")
        self._reading = PlainLabel(voice="note", ink="dim")
        self._doubts = PlainLabel(voice="note", ink="amber")
        self._lay_out()
        self._indicator.currentIndexChanged.connect(self._read)
        self._text.textChanged.connect(self._read)
        self._status.currentIndexChanged.connect(self._read)
        self._source.chosen.connect(self._take_source)
        self._text.returnPressed.connect(self.add)
        self._said_by.returnPressed.connect(self.add)
        self._add.clicked.connect(self.add)

    def _lay_out(self) -> None:
        self._grid = QGridLayout(self)
        fonts.space(self._grid, (3, 3, 3, 3), gap=2)
        for column, share in enumerate((4, 4, 3, 2)):
            self._grid.setColumnStretch(column, share)
        self._is_narrow: bool | None = None
        self._arrange(is_narrow=False)
        for first, then in ((self._indicator, self._text), (self._text, self._status), (self._status, self._source)):
            self.setTabOrder(first, then)
        self.setTabOrder(self._source, self._said_by)
        self.setTabOrder(self._said_by, self._add)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < fonts.step(_NARROW))

    def _arrange(self, *, is_narrow: bool) -> None:
        """In two rows, or in four where the line for the claim would become too short."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        claim = (self._indicator, self._text, self._status, self._reading, self._doubts)
        parts = (*claim, self._source, self._add, self._said_by)
        for part, place in zip(parts, _NARROW_PLACES if is_narrow else _WIDE_PLACES, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)

    def offer(self, subject: str, indicators: Sequence[OfferedIndicator]) -> None:
        """Take claims about this subject; typed text stays while it is the same one."""
        if subject != self._subject:
            self._text.setText("")
        self._subject = subject
        if list(indicators) == self._indicators:
            return
        self._indicators = list(indicators)
        kept = self._indicator.currentData()
        self._indicator.blockSignals(True)
        self._indicator.clear()
        for each in self._indicators:
            self._indicator.addItem(each.name.show(), each.id)
        self._indicator.setCurrentIndex(max(self._indicator.findData(kept), 0))
        self._indicator.blockSignals(False)
        self._read()

    def suggest(self, indicator: str) -> None:
        """Stand ready for a claim of this indicator, unless one is being typed."""
        place = self._indicator.findData(indicator)
        if place >= 0 and not self.has_text:
            self._indicator.setCurrentIndex(place)

    def focus_here(self) -> None:
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_text(self) -> bool:
        """Whether something typed has not been added yet."""
        return bool(self._text.text().strip())

    def clear(self) -> None:
        self._text.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_text:
            self._text.clear()
            return
        super().keyPressEvent(event)

    def _chosen(self) -> OfferedIndicator | None:
        row = self._indicator.currentIndex()
        return self._indicators[row] if 0 <= row < len(self._indicators) else None

    def _values(self) -> dict[str, Any] | Problem | None:
        """The figure's values as they would be saved; None while nothing is typed."""
        indicator, source = self._chosen(), self._source.source
        if indicator is None or not self.has_text:
            return None
        values = typed_claim.figure_values(self._text.text(), indicator, source.date if source else None)
        if isinstance(values, Problem):
            return values
        return values | {"subject": self._subject, "status": self._status.currentData()}

    def _read(self) -> None:
        if self.has_text != self._had_text:
            self._had_text = self.has_text
            self.typed.emit()
        indicator, values = self._chosen(), self._values()
        doubts = self._doubts_about(values) if isinstance(values, dict) else []
        self._add.setEnabled(isinstance(values, dict) and not errors_in(doubts))
        self._doubts.setText(" ".join(problem.message for problem in doubts))
        self._doubts.setVisible(bool(doubts))
        if values is None or indicator is None:
            self._say(_("Type a claim as it is printed. Enter adds it."), "dim")
        elif isinstance(values, Problem):
            self._say(values.message, "amber")
        else:
            self._say(typed_claim.reading_of(values, indicator), "accent")

    def _doubts_about(self, values: dict[str, Any]) -> list[Problem]:
        """What the rules would say of it, told before it is added."""
        return self._feed.attempt(lambda: preview(self._feed.register, Entry("figure", values))) or []

    def _say(self, sentence: str, ink: Ink) -> None:
        self._reading.set_ink(ink)
        self._reading.setText(sentence)

    def _take_source(self) -> None:
        """Only a source can tell who said it."""
        self._said_by.setVisible(self._source.source is not None)
        self._read()

    def add(self) -> None:
        """Save the claim, with its citation where a source is chosen, as one step."""
        values, source = self._values(), self._source.source
        if not isinstance(values, dict):
            return
        try:
            saved = typed_claim.save_claim(
                self._feed.register, values, source.id if source else None, self._said_by.text()
            )
        except Refused as refused:
            self._say(" ".join(problem.message for problem in refused.all), "red")
        except RegisterError as trouble:
            self._say(str(trouble), "red")
        else:
            # Not clear(): that can be undone, and Ctrl+Z is to undo the saved step.
            self._text.setText("")
            self._said_by.setText("")
            self.added.emit(saved.id, saved.warnings)
            self.focus_here()
