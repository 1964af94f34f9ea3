"""The columns of a worksheet of records, in groups that are written together, with their cells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Protocol

from .. import i18n
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..overview.counting import Counting
from ..record_kinds import RECORD_KINDS
from ..records import Field, Figure, kind_of
from ..register.captions import read_kinds
from ..register.journal.store import Session
from ..register.queries.belonging import Belonging
from ..register.queries.column_material import told_claims
from ..register.queries.listing import ListRow
from ..register.queries.personal import LeftOut
from ..register.queries.subject_claims import Evidence, find_cited, read_evidence
from .choices import with_choices
from .evidence_columns import evidence_columns, evidence_writer, say_evidence
from .layout import BookColumn, CellValue
from .reckoned_columns import reckoned_cells, reckoned_column
from .sheet import Captions, Write, as_it_is, columns_of, is_imprecise
from .shown_columns import caption_column, unit_column, unit_writer

_ID_WIDTH = 38
_FIGURE = kind_of(Figure)
Cells = Sequence[CellValue]


class ColumnGroup(Protocol):
    """Columns of a worksheet. `cells` gives those of a page of rows, a sequence for each column."""

    @property
    def columns(self) -> Sequence[BookColumn]: ...

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]: ...


class CaptionGroup:
    """What each record is called."""

    def __init__(self, kind: str) -> None:
        self.columns = (caption_column(kind),)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        language = i18n.language()
        return [[row.caption.among(language) for row in page]]


class FieldGroup:
    """The values of some fields. `printed`: the keys of those that belong on paper."""

    def __init__(self, fields: Sequence[Field], left_out: LeftOut | None, printed: Collection[str]) -> None:
        self._left_out = left_out
        self._cells = [(field, column) for field in fields for column in columns_of(field)]
        self.columns = tuple(
            replace(
                with_choices(column.book_column(field.key), field, column.suffix),
                printed=field.key in printed and not column.hidden,
            )
            for field, column in self._cells
        )

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        names = self._names(page)
        return [_column(page, field.key, column.write, names) for field, column in self._cells]

    def _names(self, page: Sequence[ListRow]) -> Captions:
        """What linked records are called, without the names of people where these stay here."""
        language = i18n.language()
        found: dict[str, str] = {}
        for names in {id(row.linked): row.linked for row in page}.values():
            found.update((key, name.among(language)) for key, name in names.items())
        if self._left_out is not None:
            for each in self._left_out.hidden_titles(found):
                del found[each]
        return found


def _column(page: Sequence[ListRow], key: str, write: Write, captions: Captions) -> Cells:
    """The cells of one column. Most values are written as they are: nothing needs to be asked for each."""
    values: list[Any] = [row.values[key] for row in page]
    return values if write is as_it_is else [write(value, captions) for value in values]


class UnitGroup:
    """The unit that a figure is read with."""

    def __init__(self, session: Session) -> None:
        self.columns = (unit_column(),)
        self._unit = unit_writer(session)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        return [[self._unit(row.values) for row in page]]


class CountingGroup:
    """Of each claim whether it counts in a sum, and why."""

    def __init__(self, said: Callable[[], Mapping[str, Counting]], *, printed: bool) -> None:
        self._said = said
        self.columns = (
            BookColumn("shown.counts", _("Counts in a sum"), "yes_no", 10, printed=printed),
            BookColumn("shown.counts_why", _("Why it counts or not"), "text", 34, wrap=True, printed=printed),
        )

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        said = self._said()
        found = [said.get(row.id) for row in page]
        return [
            [each.counts if each else None for each in found],
            [each.why if each else None for each in found],
        ]


class SubjectKindGroup:
    """Of which kind the subject of each claim is: sums over districts and over projects are looked at apart."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.columns = (BookColumn("shown.about", _("Kind of subject"), "text", 16, printed=False),)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        subjects = [row.text("subject") for row in page]
        kinds = read_kinds(self._session, subjects)
        return [[_kind_word(kinds.get(each)) for each in subjects]]


def _kind_word(kind: str | None) -> str | None:
    return _(RECORD_KINDS[kind].one) if kind in RECORD_KINDS else None


