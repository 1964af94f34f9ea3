"""Claims that disagree, side by side, each with its status and who said it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..alphabet import alphabetical
from ..i18n import _
from ..overview.claims import grouped, reading
from ..overview.contradictions import Contradiction, find_contradictions
from ..records import Figure, field_of, kind_of
from ..register.captions import captions
from ..register.claims.figure_rows import FigureRow
from ..register.journal.store import Session
from ..register.queries.overview_material import Measure
from ..register.queries.overview_query import read_compared_material
from ..register.queries.subject_claims import read_evidence
from .evidence_columns import say_evidence
from .layout import BookColumn, BookSheet, CellMark, CellValue, HeadingRow
from .marks import status_marks

_STATUS = field_of(Figure, "status").kind


@dataclass(frozen=True)
class ContradictionsSheet:
    """One row for two claims that cannot both be right, by subject and indicator."""

    session: Session
    without_personal: bool = False

    def book_sheet(self, is_wanted: Callable[[str], bool] = lambda _subject: True) -> BookSheet:
        """Of the subjects that are wanted, by their ids."""
        found, _measures = self._found
        pairs = [each for each in found if is_wanted(each.one.subject)]
        return BookSheet(
            title=_("Contradictions"),
            name="contradictions",
            columns=_columns(),
            rows=lambda: self._rows(pairs),
            row_count=len(pairs),
            note=_("Claims that disagree, side by side, each with its source."),
            above=() if pairs else (HeadingRow(_("No two claims contradict each other."), "subtitle"),),
            ids=("one.id", "other.id"),
            leads={"shown.one_status": "one.id", "shown.other_status": "other.id"},
            marks=tuple(mark for side in ("one", "other") for mark in _marks(side)),
        )

    @cached_property
    def _found(self) -> tuple[list[Contradiction], dict[str, Measure]]:
        material = read_compared_material(self.session)
        # A pair that is found from both its sides is one.
        pairs = {
            frozenset((each.one.id, each.other.id)): each
            for each in find_contradictions(material, grouped(material.figures, material.measures))
        }
        return list(pairs.values()), material.measures

    def _rows(self, pairs: Sequence[Contradiction]) -> Iterator[Sequence[CellValue]]:
        _found, measures = self._found
        names = captions(self.session, (each.one.subject for each in pairs))
        said = read_evidence(self.session, {row.id for each in pairs for row in (each.one, each.other)})
        say = say_evidence(kind_of(Figure), without_personal=self.without_personal)
        titled = ((names[each.one.subject].show(), measures[each.one.indicator].names.show(), each) for each in pairs)
        for subject, indicator, pair in sorted(
            titled, key=lambda each: (alphabetical(each[0]), alphabetical(each[1]))
        ):
            claims = (pair.one, pair.other)
            told = (
                cell for row in claims for cell in _claim(row, measures[row.indicator], say(said.get(row.id, ())))
            )
            yield (subject, indicator, *told, *(row.id for row in claims))


def _claim(row: FigureRow, measure: Measure, evidence: Sequence[CellValue]) -> tuple[CellValue, ...]:
    return reading(row, measure), _STATUS.show(row.status), *evidence


def _marks(side: str) -> Iterator[CellMark]:
    return status_marks(field_of(Figure, "status"), f"shown.{side}_status", (f"shown.{side}", f"shown.{side}_status"))


def _columns() -> tuple[BookColumn, ...]:
    sides = (
        ("one", _("One claim"), _("Its status"), _("Its evidence")),
        ("other", _("Another claim"), _("Status of the other"), _("Evidence of the other")),
    )
    return (
        BookColumn("caption", _("Subject"), "text", 28, wrap=True),
        BookColumn("shown.indicator", _("Indicator"), "text", 22, wrap=True),
        *(
            column
            for side, label, status, evidence in sides
            for column in (
                BookColumn(f"shown.{side}", label, "text", 26, wrap=True),
                BookColumn(f"shown.{side}_status", status, "text", 12),
                BookColumn(f"shown.{side}_evidence", evidence, "text", 30, wrap=True),
            )
        ),
        *(
            BookColumn(f"{side}.id", _("{label}, id", label=label), "text", 38, hidden=True, printed=False)
            for side, label, _status, _evidence in sides
        ),
    )
