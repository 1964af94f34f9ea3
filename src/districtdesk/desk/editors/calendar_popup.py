"""A month to choose a day from, below the line it is for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from ... import i18n
from ...i18n import _
from ..look import fonts, icons, theme


class CalendarPopup(QFrame):
    """Arrows move, Page Up and Page Down change the month, Enter or a click chooses, Esc closes."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.month = QCalendarWidget()
        self._name_parts()
        self.month.setLocale(QLocale(i18n.language()))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setMinimumDate(QDate(1800, 1, 1))
        self.month.clicked.connect(self._choose)
        self.month.activated.connect(self._choose)
        self.setObjectName("calendar")
        column = QVBoxLayout(self)
        fonts.space(column, (2, 2, 2, 2))
        column.addWidget(self.month)

    def _name_parts(self) -> None:
        """Qt names neither the arrows nor the days for a screen reader."""
        names = {
            "qt_calendar_prevmonth": _("Previous month"),
            "qt_calendar_nextmonth": _("Next month"),
            "qt_calendar_calendarview": _("Days of the month"),
        }
        for part, name in names.items():
            widget = self.month.findChild(QWidget, part)
            if widget is not None:
                widget.setAccessibleName(name)
        self.month.setAccessibleName(_("Calendar"))

    def open_below(self, line: QWidget, day: date | None) -> None:
        """Show the month of this day, of today without one."""
        self._apply_style()
        shown = QDate(day.year, day.month, day.day) if day else QDate.currentDate()
        self.month.setSelectedDate(shown)
        self.adjustSize()
        self.move(self._place(line))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _place(self, line: QWidget) -> QPoint:
        below = line.mapToGlobal(QPoint(0, line.height() + 1))
        room = line.screen().availableGeometry()
        if below.y() + self.height() > room.bottom():
            below.setY(line.mapToGlobal(QPoint(0, -1)).y() - self.height())
        below.setX(max(room.left(), min(below.x(), room.right() - self.width())))
        return below

    def _apply_style(self) -> None:
        colours = theme.colours()
        self.setStyleSheet(
            f"#calendar {{ background: {colours.card}; border: 1px solid {colours.edge}; }}"
            f"#qt_calendar_navigationbar {{ background: {colours.card}; }}"
            "QToolButton { border: none; background: transparent; font-weight: 600; }"
        )
        for name, icon in (("prevmonth", "back"), ("nextmonth", "forward")):
            button = self.month.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icons.icon(icon, "dim"))
                fonts.size_icons(button)
        self.month.setMinimumSize(fonts.step(66), fonts.step(56))
        # Qt paints weekends red by itself; red says "broken" here.
        text_colour = QTextCharFormat()
        text_colour.setForeground(colours.colour("text"))
        for day in Qt.DayOfWeek:
            self.month.setWeekdayTextFormat(day, text_colour)
        head = QTextCharFormat()
        head.setBackground(colours.colour("card"))
        self.month.setHeaderTextFormat(head)

    def _choose(self, day: QDate) -> None:
        if not self.isVisible():
            return
        self.close()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
