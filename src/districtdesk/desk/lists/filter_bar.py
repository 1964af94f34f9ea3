"""What a list or a view is narrowed by, as chips above it: each is changed by a click and taken out by its cross."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ...register.queries.condition import Condition, explain_condition, source_at
from ...register.queries.condition_values import say_filter
from ...register.queries.filter_text import read_filter
from ...register.queries.listing import Query
from ..feed.register_feed import Feed
from ..kit import FlowRow, IconButton, NoteLabel, QuietButton, explain, forbid, literal
from ..kit.copied_table import put_text
from ..kit.deeds import Deed, deeds_menu, place_of_menu
from ..kit.tab_order import put_before
from ..look import fonts, theme
from .condition_dialog import ConditionDialog
from .save_filter import SaveFilterDialog

_LONGEST = 60
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterChip(QWidget):
    """One condition in words. edit_wanted, removed: by click, Enter or Delete."""

    edit_wanted = Signal()
    removed = Signal()
    menu_wanted = Signal(object)

    def __init__(self, words: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button = QuietButton(literal(words if len(words) <= _LONGEST else words[:_LONGEST] + "…"))
        self.button.setAccessibleName(words)
        explain(self.button, "\n".join(filter(None, (words, note))))
        self.cross = IconButton("close", _("Take out “{name}”", name=words))
        self.button.clicked.connect(self.edit_wanted)
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        fonts.space(row, (0.5, 0, 0, 0), gap=0)
        row.addWidget(self.button)
        row.addWidget(self.cross)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(place_of_menu(event, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DELETE:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colours().colour("accent_wash"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), fonts.step(1.5), fonts.step(1.5))
        painter.end()


class FilterBar(QWidget):
    """Gone while there is no condition. changed: the conditions are others now, as a tuple."""

    changed = Signal(object)

    def __init__(self, feed: Feed, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._kind = feed, kind
        self.conditions: tuple[Condition, ...] = ()
        self.search: Callable[[], str] = lambda: ""
        self.dialog: ConditionDialog | None = None
        self._row = FlowRow()
        column = QVBoxLayout(self)
        fonts.space(column, (2.75, 1.5, 2.75, 2), gap=0)
        column.addWidget(self._row)
        self.said = NoteLabel()
        self.said.hide()
        column.addWidget(self.said)
        self.chips: list[FilterChip] = []
        self.hide()

    @property
    def query(self) -> Query | None:
        """What meets the conditions; None while there is none."""
        return Query(self._kind, conditions=self.conditions) if self.conditions else None

    def say(self, sentence: str) -> None:
        """What they leave, below the chips."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def show_conditions(self, conditions: Sequence[Condition], kind: str = "") -> None:
        """These and no others, of records of this kind or of the same as before; say so where they are new."""
        given = tuple(dict.fromkeys(conditions))
        is_new = given != self.conditions or kind not in ("", self._kind)
        self.conditions, self._kind = given, kind or self._kind
        self.say("")
        self._make_chips()
        self.setVisible(bool(given))
        if is_new:
            self.changed.emit(given)

    def use_text(self, text: str, kind: str = "") -> None:
        """These conditions, as a saved filter keeps them; what of them cannot be read is said."""

        def read() -> tuple[Condition, ...] | Problem:
            with self._feed.register.read() as session:
                return read_filter(session, kind or self._kind, text)

        found = self._feed.attempt(read)
        if isinstance(found, Problem):
            self._feed.said.emit(found.message)
        elif found is not None:
            self.show_conditions(found, kind)

    def clear(self) -> None:
        self.show_conditions(())

    def add(self, kind: str = "") -> None:
        """Ask for one more condition; for the first of another kind, which takes the place of all others."""
        self._ask(None, kind or self._kind)

    def add_condition(self, condition: Condition) -> None:
        self._put(None, condition)

    def save_under_a_name(self) -> None:
        """Ask for a name, and keep the conditions in the register."""
        self.save_dialog = SaveFilterDialog(self._feed, self._kind, self.conditions, self.window())
        self.save_dialog.finished.connect(self.save_dialog.deleteLater)
        self.save_dialog.open()

    def _follow_what_stands_above(self) -> None:
        """Chips are made later than what stands below them, and Tab comes to them before that all the same."""
        page = self.parentWidget()
        around = page.layout() if page is not None else None
        item = around.itemAt(around.indexOf(self) + 1) if around is not None else None
        below = item.widget() if item is not None else None
        if below is not None:
            put_before(below, self)

    def _make_chips(self) -> None:
        self._row.clear()
        self.chips = []
        for condition, words in zip(self.conditions, self._words(), strict=False):
            chip = FilterChip(words, explain_condition(source_at(self._kind, condition.source), condition))
            chip.edit_wanted.connect(lambda condition=condition: self._ask(condition, self._kind))
            chip.removed.connect(lambda condition=condition: self._put(condition, None))
            chip.menu_wanted.connect(lambda place, chip=chip: self._show_menu(chip, place))
            self.chips.append(chip)
            self._row.add(chip)
        self.more = IconButton("add", _("Add a condition"))
        self.more.clicked.connect(lambda: self.add())
        self.save = IconButton("save", _("Save this filter…"))
        self.save.clicked.connect(self.save_under_a_name)
        forbid(self.save, self._feed.why_read_only)
        self.clear_all = IconButton("close", _("Clear the filter"))
        self.clear_all.clicked.connect(self.clear)
        self._row.add(_side_by_side(self.more, self.save, self.clear_all))
        self._follow_what_stands_above()

    def _show_menu(self, chip: FilterChip, place: QPoint) -> None:
        deeds_menu(
            [
                Deed(_("Change…"), chip.edit_wanted.emit, "Enter"),
                Deed(_("Take out"), chip.removed.emit, "Del"),
                Deed(_("Copy"), lambda: put_text(chip.words)),
                None,
                Deed(_("Add a condition"), self.add),
                Deed(_("Save this filter…"), self.save_under_a_name, is_able=not self._feed.why_read_only),
                Deed(_("Clear the filter"), self.clear),
            ],
            self,
        ).popup(place)

    def _words(self) -> list[str]:
        def read() -> list[str]:
            with self._feed.register.read() as session:
                return say_filter(session, self._kind, self.conditions)

        return (self._feed.attempt(read) if self.conditions else None) or [each.source for each in self.conditions]

    def _ask(self, condition: Condition | None, kind: str) -> None:
        is_other = kind != self._kind
        others = () if is_other else tuple(each for each in self.conditions if each != condition)
        dialog = ConditionDialog(self._feed, kind, others, self.search(), condition, self.window())
        if is_other:
            dialog.chosen.connect(lambda chosen: self.show_conditions((chosen,), kind))
        else:
            dialog.chosen.connect(lambda chosen: self._put(condition, chosen))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _put(self, old: Condition | None, new: Condition | None) -> None:
        """Another condition in the place of the old one; at the end where there was none, gone where it is none."""
        put = [new if each == old else each for each in self.conditions]
        if old is None:
            put.append(new)
        self.show_conditions([each for each in put if each is not None])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colours().colour("hairline"))
        painter.end()


def _side_by_side(*buttons: QWidget) -> QWidget:
    """Buttons of the whole bar go to the next line together."""
    group = QWidget()
    group.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(group)
    fonts.space(row, gap=2)
    for button in buttons:
        row.addWidget(button)
    return group
