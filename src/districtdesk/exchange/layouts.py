"""What makes the worksheets of a layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..register.journal.store import Session
from ..register.queries.condition import Condition
from .claims_sheet import ClaimsSheet, dictionary_sheet
from .contradictions_sheet import ContradictionsSheet
from .document import DocumentSheet
from .layout import BookSheet
from .minister_sheet import MinisterSheet
from .reading_sheets import reading_sheets
from .slippage_sheet import SlippageSheet


@dataclass(frozen=True, slots=True)
class LayoutOrder:
    """What somebody wants of a layout. `conditions` are of records of the layout's kind; `day`: as of which.

    `records`: of these alone, by their ids. `by_district`: a sheet for each district, of what can be split. `title`:
    what it is called, where not as it is ready made. `mark`: who may see it, on every page.
    """

    conditions: tuple[Condition, ...] = ()
    without_personal: bool = False
    day: date | None = None
    records: tuple[str, ...] = ()
    title: str = ""
    mark: str = ""
    by_district: bool = False


def layout_documents(name: str, session: Session, asked: LayoutOrder) -> list[DocumentSheet]:
    """The documents of one of LAYOUTS that is made of these."""
    make = _DOCUMENTS[name]
    return list(make(session, asked.conditions, records=asked.records, without_personal=asked.without_personal))


def layout_sheets(name: str, session: Session, asked: LayoutOrder) -> list[BookSheet]:
    """The worksheets of one of LAYOUTS, that which its CSV holds first."""
    return _SHEETS[name](session, asked)


def _minister(session: Session, asked: LayoutOrder) -> list[BookSheet]:
    without = asked.without_personal
    return MinisterSheet(session, asked.conditions, asked.records, without).book_sheets()


def _slippage(session: Session, asked: LayoutOrder) -> list[BookSheet]:
    return [SlippageSheet(session, asked.conditions).book_sheet()]


def _contradictions(session: Session, asked: LayoutOrder) -> list[BookSheet]:
    return [ContradictionsSheet(session).book_sheet()]


def _claims(session: Session, asked: LayoutOrder) -> list[BookSheet]:
    claims = ClaimsSheet(session, asked.conditions, asked.without_personal)
    return [claims.book_sheet(), dictionary_sheet()]


_SHEETS: dict[str, Callable[[Session, LayoutOrder], list[BookSheet]]] = {
    "minister": _minister,
    "slippage": _slippage,
    "contradictions": _contradictions,
    "claims": _claims,
}

_DOCUMENTS = {"reading": reading_sheets}
