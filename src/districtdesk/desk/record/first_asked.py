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
from ..kit.tab_order import put_behind
from ..look import fonts
from .claim_cells import Cell, TextRun, value_cell
from .claim_table import ClaimTable

_NOTHING = TextRun("–", "dim")
# An indicator by its code, and whether what is planned is meant.
_Key = tuple[str, bool]
_RESIDENTS: _Key = ("residents", False)
_ASKED: tuple[_Key, ...] = (*((code, False) for code in COLUMNS), ("investment_value", True), ("jobs_expected", True))


class FirstAsked(Card):
    """Hidden where nothing of it is known. Numbers that stand side by side are never added to each other.

    row_opened: the indicator of a row.
    """

    row_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: ClaimTable | None = None
        self._indicators: list[str] = []
        self._rows: list[list[Cell]] = []
        self._is_narrow = False
        fonts.space(self.body, gap=0)
        self.hide()

    def _make_table(self) -> ClaimTable:
        headings = [_("Asked first"), _("Reported"), _("Projects together"), _("Residents together")]
        table = ClaimTable(_("Asked first"), headings, stretch=0, yielding=(0, 1, 2, 3))
        for told in (table.row_opened, table.row_chosen):
            told.connect(lambda row: self.row_opened.emit(self._indicators[row]))
        table.menu_wanted.connect(table.show_copy_menu)
        self.body.addWidget(table)
        put_behind(self, table)
        return table

    def load(self, claims: Sequence[Claim], sums: Sequence[list[MemberSum]], recorded: int | None) -> None:
        """`claims` that are shown of the district, the sums of its projects and of its residents, and how many of
        these have a record. Sums that are not known yet leave their places empty.
        """
        of_projects, of_residents = (_alone(each) for each in (sums or ([], [])))
        own = {(claim.indicator.code, claim.is_planned): claim for claim in reversed(claims)}
        self._rows, self._indicators = [], []
        for key in _ASKED:
            found = [each[key] for each in (of_projects, of_residents) if key in each]
            claim = own.get(key)
            if claim is None and not found:
                continue
            name = claim.indicator.caption.show() if claim else found[0].name
            beside = _counted(recorded) if key == _RESIDENTS else _summed(of_residents.get(key))
            self._rows.append([_named(name, *key), _reported(claim), _summed(of_projects.get(key)), beside])
            self._indicators.append(claim.figure.indicator if claim else found[0].indicator)
        self._show()

    def fold(self, is_narrow: bool) -> None:
        """Say the sums below the name, where there is no room for a column each."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._rows))
        if self._rows:
            self._table = self._table or self._make_table()
            self._table.show_rows([_folded(row) if self._is_narrow else row for row in self._rows])


def _folded(row: Sequence[Cell]) -> list[Cell]:
    """The name with the sums below it, and what is reported."""
    name, reported, *sums = row
    labels = (_("Projects together"), _("Residents together"))
    told = [
        (TextRun(_("{label}: {value}", label=label, value=cell.text()), "dim"),)
        for label, cell in zip(labels, sums, strict=True)
        if cell.lines != ((_NOTHING,),)
    ]
    return [Cell((*name.lines, *told)), reported]


def _alone(sums: Sequence[MemberSum]) -> dict[_Key, MemberSum]:
    """Those of which there is one alone: plans for several times are told below."""
    keys = [(each.code, each.is_planned) for each in sums]
    return {key: each for key, each in zip(keys, sums, strict=True) if key in _ASKED and keys.count(key) == 1}


def _named(name: str, _code: str, is_planned: bool) -> Cell:
    lines = [(TextRun(name),)]
    return Cell((*lines, (TextRun(_("Planned"), "dim"),)) if is_planned else tuple(lines))


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
