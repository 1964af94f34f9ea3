"""The picture of the first page beside the choices, read off the GUI thread and anew with each other choice."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _, ngettext
from ...problems import Problem
from .. import kit
from ..look import fonts
from ..paper.first_page import FirstPage
from .export_order import ExportOrder
from .page_picture import PagePicture

if TYPE_CHECKING:
    from .open_register import OpenRegister

# What is typed or turned through faster is drawn once.
_PAUSE_IN_MS = 200
# What takes longer is no longer shown under another name.
_PATIENCE_IN_MS = 400


class ExportPicture(QWidget):
    def __init__(self, opened: OpenRegister, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._order: ExportOrder | None = None
        self._asked = threading.Event()
        # Held while the register is read here, so that an export waits until nothing else does.
        self.alone = threading.Lock()
        self.picture, self.words = PagePicture(), kit.NoteLabel()
        column = QVBoxLayout(self)
        fonts.space(column, gap=1)
        column.addWidget(self.picture, 1)
        column.addWidget(self.words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_IN_MS)
        self._pause.timeout.connect(self._read)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_IN_MS)
        self._patience.timeout.connect(self._wait)

    def draw(self, order: ExportOrder | Problem | None) -> None:
        """Show what comes of this; of a problem what it says."""
        self.stop()
        if isinstance(order, ExportOrder):
            self._order = order
            self._pause.start()
        else:
            self._say(order.message if order else "")

    def stop(self) -> None:
        """Nobody waits for what was asked last."""
        self._asked.set()
        self._pause.stop()
        self._patience.stop()

    def _read(self) -> None:
        order = self._order
        if order is None or not self._opened.feed.is_open:
            return
        asked = self._asked = threading.Event()
        opened, alone = self._opened, self.alone
        self._patience.start()

        def read() -> tuple[threading.Event, FirstPage | None]:
            with alone:
                return asked, opened.load_previewer()(opened.register, order, asked.is_set)

        opened.feed.run(read, self._take, self._fail)

    def _take(self, read: tuple[threading.Event, FirstPage | None]) -> None:
        asked, page = read
        if not asked.is_set():
            self._show(page)

    def _fail(self, _error: Exception) -> None:
        """The export says it: a picture alone is no reason to interrupt somebody."""
        if not self._asked.is_set():
            self._show(None)

    def _wait(self) -> None:
        self._say(_("Reading the register."))

    def _say(self, words: str) -> None:
        self.picture.show_page(None, words)
        self.words.setText("")

    def _show(self, page: FirstPage | None) -> None:
        self._patience.stop()
        self.picture.show_page(page, _("Nothing to show here yet."))
        count = ngettext("{count} row in this table", "{count} rows in this table", page.row_count) if page else ""
        self.words.setText(_("{name}: {count}", name=page.title, count=count) if page and page.row_count else "")
