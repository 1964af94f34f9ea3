"""Asks for one source of the register by any words of it: the short list has only those changed last."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...fields import Link
from ...i18n import N_, _
from ..editors.pick_editor import PickOneEditor
from ..editors.pick_source import RecordSource
from ..feed.register_feed import Feed
from ..kit import Button, LabelledRow, PlainLabel, PrimaryButton, notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts

_WIDTH = 130
_SOURCE = Link(N_("Source"), to=("source",))


class FindSourceDialog(EarlyDialog):
    """Enter on a suggestion takes it at once."""

    def __init__(self, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find a source"))
        self.setMinimumWidth(fonts.step(_WIDTH))
        self.editor = PickOneEditor(_SOURCE, RecordSource(_SOURCE, feed, may_make=False), self)
        self.editor.introduce(_(_SOURCE.label), "")
        self.editor.edited.connect(self._hear)
        self.take = PrimaryButton(_("Use this source"))
        self.take.clicked.connect(self.accept)
        self.take.setEnabled(False)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(PlainLabel(_("Find a source"), "title"))
        column.addWidget(PlainLabel(_("By words of its title, its publisher or its text."), text_colour="dim"))
        column.addWidget(LabelledRow(_(_SOURCE.label), self.editor))
        column.addLayout(foot(cancel, self.take))
        self.editor.focus_here()
        notices.fit_height(self)

    @property
    def source_id(self) -> str:
        """The one that is chosen; '' for none."""
        value = self.editor.value()
        return value if isinstance(value, str) else ""

    def ask(self) -> str:
        """The source that a person chose; '' for none."""
        is_taken = self.exec()
        chosen = self.source_id if is_taken else ""
        self.deleteLater()
        return chosen

    def _hear(self) -> None:
        self.take.setEnabled(bool(self.source_id))
        if self.source_id:
            self.accept()
