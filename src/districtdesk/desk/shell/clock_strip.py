"""The strip across the window while another day is looked at: which day, by which clock, and the way back.

Its slider stops at the days on which something changed, of what was known also at each of the newest steps, and moves
the whole window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from ...dates.imprecise import ImpreciseDate
from ...i18n import N_, _
from ...problems import Problem
from ...register.clock import CLOCK_KINDS, Clock, ClockKind
from .. import kit
from ..editors.as_of_line import AsOfLine
from ..kit.choices import ChoiceGroup, LinkChoice
from ..kit.regions import Region
from ..kit.whole_lines import WholeLines
from ..look import fonts, theme

_WORDS: dict[ClockKind, str] = {"known": N_("What was known"), "so": N_("What was so")}
# From the last move of the slider, or from a day that was chosen in the calendar, until it is looked at.
_REST_MS = 150
_PAGE = 10
# How long and how strongly it stands out where something was refused.
_FLASH_MS, _BRIGHT = 700, 0.35
# In steps: where the rest leaves the slider less than that it stands below.
_SLIDER_WIDTH = 34


class ClockStrip(WholeLines, QWidget, Region):
    """wanted: a Clock to look by. left: today is to be looked at again."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._clock: Clock | None = None
        self._stops: Mapping[ClockKind, Sequence[Clock]] = {}
        # That to which the slider was moved; None for a day that was typed.
        self._stop: Clock | None = None
        self._is_bright = False
        self._sentence = kit.PlainLabel("", "strong")
        self.back = kit.Button(_("Back to today"), "today")
        self.choices = {kind: LinkChoice(_(_WORDS[kind])) for kind in CLOCK_KINDS}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(_PAGE)
        self.slider.setRange(0, 0)
        self.slider.setMinimumWidth(fonts.step(_SLIDER_WIDTH))
        self.slider.setAccessibleName(_("Day"))
        self._first = kit.NoteLabel()
        self._last = kit.NoteLabel(_("today"))
        line = AsOfLine()
        self.editor = line.editor
        self._problem = kit.PlainLabel("", "note", "red")
        self._problem.setObjectName("problem")
        self._problem.hide()
        self._soon = QTimer(self, singleShot=True)
        self._lay_out(line)
        self._connect()
        self.hide()

    def _lay_out(self, line: AsOfLine) -> None:
        above = QHBoxLayout()
        fonts.space(above, gap=2)
        above.addWidget(kit.IconLabel("history", "amber"), 0, Qt.AlignmentFlag.AlignVCenter)
        above.addWidget(self._sentence, 1)
        above.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        self._asking, self._sliding = QWidget(), QWidget()
        asking, sliding = QHBoxLayout(self._asking), QHBoxLayout(self._sliding)
        for each in (asking, sliding):
            fonts.space(each, gap=2)
        asking.addWidget(ChoiceGroup(_("Which clock"), *self.choices.values()))
        asking.addWidget(line)
        asking.addStretch()
        for label in (self._first, self._last):
            label.setWordWrap(False)
        sliding.addWidget(self._first)
        sliding.addWidget(self.slider, 1)
        sliding.addWidget(self._last)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        fonts.space(self._below, gap=2)
        self._below.addWidget(self._asking)
        self._below.addWidget(self._sliding, 1)
        column = self._column = QVBoxLayout(self)
        fonts.space(column, (4, 2, 4, 2), gap=1)
        column.addLayout(above)
        column.addLayout(self._below)
        column.addWidget(self._problem)

    def _connect(self) -> None:
        self.choices["known"].setChecked(True)
        for choice in self.choices.values():
            choice.toggled.connect(lambda is_chosen: self._turn() if is_chosen else None)
        self.slider.valueChanged.connect(self._slide)
        self.editor.edited.connect(self._hear_day)
        self.slider.sliderReleased.connect(self._look)
        # Enter asks for the whole day, also where the slider stood at a step of it.
        self.editor.line.returnPressed.connect(self._turn)
        self.back.clicked.connect(self._leave)
        self._soon.timeout.connect(self._look)

    @property
    def kind(self) -> ClockKind:
        """Which clock is chosen."""
        return "so" if self.choices["so"].isChecked() else "known"

    @property
    def day(self) -> date | None:
        """The day that is typed or slid to; None for none."""
        return self.editor.day

    def begin(self) -> None:
        """Be there, ready for a day to be typed or slid to."""
        if self._clock is None:
            self._sentence.setText(
                _("Type a day and press Enter, or move the slider: the whole window then shows it.")
            )
        self.show()
        self.editor.focus_here()

    def show_stops(self, stops: Mapping[ClockKind, Sequence[Clock]]) -> None:
        """Where the slider stops."""
        self._stops = stops
        self._show_stops()

    def stand_in(self) -> Callable[[ClockStrip], None]:
        """What has another strip stand in the place of this one: with its stops, and the keyboard where it is."""
        stops, is_on_slider = self._stops, self.slider.hasFocus()

        def stand(other: ClockStrip) -> None:
            other.show_stops(stops)
            (other.slider if is_on_slider else other.editor.line).setFocus(Qt.FocusReason.OtherFocusReason)

        return stand

    def show_clock(self, clock: Clock | None) -> None:
        """Say by which clock the window is looked at; None for as it is today."""
        self._clock = clock
        self.setVisible(clock is not None)
        self._say_problem("")
        if clock is None:
            self.editor.set_value(None)
            return
        self._sentence.setText(_("{sentence} Nothing can be changed meanwhile.", sentence=clock.sentence()))
        self.setAccessibleName(clock.sentence())
        self._mark(clock.kind)
        self._stop = clock if clock.step else None
        if self.editor.day != clock.day:
            self.editor.set_value(clock.day)
        self._show_stops()

    def flash(self) -> None:
        """Stand out for a moment, and be read aloud: somebody tried to change something."""
        self._is_bright = True
        self.update()
        QTimer.singleShot(_FLASH_MS, self, self._calm)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._sentence.text()))

    def _calm(self) -> None:
        self._is_bright = False
        self.update()

    def say_refused(self, problem: str) -> None:
        """Why the day that is wanted cannot be looked at; what was shown stays, and so does its clock."""
        if self._clock is not None:
            self._mark(self._clock.kind)
            self._show_stops()
        self._say_problem(problem)

    def _mark(self, shown: ClockKind) -> None:
        for kind, choice in self.choices.items():
            choice.blockSignals(True)
            choice.setChecked(kind == shown)
            choice.blockSignals(False)

    def _show_stops(self) -> None:
        stops = self._stops.get(self.kind, ())
        self.slider.setEnabled(len(stops) > 1)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(len(stops) - 1, 0))
        self.slider.setValue(self._place_among(stops))
        self.slider.blockSignals(False)
        self._first.setText(ImpreciseDate.of(stops[0].day).show() if stops else "")
        self._tell_slider()
        self._fold()

    def _place_among(self, stops: Sequence[Clock]) -> int:
        """Of the stop that is looked at, or of the last that is not later."""
        wanted = self._wanted()
        if wanted is None:
            return max(len(stops) - 1, 0)
        last = [place for place, each in enumerate(stops) if each.day <= wanted.day]
        here = [place for place, each in enumerate(stops) if wanted.step and each.step == wanted.step]
        return (here or last or [0])[-1]

    def _tell_slider(self) -> None:
        wanted = self._wanted()
        self.slider.setAccessibleDescription(wanted.when() if wanted else _("today"))

    def _slide(self, place: int) -> None:
        stops = self._stops.get(self.kind, ())
        if place < len(stops):
            self._stop = stops[place] if stops[place].step else None
            self.editor.set_value(stops[place].day)
            self._tell_slider()
            # The first day makes the window anew: not below the pointer that drags.
            if self._clock is not None or not self.slider.isSliderDown():
                self._soon.start(_REST_MS)

    def _hear_day(self) -> None:
        """Half a day that is typed may read as another one: Enter ends it."""
        if not self.editor.line.hasFocus():
            self._soon.start(_REST_MS)

    def _turn(self) -> None:
        self._stop = None
        self._show_stops()
        self._look()

    def _wanted(self) -> Clock | None:
        """What is slid to or typed; None for no day."""
        day, stop = self.editor.day, self._stop
        if day is None:
            return None
        return stop if stop is not None and (stop.kind, stop.day) == (self.kind, day) else Clock(self.kind, day)

    def _look(self) -> None:
        self._soon.stop()
        value = self.editor.value()
        self._say_problem(value.message if isinstance(value, Problem) else "")
        wanted = self._wanted()
        if wanted is not None and wanted != self._clock:
            self.wanted.emit(wanted)

    def _leave(self) -> None:
        self._soon.stop()
        if self._clock is None:
            self.editor.set_value(None)
            self.hide()
        else:
            self.left.emit()

    def _say_problem(self, problem: str) -> None:
        self.editor.mark("error" if problem else "")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        beside = min(self._asking.minimumSizeHint().width(), self._sliding.minimumSizeHint().width())
        return least if self._is_folded else QSize(least.width() - beside - self._below.spacing(), least.height())

    @property
    def _is_folded(self) -> bool:
        return self._below.direction() == QBoxLayout.Direction.TopToBottom

    def _fold(self) -> None:
        """The slider below the rest where it has no room beside it."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._below.spacing()
        fits = self._asking.sizeHint().width() + self._sliding.sizeHint().width() <= room
        directions = QBoxLayout.Direction
        self._below.setDirection(directions.LeftToRight if fits else directions.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While a day is shown, Esc alone does not lead away from it.
        if event.key() == Qt.Key.Key_Escape and self._clock is None:
            self._leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = theme.colours().colour("amber_wash")
        if self._is_bright:
            strong = theme.colours().colour("amber")
            strong.setAlphaF(_BRIGHT)
            painter.fillRect(self.rect(), ground)
            ground = strong
        painter.fillRect(self.rect(), ground)
        thick = max(2, fonts.step(0.5))
        painter.fillRect(0, self.height() - thick, self.width(), thick, theme.colours().colour("amber"))
        painter.end()
