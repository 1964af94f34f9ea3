"""Handing over an Excel workbook: what, in which language, where to, and afterwards where it is."""

from __future__ import annotations

import re
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ... import i18n
from ...attached.copies import safe_name
from ...exchange.errors import Cancelled
from ...exchange.layout_names import LAYOUTS
from ...i18n import LANGUAGES, OWN_NAMES, _
from ...presence import is_there
from ...record_kinds import LISTED_AS_OF
from ...settings import Settings
from .. import kit
from ..editors.day_editor import DayEditor
from ..kit import notices
from ..kit.foot import foot
from ..kit.page import ShownList
from ..look import fonts
from .export_order import ExportOrder
from .filter_choice import FilterChoice
from .layout_choice import LayoutChoice

if TYPE_CHECKING:
    from .export_work import ExportResult
    from .open_register import OpenRegister

SUFFIX = ".xlsx"
_PURPOSE = "export"
_TELL_EVERY = 0.05
_WIDTH = 120


class ExportDialog(QDialog):
    """Asks, works off the GUI thread, and ends with Open file and Open folder.

    `shown` is the list of the page behind it, or None where it has none; `prefers_list` ticks it.
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
        self._opened, self._settings, self._shown = opened, settings, shown
        self._stop = threading.Event()
        self.busy: kit.Busy | None = None
        self._agreed: Path | None = None
        self.setWindowTitle(_("Export to Excel"))
        self.setMinimumWidth(fonts.step(_WIDTH))
        self._stack = QStackedWidget()
        self._asking = self._question(prefers_list)
        self._stack.addWidget(self._asking)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5))
        column.addWidget(self._stack)
        self.target = self._suggested()
        self._show_target()
        self._progressed.connect(self._show_progress)
        self.export_button.setFocus()

    @property
    def is_list(self) -> bool:
        return self.list_choice.isChecked()

    def _chosen(self) -> ShownList | None:
        """The one list that is to be written; None for the whole register."""
        if self.filter_choice.isChecked():
            return self.filters.chosen
        return self._shown if self.is_list else None

    def _layout(self) -> str:
        """The layout that is to be written; "" for none."""
        return self.layouts.chosen if self.layout_choice.isChecked() else ""

    def stop(self) -> None:
        """Ask the work to end; the file that was there stays as it was."""
        self._stop.set()

    def start(self) -> None:
        """Export to the target, off the GUI thread."""
        if not (self._has_day() and self._may_write(self.target)):
            return
        self._stop.clear()
        self.busy = kit.Busy(_("Exporting to Excel"), self)
        self.busy.cancelled.connect(self.stop)
        self.busy.show_progress(_("Reading the register."))
        self.busy.open()
        order = ExportOrder(
            self.target,
            self.language.currentData(),
            self._chosen(),
            self.day.day if self.day.isEnabled() else None,
            without_personal=self.without_personal.isEnabled() and self.without_personal.isChecked(),
            layout=self._layout(),
        )
        self._opened.feed.run(lambda: self._work(order), self._done, self._failed)

    # The question.

    def _question(self, prefers_list: bool) -> QWidget:
        page, column = _page()
        column.addWidget(kit.PlainLabel(_("Export to Excel"), "title"))
        column.addLayout(self._what(prefers_list))
        self.language = kit.WordBox()
        for code in LANGUAGES:
            self.language.addItem(OWN_NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(i18n.language()))
        column.addWidget(kit.LabelledRow(_("Language of the workbook"), self.language))
        self.day = DayEditor()
        self._offer_day()
        column.addWidget(kit.LabelledRow(_("As of"), self.day))
        self.without_personal = QCheckBox(_("Without personal data"))
        column.addWidget(self.without_personal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(kit.NoteLabel(_("Leaves out people, who said something, authors and contacts.")))
        column.addWidget(kit.LabelledRow(_("File"), self._where()))
        column.addStretch(1)
        self.export_button = kit.PrimaryButton(_("Export"), "export")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.start)
        cancel = kit.Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column.addLayout(foot(cancel, self.export_button))
        return page

    def _what(self, prefers_list: bool) -> QLayout:
        column = QVBoxLayout()
        fonts.space(column, gap=1)
        self._choices = QButtonGroup(self)
        self.whole_choice = QRadioButton(_("The whole register, a sheet for each kind of record"))
        self.list_choice = QRadioButton(self._list_text())
        self.list_choice.setVisible(self._shown is not None)
        self.filter_choice = QRadioButton(_("What a saved filter finds"))
        self.filters = FilterChoice(self._opened.feed)
        self.layout_choice = QRadioButton(_("In a form made for a purpose"))
        self.layouts = LayoutChoice()
        below: dict[QRadioButton, FilterChoice | LayoutChoice]
        below = {self.filter_choice: self.filters, self.layout_choice: self.layouts}
        for choice in (self.whole_choice, self.list_choice, *below):
            self._choices.addButton(choice)
            column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
            if choice in below:
                column.addWidget(below[choice])
        self.filter_choice.setVisible(self.filters.has_any)
        for each in below.values():
            each.setVisible(False)
            each.turned.connect(self._choose_again)
        is_list = prefers_list and self._shown is not None
        (self.list_choice if is_list else self.whole_choice).setChecked(True)
        self._choices.buttonToggled.connect(lambda *_: self._choose_again())
        return column

    def _list_text(self) -> str:
        if self._shown is None:
            return ""
        return kit.literal(_("The list as it stands on screen: {name}", name=self._shown.name))

    def _where(self) -> QWidget:
        self._target_label = kit.ElidedLabel()
        self.choose_button = kit.Button(_("Choose…"), "open_folder")
        self.choose_button.clicked.connect(self._choose_target)
        box = QWidget()
        row = QHBoxLayout(box)
        fonts.space(row, gap=2)
        row.addWidget(self._target_label, 1)
        row.addWidget(self.choose_button)
        return box

    def _choose_again(self) -> None:
        self.filters.setVisible(self.filter_choice.isChecked())
        self.layouts.setVisible(bool(self._layout()))
        self._offer_day()
        self._offer_without_personal()
        notices.fit_height(self)
        self._suggest_again()

    def _offer_day(self) -> None:
        """Only some lists tell how things were; of the whole register some do. A list has its own day at first."""
        shown, layout = self._chosen(), self._layout()
        takes_day = LAYOUTS[layout].takes_day if layout else shown is None or shown.query.kind in LISTED_AS_OF
        self.day.setEnabled(takes_day)
        if shown is not None and self.day.is_blank:
            self.day.set_value(shown.day)

    def _offer_without_personal(self) -> None:
        """A layout that says who said what cannot do without."""
        layout = self._layout()
        self.without_personal.setEnabled(not layout or LAYOUTS[layout].may_lose_people)

    def _has_day(self) -> bool:
        """Whether the day can be read; it is asked for again where not."""
        is_read = self.day.is_read or not self.day.isEnabled()
        self.day.mark("" if is_read else "error")
        if not is_read:
            self.day.focus_here()
        return is_read

    def _suggest_again(self) -> None:
        if self._agreed is None:
            self.target = self._suggested()
            self._show_target()

    def _suggested(self) -> Path:
        """A name that is free, in the folder of the last export."""
        folder = self._settings.folder(_PURPOSE)
        stem = Path(self._opened.name).stem
        if (shown := self._chosen()) is not None:
            name = re.sub(r"[\\/]", "_", shown.name)
            stem = f"{stem} {safe_name(name)}"
        elif layout := self._layout():
            stem = f"{stem} {_(LAYOUTS[layout].title)}"
        stem = f"{stem} {date.today().isoformat()}"
        place, number = folder / f"{stem}{SUFFIX}", 2
        while is_there(place):
            place, number = folder / f"{stem} ({number}){SUFFIX}", number + 1
        return place

    def _show_target(self) -> None:
        self._target_label.setText(str(self.target))

    def _choose_target(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export to Excel"), str(self.target), _("Excel workbooks (*.xlsx)")
        )
        if not chosen:
            return
        picked = Path(chosen)
        self.target = picked if picked.suffix.lower() == SUFFIX else picked.with_name(picked.name + SUFFIX)
        # The system's dialog has asked about the name that was picked, not about one with an ending added.
        self._agreed = picked
        self._show_target()

    def _may_write(self, target: Path) -> bool:
        if target == self._agreed or not is_there(target):
            return True
        answer = notices.ask(
            self,
            _("There is already a file “{name}”.", name=target.name),
            _("It is replaced only when the new one is complete."),
            [notices.NoticeAnswer("keep", _("Keep it")), notices.NoticeAnswer("replace", _("Replace"))],
            escape="keep",
        )
        return answer == "replace"

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
            self.busy.deleteLater()
            self.busy = None

    def _done(self, written: ExportResult) -> None:
        self._end_busy()
        path = written.report.path
        self._settings.remember_folder(_PURPOSE, path.parent)
        self._stack.addWidget(self._ending(written.said, path))
        self._stack.removeWidget(self._asking)
        notices.fit_height(self)
        self.open_file_button.setFocus()
        self._opened.feed.said.emit(written.said)
        self.finished_export.emit(written.report)

    def _failed(self, error: Exception) -> None:
        self._end_busy()
        explained = self._opened.explain(error)
        if isinstance(error, Cancelled):
            notices.tell(self, _("The export was stopped."), _("No file was written or replaced."))
        elif explained is not None:
            notices.tell(self, *explained, "warning")
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    # The end.

    def _ending(self, said: str, path: Path) -> QWidget:
        page, column = _page()
        head = QHBoxLayout()
        fonts.space(head, gap=3)
        head.addWidget(kit.IconLabel("check", "accent", steps=7), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        fonts.space(words, gap=1)
        words.addWidget(kit.PlainLabel(said, "strong"))
        words.addWidget(kit.ElidedLabel(str(path.parent), "note", "dim"))
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addStretch(1)
        close = kit.Button(_("Close"))
        close.clicked.connect(self.accept)
        self.open_folder_button = kit.Button(_("Open folder"), "open_folder")
        self.open_folder_button.clicked.connect(lambda: self._open(path.parent))
        self.open_file_button = kit.PrimaryButton(_("Open file"), "open_file")
        self.open_file_button.clicked.connect(lambda: self._open(path))
        column.addLayout(foot(close, self.open_folder_button, self.open_file_button))
        return page

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            notices.tell(self, _("No program opened “{name}”.", name=path.name), str(path))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    fonts.space(column, gap=5)
    return page, column
