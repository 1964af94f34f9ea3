"""The row in which a claim is typed as it is printed, with what was understood said live below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from ...claim_reading import ClaimReading, read_claim
from ...folding import fold
from ...i18n import LANGUAGES, _
from ...problems import Problem
from ...records import Figure, Source, field_of
from ...register.entry import Entry, save
from ...register.errors import Refused, RegisterError
from ...register.indicator_list import OfferedIndicator
from ..feed import Feed
from ..kit import InsetLineEdit, PlainLabel, QuietButton
from ..look import fonts
from .source_picker import SourcePicker

# How an indicator's numbers are written, by its dimension.
_READ_AS = {"money": "money", "count": "whole", "area": "area"}
_STATUSES = ("reported", "verified", "planned", "expected")
# In steps: narrower than this, the claim is typed in a row of its own.
_NARROW = 135
# Row, column, rows and columns of: indicator, claim, status, reading, source, Add.
_WIDE_PLACES = ((0, 0, 1, 1), (0, 1, 1, 2), (0, 3, 1, 1), (1, 0, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1))
_NARROW_PLACES = ((0, 0, 1, 2), (1, 0, 1, 4), (0, 2, 1, 2), (2, 0, 1, 4), (3, 0, 1, 3), (3, 3, 1, 1))


class ClaimEntry(QWidget):
    """Indicator, claim, status, source; Enter adds, Esc empties. The source stays for the next claim.

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
        self._read()

    def _make(self) -> None:
        self._indicator = QComboBox()
        self._indicator.setAccessibleName(_("Indicator"))
        self._indicator.setMinimumContentsLength(12)
        self._indicator.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = InsetLineEdit()
        self._text.setAccessibleName(_("Claim"))
        self._text.setPlaceholderText(_("more than 220 as of 9 Feb 2024"))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._status = QComboBox()
        self._status.setAccessibleName(_("Status"))
        kind = field_of(Figure, "status").kind
        for code in _STATUSES:
            self._status.addItem(kind.show(code), code)
        self._source = SourcePicker(self._feed)
        self._add = QuietButton(_("Add claim"), "add")
        self._reading = PlainLabel(voice="note", ink="dim")
        self._lay_out()
        self._indicator.currentIndexChanged.connect(self._read)
        self._text.textChanged.connect(self._read)
        self._status.currentIndexChanged.connect(self._read)
        self._source.chosen.connect(self._read)
        self._text.returnPressed.connect(self.add)
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
        self.setTabOrder(self._source, self._add)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_narrow=self.width() < fonts.step(_NARROW))

    def _arrange(self, *, is_narrow: bool) -> None:
        """In two rows, or in four where the line for the claim would become too short."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        parts = (self._indicator, self._text, self._status, self._reading, self._source, self._add)
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

    def _understand(self) -> ClaimReading | Problem | None:
        indicator = self._chosen()
        if indicator is None or not self.has_text:
            return None
        is_of = {f"is_{said}": indicator.dimension == name for name, said in _READ_AS.items()}
        return read_claim(self._text.text(), **is_of)

    def values(self) -> dict[str, Any] | Problem | None:
        """The figure's values as they would be saved; None while nothing is typed."""
        reading, indicator = self._understand(), self._chosen()
        if reading is None or isinstance(reading, Problem) or indicator is None:
            return reading if isinstance(reading, Problem) else None
        values = reading.values()
        if reading.unit and _is_unit_of(indicator, reading.unit):
            values.pop("unit")
        source = self._source.source
        if reading.as_of is None and source is not None and source.date is not None:
            values |= {"as_of": source.date, "as_of_basis": "date_of_publication"}
        if indicator.nature == "flow" and "as_of" in values:
            values["period"] = values.pop("as_of")
            values.pop("as_of_basis")
        if indicator.nature == "increment":
            values["increment"] = True
        return values | {"subject": self._subject, "indicator": indicator.id, "status": self._status.currentData()}

    def _read(self) -> None:
        if self.has_text != self._had_text:
            self._had_text = self.has_text
            self.typed.emit()
        values = self.values()
        self._add.setEnabled(isinstance(values, dict))
        if values is None:
            self._say(_("Type a claim as it is printed. Enter adds it."), "dim")
        elif isinstance(values, Problem):
            self._say(values.message, "amber")
        else:
            self._say(self._said(values), "accent")

    def _said(self, values: dict[str, Any]) -> str:
        indicator = self._chosen()
        unit = indicator.unit.show() if indicator and indicator.unit else ""
        kinds = {key: field_of(Figure, key).kind for key in values}
        shown = {key: kinds[key].show(value) for key, value in values.items()}
        figure = Figure(**{key: values.get(key) for key in ("qualifier", "value", "value_to", "unit", "currency")})
        parts = [figure.amount(unit)]
        if "stated_conversion" in values:
            parts.append(_("stated as {amount}", amount=shown["stated_conversion"]))
        if "as_of" in values:
            parts.append(_("as of {day}", day=shown["as_of"]))
        if values.get("as_of_basis") == "date_of_publication":
            parts.append(_("the day it was published"))
        if "period" in values:
            parts.append(_("over {period}", period=shown["period"]))
        if "as_of" not in values and "period" not in values:
            parts.append(_("no date given"))
        return _("Reads as: {claim}", claim=", ".join(parts))

    def _say(self, sentence: str, ink: Any) -> None:
        self._reading.set_ink(ink)
        self._reading.setText(sentence)

    def add(self) -> None:
        """Save the claim, with its citation where a source is chosen, as one step."""
        values = self.values()
        if not isinstance(values, dict):
            return
        try:
            saved = save(self._feed.register, Entry("figure", values), self._citations())
        except Refused as refused:
            self._say(" ".join(problem.message for problem in refused.all), "red")
        except RegisterError as trouble:
            self._say(str(trouble), "red")
        else:
            # Not clear(): that can be undone, and Ctrl+Z is to undo the saved step.
            self._text.setText("")
            self.added.emit(saved.id, saved.warnings)
            self.focus_here()

    def _citations(self) -> list[Entry]:
        source: Source | None = self._source.source
        if source is None:
            return []
        return [Entry("citation", {"record": "@", "source": source.id, "how_told": "not_stated"})]


def _is_unit_of(indicator: OfferedIndicator, unit: str) -> bool:
    """Whether the typed unit is only the indicator's own, in any language."""
    names = indicator.unit
    return names is not None and fold(unit) in {fold(names.among(code)) for code in LANGUAGES}
