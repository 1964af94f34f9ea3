"""Choosing a backup and putting it in the register's place, and where backups lie."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ...i18n import _, moment
from ...register.backup.backups import Backup, backups_of, make_folder, root
from ...register.backup.comparing import Comparison, compare
from ...register.backup.copying import Stopped
from ...register.backup.making import which
from ...register.backup.restoring import Restored, check_whole, restore
from ...register.backup.telling import moments, own_first
from ...register.errors import GaveUp, RegisterError, gave_up
from ...register.file.patience import aside
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..kit.foot import foot
from ..look import fonts
from .background import Background
from .backup_list import BACKUP, BackupList
from .backup_view import BackupView, changes_something
from .show_file import say_where, show_folder

_WIDTH, _HEIGHT, _LIST_WIDTH = 220, 160, 84


class RestoreDialog(QDialog):
    """Shows `backups` of the register at `place`; after exec(), `restored` says what was put in its place, if any.

    `is_open`: it is open in this program, and `noted` is called when its file was replaced. `is_damaged`: what it
    holds cannot be believed.
    """

    def __init__(
        self,
        place: Path,
        backups: Sequence[Backup],
        settings: Settings,
        parent: QWidget,
        *,
        is_open: bool,
        is_damaged: bool,
        noted: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._place, self._settings, self._is_open, self._noted = place, settings, is_open, noted
        self._is_damaged = is_damaged
        self.restored: Restored | None = None
        self._found: dict[Path, tuple[str, Comparison | None]] = {}
        self._background = Background(self)
        self._busy: kit.Busy | None = None
        self.setWindowTitle(_("Restore"))
        self.backups = own_first(backups, place)
        self.list = BackupList(self.backups, place)
        self.view = BackupView(moments(self.backups), is_damaged=is_damaged)
        self.restore_button = kit.PrimaryButton(_("Restore"), "history")
        self.restore_button.clicked.connect(self.start)
        self.restore_button.setEnabled(False)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 5, 6, 5), gap=3)
        column.addLayout(self._head())
        column.addWidget(self._middle(), 1)
        column.addLayout(self._places())
        column.addLayout(self._buttons())
        notices.fit_in_window(self, parent, _WIDTH, _HEIGHT)
        self.list.selectionModel().currentRowChanged.connect(self._choose)
        if self.backups:
            self.list.selectRow(0)
            self.list.setFocus()

    @property
    def chosen(self) -> Backup | None:
        found = self.list.currentIndex().data(BACKUP)
        return found if isinstance(found, Backup) else None

    # What it looks like.

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        fonts.space(head, gap=1)
        head.addWidget(kit.PlainLabel(_("Restore “{name}”", name=self._place.name), "title"))
        words = _("What is there now is saved first, as a backup of its own: you can always go back to it.")
        head.addWidget(kit.PlainLabel(words, text_colour="dim"))
        return head

    def _middle(self) -> QWidget:
        if not self.backups:
            return kit.EmptyState("history", _("There is no backup of this register yet."))
        middle = QSplitter()
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        middle.addWidget(self.list)
        middle.addWidget(self.view)
        middle.setSizes([fonts.step(_LIST_WIDTH), fonts.step(_WIDTH - _LIST_WIDTH)])
        return middle

    def _places(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        fonts.space(rows, gap=1)
        show = kit.QuietButton(_("Show backups"), "open_folder")
        show.clicked.connect(self._show_folder)
        rows.addLayout(
            _row(kit.ElidedLabel(_("Backups lie in {folder}", folder=str(root())), text_colour="dim"), show)
        )
        self._second_label = kit.ElidedLabel(text_colour="dim")
        self.second_button = kit.QuietButton(_("Second place…"), "save")
        self.second_button.clicked.connect(self._choose_second)
        self.without_second = kit.QuietButton(_("No second place"), "close")
        self.without_second.clicked.connect(lambda: self._use_second(None))
        rows.addLayout(_row(self._second_label, self.second_button, self.without_second))
        self._show_second()
        return rows

    def _buttons(self) -> QHBoxLayout:
        close = kit.Button(_("Close"))
        close.clicked.connect(self.reject)
        return foot(close, self.restore_button)

    # Where backups lie.

    def _show_folder(self) -> None:
        folder = self.chosen.path.parent if self.chosen else root()
        if not self.chosen:
            make_folder(folder)
        if not show_folder(folder):
            say_where(self, _("The backups lie in this folder:"), folder)

    def _choose_second(self) -> None:
        start = self._settings.second_backup_place or self._settings.folder("backup")
        chosen = QFileDialog.getExistingDirectory(self, _("Second place for backups"), str(start))
        if chosen:
            self._use_second(Path(chosen))

    def _use_second(self, folder: Path | None) -> None:
        self._settings.use_second_backup_place(folder)
        self._show_second()

    def _show_second(self) -> None:
        second = self._settings.second_backup_place
        words = (
            _("Each is put into a second place too: {folder}", folder=str(second))
            if second
            else _("They are on this computer only. A stick or a share can be a second place.")
        )
        self._second_label.setText(words)
        self.without_second.setVisible(second is not None)

    # One of them.

    def _choose(self, _current: QModelIndex, _before: QModelIndex) -> None:
        backup = self.chosen
        if backup is None:
            return
        if backup.path in self._found:
            self._show_found(backup)
            return
        self.restore_button.setEnabled(False)
        self.view.show_backup(backup)
        self._background.run(lambda: self._read(backup), self._heard)

    def _read(self, backup: Backup) -> tuple[Backup, str, Comparison | None]:
        """Off the GUI thread."""
        refused = ""
        try:
            check_whole(backup, lambda: self._background.is_stopped)
        except Stopped:
            refused = _("The backup was not read through.")
        except RegisterError as error:
            refused = error.message
        return backup, refused, compare(self._place, backup.path, is_open=self._is_open)

    def _heard(self, found: tuple[Backup, str, Comparison | None]) -> None:
        backup, refused, told = found
        self._found[backup.path] = (refused, told)
        if self.chosen == backup:
            self._show_found(backup)

    def _show_found(self, backup: Backup) -> None:
        refused, told = self._found[backup.path]
        self.view.show_found(backup, refused, told)
        is_same = told is not None and not self._is_damaged and not changes_something(told)
        self.restore_button.setEnabled(not refused and not is_same)
        kit.explain(self.restore_button, _("Nothing: it holds what the register holds.") if is_same else "")

    # Restoring.

    def start(self) -> None:
        """Put the chosen one in the register's place, off the GUI thread."""
        backup = self.chosen
        if backup is None:
            return
        self._busy = kit.Busy(_("Restoring"), self, can_cancel=False)
        self._busy.show_progress(_("What is there now is saved first."))
        self._busy.open()
        self._background.run(
            lambda: restore(self._place, backup, is_open=self._is_open, noted=self._noted), self._done, self._failed
        )

    def _done(self, restored: Restored) -> None:
        self._end_busy()
        self.restored = restored
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._end_busy()
        if isinstance(error, RegisterError):
            notices.tell(self, error.message, "\n".join(filter(None, (error.kept, error.advice))), "warning")
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _end_busy(self) -> None:
        if self._busy is not None:
            self._busy.finish()
            self._busy = None

    def done(self, result: int) -> None:
        self._background.stop()
        super().done(result)


