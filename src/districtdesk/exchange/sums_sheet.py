"""The sheet of sums: what the claims that count come to, over all subjects of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..i18n import _, ngettext
from ..overview.counted_claims import DISTRICT, Likeness
from ..overview.counted_sums import CountedSums, NumberedSum
from ..overview.like_sums import as_of_all
from ..record_kinds import RECORD_KINDS
from ..records import Figure, field_of
from ..records.unread_values import restored_date
from .counted_columns import COUNTED, SUM, sum_label
from .layout import BookCell, BookColumn, BookSheet, BookValue, CellValue, Formula, HeadingRow
from .sums_cells import FIGURES, column_of, fitted, likeness_cells, likeness_columns, sign_words, sum_cell

_STATUS = field_of(Figure, "status").kind


@dataclass(frozen=True)
class SumsSheet:
    """One row for what may be added, which alone is: one indicator, currency or unit, of what is so or of one plan.

    Where each sum is of one claim, the figures say it all, and the sheet is hidden.
    """

    sums: CountedSums

    def book_sheet(self) -> BookSheet:
        columns = self._columns()
        rows = [self._row(each) for each in self.sums.sums]
        rows += [[*row, *(None,) * (len(columns) - len(row))] for row in self._never_added()]
        return BookSheet(
            title=_("Sums"),
            name="sums",
            columns=fitted(columns, rows),
            rows=lambda: rows,
            row_count=len(rows),
            ids=(),
            note=_("What the claims come to that count, each once, and like with like alone."),
            above=tuple(HeadingRow(words, "subtitle") for words in (_counting_words(), sign_words())),
            is_hidden=all(len(each.added.rows) < 2 for each in self.sums.sums),
        )

    def _columns(self) -> list[BookColumn]:
        return [
            BookColumn("number", _("No."), "whole", 5, "0"),
            *likeness_columns(),
            BookColumn("time", _("Over or for when"), "text", 14, wrap=True),
            BookColumn("sum", _("Sum"), "decimal", 16),
            BookColumn("claims", _("Claims added"), "whole", 9),
            BookColumn("said", _("In words"), "text", 48, wrap=True),
            *(BookColumn(f"status.{code}", label, "decimal", 16, printed=False) for code, label in self._statuses()),
        ]

    def _statuses(self) -> Iterator[tuple[str, str]]:
        """Of the claims that are added, in the order of the statuses."""
        used = {row.status for each in self.sums.sums for row in each.added.rows}
        for code in _STATUS.all_values():
            if code in used:
                yield code, _("Of it: {status}", status=_STATUS.show(code))

    def _row(self, each: NumberedSum) -> list[BookValue]:
        where = f"{column_of(SUM)},{each.number}"
        return [
            each.number,
            *likeness_cells(self.sums, each.alike),
            _said_time(each.time),
            sum_cell(each.added, where, COUNTED, self.sums.values),
            BookCell(Formula(f"COUNTIFS({where})", len(each.added.rows))),
            _said(each),
            *(_of_status(each, where, code) for code, _label in self._statuses()),
        ]

    def _never_added(self) -> Iterator[list[BookValue]]:
        """Indicators of which several subjects are not added up, with how many claims there are."""
        counts: dict[Likeness, int] = {}
        for each in self.sums.claims.claims:
            if not self.sums.claims.measures[each.alike.indicator].may_be_summed:
                counts[each.alike] = counts.get(each.alike, 0) + 1
        for alike, count in counts.items():
            claims = RECORD_KINDS[FIGURES].count(count)
            said = _("Of several subjects it is not added up: {claims}.", claims=claims)
            yield [None, *likeness_cells(self.sums, alike), None, None, None, said]


def _of_status(each: NumberedSum, where: str, code: str) -> BookValue:
    values = [each.added.values[row.id] for row in each.added.rows if row.status == code and each.added.values]
    if not values:
        return None
    word = _STATUS.show(code).replace('"', '""')
    formula = f'SUMIFS({column_of(COUNTED)},{where},{column_of("status")},"{word}")'
    return BookCell(Formula(formula, sum(values, Decimal(0))))


def _said(each: NumberedSum) -> str:
    added = each.added
    if added.quantity is None:
        return _("Not added: {reason}", reason=added.reason)
    amount = _("{amount}.", amount=added.quantity.full())
    return " ".join(filter(None, (amount, _coverage(each), as_of_all(added.rows))))


def _coverage(each: NumberedSum) -> str:
    if each.alike.kind != DISTRICT:
        return ""
    stated = {place for row in each.added.rows for place in row.subjects}
    return ngettext("Of {count} district.", "Of {count} districts.", len(stated))


def _said_time(time: str) -> CellValue:
    if not time:
        return None
    return time if time.isdigit() else restored_date(time).show()


def _counting_words() -> str:
    return _(
        "Each number counts once: of each subject the claim that is shown, and nothing within what is counted "
        "already. Choose the number of a sum in the column “{column}” of the claims to see what it adds.",
        column=sum_label(),
    )
