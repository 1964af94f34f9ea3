"""Makes a page of what the register knows, so that it goes on two sheets of A4; what is cut is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Protocol

from ..exchange.document import DocumentSheet
from ..exchange.noted import watched
from ..exchange.source_numbers import SourceNumbers
from ..i18n import _
from ..records.today import today
from ..register.captions import captions
from ..register.clock import clock_here
from ..register.journal.store import Register, Session
from ..register.practice import is_practice
from ..register.queries import listing
from ..register.queries.listing import ListRow
from .blocks import PageBlocks, RowLimits
from .briefing_page import BriefingPage, read_briefing
from .district_page import DISTRICT_NUMBERS, DistrictPage
from .material import PageMaterial, read_district_material, read_project_material
from .on_grid import lay_out
from .order import PAPER_KINDS, PaperOrder
from .page import Headline, NumberedSource, PageSection, PaperPage
from .project_page import PROJECT_NUMBERS, ProjectPage
from .timeline_page import LaunchesPage, read_launches_material
from .word_heights import count_word_sheets

MOST_SHEETS = 2
CountSheets = Callable[[DocumentSheet], int]
Make = Callable[[RowLimits], PaperPage]


class _Head(Protocol):
    """What stands above on a page, and the numbers of the sources on all of it."""

    @property
    def title(self) -> str: ...

    @property
    def sources(self) -> SourceNumbers: ...

    def lines(self) -> Iterator[str]: ...

    def headlines(self) -> Sequence[Headline]: ...


class _Body(Protocol):
    """What stands below it."""

    def parts(self) -> Sequence[PageSection]: ...


# Of projects so many, from the most on; of everything else there are fewer in proportion.
_PROJECTS = (60, 50, 44, 40, 36, 33, *range(30, 0, -1))


def limits_of(projects: int) -> RowLimits:
    """How many rows the other tables have beside so many projects."""
    few, some = round(projects / 6), round(projects / 4)
    return RowLimits(projects, 1 + round(projects * 0.65), some + 2, few + 2, some + 2, few + 1)


def make_page(
    register: Register, session: Session, order: PaperOrder, count_sheets: CountSheets = count_word_sheets
) -> PaperPage | None:
    """The page that is wanted, in the language of the moment; what it tells is noted as leaving the register.

    `count_sheets`: how many a document takes; without one that is reckoned for letters that are rather wide. None
    where what it is of is not there, or was not on the day of which the session reads.
    """
    make = _MAKERS[order.kind](register, session, order)
    if make is None:
        return None
    page = make(limits_of(_PROJECTS[0])) if order.kind == "timeline" else _fullest_that_fits(make, count_sheets)
    watched((), [lay_out(page)])
    return page


def _of_one(register: Register, session: Session, order: PaperOrder) -> Make | None:
    """What makes the page of a district or a project."""
    read, numbers, content = _OF_ONE[order.kind]
    row = listing.one(session, order.kind, order.record)
    if row is None:
        return None
    material = read(session, row)

    def make(limits: RowLimits) -> PaperPage:
        of = PageBlocks(material, limits, numbers)
        return _put_together(register, session, order, of, content(of), material.ids())

    return make


def _of_all(register: Register, session: Session, order: PaperOrder) -> Make:
    """What makes the briefing."""
    material = read_briefing(session, today())

    def make(limits: RowLimits) -> PaperPage:
        briefing = BriefingPage(material, limits.projects, limits.points, is_past=clock_here() is not None)
        return _put_together(register, session, order, briefing, briefing, material.ids())

    return make


def _of_launches(register: Register, session: Session, order: PaperOrder) -> Make | None:
    """What makes the timeline, which takes as many sheets as it needs."""
    material = read_launches_material(session, order.record)
    if material is None:
        return None
    title = captions(session, [order.record])[order.record].show() if order.record else _("All districts")

    def make(_limits: RowLimits) -> PaperPage:
        launches = LaunchesPage(material, title)
        return _put_together(register, session, order, launches, launches, material.ids())

    return make


def _put_together(
    register: Register, session: Session, order: PaperOrder, head: _Head, body: _Body, ids: frozenset[str]
) -> PaperPage:
    """Sources get their numbers in the order in which they are cited: above first, and listed at the end."""
    headlines, parts, clock = head.headlines(), body.parts(), clock_here()
    return PaperPage(
        _about(session, order),
        head.title,
        [*([clock.sentence()] if clock else []), *head.lines()],
        headlines,
        parts,
        list(_numbered(head.sources, session)),
        register.name,
        datetime.now(UTC),
        ids,
        order.mark,
    )


def _about(session: Session, order: PaperOrder) -> str:
    about = _(PAPER_KINDS[order.kind])
    return _("Practice: {title}", title=about) if is_practice(session) else about


def _fullest_that_fits(make: Make, count_sheets: CountSheets) -> PaperPage:
    """The page with the most rows with which it goes on MOST_SHEETS, or else with the fewest."""
    pages: dict[int, PaperPage] = {}

    def fits(place: int) -> bool:
        pages[place] = make(limits_of(_PROJECTS[place]))
        return count_sheets(lay_out(pages[place])) <= MOST_SHEETS

    last = len(_PROJECTS) - 1
    place = 0 if fits(0) else bisect_left(range(len(_PROJECTS)), True, lo=1, key=fits)
    return pages[min(place, last)]


def _numbered(sources: SourceNumbers, session: Session) -> Iterator[NumberedSource]:
    for number, told in sources.listed(session):
        name, _end, address = told.partition("\n")
        yield NumberedSource(int(number), name, address)


_Read = Callable[[Session, ListRow], PageMaterial]
# Of each kind of page what reads it, its large numbers, and what stands on it.
_OF_ONE: dict[str, tuple[_Read, tuple[str, ...], type[DistrictPage] | type[ProjectPage]]] = {
    "district": (read_district_material, DISTRICT_NUMBERS, DistrictPage),
    "project": (read_project_material, PROJECT_NUMBERS, ProjectPage),
}
_MAKERS: dict[str, Callable[[Register, Session, PaperOrder], Make | None]] = {
    **dict.fromkeys(_OF_ONE, _of_one),
    "briefing": _of_all,
    "timeline": _of_launches,
}
