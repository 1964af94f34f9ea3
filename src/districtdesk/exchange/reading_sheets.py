"""The reading copies of all districts that are asked for, each on a sheet of its own and at most three pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..i18n import _
from ..register.journal.store import Session
from ..register.queries import listing
from ..register.queries.condition import Condition
from ..register.queries.listing import Query
from .document import DocumentSheet
from .document_heights import page_count
from .reading_copy import COLUMNS, ReadingCopy, source_rows
from .reading_material import DISTRICT, DistrictMaterial, MaterialReader

MOST_PAGES = 3
# So many rows of a list, the first of these that leaves room for all else; what is cut is said.
_MOST = (60, 40, 25, 15, 10, 5)
# So many have room beside each other on A4 in any font, with a seventh to spare in the usual one.
_WIDTH = 2.75


def reading_sheets(
    session: Session,
    conditions: Sequence[Condition] = (),
    *,
    records: Sequence[str] = (),
    without_personal: bool = False,
) -> Iterator[DocumentSheet]:
    """A document for each district that meets the conditions, or for those of these ids."""
    reader = MaterialReader(session, without_personal)
    query = Query(DISTRICT, conditions=tuple(conditions))
    for row in listing.rows(session, DISTRICT, records) if records else listing.everything(session, query):
        yield _fitting(session, reader.read(row))


def _fitting(session: Session, material: DistrictMaterial) -> DocumentSheet:
    document = _document(session, material, _MOST[0])
    for most in _MOST[1:]:
        if page_count(document) <= MOST_PAGES:
            break
        document = _document(session, material, most)
    return document


def _document(session: Session, material: DistrictMaterial, most: int) -> DocumentSheet:
    copy = ReadingCopy(material, most)
    rows = list(copy.rows())
    rows += source_rows(list(copy.sources.listed(session)))
    return DocumentSheet(
        title=material.district.show("names"),
        name="reading",
        widths=(_WIDTH,) * COLUMNS,
        rows=rows,
        note=_("What is known of the district, to be read on paper."),
        carries=material.ids(),
    )
