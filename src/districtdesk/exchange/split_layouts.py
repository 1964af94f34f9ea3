"""Ready-made layouts with a sheet for each district: its own rows, and at the end those that have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from .. import i18n
from ..i18n import _
from ..records import District, kind_of
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.chosen import read_chosen
from ..register.queries.listing import ListRow, Query
from ..register.queries.of_district import of_district, of_others, read_within
from .claims_sheet import ClaimsSheet, dictionary_sheet
from .contradictions_sheet import ContradictionsSheet
from .layout import BookSheet
from .layouts import LayoutOrder
from .slippage_sheet import SlippageSheet
from .titles import fitting_title

_DISTRICT = kind_of(District)
_Named = Iterator[tuple[str, BookSheet]]


def sheets_by_district(name: str, session: Session, asked: LayoutOrder) -> Iterator[BookSheet]:
    """Of one of LAYOUTS that can be split, where that is asked for: of districts that have something to tell."""
    split = _SPLIT.get(name)
    if split is None or not asked.by_district:
        return
    for title, sheet in split(session, asked):
        if sheet.row_count:
            yield replace(sheet, title=fitting_title(title), full_title=f"{sheet.title}: {title}", note=title)
    yield from (make() for make in _BEHIND.get(name, ()))


def _districts(session: Session) -> Iterator[tuple[str, ListRow]]:
    language = i18n.language()
    for row in listing.everything(session, Query(_DISTRICT)):
        yield row.caption.among(language), row


def _slippage(session: Session, asked: LayoutOrder) -> _Named:
    def sheet(district: str | None) -> BookSheet:
        return SlippageSheet(session, asked.conditions, ((_DISTRICT, district),)).book_sheet()

    for title, row in _districts(session):
        yield title, sheet(row.id)
    yield _("Without a district"), sheet(None)


def _contradictions(session: Session, asked: LayoutOrder) -> _Named:
    sheet, told = ContradictionsSheet(session), set[str]()
    for title, row in _districts(session):
        within = read_within(session, row.id)
        told.update(within)
        yield title, sheet.book_sheet(frozenset(within).__contains__)
    yield _("Without a district"), sheet.book_sheet(lambda subject: subject not in told)


def _claims(session: Session, asked: LayoutOrder) -> _Named:
    whole = ClaimsSheet(session, asked.conditions, asked.without_personal)
    sheet, told = replace(whole, known=whole.read_known()), set[str]()
    for title, row in _districts(session):
        part = of_district(session, whole.query, read_within(session, row.id))
        told |= read_chosen(session, part).ids
        yield title, replace(sheet, part=part).book_sheet()
    others = of_others(session, whole.query, told)
    if others is not None:
        yield _("Without a district"), replace(sheet, part=others).book_sheet()


_SPLIT: dict[str, Callable[[Session, LayoutOrder], _Named]] = {
    "slippage": _slippage,
    "contradictions": _contradictions,
    "claims": _claims,
}
# What all districts have in common stands behind them.
_BEHIND: dict[str, tuple[Callable[[], BookSheet], ...]] = {"claims": (dictionary_sheet,)}
