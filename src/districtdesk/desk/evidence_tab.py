"""What stands behind a record: its citations, and the files kept with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..i18n import _
from ..register.attachments import attach, content_of
from ..register.profile import EVIDENCE, Related
from ..settings import Settings
from . import fonts
from .feed import Feed
from .kit import Card, FlowRow, QuietButton, SectionLabel
from .related_tab import RelatedTab
from .table import RecordTable

_FILES = Related("files", "", "attachment", "record")


class EvidenceTab(QWidget):
    """open_wanted: go to a record's page. add_wanted: a form for a new citation of this record."""

    open_wanted = Signal(str, str)
    add_wanted = Signal(str, dict)

    def __init__(self, feed: Feed, settings: Settings, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._record_id = record_id
        self._citations = RelatedTab(feed, settings, EVIDENCE, record_id)
        self._citations.open_wanted.connect(self.open_wanted)
        self._citations.add_wanted.connect(self.add_wanted)
        self._files = RecordTable(feed, settings, "attachment", linked=("record", record_id))
        self._files.record_opened.connect(lambda each: self.open_wanted.emit("attachment", each))
        self._lay_out()

    def _lay_out(self) -> None:
        attach_file = QuietButton(_("Attach file…"), "attachment")
        attach_file.clicked.connect(self._attach)
        save_copy = QuietButton(_("Save a copy…"), "save")
        save_copy.clicked.connect(self._save_copy)
        head = QHBoxLayout()
        fonts.space(head, gap=2)
        head.addWidget(SectionLabel(_("Files")), 1)
        head.addWidget(FlowRow(save_copy, attach_file, leans_right=True))
        card = Card()
        fonts.space(card.body, gap=0)
        card.body.addWidget(self._files)
        column = QVBoxLayout(self)
        fonts.space(column, gap=3)
        column.addWidget(self._citations, 3)
        column.addLayout(head)
        column.addWidget(card, 2)

    def _attach(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Attach file"))
        if name and self._feed.attempt(lambda: attach(self._feed.register, self._record_id, Path(name))):
            self._feed.said.emit(_("“{name}” was attached.", name=Path(name).name))
            self._files.refresh()

    def _save_copy(self) -> None:
        chosen = self._files.chosen_id()
        found = self._feed.attempt(lambda: content_of(self._feed.register, chosen)) if chosen else None
        if found is None:
            return
        name, _filter = QFileDialog.getSaveFileName(self, _("Save a copy"), found[0])
        if name:
            self._feed.attempt(lambda: Path(name).write_bytes(found[1]))

    def refresh(self) -> None:
        self._citations.refresh()
        self._files.refresh()
