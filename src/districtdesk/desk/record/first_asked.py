"""What is asked first of a district, in a few rows: reported of it, and what its projects and residents come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...i18n import _, number
from ...overview.members import MemberSum
from ...overview.overview import COLUMNS
from ...register.queries.subject_claims import Claim
from ..kit import Card
from ..look import fonts
from .claim_cells import Cell, TextRun, value_cell
from .claim_table import ClaimTable

_NOTHING = TextRun("–", "dim")


class FirstAsked(Card):
    """Hidden where projects and residents come to nothing: then the claims of the district say all of it themselves.

    Numbers that stand side by side are never added to each other.

    row_opened: the indicator of a row.
    """

    row_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: ClaimTable | None = None
        self._indicators: list[str] = []
        fonts.space(self.body, gap=0)
        self.hide()

    def _make_table(self) -> ClaimTable:
        headings = [_("Asked first"), _("Reported"), _("Projects together"), _("Residents together")]
        table = ClaimTable(_("Asked first"), headings, stretch=0, yielding=(1, 2, 3))
        for told in (table.row_opened, table.row_chosen):
            told.connect(lambda row: self.row_opened.emit(self._indicators[row]))
        table.menu_wanted.connect(table.show_copy_menu)
        self.body.addWidget(table)
        return table

    def load(self, claims: Sequence[Claim], sums: Sequence[list[MemberSum]], recorded: int | None) -> None:
        """`claims` that are shown of the district, the sums of its projects and of its residents, and how many of
        these have a record.
        """
        of_projects, of_residents = (_by_code(each) for each in (sums or ([], [])))
        self.setVisible(bool(of_projects or of_residents))
        if self.isHidden():
            return
        own = {claim.indicator.code: claim for claim in claims if not claim.is_planned}
        rows, self._indicators = [], []
        for code in COLUMNS:
            found = [each[code] for each in (of_projects, of_residents) if code in each]
            if code not in own and not found:
                continue
            claim = own.get(code)
            name = claim.indicator.caption.show() if claim else found[0].name
            beside = _counted(recorded) if code == "residents" else _summed(of_residents.get(code))
            rows.append([Cell(((TextRun(name),),)), _reported(claim), _summed(of_projects.get(code)), beside])
            self._indicators.append(claim.figure.indicator if claim else found[0].indicator)
        self._table = self._table or self._make_table()
        self._table.show_rows(rows)


def _by_code(sums: Sequence[MemberSum]) -> dict[str, MemberSum]:
    return {each.code: each for each in sums if each.code in COLUMNS and not each.is_planned}


def _reported(claim: Claim | None) -> Cell:
    if claim is None:
        return Cell(((_NOTHING,),), is_number=True)
    return Cell((value_cell(claim).lines[0],), is_number=True)


def _summed(found: MemberSum | None) -> Cell:
    """The sums, each in a line, and of how many; what is left out is said in full below."""
    if found is None:
        return Cell(((_NOTHING,),), is_number=True)
    amounts = [(TextRun(each.full()),) for each in found.quantities] or [(_NOTHING,)]
    count = _("{stated} of {count}", stated=found.stated, count=found.count)
    return Cell((*amounts[:-1], (*amounts[-1], TextRun(f"  {count}", "dim"))), is_number=True)


def _counted(recorded: int | None) -> Cell:
    if recorded is None:
        return Cell(((_NOTHING,),), is_number=True)
    return Cell(((TextRun(_("{count} recorded", count=number(recorded))),),), is_number=True)
