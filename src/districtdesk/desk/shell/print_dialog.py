"""Printing: what, as of when, how it will look, and then a printer or a PDF."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ... import i18n
from ...attached.copies import safe_name
from ...exchange.errors import Cancelled
from ...exchange.layout_names import WHOLE
from ...exchange.leaving import remember
from ...i18n import _, ngettext
from ...paper.copied import copyable_parts, parts_as_html, parts_as_text
from ...paper.page import PaperPage
from ...register.clock import day_in_name
from ...register.queries import listing
from ...register.queries.layout_plan import LayoutPlan
from ...register.queries.saved_layouts import read_saved_layouts
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..kit.page import ShownList
from ..kit.takeable import Takeable
from ..kit.topic import Topic, set_topic
from ..look import fonts
from ..paper.preview import PagePreview
from ..paper.zoom_tools import ZoomTools
from .copy_parts_dialog import CopyPartsDialog
from .print_choice import OpenRecord, Printable, PrintChoice
from .print_files import SAVE_PDF, SAVE_WORD, FileForm
from .print_work import PlannedPrint, paint_on, plan_print, refuse_paper

if TYPE_CHECKING:
    from .open_register import OpenRegister

_PURPOSE = "print"
_WIDTH, _HEIGHT = 250, 172


class PrintDialog(EarlyDialog):
    """Shows the pages before they are printed. Reading, measuring and printing happen off the GUI thread.

    `shown`: the list of the page behind it, if it has one, and `drawing`: what is drawn there. `record`: the one that
    is open there, by its kind and id; `wanted`: which entry is chosen at first, by its key.
    """

    planned_anew = Signal()
    printed = Signal(str)
    _progressed = Signal(int, int)

    def __init__(
        self,
        opened: OpenRegister,
        settings: Settings,
        shown: ShownList | None = None,
        record: tuple[str, str] | None = None,
        drawing: Takeable | None = None,
        *,
        wanted: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened, self._settings = opened, settings
        behind = Printable(shown, self._named(record), drawing, opened.register.clock is not None)
        self.choice = PrintChoice(behind, self._read_plans(), wanted, settings)
        self.what, self.day = self.choice.what, self.choice.day
        self._stop = threading.Event()
        self._busy: kit.Busy | None = None
        self.planned: PlannedPrint | None = None
        self.copied_parts: CopyPartsDialog | None = None
        self.setWindowTitle(_("Print"))
        set_topic(self, Topic(page="paper"))
        self._lay_out()
        self._progressed.connect(self._show_progress)
        self.finished.connect(lambda _result: self._stop.set())
        self.choice.edited.connect(self._plan)
        self._plan()

    def _named(self, record: tuple[str, str] | None) -> OpenRecord | None:
        """It with what it is called; None where there is no such record."""
        if record is None:
            return None
        with self._opened.register.read() as session:
            row = listing.one(session, *record)
        return OpenRecord(*record, row.caption.show()) if row else None

    # What it looks like.

    def _lay_out(self) -> None:
        self.preview = PagePreview()
        self.preview.turned.connect(lambda _place: self._show_place())
        column = QVBoxLayout(self)
        fonts.space(column, (6, 5, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel(_("Print"), "title"))
        column.addWidget(self.choice)
        column.addLayout(self._smallness())
        column.addWidget(self.preview, 1)
        column.addLayout(self._turning())
        column.addLayout(self._buttons())
        notices.fit_in_window(self, self.parentWidget() or self, _WIDTH, _HEIGHT)

    def _smallness(self) -> QHBoxLayout:
        """That letters cannot be read, and the way out."""
        self.small, self.readable = kit.NoteLabel(), kit.Button(_("As many sheets as needed"))
        self.readable.clicked.connect(self.choice.paper.take_as_many_as_needed)
        row = QHBoxLayout()
        fonts.space(row, gap=3)
        row.addWidget(self.small, 1)
        row.addWidget(self.readable)
        self._tell_small("")
        return row

    def _tell_small(self, words: str) -> None:
        self.small.setText(words)
        self.small.setVisible(bool(words))
        self.readable.setVisible(bool(words))

    def _turning(self) -> QHBoxLayout:
        self.before = kit.IconButton("back", _("Page before"))
        self.after = kit.IconButton("forward", _("Next page"))
        self.before.clicked.connect(lambda: self.preview.turn_to(self.preview.place - 1))
        self.after.clicked.connect(lambda: self.preview.turn_to(self.preview.place + 1))
        self.place = kit.NoteLabel()
        self.place.setWordWrap(False)
        self.zoom = ZoomTools(self.preview, self)
        row = QHBoxLayout()
        fonts.space(row, gap=2)
        for part in (self.before, self.place, self.after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.zoom)
        return row

    def _buttons(self) -> QHBoxLayout:
        has_printer = bool(QPrinterInfo.availablePrinterNames())
        close = kit.Button(_("Close"))
        close.clicked.connect(self.reject)
        make_pdf = kit.Button if has_printer else kit.PrimaryButton
        self.pdf_button = make_pdf(_("Save as PDF…"), "save")
        self.pdf_button.clicked.connect(lambda: self._ask_where(SAVE_PDF))
        self.print_button = (kit.PrimaryButton if has_printer else kit.Button)(_("Print…"), "print")
        self.print_button.clicked.connect(self.print_out)
        self.no_printer = kit.NoteLabel(_("No printer is set up on this computer: save a PDF, and print that."))
        self.no_printer.setVisible(not has_printer)
        self._has_printer = has_printer
        (self.print_button if has_printer else self.pdf_button).setDefault(True)
        self.word_button = kit.Button(_("Save as Word…"))
        self.word_button.clicked.connect(lambda: self._ask_where(SAVE_WORD))
        self._copying = kit.Menu("", self)
        self.copy_button = kit.MenuButton(_("Copy a part"), self._copying, "copy")
        steps: tuple[QWidget, ...] = (close, self.copy_button, self.word_button, self.pdf_button)
        steps = (*steps, self.print_button) if has_printer else steps
        self.print_button.setParent(self)
        self.print_button.setVisible(has_printer)
        return foot(*steps, left=self.no_printer)

    def _read_plans(self) -> dict[str, LayoutPlan]:
        """The layouts that are saved in the register, and the whole of it."""
        with self._opened.register.read() as session:
            saved = {each.id: each for each in read_saved_layouts(session)}
        return {**saved, WHOLE: LayoutPlan(_("The whole register"), WHOLE)}

    # The pages.

    def _plan(self) -> None:
        """Read and measure anew; what is under way for an earlier choice is given up."""
        self._stop.set()
        stop = self._stop = threading.Event()
        self.planned = None
        self._tell_small("")
        self._show_place()
        if not self.choice.is_answered:
            self.preview.say(_("Write the day as of which it is to be printed."))
            return
        self.preview.say(_("The pages are being prepared."))
        order, progress = self.choice.order(), lambda _done, _total: None
        self._opened.feed.run(
            lambda: (stop, plan_print(self._opened.register, order, progress, stop)),
            self._show_planned,
            lambda error: self._fail_planning(error, stop),
            self,
        )

    def _show_planned(self, found: tuple[threading.Event, PlannedPrint]) -> None:
        stop, planned = found
        if stop is not self._stop:
            return
        self.planned = planned
        self._tell_small(planned.small)
        if planned.pages:
            self.preview.show_pages(planned.pages)
        else:
            self.preview.say(_("There is nothing to print."))
        self._show_place()
        self.planned_anew.emit()

    def _fail_planning(self, error: Exception, stop: threading.Event) -> None:
        if stop is self._stop and not isinstance(error, Cancelled):
            self.preview.say("")
            self._tell(error)

    def _show_place(self) -> None:
        count = len(self.planned.pages) if self.planned else 0
        place = self.preview.place
        words = _("Page {page} of {pages}", page=i18n.number(place + 1), pages=i18n.number(count))
        self.place.setText(words if count else "")
        self.before.setEnabled(count > 0 and place > 0)
        self.after.setEnabled(place + 1 < count)
        self.pdf_button.setEnabled(count > 0)
        self.print_button.setEnabled(count > 0)
        self._offer_parts()

    def _offer_parts(self) -> None:
        """Only a page of paper goes into Word, and into a letter part by part."""
        page = self.planned.paper if self.planned else None
        for each in (self.word_button, self.copy_button):
            each.setVisible(page is not None)
        self._copying.clear()
        if page is None:
            return
        for place, title in enumerate(copyable_parts(page)):
            self._copying.addAction(kit.literal(title)).triggered.connect(partial(self._copy, page, [place]))
        self._copying.addSeparator()
        self._copying.addAction(_("&Several parts…")).triggered.connect(partial(self._choose_parts, page))

    def _choose_parts(self, page: PaperPage) -> None:
        self.copied_parts = dialog = CopyPartsDialog(copyable_parts(page), self)
        dialog.chosen.connect(partial(self._copy, page))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _copy(self, page: PaperPage, places: Sequence[int]) -> None:
        data = QMimeData()
        data.setText(parts_as_text(page, places))
        data.setHtml(parts_as_html(page, places))
        QGuiApplication.clipboard().setMimeData(data)
        titles = [title for place, title in enumerate(copyable_parts(page)) if place in places]
        self._opened.feed.said.emit(_("Copied with its sources: {title}", title="; ".join(titles)))

    # Where to.

    def _ask_where(self, form: FileForm) -> None:
        place = str(self._suggested(form))
        chosen, _filter = QFileDialog.getSaveFileName(self, _(form.title), place, _(form.files))
        if chosen:
            picked = Path(chosen)
            is_named = picked.suffix.lower() == form.suffix
            self.save(picked if is_named else picked.with_name(picked.name + form.suffix), form)

    def _suggested(self, form: FileForm) -> Path:
        title = re.sub(r"[\\/]", "_", self.what.currentText().replace("&&", "&"))
        stem = f"{Path(self._opened.name).stem} {safe_name(title)} {day_in_name(self._opened.register.clock)}"
        return self._settings.folder(_PURPOSE) / f"{stem}{form.suffix}"

    def save(self, target: Path, form: FileForm = SAVE_PDF) -> None:
        """Write the pages into this file."""
        planned = self.planned
        if planned is None:
            return

        def work(progress: Callable[[int, int], None], stop: threading.Event) -> str:
            form.write(planned, target, progress, stop)
            kept = remember(self._opened.register, planned.noted, target, planned.leaving)
            return f"{form.tell(planned, target)} {kept.why_not}".strip()

        self._settings.remember_folder(_PURPOSE, target.parent)
        self._run(_(form.doing), work)

    def print_out(self) -> None:
        """Ask for a printer, and print there."""
        planned = self.planned
        if planned is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(planned.title)
        printer.setFromTo(1, len(planned.pages))
        asking = QPrintDialog(printer, self)
        asking.setMinMax(1, len(planned.pages))
        if asking.exec() != QDialog.DialogCode.Accepted:
            return
        if refused := refuse_paper(planned, printer):
            notices.tell(self, refused, _("Choose another paper, or save a PDF."), "warning")
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(planned.pages)

        def work(progress: Callable[[int, int], None], stop: threading.Event) -> str:
            try:
                paint_on(planned, printer, progress, stop, range(first - 1, last))
            except Cancelled:
                printer.abort()
                raise
            kept = remember(self._opened.register, planned.noted, None, planned.leaving)
            count = last - first + 1
            return f"{ngettext('Printed {count} page.', 'Printed {count} pages.', count)} {kept.why_not}".strip()

        self._run(_("Printing"), work)

    def _run(self, what: str, work: Callable[[Callable[[int, int], None], threading.Event], str]) -> None:
        """Off the GUI thread, with Cancel before the window."""
        stop = threading.Event()
        self._busy = kit.Busy(what, self)
        self._busy.cancelled.connect(stop.set)
        self._busy.open()
        self._opened.feed.run(lambda: work(self._progressed.emit, stop), self._done, self._failed)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if self._busy is not None:
            words = _("Page {page} of {pages}", page=i18n.number(done), pages=i18n.number(total))
            self._busy.show_progress(words, done, total)

    def _end_busy(self) -> None:
        if self._busy is not None:
            self._busy.finish()
            self._busy = None

    def _done(self, said: str) -> None:
        self._end_busy()
        self._opened.feed.said.emit(said)
        self.printed.emit(said)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._end_busy()
        if isinstance(error, Cancelled):
            notices.tell(self, _("Printing was stopped."), _("No file was written or replaced."))
        else:
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        explained = self._opened.explain(error)
        if explained is not None:
            notices.tell(self, *explained, "warning")
        else:
            sys.excepthook(type(error), error, error.__traceback__)
