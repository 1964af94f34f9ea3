"""What a wider subject's zones, phases or members come to, beside what is reported of itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ...overview.members import MemberSum
from ..kit import Card, NoteLabel, PlainLabel
from ..kit.tab_order import put_behind
from ..look import fonts
from .claim_cells import Cell, TextRun
from .claim_table import ClaimTable


def members_title(kind: str) -> str:
    """What those of which a record of this kind consists are called together."""
    return {"district": _("Zones together"), "project": _("Phases together")}.get(kind, _("Members together"))


class MemberCard(Card):
    """Hidden where nothing is recorded of a member. row_opened: the indicator of a row."""

    row_opened = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._sums: Sequence[MemberSum] = ()
        self._table: ClaimTable | None = None
        fonts.space(self.body, gap=0)
        words = QVBoxLayout()
        fonts.space(words, (3, 3, 3, 2), gap=1)
        words.addWidget(PlainLabel(title, text_style="strong"))
        words.addWidget(NoteLabel(_("What is shown of each, as far as it is alike. It stands beside the whole.")))
        self.body.addLayout(words)

    def _make_table(self) -> ClaimTable:
        headings = [_("Indicator"), _("Reported"), _("Recorded"), _("Of how many")]
        table = ClaimTable(self._title, headings, stretch=0, yielding=(0, 1))
        table.row_opened.connect(lambda row: self.row_opened.emit(self._sums[row].indicator))
        table.menu_wanted.connect(table.show_copy_menu)
        self.body.addWidget(table)
        put_behind(self, table)
        return table

    def load(self, sums: Sequence[MemberSum], is_narrow: bool) -> None:
        """Show these sums, in two columns where there is little room."""
        self._sums = sums
        self.setVisible(bool(sums))
        if sums:
            # Most records have no members: the table is made for those that do.
            self._table = self._table or self._make_table()
            self._table.show_rows([_row(each, is_narrow) for each in sums])


def _row(each: MemberSum, is_narrow: bool) -> list[Cell]:
    amounts = [(TextRun(amount.full()),) for amount in each.quantities]
    recorded = Cell(tuple(amounts) or ((TextRun("–", "dim"),),), is_number=True)
    notes = [(TextRun(note, "dim"),) for note in (each.plan, *each.notes) if note]
    name, reported = TextRun(each.name), TextRun(each.reported or "–", "text" if each.reported else "dim")
    count = _("{stated} of {count}", stated=each.stated, count=each.count)
    if is_narrow:
        below = _("{reported}, recorded for {count}", reported=each.reported or _("not reported"), count=count)
        return [Cell(((name,), (TextRun(below, "dim"),), *notes)), recorded]
    return [Cell(((name,), *notes)), Cell(((reported,),)), recorded, Cell(((TextRun(count),),))]
