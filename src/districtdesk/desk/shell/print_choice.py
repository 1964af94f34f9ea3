"""What is to be printed, and as of when: the list behind the window, a page of paper, or a layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...exchange.layout_names import LAYOUTS
from ...i18n import _
from ...paper.order import OF_ONE, PAPER_KINDS, PaperOrder, page_key
from ...register.queries.layout_plan import LayoutPlan
from ...settings import Settings
from .. import kit
from ..editors.day_editor import DayEditor
from ..kit.page import ShownList
from ..kit.takeable import Takeable
from ..look import fonts
from .paper_choice import PaperChoice
from .print_work import PrintOrder

READING = "reading"
_LIST, _DRAWING, _DISTRICT = "<list>", "<drawing>", "district"
# The pages of all districts.
_OF_ALL = ("briefing", "timeline")
# The pages follow when nobody types any more.
_PAUSE_IN_MS = 400


class OpenRecord(NamedTuple):
    """The record that is open behind the window, by its kind and id, and what it is called."""

    kind: str
    id: str
    name: str


class Printable(NamedTuple):
    """What the page behind the dialog has of each: a list, a record that is open, a drawing."""

    shown: ShownList | None = None
    record: OpenRecord | None = None
    drawing: Takeable | None = None
    # Another day is looked at already.
    is_past: bool = False


class PrintChoice(QWidget):
    """edited: something else is wanted. `plans`: the saved layouts by id; `wanted`: what is chosen at first, the key
    of an entry.
    """

    edited = Signal()

    def __init__(self, behind: Printable, plans: Mapping[str, LayoutPlan], wanted: str, settings: Settings) -> None:
        super().__init__()
        self._shown, self._record, self._drawing, is_past = behind
        self._plans = plans
        self.what = kit.WordBox()
        self._offer(wanted)
        self.what.currentIndexChanged.connect(lambda _place: self._choose())
        self.day = DayEditor()
        self.day.setEnabled(not is_past)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_IN_MS)
        self._typed.timeout.connect(self.edited)
        self.day.edited.connect(self._typed.start)
        row = QHBoxLayout(self)
        fonts.space(row, gap=3)
        row.addWidget(kit.LabelledRow(_("What"), self.what), 3, Qt.AlignmentFlag.AlignTop)
        self._of_a_day = kit.LabelledRow(_("As of"), self.day)
        self.paper = PaperChoice(settings, is_wide=self._drawing is not None and self._drawing.dated is not None)
        self.paper.edited.connect(self.edited)
        row.addWidget(self._of_a_day, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.paper, 4)
        self._offer_day()

    @property
    def is_answered(self) -> bool:
        """Whether the day, if there is one, can be read."""
        return not self.day.isEnabled() or self.day.is_read

    def order(self) -> PrintOrder:
        """What is wanted."""
        day = self.day.day if self.day.isEnabled() else None
        if self._chosen == _DRAWING:
            return PrintOrder(drawing=self._drawing, sheets=self.paper.wishes)
        if self._chosen == _LIST:
            return PrintOrder(self._shown, day=day)
        if self._chosen in self._plans:
            return PrintOrder(plan=self._plans[self._chosen], day=day)
        if kind := self._paper:
            record = self._record.id if self._record and kind in OF_ONE else ""
            return PrintOrder(page=PaperOrder(kind, record, day), day=day)
        of_one = self._chosen == READING and self._is_district
        return PrintOrder(layout=self._chosen, records=(self._record.id,) if of_one and self._record else (), day=day)

    @property
    def _is_district(self) -> bool:
        return self._record is not None and self._record.kind == _DISTRICT

    @property
    def _chosen(self) -> str:
        return str(self.what.currentData())

    @property
    def _paper(self) -> str:
        """Which kind of page is chosen; empty for none."""
        return next((kind for kind in PAPER_KINDS if self._chosen == page_key(kind)), "")

    def _offer(self, wanted: str) -> None:
        record = self._record
        if self._drawing is not None:
            self.what.addItem(kit.literal(_("Drawing: {name}", name=self._drawing.title)), _DRAWING)
        if self._shown is not None:
            self.what.addItem(kit.literal(_("List: {name}", name=self._shown.name)), _LIST)
        if record is not None and record.kind in OF_ONE:
            said = _("{field}: {value}", field=_(PAPER_KINDS[record.kind]), value=record.name)
            self.what.addItem(kit.literal(said), page_key(record.kind))
        if record is not None and self._is_district:
            self.what.addItem(kit.literal(_("Reading copy: {name}", name=record.name)), READING)
        for kind in _OF_ALL:
            self.what.addItem(_(PAPER_KINDS[kind]), page_key(kind))
        for key, layout in LAYOUTS.items():
            if key != READING or not self._is_district:
                self.what.addItem(_(layout.title), key)
        for key, plan in self._plans.items():
            self.what.addItem(kit.literal(plan.name), key)
        self.what.setCurrentIndex(max(0, self.what.findData(wanted)))

    def _choose(self) -> None:
        self._offer_day()
        self.edited.emit()

    def _offer_day(self) -> None:
        """A drawing is of the day that is on the screen; a list has its own day at first."""
        shown = self._shown if self._chosen == _LIST else None
        plan = self._plans.get(self._chosen)
        is_drawing = self._chosen == _DRAWING
        self._of_a_day.setVisible(not is_drawing)
        self.paper.setVisible(is_drawing)
        day = shown.day if shown is not None else plan.day if plan else None
        if self.day.is_blank and self.day.isEnabled() and day is not None:
            self.day.set_value(day)