class DayGroup:
    """For reckoning: between which days a date lies, and its year where all of it is one."""

    def __init__(self, field: Field, instead: str = "") -> None:
        self._key, self._instead = field.key, instead
        label = _(field.kind.label)
        self.columns = (
            BookColumn(f"shown.{field.key}.earliest", _("{label}, earliest", label=label), "date", 12, printed=False),
            BookColumn(f"shown.{field.key}.latest", _("{label}, latest", label=label), "date", 12, printed=False),
            BookColumn(f"shown.{field.key}.year", _("{label}, year", label=label), "whole", 10, "0", printed=False),
        )

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        days = [self._day(row) for row in page]
        return [
            [each.earliest if each else None for each in days],
            [each.latest if each else None for each in days],
            [_year(each) for each in days],
        ]

    def _day(self, row: ListRow) -> ImpreciseDate | None:
        value = row.values[self._key] or (row.values[self._instead] if self._instead else None)
        return value if isinstance(value, ImpreciseDate) else None


def _year(day: ImpreciseDate | None) -> int | None:
    if day is None or day.earliest is None or day.latest is None or day.earliest.year != day.latest.year:
        return None
    return day.earliest.year


def day_groups(kind: str, fields: Sequence[Field]) -> list[DayGroup]:
    """Of each date that lists show; a figure without a day is of the period over which it was counted."""
    has_period = kind == _FIGURE and any(each.key == "period" for each in fields)
    return [
        DayGroup(field, "period" if has_period and field.key == "as_of" else "")
        for field in fields
        if is_imprecise(field) and (field.kind.listed or (kind == _FIGURE and field.key == "period"))
    ]


class ReckonedGroup:
    """Columns of the list that are no fields."""

    def __init__(self, session: Session, kind: str, fields: Sequence[Field]) -> None:
        self._session, self._kind, self._fields = session, kind, fields
        self.columns = tuple(map(reckoned_column, fields))
        self._written: set[str] = set()

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        ids = [row.id for row in page]
        self._written.update(ids)
        return reckoned_cells(self._session, self._kind, self._fields, ids)

    def carried(self) -> set[str]:
        """The ids of the claims that stand in what was written."""
        keys = [each.key for each in self._fields]
        return told_claims(self._session, self._kind, keys, sorted(self._written))


class BelongingGroup:
    """What belongs to each record and has a worksheet of its own: its parts, its offices, what it was before."""

    def __init__(self, session: Session, kind: str) -> None:
        self._belonging = Belonging(session, kind)
        self.columns = (BookColumn("shown.belonging", _("Belongs to it"), "text", 44, wrap=True),)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        said = self._belonging.say([row.id for row in page])
        return [[said.get(row.id) for row in page]]


class PageEvidence:
    """The evidence of a page of rows: read once for all columns, and only of records that have any."""

    def __init__(self, session: Session, kind: str) -> None:
        self._session, self._kind = session, kind
        self._page: Sequence[ListRow] = ()
        self._found: dict[str, list[Evidence]] = {}

    @cached_property
    def _cited(self) -> Collection[str]:
        return find_cited(self._session, self._kind)

    def of(self, page: Sequence[ListRow]) -> Mapping[str, Sequence[Evidence]]:
        """By record id."""
        if page is not self._page:
            self._page = page
            self._found = read_evidence(self._session, [row.id for row in page if row.id in self._cited])
        return self._found


class EvidenceGroup:
    """The evidence of each record: in words to be read, or as a column for each thing that a citation says."""

    def __init__(
        self, evidence: PageEvidence, kind: str, *, without_personal: bool, in_words: bool, printed: bool
    ) -> None:
        self._evidence = evidence
        self._write: Callable[[Sequence[Evidence]], Cells]
        if in_words:
            words = BookColumn("shown.evidence", _("Evidence"), "text", 44, wrap=True, printed=printed)
            self.columns: Sequence[BookColumn] = (words,)
            self._write = say_evidence(kind, without_personal=without_personal)
        else:
            self.columns = tuple(
                replace(each, printed=printed) for each in evidence_columns(kind, without_personal=without_personal)
            )
            self._write = evidence_writer(kind, without_personal=without_personal)

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        found = self._evidence.of(page)
        return list(zip(*(self._write(found.get(row.id, ())) for row in page), strict=True))


class KeysGroup:
    """By what a row is recognised when the workbook comes back."""

    def __init__(self) -> None:
        self.columns = (
            BookColumn("id", _("Record id"), "text", _ID_WIDTH, hidden=True, printed=False),
            BookColumn("version", _("Version"), "whole", 10, hidden=True, printed=False),
        )

    def cells(self, page: Sequence[ListRow]) -> Sequence[Cells]:
        return [[row.id for row in page], [row.version for row in page]]
