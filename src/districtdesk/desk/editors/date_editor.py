"""The editor of dates: words or digits as they are typed, how they read, and a calendar for those who point."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...dates.imprecise import ImpreciseDate
from ...fields import FieldKind
from ...i18n import _
from ...problems import Problem
from ..kit import InsetButton
from .calendar_popup import CalendarPopup
from .line_editor import LineEditor
from .list_keys import opens_list


class DateEditor(LineEditor):
    """A line that the kind parses, with its reading below; F4 or Alt+Down opens the calendar."""

    def __init__(self, kind: FieldKind[Any], parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self.calendar: CalendarPopup | None = None
        self._told_by = ""
        self.button = InsetButton("calendar", _("Choose a day"), self.line)
        self.button.clicked.connect(self.open_calendar)
        self.line.put_right(self.button)
        self._example = _(kind.example)
        self.line.setPlaceholderText(self._example)

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        self.line.setPlaceholderText("" if read_only else self._example)
        self.button.setVisible(not read_only)

    def tell_by(self, event: str, *, is_fixed: bool) -> None:
        """Show only what follows from this event, and say so; an empty one leaves the date to be typed."""
        self._told_by = event
        self.setReadOnly(is_fixed or bool(event))
        self._read_aloud()

    def open_calendar(self) -> None:
        """Show the month of what is typed. Nothing is written before a day is chosen."""
        if self.line.isReadOnly():
            return
        if self.calendar is None:
            self.calendar = CalendarPopup(self)
            self.calendar.day_chosen.connect(self._write_day)
        self.calendar.open_below(self.line, _earliest(self.value()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and opens_list(event):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _write_day(self, day: date) -> None:
        self.type_text(ImpreciseDate.of(day).show())
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _reads_as(self, value: Any) -> str:
        if self._told_by:
            return _("Follows from: {event}", event=self._told_by)
        if value is None or (isinstance(value, ImpreciseDate) and value.is_not_known):
            return ""
        # The words as printed may say more than the days: "late 2025" is shown with its months.
        shown = ImpreciseDate(value.edtf).show() if isinstance(value, ImpreciseDate) else self.kind.show(value)
        if " ".join(self.line.text().split()) == shown:
            return ""
        return _("Reads as: {value}", value=shown)


def _earliest(value: Any) -> date | None:
    if isinstance(value, ImpreciseDate):
        return value.earliest or value.latest
    return None if isinstance(value, Problem) else value
