"""The worksheet of one kind of record: which columns it has, in which order, and its rows a page at a time.

What is printed stands at the left and fits on a page: the record, what lists show of it, its evidence in words. To
the right of that, a column for each thing, for whoever reckons, filters or edits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, repeat

from ..i18n import _
from ..overview.counted_sums import CountedSums, read_counted_sums
from ..record_kinds import RECORD_KINDS
from ..records import KINDS, Field, Figure, kind_of
from ..register.captions import batches
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.belonging import Belonging, is_told_elsewhere
from ..register.queries.chosen import read_chosen
from ..register.queries.filled_fields import read_filled
from ..register.queries.listing import ListRow, Query
from ..register.queries.personal import LeftOut, titled_by_people
from .cells import PADDING
from .column_groups import (
    BelongingGroup,
    CaptionGroup,
    ColumnGroup,
    CountingGroup,
    EvidenceGroup,
    FieldGroup,
    KeysGroup,
    PageEvidence,
    ReckonedGroup,
    SubjectKindGroup,
    UnitGroup,
    day_groups,
)
from .counted_columns import CountedGroup
from .counted_total import VALUE, counted_total, widest_total
from .evidence_columns import has_evidence
from .layout import MOST_ROWS, BookColumn, BookSheet, BookValue, CellValue, TotalRow
from .leading_columns import LEADS, FirstSourceGroup, figures_groups
from .marks import marks_of, with_room_for_marks
from .page_widths import share_page
from .paper import WIDTH_OF_WIDE_LETTERS, fit_heading, fit_width
from .printed_words import MOST_NOTES, PrintedWords
from .shown_columns import after_value

_PAGE = 1000
_FIGURE = kind_of(Figure)
# On paper a figure has the unit that it is read with.
_UNITS = ("unit", "currency")
# Rows whose texts say how wide a column is to be.
_MEASURED = 1000
# What fills several worksheets has no row that adds all of it.
_MOST_ADDED = MOST_ROWS - 2


@dataclass(frozen=True)
class RecordSheet:
    """What is written of one kind of record: the `fields` of what the query finds, in this order.

    `is_whole`: all fields of a kind, of which lists show some; else a list as somebody put it together. `left_out`:
    personal data, where these stay here. `reckoned`: columns that are no fields. `chosen`: the keys of fields that
    were put together for paper, on which nothing else is then printed. `sums`: those that the workbook has sheets of.
    """

    session: Session
    query: Query
    fields: Sequence[Field]
    title: str
    total: int
    left_out: LeftOut | None = None
    reckoned: Sequence[Field] = ()
    is_whole: bool = False
    chosen: frozenset[str] = frozenset()
    sums: CountedSums | None = None

    def book_sheet(self) -> BookSheet:
        kind, columns = self.query.kind, self._columns()
        return BookSheet(
            title=self.title,
            name=kind,
            columns=columns,
            rows=self.rows,
            row_count=self.total,
            note=_(RECORD_KINDS[kind].meaning),
            is_hidden=self.is_whole and (not self.total or is_told_elsewhere(kind)),
            above=self._above(),
            leads=LEADS,
            carries=self._claims_told,
            marks=marks_of(kind, columns),
        )

    def rows(self) -> Iterator[Sequence[BookValue]]:
        groups = self._groups
        notes = PrintedWords(self._page_evidence, self._value_place) if self._has_notes else None
        for page in batches(self._listed(), _PAGE):
            columns = [cells for group in groups for cells in group.cells(page)]
            yield from zip(*(notes.added(page, columns) if notes else columns), strict=True)

    @property
    def _value_place(self) -> int:
        keys = [column.key for group in self._groups for column in group.columns]
        return keys.index("value") if "value" in keys else -1

    @property
    def _has_notes(self) -> bool:
        return self.query.kind == _FIGURE and self._value_place >= 0 and self.total <= MOST_NOTES

    def _claims_told(self) -> set[str]:
        """Those in columns of a list that are no fields."""
        return set().union(*(each.carried() for each in self._groups if isinstance(each, ReckonedGroup)))

    def _above(self) -> tuple[TotalRow, ...]:
        if not self._adds:
            return ()
        row = counted_total(self._sums, self._ids, has_sums=self.sums is not None)
        return (row,) if row else ()

    @property
    def _adds(self) -> bool:
        return self._counts and 0 < self.total < _MOST_ADDED

    @cached_property
    def _ids(self) -> frozenset[str]:
        """Of all records that are listed."""
        hidden = self.left_out.ids if self.left_out else frozenset[str]()
        return read_chosen(self.session, self.query).ids - hidden

    def _listed(self) -> Iterator[ListRow]:
        rows = listing.everything(self.session, self.query)
        return rows if self.left_out is None else self.left_out.kept_rows(rows, self.fields)

    def _columns(self) -> tuple[BookColumn, ...]:
        """As wide as what the first rows hold, as far as all that is printed fits on a page."""
        first = list(islice(self._listed(), _MEASURED))
        measured = [
            (column, cells)
            for group in self._groups
            for column, cells in zip(group.columns, group.cells(first) if first else repeat(()), strict=False)
        ]
        fitted = with_room_for_marks(
            [self._fitted(column, cells) for column, cells in measured],
            marks_of(self.query.kind, [column for column, _cells in measured]),
        )
        return share_page(fitted, [cells for _column, cells in measured], WIDTH_OF_WIDE_LETTERS)

    def _fitted(self, column: BookColumn, cells: Iterable[CellValue]) -> BookColumn:
        """Of a list for paper all headings are whole, and what is not on paper makes no row taller."""
        fitted = fit_width(column, list(cells), are_all=self.total <= _MEASURED)
        if column.key == VALUE and self._adds:
            # A number that has no room is not seen at all.
            fitted = replace(fitted, width=max(fitted.width, len(widest_total(self._sums, self._ids)) + PADDING))
        if not self.chosen:
            return fitted if column.printed else fit_heading(fitted)
        return fit_heading(fitted) if column.printed else replace(fitted, wrap=False)

    @cached_property
    def _groups(self) -> list[ColumnGroup]:
        """What is printed comes first."""
        kind, for_paper, rest = self.query.kind, self._for_paper(), []
        if self.is_whole or self.chosen:
            rest = [each for each in self.fields if each.key not in for_paper]
        shown = [each for each in self.fields if each not in rest]
        groups: list[ColumnGroup] = [CaptionGroup(kind)] if self._shows_captions else []
        groups += [*self._fields(shown, for_paper), *self._beside(), *self._evidence(in_words=True)]
        groups += [
            *self._fields(rest, ()),
            *self._about(),
            *day_groups(kind, self.fields),
            *self._evidence(in_words=False),
        ]
        leading = [FirstSourceGroup(self._page_evidence)] if self.is_whole and kind == _FIGURE else []
        return [*groups, *leading, KeysGroup()]

    def _for_paper(self) -> set[str]:
        """The fields that are printed: those of a list as it was put together, or those that say something more than
        what the record is called."""
        if not self.is_whole and not self.chosen:
            return {each.key for each in self.fields}
        kind = self.query.kind
        wanted = [each for each in self.fields if (each.key in self.chosen if self.chosen else each.kind.listed)]
        listed = [each for each in wanted if not each.kind.is_name]
        shown = {key for each in listed for key in (each.key, *each.kind.shown_with)}
        told = {*KINDS[kind].titled_by, *(_UNITS if kind == _FIGURE else ())}
        asked = shown - told
        return set(read_filled(self.session, kind, sorted(asked))) | (asked & self.chosen)

    @property
    def _shows_captions(self) -> bool:
        return self.left_out is None or self.query.kind not in titled_by_people()

    def _fields(self, fields: Sequence[Field], printed: Iterable[str]) -> Iterator[ColumnGroup]:
        """The fields, with the unit behind a value."""
        place = after_value(self.query.kind, [field.key for field in fields])
        parts = [fields] if place is None else [fields[:place], fields[place:]]
        for number, part in enumerate(parts):
            if number:
                yield UnitGroup(self.session)
            if part:
                yield FieldGroup(part, self.left_out, set(printed))

    def _beside(self) -> Iterator[ColumnGroup]:
        kind = self.query.kind
        if self.reckoned:
            yield ReckonedGroup(self.session, kind, self.reckoned)
        if self._counts:
            yield CountingGroup(lambda: self._sums.claims.counting, printed=self.is_whole)
        if self.is_whole and self.left_out is None and Belonging(self.session, kind).kinds:
            yield BelongingGroup(self.session, kind)
        if self.is_whole:
            yield from figures_groups(self.session, kind, printed=True)

    def _about(self) -> Iterator[ColumnGroup]:
        if self.is_whole:
            yield from figures_groups(self.session, self.query.kind, printed=False)
        if self._counts:
            yield SubjectKindGroup(self.session)
            yield CountedGroup(lambda: self._sums, has_sums=self.sums is not None)

    @property
    def _counts(self) -> bool:
        return self.query.kind == _FIGURE and any(each.key == "value" for each in self.fields)

    @cached_property
    def _sums(self) -> CountedSums:
        return self.sums or read_counted_sums(self.session)

    @cached_property
    def _page_evidence(self) -> PageEvidence:
        return PageEvidence(self.session, self.query.kind)

    def _evidence(self, *, in_words: bool) -> Iterator[ColumnGroup]:
        kind = self.query.kind
        if has_evidence(kind):
            yield EvidenceGroup(
                self._page_evidence,
                kind,
                without_personal=self.left_out is not None,
                in_words=in_words,
                printed=in_words and not self.chosen,
            )