def choose_and_restore(
    place: Path,
    settings: Settings,
    parent: QWidget,
    *,
    is_open: bool,
    is_damaged: bool,
    noted: Callable[[], object] = lambda: None,
) -> str:
    """Let a person choose a backup of this register. What is to be said then; empty where none was put back.

    `is_open`, `is_damaged` and `noted` as the dialog has them.
    """
    try:
        backups = _look_for_backups(place, is_open=is_open)
    except GaveUp:
        return ""
    dialog = RestoreDialog(place, backups, settings, parent, is_open=is_open, is_damaged=is_damaged, noted=noted)
    dialog.exec()
    restored, chosen = dialog.restored, dialog.chosen
    dialog.deleteLater()
    if restored is None or chosen is None:
        return ""
    said = _("Restored as it was on {time}.", time=moment(chosen.made_at))
    return said if restored.saved is None else f"{said} " + _("What was there before is the newest backup.")


def _look_for_backups(place: Path, *, is_open: bool) -> list[Backup]:
    """Of a spoiled file all bytes are read to tell which register it was. Raises GaveUp."""
    doing = _("Looking for backups of “{name}”", name=place.name)
    return aside(place.name, doing, lambda: backups_of(place, which(place, is_open=is_open)), gave_up)


def _row(label: QWidget, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    fonts.space(row, gap=2)
    row.addWidget(label, 1)
    for button in buttons:
        row.addWidget(button)
    return row
