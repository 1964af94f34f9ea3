"""Giving the conditions of a list a name, by which the register keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ...records import SavedFilter, field_of, kind_of
from ...register.journal.entry import Entry, save
from ...register.queries.condition import Condition
from ...register.queries.filter_text import write_filter
from ...register.queries.saved_filters import filter_called
from ..feed.register_feed import Feed
from ..kit import Button, InsetLineEdit, NoteLabel, PlainLabel, PrimaryButton, ProblemLabel
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts

_WIDTH = 105
_NAME = field_of(SavedFilter, "name").kind


class SaveFilterDialog(EarlyDialog):
    """Of a kind one filter bears a name: the same name again keeps the new conditions. saved: by that name."""

    saved = Signal(str)

    def __init__(self, feed: Feed, kind: str, conditions: Sequence[Condition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._kind, self._conditions = feed, kind, tuple(conditions)
        self.setWindowTitle(_("Save this filter"))
        self.setMinimumWidth(fonts.step(_WIDTH))
        self.name = InsetLineEdit()
        self.name.setAccessibleName(_("Name of the filter"))
        self.name.setPlaceholderText(_("Name of the filter"))
        self.problem = ProblemLabel()
        self.save = PrimaryButton(_("Save"))
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(PlainLabel(_("Save this filter"), "title"))
        column.addWidget(self.name)
        column.addWidget(self.problem)
        column.addWidget(
            NoteLabel(_("It stands at the left, with how many records it finds, for all who use this register."))
        )
        column.addLayout(foot(cancel, self.save))
        self.name.textChanged.connect(self._hear)
        self._hear()

    def _read(self) -> str | Problem | None:
        value = _NAME.parse(self.name.text())
        return value if isinstance(value, str | Problem) else None

    def _hear(self) -> None:
        name = self._read()
        self.problem.show_problems([name] if isinstance(name, Problem) else [])
        self.save.setEnabled(isinstance(name, str))

    def accept(self) -> None:
        name = self._read()
        if isinstance(name, str) and self._feed.attempt(lambda: self._keep(name)):
            self._feed.said.emit(_("Saved as “{name}”.", name=name))
            super().accept()
            self.saved.emit(name)

    def _keep(self, name: str) -> bool:
        register = self._feed.register
        with register.read() as session:
            known = filter_called(session, name, self._kind)
        values = {"name": name, "of_kind": self._kind, "conditions": write_filter(self._kind, self._conditions)}
        save(register, Entry(kind_of(SavedFilter), values, known.id if known else None))
        return True
