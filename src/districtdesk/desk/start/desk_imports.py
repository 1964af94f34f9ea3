"""What a desk does about files that come in: it asks for one, or takes those that were dropped onto the window."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from ...i18n import _
from ...settings import Settings
from . import late_loading

if TYPE_CHECKING:
    from ...importing.pasted import PastedBlock
    from ..importing.import_dialog import ImportDialog
    from ..shell.open_register import OpenRegister
    from .desk import Desk

_PURPOSE = "import"
_TABLES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt")


class DeskImports(QObject):
    """Lives with its desk. `dialog` is the one that stands before the window now."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._desk, self._settings = desk, settings
        self.dialog: ImportDialog | None = None

    def ask(self) -> None:
        """Ask for a workbook or a table, and show what it asks for."""
        shown = _("Workbooks and tables ({patterns})", patterns=" ".join(f"*.{each}" for each in _TABLES))
        chosen, _filter = QFileDialog.getOpenFileName(
            self._desk.window, _("Import a workbook or a table"), str(self._settings.folder(_PURPOSE)), shown
        )
        if chosen:
            self._settings.remember_folder(_PURPOSE, Path(chosen).parent)
            self.bring_in([Path(chosen)])

    def paste(self) -> None:
        """Show what the table on the clipboard asks for; without headings of its own it has those of the list."""
        opened, pages = self._desk.register, self._desk.shell.pages
        if opened is None or self._may_not(opened) or pages is None or pages.page is None:
            return
        # Where nothing was ever copied a clipboard may have none.
        copied = QApplication.clipboard().mimeData() or QMimeData()
        shown = pages.page.shown_list()
        if not copied.text().strip():
            opened.feed.said.emit(_("There is no table on the clipboard."))
            return
        with tempfile.TemporaryDirectory(prefix=f"districtdesk-{os.getpid()}-") as folder:
            name = _("Clipboard")
            file = Path(folder) / f"{name}.tsv"
            headings = [_(each.kind.label) for each in shown.fields] if shown is not None else []
            kind = shown.query.kind if shown is not None else ""
            block = late_loading.load_pasted()(copied.text(), copied.html(), headings, kind)
            block.write(file)
            self.bring_in([file], block)

    def _may_not(self, opened: OpenRegister) -> bool:
        """Whether nothing may be written now, or another day is looked at."""
        return opened.register.read_only or self._desk.past.opened is not None

    def when_dropped(self, files: Sequence[Path]) -> Callable[[], object] | None:
        """What takes these files; None where they are no tables, or nothing may be written here."""
        opened = self._desk.register
        # A text is more often a letter than a table.
        dropped = {*_TABLES} - {"txt"}
        are_tables = all(file.suffix.lower().lstrip(".") in dropped for file in files)
        if opened is None or self._may_not(opened) or not are_tables:
            return None
        return lambda: self.bring_in(files)

    def bring_in(self, files: Sequence[Path], pasted: PastedBlock | None = None) -> None:
        """Show what each of them asks for, one after the other. `pasted`: the block that the one file is."""
        for file in files:
            opened = self._desk.register
            if opened is None:
                return
            self.dialog = dialog = late_loading.load_import_dialog()(opened, file, self._desk.window, pasted)
            dialog.exec()
            dialog.deleteLater()
            self.dialog = None
