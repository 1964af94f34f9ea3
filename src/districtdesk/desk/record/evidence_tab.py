"""What stands behind a record: its citations, and the files kept with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...i18n import _
from ...record_kinds import EVIDENCE
from ...register.journal.attachments import attach, content_of
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import Card, FlowRow, NoteLabel, PageArea, QuietButton, SectionLabel, forbid
from ..lists.record_table import RecordTable
from ..lists.removing import remove_part
from ..look import fonts
from .attached_file import open_file, save_copy
from .related_list import RelatedList

# Of folders: where files were attached from last.
_PURPOSE = "attachment"
# In steps: lower than this, citations and files are scrolled to.
_LEAST, _LEAST_OF_FILES = 50, 40


class EvidenceTab(PageArea):
    """open_wanted: go to a record's page. add_wanted: a form for a new citation of this record."""

    open_wanted = Signal(str, str)
    add_wanted = Signal(str, dict)

    def __init__(self, feed: Feed, settings: Settings, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._settings = feed, settings
        self._record_id = record_id
        self._citations = RelatedList(feed, settings, EVIDENCE, record_id)
        self._citations.open_wanted.connect(self.open_wanted)
        self._citations.add_wanted.connect(self.add_wanted)
        self._files = RecordTable(feed, settings, "attachment", linked=("record", record_id))
        self._files.record_opened.connect(lambda _each: self._open())
        self._lay_out()

    def _lay_out(self) -> None:
        attach_file = QuietButton(_("Attach file…"), "attachment")
        attach_file.clicked.connect(self._attach)
        forbid(attach_file, self._feed.why_read_only)
        open_file, save_copy = QuietButton(_("Open file"), "open_file"), QuietButton(_("Save a copy…"), "save")
        open_file.clicked.connect(self._open)
        save_copy.clicked.connect(self._save_copy)
        remove_file = QuietButton(_("Remove…"), "remove")
        remove_file.clicked.connect(self.remove_chosen)
        forbid(remove_file, self._feed.why_read_only)
        self._of_a_file = (open_file, save_copy) if self._feed.why_read_only else (open_file, save_copy, remove_file)
        head = QHBoxLayout()
        fonts.space(head, gap=2)
        head.addWidget(SectionLabel(_("Files")), 1)
        head.addWidget(FlowRow(open_file, save_copy, remove_file, attach_file, leans_right=True))
        self._card = Card()
        self._card.fill(self._files)
        self._none = NoteLabel(_("No file is kept with this record."))
        self._citations.setMinimumHeight(fonts.step(_LEAST))
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        fonts.space(below, (6, 0, 6, 4), gap=3)
        below.addLayout(head)
        below.addWidget(self._none)
        below.addWidget(self._card, 1)
        below.addStretch()
        fonts.space(self.body, gap=0)
        self.body.addWidget(self._citations, 3)
        self.body.addWidget(self._below)
        self._files.counted.connect(self._counted)
        self._counted(self._files.count())

    def _counted(self, count: int) -> None:
        self._card.setVisible(count > 0)
        self._none.setVisible(count == 0)
        # Where there is none, the citations have the room.
        self._below.setMinimumHeight(fonts.step(_LEAST_OF_FILES) if count else 0)
        self.body.setStretch(1, 2 if count else 0)
        for step in self._of_a_file:
            step.setEnabled(count > 0)
        if count and self._files.chosen_id() is None:
            self._files.choose_first()

    def _attach(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Attach file"), str(self._settings.folder(_PURPOSE)))
        if name:
            self._settings.remember_folder(_PURPOSE, Path(name).parent)
        if name and self._feed.attempt(lambda: attach(self._feed.register, self._record_id, Path(name))):
            self._feed.said.emit(_("“{name}” was attached.", name=Path(name).name))
            self._files.refresh()

    def _chosen(self) -> tuple[str, bytes] | None:
        chosen = self._files.chosen_id()
        return self._feed.attempt(lambda: content_of(self._feed.register, chosen)) if chosen else None

    def _open(self) -> None:
        found = self._chosen()
        if found is not None:
            self._feed.said.emit(open_file(self, *found))

    def _save_copy(self) -> None:
        found = self._chosen()
        if found is None:
            return
        said, folder = save_copy(self, self._settings.folder(_PURPOSE), *found)
        if folder is not None:
            self._settings.remember_folder(_PURPOSE, folder)
        if said:
            self._feed.said.emit(said)

    def remove_chosen(self) -> None:
        """Ask, then remove the file that is chosen."""
        chosen = self._files.chosen_id()
        remove_part(self, self._feed, "attachment", [chosen] if chosen else [])

    def choose(self, record_id: str) -> None:
        """Mark this citation, for whoever goes on with it."""
        self._citations.choose(record_id)

    def refresh(self) -> None:
        self._citations.refresh()
        self._files.refresh()
