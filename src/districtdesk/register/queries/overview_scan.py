"""What the overview looks through whole tables for: the claims and what is wanting or odd in them.

These are very many, and few of them are touched by a save: kept from one look to the next, they are renewed by the
history. What comes of it is the same as when all is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...records import KINDS, Citation, Event, Figure, Record, Source, kind_of, table_of
from ..captions import batches
from ..claims.figure_rows import FigureRow, read_figure_rows, read_figure_rows_where
from ..claims.source_dates import read_source_dates
from ..journal.chain import ChainStep
from ..journal.touched import TouchedSince, newest_link, read_touched
from ..plain_rows import kept
from .far_dates import DoubtfulValue, read_far_dates
from .lost_signs import read_lost_signs
from .overview_material import Converted

T = TypeVar("T")
_BASE = table_of(Record)
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_FIGURE, _CLAIMS = kind_of(Figure), (kind_of(Event), kind_of(Figure))
_FIGURES = frozenset({_FIGURE, kind_of(Citation)})


@dataclass
class Scan:
    """All by the id of the record. `unsupported`: the kinds of claims without evidence; `far`, `lost`: dates far off
    and values that lost signs; `published`: when the sources of a figure were."""

    figures: dict[str, FigureRow]
    unsupported: dict[str, str]
    converted: dict[str, Converted]
    printed: dict[str, Figure]
    far: dict[str, list[DoubtfulValue]]
    lost: dict[str, list[DoubtfulValue]]
    published: dict[str, list[ImpreciseDate]]

    def unsupported_claims(self) -> list[tuple[str, str]]:
        """(kind, id), in their order."""
        return [(kind, record) for kind in _CLAIMS for record, own in self.unsupported.items() if own == kind]


class Renewed(NamedTuple):
    """What was touched since: the figures by id as they were before, and the kinds of all that was."""

    figures: Mapping[str, FigureRow | None]
    kinds: frozenset[str]

    @property
    def is_of_claims(self) -> bool:
        """Nothing but figures and what they are cited from was touched."""
        return self.kinds <= _FIGURES


@dataclass
class KeptScan:
    """A scan as of a step of the history. Not for two threads at once."""

    scan: Scan | None = None
    step: ChainStep = field(default_factory=ChainStep)

    def renew(self, session: Session) -> tuple[Scan, Renewed | None]:
        """Bring it to where the register is now; returns it, and what was touched, None where all was read anew."""
        # Read first: what is saved meanwhile is looked at again the next time.
        newest = newest_link(session)
        scan, known = self.scan, self.step
        # Where reading fails, what is kept is neither what was nor what is.
        self.scan, self.step = None, newest
        touched = read_touched(session, known) if scan else None
        renewed = None
        if scan is None or touched is None:
            scan = read_scan(session)
        else:
            renewed = Renewed(_renew(session, scan, touched), frozenset(touched.records))
        self.scan = scan
        return scan, renewed


def read_scan(session: Session) -> Scan:
    """All of it."""
    return Scan(
        {row.id: row for row in read_figure_rows(session)},
        dict(_unsupported(session)),
        dict(_converted(session)),
        dict(_printed(session)),
        _by_record(read_far_dates(session)),
        _by_record(read_lost_signs(session)),
        read_source_dates(session),
    )


def _renew(session: Session, scan: Scan, touched: TouchedSince) -> dict[str, FigureRow | None]:
    figures = touched.of(_FIGURE)
    before = {each: scan.figures.get(each) for each in figures}
    own = table_of(Figure).c.id
    rows = [row for batch in batches(figures) for row in read_figure_rows_where(session, own.in_(batch))]
    _replace(scan.figures, figures, {row.id: row for row in rows})
    claims = {each for kind in _CLAIMS for each in touched.of(kind)} | set(touched.cited)
    _replace(scan.unsupported, claims, dict(_among(session, _unsupported, claims)))
    _replace(scan.converted, figures, dict(_among(session, _converted, figures)))
    _replace(scan.printed, figures, dict(_among(session, _printed, figures)))
    records = [each for ids in touched.records.values() for each in ids]
    if records:
        _replace(scan.far, records, _by_record(read_far_dates(session, touched.records)))
        _replace(scan.lost, records, _by_record(read_lost_signs(session, touched.records)))
    if touched.of(kind_of(Source)):
        scan.published = read_source_dates(session)
    else:
        told = {*figures, *touched.cited}
        _replace(scan.published, told, read_source_dates(session, told) if told else {})
    return before


def _among(
    session: Session, read: Callable[[Session, Collection[str]], Iterator[tuple[str, T]]], ids: Collection[str]
) -> Iterator[tuple[str, T]]:
    for batch in batches(ids):
        yield from read(session, batch)


def _replace(of: dict[str, T], ids: Iterable[str], now: Mapping[str, T]) -> None:
    """Put what there is now of these ids in place of what there was; all of it stays in the order of the ids."""
    for each in ids:
        if each not in now:
            of.pop(each, None)
    last = next(reversed(of), "")
    come = sorted(each for each in now if each not in of)
    of.update((each, now[each]) for each in (*(now.keys() & of.keys()), *come))
    if come and come[0] < last:
        known = sorted(of.items(), key=lambda each: each[0])
        of.clear()
        of.update(known)


def _by_record(values: Iterable[DoubtfulValue]) -> dict[str, list[DoubtfulValue]]:
    found: dict[str, list[DoubtfulValue]] = {}
    for each in values:
        found.setdefault(each.record, []).append(each)
    return dict(sorted(found.items()))


def in_order(values: Mapping[str, list[DoubtfulValue]]) -> list[DoubtfulValue]:
    """In the order of the kinds."""
    return sorted((each for of in values.values() for each in of), key=lambda each: _ORDER[each.kind])


def _is_among(column: ColumnElement[str], ids: Collection[str] | None) -> list[ColumnElement[bool]]:
    return [] if ids is None else [column.in_(ids)]


def _unsupported(session: Session, ids: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
    own = table_of(Citation)
    is_cited = exists().where(own.c.record == _BASE.c.id, kept(Citation))
    query = select(_BASE.c.id, _BASE.c.kind).where(
        _BASE.c.kind.in_(_CLAIMS), _BASE.c.removed_at.is_(None), ~is_cited, *_is_among(_BASE.c.id, ids)
    )
    yield from ((row[0], row[1]) for row in session.execute(query.order_by(_BASE.c.id)).all())


def _converted(session: Session, ids: Collection[str] | None = None) -> Iterator[tuple[str, Converted]]:
    own = table_of(Figure)
    keys = ("id", "subject", "value", "currency", "stated_conversion", "as_of", "period")
    columns: Any = (own.c[key] for key in keys)
    query = select(*columns).where(own.c.stated_conversion.is_not(None), own.c.currency.is_not(None), kept(Figure))
    for row in session.execute(query.where(*_is_among(own.c.id, ids)).order_by(own.c.id)):
        yield row[0], Converted._make(row)


def _printed(session: Session, ids: Collection[str] | None = None) -> Iterator[tuple[str, Figure]]:
    own = table_of(Figure)
    is_printed = own.c.printed_unit.is_not(None) | own.c.printed_value.is_not(None)
    query = select(Figure).where(is_printed, Figure.removed_at.is_(None), *_is_among(own.c.id, ids))
    for figure in session.scalars(query.order_by(Figure.id)):
        yield figure.id, figure
