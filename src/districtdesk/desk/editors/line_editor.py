"""Editors of one line: words, numbers, shares, areas, money and web addresses."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QToolTip, QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import _
from ...painting.shortened import shortened
from ..kit import InsetButton, InsetLineEdit, PlainLabel, tooltip
from ..look import theme
from .editor import Editor

# Between the frame of a QLineEdit and its text.
_SIDE = 2
_RUBBING_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class WholeLine(InsetLineEdit):
    """A line that shows the beginning of a text for which it is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)

    def show_text(self, text: str) -> None:
        """Show it from its beginning; a text that is the same keeps the cursor where one is writing."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    @property
    def is_elided(self) -> bool:
        """Whether it shows the beginning of a longer text, with an ellipsis."""
        return not self.hasFocus() and self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and event.key() in _RUBBING_OUT:
            # Qt takes these and does nothing; whoever is around it may say why.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_elided:
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self._room()
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(theme.colours().colour("text" if self.isEnabled() else "disabled"))
        shown = shortened(self.text(), self.fontMetrics(), room.width())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.is_elided:
            QToolTip.showText(event.globalPos(), tooltip(self.text()), self)
            return True
        return super().event(event)

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.marginsRemoved(self.textMargins()).adjusted(_SIDE, 0, -_SIDE, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A long text is left showing its beginning, not its end.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)


class LineEditor(Editor):
    """One line that the kind parses. What was loaded and not touched is given back as it came."""

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._given: Any = None
        self._given_text = ""
        self.line = self._make_line()
        self.line.textEdited.connect(self._heard)
        self.column.addWidget(self.line)
        self._watch_leaving(self.line)

    def _make_line(self) -> WholeLine:
        return WholeLine(self)

    def value(self) -> object:
        text = self.line.text()
        if self.line.trouble is not None:
            return self.line.trouble
        if text == self._given_text:
            return self._given
        return self.kind.parse(text)

    def set_value(self, value: object) -> None:
        self._given = value
        self.line.show_text(self._text_of(value))
        self._given_text = self.line.text()
        self._read_aloud()

    def typed(self) -> Typed:
        return self.line.text()

    def type_back(self, typed: Typed) -> None:
        if isinstance(typed, str):
            self.type_text(typed)

    def setReadOnly(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def typing_places(self) -> list[QWidget]:
        return [self.line]

    def type_text(self, text: str) -> None:
        """Put a text here as if a person had typed it."""
        self.line.setText(text)
        self._heard()

    def _text_of(self, value: Any) -> str:
        return self.kind.show(value)

    def _heard(self) -> None:
        self._read_aloud()
        self.edited.emit()


class QuantityEditor(LineEditor):
    """A number at the right of its line, with its unit behind it and its reading below where that helps."""

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        self._unit: PlainLabel | None = None
        super().__init__(kind, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        unit = _(kind.unit)
        if unit:
            self._unit = PlainLabel(unit, text_colour="dim", parent=self.line)
            self._unit.setWordWrap(False)
            self.line.put_right(self._unit)
            self.line.textChanged.connect(self._show_unit)

    def _text_of(self, value: Any) -> str:
        # The unit stands behind the line already.
        unit = _(self.kind.unit)
        return super()._text_of(value).removesuffix(unit).rstrip() if unit else super()._text_of(value)

    def _show_unit(self, text: str) -> None:
        if self._unit is not None:
            # Whoever types a unit means that one.
            self._unit.setVisible(not any(sign.isalpha() or sign == "%" for sign in text))

    def _reads_as(self, value: Any) -> str:
        if value is None:
            return ""
        shown = self.kind.show(value)
        typed = " ".join(self.line.text().split())
        plain = " ".join(shown.split())
        unit = _(self.kind.unit)
        if typed in (plain, plain.removesuffix(unit).rstrip()):
            return ""
        return _("Reads as: {value}", value=shown)


class WebEditor(LineEditor):
    """An address with a button that opens it."""

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self.open_button = InsetButton("link", _("Open the page"), self.line)
        self.open_button.clicked.connect(self.open_page)
        self.line.put_right(self.open_button)
        self.line.textChanged.connect(self._show_button)
        self._show_button()

    def open_page(self) -> None:
        value = self.value()
        if isinstance(value, str):
            QDesktopServices.openUrl(QUrl(value))

    def _show_button(self) -> None:
        self.open_button.setVisible(bool(self.line.text().strip()))
