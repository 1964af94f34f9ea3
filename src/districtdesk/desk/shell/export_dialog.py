"""Handing over an Excel workbook: in which layout, in which language, where to, and afterwards where it is."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ... import i18n
from ...exchange.errors import Cancelled
from ...exchange.open_elsewhere import InUse
from ...i18n import _
from ...problems import Problem
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..kit.page import ShownList
from ..look import fonts
from .export_end import ExportEnd
from .export_options import ExportOptions
from .export_order import ExportOrder
from .export_picture import ExportPicture
from .export_reading import day_of, read_order
from .layout_list import LayoutList
from .sent_to_row import SentToRow

if TYPE_CHECKING:
    from .export_work import ExportResult
    from .open_register import OpenRegister

_TELL_EVERY = 0.05
_WIDTH, _HEIGHT = 265, 172


class ExportDialog(EarlyDialog):
    """Asks, works off the GUI thread, and ends with Open file and Open folder.

    `shown` is the list of the page behind it, or None where it has none; `prefers_list` marks it.
    """

    finished_export = Signal(object)
    _progressed = Signal(int, int)

    def __init__(
        self,
        opened: OpenRegister,
        settings: Settings,
        shown: ShownList | None = None,
        *,
        prefers_list: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._stop = threading.Event()
        self.busy: kit.Busy | None = None
        self.end: ExportEnd | None = None
        self.setWindowTitle(_("Export to Excel"))
        self.layouts = LayoutList(opened.feed, shown)
        self.options = ExportOptions(opened.feed, settings)
        self.picture = ExportPicture(opened)
        self._stack = QStackedWidget()
        self._asking = self._question()
        self._stack.addWidget(self._asking)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5))
        column.addWidget(self._stack)
        self._progressed.connect(self._show_progress)
        self.layouts.turned.connect(self._turn)
        self.layouts.save_button.clicked.connect(self._save_as)
        self.options.changed.connect(self._draw)
        if prefers_list and shown is not None:
            self.layouts.mark_list()
        self._turn()
        notices.fit_in_window(self, parent or self, _WIDTH, _HEIGHT)
        self.export_button.setFocus()

    @property
    def target(self) -> Path:
        return self.options.target.path

    def stop(self) -> None:
        """Ask the work to end; the file that was there stays as it was."""
        self._stop.set()

    def start(self) -> None:
        """Export to the target, off the GUI thread."""
        if not self.options.has_day():
            return
        order = self._order()
        if isinstance(order, Problem):
            notices.tell(self, _("This layout cannot be made."), order.message, "warning")
            return
        if order is None or not self.options.target.may_write():
            return
        # A free name may have been taken in place of one that is open elsewhere.
        order = replace(order, target=self.target)
        self.picture.stop()
        self._stop.clear()
        self.busy = kit.Busy(_("Exporting to Excel"), self)
        self.busy.cancelled.connect(self.stop)
        self.busy.show_progress(_("Reading the register."))
        self.busy.open()
        self._opened.feed.run(lambda: self._work(order), self._done, self._failed)

    def done(self, result: int) -> None:
        self.picture.stop()
        super().done(result)

    # The question.

    def _question(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        fonts.space(column, gap=4)
        column.addWidget(kit.PlainLabel(_("Export to Excel"), "title"))
        right = QVBoxLayout()
        fonts.space(right, gap=3)
        right.addWidget(self.picture, 1)
        right.addWidget(self.options)
        middle = QHBoxLayout()
        fonts.space(middle, gap=5)
        middle.addWidget(self.layouts, 2)
        middle.addLayout(right, 3)
        column.addLayout(middle, 1)
        self.export_button = kit.PrimaryButton(_("Export"), "export")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.start)
        cancel = kit.Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column.addLayout(foot(cancel, self.export_button))
        return page

    def _turn(self) -> None:
        choice = self.layouts.chosen
        self.options.follow(choice, day_of(choice))
        self._draw()

    def _order(self) -> ExportOrder | Problem | None:
        """What is asked for; None where the register could not be read, which was said."""
        choice = self.layouts.chosen

        def read() -> ExportOrder | Problem:
            with self._opened.feed.register.read() as session:
                return read_order(session, choice, self.options.narrowed, self.options.order())

        return self._opened.feed.attempt(read)

    def _draw(self) -> None:
        self.options.suggest(self.layouts.chosen)
        self.options.explain(self.layouts.chosen)
        order = self._order() if self.options.is_day_read else None
        self.export_button.setEnabled(not isinstance(order, Problem))
        self.picture.draw(order)

    def _save_as(self) -> None:
        """What is chosen and filled in, as the beginning of a layout of its own."""
        self.layouts.save_as(self.options.as_plan(self.layouts.chosen))

    # The work.

    def _work(self, order: ExportOrder) -> ExportResult:
        """Off the GUI thread."""
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told > _TELL_EVERY:
                told = now
                self._progressed.emit(done, total)

        with self.picture.alone:
            write_book = self._opened.load_exporter()
        return write_book(self._opened.register, order, progress, self._stop.is_set)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self.busy is None or self._stop.is_set():
            return
        words = _("{done} of {total} rows", done=i18n.number(done), total=i18n.number(total))
        self.busy.show_progress(words, done, total)

    def _end_busy(self) -> None:
        if self.busy is not None:
            self.busy.finish()
            self.busy = None

    def _done(self, written: ExportResult) -> None:
        self._end_busy()
        self.options.target.remember()
        self.sent_to = SentToRow(self._opened.feed, written.remembered)
        self.finished.connect(self.sent_to.keep)
        self.end = ExportEnd(written.said, written.report.path, self.sent_to)
        self.end.closed.connect(self.accept)
        self._stack.addWidget(self.end)
        self._stack.removeWidget(self._asking)
        self._asking.hide()
        self.resize(fonts.step(120), self.minimumSizeHint().height())
        self.end.open_file_button.setFocus()
        self._opened.feed.said.emit(written.said)
        self.finished_export.emit(written.report)

    def _failed(self, error: Exception) -> None:
        self._end_busy()
        explained = self._opened.explain(error)
        if isinstance(error, Cancelled):
            notices.tell(self, _("The export was stopped."), _("No file was written or replaced."))
        elif isinstance(error, InUse):
            if self.options.target.takes_free_name(error):
                self.start()
        elif explained is not None:
            notices.tell(self, *explained, "warning")
        else:
            sys.excepthook(type(error), error, error.__traceback__)
