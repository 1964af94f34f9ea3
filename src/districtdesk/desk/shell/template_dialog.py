"""An empty workbook for the return of a district: for which one, with which sheets, in which language, where to."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ... import i18n
from ...exchange.open_elsewhere import InUse
from ...exchange.template_order import USUAL_KINDS, TemplateOrder, template_kinds
from ...i18n import LANGUAGES, OWN_NAMES, _
from ...problems import Problem
from ...record_kinds import RECORD_KINDS
from ...records import District, kind_of
from ...register.queries import listing
from ...register.queries.listing import Query
from ...register.queries.returns_due import next_return, read_returns_due
from ...settings import Settings
from .. import kit
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts
from .export_end import ExportEnd
from .export_target import ExportTarget

if TYPE_CHECKING:
    from ...exchange.layout import BookReport
    from .open_register import OpenRegister

_WIDTH = 160
_COLUMNS = 3


class TemplateDialog(EarlyDialog):
    """Asks, writes off the GUI thread, and ends with Open file and Open folder."""

    made = Signal(object)

    def __init__(self, opened: OpenRegister, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.setWindowTitle(_("Template for a return"))
        self.setMinimumWidth(fonts.step(_WIDTH))
        self.district = kit.WordBox()
        self.district.addItem(_("No district in particular"), "")
        self._ids = opened.feed.attempt(self._districts) or {}
        for name in self._ids:
            self.district.addItem(name, name)
        self.owed = kit.WordBox()
        self.language = kit.WordBox()
        for code in LANGUAGES:
            self.language.addItem(OWN_NAMES[code], code)
        self.language.setCurrentIndex(LANGUAGES.index(i18n.language()))
        self.kinds = {kind: QCheckBox(kit.literal(_(RECORD_KINDS[kind].many))) for kind in template_kinds()}
        for kind, box in self.kinds.items():
            box.setChecked(kind in USUAL_KINDS)
            box.toggled.connect(self._refresh)
        self.target = ExportTarget(settings, opened.register)
        self.busy: kit.Busy | None = None
        self.end: ExportEnd | None = None
        self._stack = QStackedWidget()
        self._asking = self._question()
        self._stack.addWidget(self._asking)
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5))
        column.addWidget(self._stack)
        self.district.currentIndexChanged.connect(self._offer_returns)
        self._offer_returns()
        self.district.setFocus()
        notices.fit_height(self)

    def start(self) -> None:
        """Write the template to the target, off the GUI thread."""
        if not self.target.may_write():
            return
        self.busy = kit.Busy(_("Making the template"), self, can_cancel=False)
        self.busy.open()
        opened, order = (
            self._opened,
            TemplateOrder(self._chosen(), self.district.currentData(), self.owed.currentData() or ""),
        )
        language, target = self.language.currentData(), self.target.path

        def write() -> BookReport | Problem:
            return opened.load_template_writer()(opened.register, order, language, target)

        opened.feed.run(write, self._done, self._failed)

    def _districts(self) -> dict[str, str]:
        """Their ids by what they are called."""
        language = i18n.language()
        with self._opened.register.read() as session:
            rows = listing.everything(session, Query(kind_of(District)))
            return {row.caption.among(language): row.id for row in rows}

    def _offer_returns(self) -> None:
        """The returns of the chosen district that have not come, at the one that would be meant by itself."""
        self.owed.clear()
        district = self._ids.get(self.district.currentData() or "", "")
        owed, then = self._opened.feed.attempt(lambda: self._owed_by(district)) or ([], None)
        for own_id, name in owed:
            self.owed.addItem(name, own_id)
        if not owed:
            self.owed.addItem(_("None is still to come") if district else "—", "")
        self.owed.setCurrentIndex(max(self.owed.findData(then), 0))
        self.owed.setEnabled(len(owed) > 1)
        self._refresh()

    def _owed_by(self, district: str) -> tuple[list[tuple[str, str]], str | None]:
        with self._opened.register.read() as session:
            owed = read_returns_due(session, district) if district else ()
            then = next_return(owed, date.today())
            return [(each.id, each.naming({})) for each in owed], then.id if then else None

    def _question(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        fonts.space(column, gap=4)
        column.addWidget(kit.PlainLabel(_("Template for a return"), "title"))
        about = _("A workbook that a district fills in and sends back. The import takes it like one of ours.")
        column.addWidget(kit.PlainLabel(about, text_colour="dim"))
        row = QHBoxLayout()
        fonts.space(row, gap=4)
        row.addWidget(kit.LabelledRow(_("District"), self.district), 1)
        row.addWidget(kit.LabelledRow(_("Return that it is to be"), self.owed), 1)
        column.addLayout(row)
        column.addWidget(kit.LabelledRow(_("Sheets"), self._sheets()))
        column.addWidget(kit.LabelledRow(_("Language of the workbook"), self.language))
        column.addWidget(kit.LabelledRow(_("File"), self.target))
        self.make_button = kit.PrimaryButton(_("Make"), "export")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.start)
        cancel = kit.Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column.addStretch(1)
        column.addLayout(foot(cancel, self.make_button))
        return page

    def _sheets(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        fonts.space(grid, gap=2)
        for place, box in enumerate(self.kinds.values()):
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS, Qt.AlignmentFlag.AlignLeft)
        return held

    def _chosen(self) -> tuple[str, ...]:
        return tuple(kind for kind, box in self.kinds.items() if box.isChecked())

    def _refresh(self) -> None:
        self.make_button.setEnabled(bool(self._chosen()))
        self.target.suggest(self.district.currentData() or _("Return"))

    def _end_busy(self) -> None:
        if self.busy is not None:
            self.busy.finish()
            self.busy = None

    def _done(self, written: BookReport | Problem) -> None:
        self._end_busy()
        if isinstance(written, Problem):
            notices.tell(self, _("The template was not made."), written.message, "warning")
            return
        self.target.remember()
        said = _("Made “{name}”.", name=written.path.name)
        self.end = ExportEnd(said, written.path, QWidget())
        self.end.closed.connect(self.accept)
        self._stack.addWidget(self.end)
        self._stack.removeWidget(self._asking)
        self._asking.hide()
        self.resize(fonts.step(120), self.minimumSizeHint().height())
        self.end.open_file_button.setFocus()
        self._opened.feed.said.emit(said)
        self.made.emit(written)

    def _failed(self, error: Exception) -> None:
        self._end_busy()
        explained = self._opened.explain(error)
        if isinstance(error, InUse):
            if self.target.takes_free_name(error):
                self.start()
        elif explained is not None:
            notices.tell(self, *explained, "warning")
        else:
            sys.excepthook(type(error), error, error.__traceback__)
