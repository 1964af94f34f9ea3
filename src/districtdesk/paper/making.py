"""Makes a page of what the register knows, so that it goes on two sheets of A4; what is cut is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from .. import i18n
from ..exchange.document_heights import page_count
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..register.journal.store import Register, Session
from ..register.practice import is_practice
from ..register.queries.listing import ListRow
from .district_page import DistrictPage, Limits
from .material import read_page_material
from .on_grid import lay_out
from .page import NumberedSource, PaperPage

MOST_SHEETS = 2
# The first of these that goes on so many.
_LIMITS = (
    Limits(60, 40, 20, 12, 20, 12),
    Limits(30, 24, 12, 8, 12, 8),
    Limits(20, 15, 8, 6, 10, 6),
    Limits(14, 12, 6, 5, 8, 5),
    Limits(12, 9, 6, 4, 6, 4),
    Limits(10, 7, 5, 4, 5, 3),
    Limits(8, 5, 4, 3, 4, 3),
    Limits(5, 4, 3, 2, 3, 2),
    Limits(3, 3, 2, 2, 2, 1),
)


def make_district_page(register: Register, session: Session, row: ListRow, day: date | None) -> PaperPage | None:
    """The page of the district of this row, in the language of the moment; None where there was none on that day."""
    material = read_page_material(session, row, day)
    if material is None:
        return None

    def make(limits: Limits) -> PaperPage:
        content = DistrictPage(material, day, limits)
        headlines, parts = content.headlines(), content.parts()
        return PaperPage(
            _about(session),
            content.title,
            list(content.lines()),
            headlines,
            parts,
            list(_numbered(content.sources, session)),
            register.name,
            i18n.moment(datetime.now(UTC)),
            material.known.ids(),
        )

    return _first_that_fits(map(make, _LIMITS))


def _about(session: Session) -> str:
    about = _("District page")
    return _("Practice: {title}", title=about) if is_practice(session) else about


def _first_that_fits(pages: Iterable[PaperPage]) -> PaperPage:
    """The first that goes on MOST_SHEETS, or else the last."""
    page = None
    for page in pages:
        if page_count(lay_out(page)) <= MOST_SHEETS:
            break
    assert page is not None
    return page


def _numbered(sources: SourceNumbers, session: Session) -> Iterator[NumberedSource]:
    for number, told in sources.listed(session):
        name, _end, address = told.partition("\n")
        yield NumberedSource(int(number), name, address)
