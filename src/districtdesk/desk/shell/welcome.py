"""The welcome page: make a register, open one, or look at the sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ...i18n import LANGUAGES, OWN_NAMES, _, language
from .. import kit
from ..look import fonts, icons
from .menus import place_in_words, shortened_folder
from .recent_registers import RecentRegister

# In steps of the grid: a column that reads well, also on a wide screen.
_WIDTH = 130
# What does not open is told in several sentences.
_BANNER_WIDTH = 200
_SIGN = 14


class WelcomePage(QScrollArea):
    """Signals say what was chosen; `say` shows why a register could not be opened."""

    new_chosen = Signal()
    open_chosen = Signal()
    sample_chosen = Signal()
    recent_chosen = Signal(str)
    recent_unwanted = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, recent: Sequence[RecentRegister] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Welcome"))
        self.banner = kit.Banner()
        self.banner.hide()
        self._instead: list[Callable[[], object]] = []
        self.banner.action_chosen.connect(lambda: self._instead[0]())
        self.banner.other_chosen.connect(lambda: self._instead[1]())
        self.new_button = kit.PrimaryButton(_("New register"), "add")
        self.open_button = kit.Button(_("Open"), "open_file")
        self.sample_button = kit.Button(_("Open the sample"), "district")
        self.new_button.clicked.connect(self.new_chosen)
        self.open_button.clicked.connect(self.open_chosen)
        self.sample_button.clicked.connect(self.sample_chosen)
        self.recent_rows: list[RecentRow] = []
        self._recent_card = self._make_recent_card()
        self.language_buttons: dict[str, kit.LinkChoice] = {}
        self.setWidget(self._ground())
        self.show_recent(recent)

    def show_recent(self, recent: Sequence[RecentRegister]) -> None:
        """Offer these in place of those offered before; the keyboard stays at the one where it is."""
        held = next((row.register.path for row in self.recent_rows if row.button.hasFocus()), None)
        for row in self.recent_rows:
            self._recent_card.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.recent_rows = [self._recent(each) for each in recent]
        for row in self.recent_rows:
            self._recent_card.body.addWidget(row)
            if row.register.path == held:
                row.button.setFocus()
        # Qt sets what comes late behind all that stands there.
        buttons = [each for row in self.recent_rows for each in (row.button, row.cross)]
        for before, after in pairwise((self.sample_button, *buttons)):
            QWidget.setTabOrder(before, after)
        self._recent_card.setVisible(bool(recent))

    @property
    def recent_buttons(self) -> list[RecentButton]:
        return [row.button for row in self.recent_rows]

    def say(self, message: str, detail: str = "") -> None:
        """Why something did not work, what was kept and what to do."""
        self.banner.say("\n".join(part for part in (message, detail) if part), "amber")
        self.banner.show()
        self.ensureWidgetVisible(self.banner)

    def offer(self, sentence: str, *steps: tuple[str, Callable[[], object]]) -> None:
        """What can be done instead, one thing or two, below what was said: a verb and what it does each."""
        verbs = [verb for verb, _do in steps]
        self._instead = [do for _verb, do in steps]
        self.banner.say(f"{self.banner.sentence}\n{sentence}", "amber", *verbs)

    def focus_first(self) -> None:
        """Put the keyboard where most people start."""
        there = [row.button for row in self.recent_rows if row.register.is_there]
        (there[0] if there else self.new_button).setFocus()

    def _ground(self) -> QWidget:
        ground = QWidget()
        column = QWidget()
        column.setMaximumWidth(fonts.step(_WIDTH))
        self.banner.setMaximumWidth(fonts.step(_BANNER_WIDTH))
        body = QVBoxLayout(column)
        fonts.space(body, (6, 6, 6, 6), gap=6)
        body.addStretch(2)
        body.addLayout(self._head())
        body.addWidget(self._first_steps())
        body.addWidget(self._recent_card)
        body.addLayout(self._languages())
        body.addStretch(3)
        rows = QVBoxLayout(ground)
        fonts.space(rows)
        for widget, is_tall in ((self.banner, False), (column, True)):
            row = QHBoxLayout()
            fonts.space(row, (0, 0, 0, 0) if is_tall else (6, 6, 6, 0))
            row.addStretch(1)
            row.addWidget(widget, 100)
            row.addStretch(1)
            rows.addLayout(row, int(is_tall))
        return ground

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(kit.PlainLabel("DistrictDesk", "title"))
        words.addWidget(
            kit.PlainLabel(
                _("A register of industrial districts that keeps every claim with its date and its source."),
                text_colour="dim",
            )
        )
        head = QHBoxLayout()
        fonts.space(head, gap=4)
        head.addWidget(_OwnSign(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _first_steps(self) -> QWidget:
        row = kit.FlowRow()
        for button in (self.new_button, self.open_button, self.sample_button):
            row.add(button)
        return row

    def _make_recent_card(self) -> kit.Card:
        card = kit.Card()
        fonts.space(card.body, (3, 3, 3, 3), gap=0)
        heading = kit.SectionLabel(_("Opened lately"))
        heading.setContentsMargins(fonts.step(2), 0, 0, fonts.step(1))
        card.body.addWidget(heading)
        return card

    def _recent(self, register: RecentRegister) -> RecentRow:
        row = RecentRow(register)
        row.button.clicked.connect(lambda: self.recent_chosen.emit(str(register.path)))
        row.unwanted.connect(lambda: self.recent_unwanted.emit(str(register.path)))
        return row

    def _languages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        fonts.space(row, gap=1)
        row.addWidget(kit.IconLabel("language", "dim"))
        for code in LANGUAGES:
            choice = kit.LinkChoice(OWN_NAMES[code])
            choice.setChecked(code == language())
            choice.clicked.connect(lambda _checked, chosen=code: self.language_chosen.emit(chosen))
            self.language_buttons[code] = choice
        row.addWidget(kit.ChoiceGroup(_("Language"), *self.language_buttons.values()))
        row.addStretch(1)
        return row


class RecentRow(QWidget):
    """A register that was opened lately. unwanted: it is not to be offered any more, by its cross or by Del."""

    unwanted = Signal()

    def __init__(self, register: RecentRegister, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.button = RecentButton(register)
        self.cross = kit.IconButton("close", _("Remove “{name}” from this list", name=register.path.stem))
        # What is there is opened; what is not is the only thing to be put away here.
        if register.is_there:
            self.cross.hide()
        self.cross.clicked.connect(self.unwanted)
        row = QHBoxLayout(self)
        fonts.space(row, gap=1)
        row.addWidget(self.button, 1)
        # Aligned: a row is else no higher than the lowest of what stands in it may be.
        row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
            return
        super().keyPressEvent(event)


class RecentButton(kit.QuietButton):
    """A register by its name, its folder dim below it, both shortened where it is narrow."""

    def __init__(self, register: RecentRegister, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.path = path = register.path
        self.setAccessibleName(place_in_words(register))
        kit.explain(self, str(path))
        folder = shortened_folder(path, 60)
        if register.is_away:
            folder = _("Cannot be reached now: {folder}", folder=folder)
        elif register.is_gone:
            folder = _("Not there now: {folder}", folder=folder)
        words = QVBoxLayout()
        fonts.space(words, gap=0.5)
        for label in (kit.ElidedLabel(path.stem), kit.ElidedLabel(folder, "note", "dim")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        self._row = QHBoxLayout(self)
        fonts.space(self._row, (2, 1.5, 2, 1.5), gap=3)
        self._row.addWidget(
            kit.IconLabel("district", "dim") if register.is_there else kit.IconLabel("warning", "amber")
        )
        self._row.addLayout(words, 1)

    def sizeHint(self) -> QSize:
        # A button takes its size from its own text, which is empty here.
        return self._row.sizeHint()


class _OwnSign(QWidget):
    """The program's own sign."""

    def __init__(self) -> None:
        super().__init__()
        side = fonts.step(_SIGN)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.application_icon().paint(painter, self.rect())
        painter.end()
