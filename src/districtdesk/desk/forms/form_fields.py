"""The fields of one record on one scrolling sheet, in their sections; what is rarely filled folds away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ...i18n import _
from ...names import Names
from ...problems import Problem
from ...records import KINDS, Field, Record, fields_of
from ..editors.pick_editor import PickEditor
from ..editors.pick_source import RecordSource
from ..editors.seen_editor import SeenEditor
from ..feed.register_feed import Feed
from ..kit import SectionLabel
from ..kit.application import application
from ..kit.fold import FoldHeading
from ..kit.topic import Topic, set_topic
from ..look import fonts
from .field_cell import FieldCell
from .form_layout import FormLayout
from .told_date import ToldDate


class FormFields(QScrollArea):
    """Makes a cell for each field; what has the keyboard stays in sight."""

    def __init__(self, feed: Feed, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, FieldCell] = {}
        # By the keys of the fields below them.
        self._folds: dict[str, FoldHeading] = {}
        set_topic(self, Topic(kind=kind))
        self.setWidgetResizable(True)
        # In a low window a strip above the fields is read first: they scroll, it does not.
        self.setMinimumHeight(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Made from the outside in: Qt dresses a widget again each time it moves to another parent.
        self._sheet = QWidget(self.viewport())
        self.setWidget(self._sheet)
        # Whatever the form stands on, a card or the ground, shows through.
        self._sheet.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(self._sheet)
        fonts.space(self._column, (6, 2, 6, 4), gap=2)
        for section, fields in sections_of(KINDS[kind]):
            self._add_section(feed, section, fields)
        self._column.addStretch(1)
        for key, cell in self.cells.items():
            if isinstance(cell.editor, SeenEditor):
                cell.editor.follow(kind, key)
            source = cell.editor.source if isinstance(cell.editor, PickEditor) else None
            if isinstance(source, RecordSource) and source.made_by:
                source.follow(self.cells[source.made_by].editor)
        self._told = ToldDate(self.cells, kind, is_fixed=feed.register.read_only)
        self._sheet.installEventFilter(self)
        application().focusChanged.connect(self._keep_in_sight)

    def show_cell(self, key: str) -> None:
        """Scroll to this field and give it the keyboard."""
        self.unfold(key)
        cell = self.cells[key]
        cell.editor.focus_here()
        first = cell.editor.typing_places()[0]
        if isinstance(first, QLineEdit):
            # What was wrong goes with the first letter.
            first.selectAll()
        self._reveal(cell)

    def know(self, names: Mapping[str, Names]) -> None:
        """Captions of linked records that were read already."""
        for cell in self.cells.values():
            source = cell.editor.source if isinstance(cell.editor, PickEditor) else None
            if isinstance(source, RecordSource):
                source.know(names)

    def fold_empty(self) -> None:
        """Fold away the sections in which nothing is filled, of those that may be."""
        for heading in dict.fromkeys(self._folds.values()):
            heading.set_open(any(not self.cells[key].editor.is_blank for key in self._below(heading)))

    def unfold(self, key: str) -> None:
        """Show the section of this field."""
        if key in self._folds:
            self._folds[key].set_open(True)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Each is said beside the first of its fields, which is unfolded; the others are marked."""
        place = {problem: next((key for key in problem.fields if key in self.cells), "") for problem in problems}
        for key, cell in self.cells.items():
            own = [problem for problem in problems if place[problem] == key]
            others = [problem.severity for problem in problems if key in problem.fields and place[problem] != key]
            if own:
                self.unfold(key)
            cell.show_problems(own, "error" if "error" in others else next(iter(others), ""))

    def _below(self, heading: FoldHeading) -> list[str]:
        return [key for key, each in self._folds.items() if each is heading]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What a field says below itself may grow out of sight while one types.
        if watched is self._sheet and event.type() == QEvent.Type.Resize:
            self._keep_in_sight(None, QApplication.focusWidget())
        return False

    def _add_section(self, feed: Feed, section: str, fields: list[Field]) -> None:
        group = QWidget(self._sheet)
        if section:
            self._column.addWidget(self._heading(section, fields, group), 0, Qt.AlignmentFlag.AlignLeft)
        layout = FormLayout(_is_wide, _said_below, group)
        for field in fields:
            cell = FieldCell(field, feed, group)
            self.cells[field.key] = cell
            layout.addWidget(cell)
        self._column.addWidget(group)

    def _heading(self, section: str, fields: list[Field], group: QWidget) -> QWidget:
        if not is_rarely_filled(fields):
            return SectionLabel(_(section), self._sheet)
        heading = FoldHeading(_(section), group, self._sheet)
        heading.opened.connect(lambda: self.cells[fields[0].key].editor.focus_here())
        self._folds |= dict.fromkeys((field.key for field in fields), heading)
        return heading

    def _keep_in_sight(self, _old: Any, now: QWidget | None) -> None:
        while now is not None and now is not self._sheet:
            if isinstance(now, FieldCell) and self._sheet.isAncestorOf(now):
                self._reveal(now)
                return
            now = now.parentWidget()

    def _reveal(self, cell: FieldCell) -> None:
        # The layout of this moment must hold: a problem may just have pushed the cell down.
        self._column.activate()
        self.ensureWidgetVisible(cell, 0, fonts.step(4))
        bar, bottom = self.verticalScrollBar(), cell.mapTo(self._sheet, QPoint(0, cell.height())).y()
        if bar.value() <= fonts.step(4) and bottom <= self.viewport().height():
            # Scrolled by less than the edge, the first label would stand at the line above it.
            bar.setValue(0)


def sections_of(record_type: type[Record]) -> list[tuple[str, list[Field]]]:
    """The fields by section, those without one first, the note that every record has last."""
    closing = {field.key for field in fields_of(Record)}
    found: dict[str, list[Field]] = {"": []}
    last: list[Field] = []
    for field in fields_of(record_type):
        (last if field.key in closing else found.setdefault(field.kind.section, [])).append(field)
    sections = [(section, fields) for section, fields in found.items() if fields]
    if len(sections) == 1 and not sections[0][0]:
        return [("", sections[0][1] + last)]
    return [*sections, (_note_section(last), last)]


def is_rarely_filled(fields: list[Field]) -> bool:
    """Whether a section of these fields folds away while it is empty: none of them is needed, or shown in lists."""
    return not any(field.is_required or field.kind.listed for field in fields)


def _note_section(fields: list[Field]) -> str:
    # A heading that repeats the only field's name would say it twice.
    return "" if len(fields) == 1 else fields[0].kind.section


def _is_wide(widget: QWidget | None) -> bool:
    return isinstance(widget, FieldCell) and widget.is_wide


def _said_below(widget: QWidget | None, width: int) -> tuple[int, int]:
    return widget.said_below(width) if isinstance(widget, FieldCell) else (0, 0)
