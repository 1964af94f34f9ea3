"""A page of paper from the command line; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from .. import i18n
from ..exchange.leaving import Leaving, remember, remember_drawing
from ..exchange.noted import noting, reading_still
from ..i18n import _
from ..paper.making import CountSheets, make_page
from ..paper.order import OF_A_DAY, OF_ONE, PaperOrder
from ..paper.page import PaperPage
from ..paper.subject import find_subject, refuse_day, say_not_there
from ..paper.word import write_word
from ..paper.word_heights import count_word_sheets
from ..problems import Problem, error
from ..register.journal.store import Register, Session
from ..register.queries.filter_text import compares
from ..register.queries.listing import ListRow, Query
from ..register.queries.saved_filters import filter_called, read_filters
from .drawing_arguments import NARROWED_TO, is_drawing, refuse_drawing
from .exits import Exit
from .talking import say, warn


def write_report(register: Register, arguments: Namespace) -> Exit:
    """Write the page that was asked for, or say why not."""
    if refused := _refused(arguments):
        warn(refused)
        return Exit.PROBLEMS
    if is_drawing(arguments):
        return _draw(register, arguments)
    write, count_sheets = _painted() if arguments.out.suffix.lower() == ".pdf" else (write_word, count_word_sheets)
    with noting() as noted, reading_still(register) as session:
        page = _make(register, session, arguments, count_sheets)
    if isinstance(page, Problem):
        warn(page.message)
        return Exit.PROBLEMS
    write(page, arguments.out)
    kept = remember(register, noted, arguments.out, _leaving(page, arguments))
    if kept.why_not:
        warn(kept.why_not)
    say(_("Made “{name}”.", name=arguments.out.name))
    return Exit.WELL


def _draw(register: Register, arguments: Namespace) -> Exit:
    # Late, as for every other page that is painted.
    from . import painted

    drawn: painted.Drawing | Problem
    if arguments.kind == "timeline":
        asked = _read_asked(register, arguments)
        drawn = asked if isinstance(asked, Problem) else painted.draw(register, arguments, *asked)
    else:
        drawn = painted.draw_other(register, arguments)
    if isinstance(drawn, Problem):
        warn(drawn.message)
        return Exit.PROBLEMS
    kept = remember_drawing(register, arguments.out, drawn.title, drawn.records, drawn.step)
    for why in filter(None, (drawn.small, kept.why_not)):
        warn(why)
    say(_("Made “{name}”.", name=arguments.out.name))
    return Exit.WELL


def _read_asked(register: Register, arguments: Namespace) -> tuple[ListRow | None, Query | None] | Problem:
    """The district that it is of, and what it is narrowed to, as far as these are given."""
    with register.read() as session:
        district = find_subject(session, "district", arguments.name) if arguments.name else None
        if isinstance(district, Problem):
            return district
        query = _read_query(session, arguments.filter, arguments.of) if arguments.filter else None
        return query if isinstance(query, Problem) else (district, query)


def _read_query(session: Session, filters: Sequence[str], of: str) -> Query | Problem:
    """The first saved filter says of which kind of record all are, unless that is said."""
    saved = next((each for text in filters if not compares(text) and (each := filter_called(session, text))), None)
    kind = of or (saved.kind if saved else NARROWED_TO[0])
    if kind not in NARROWED_TO:
        text = _("A timeline takes no filter of this kind: “{name}”.", name=filters[0][:80])
        return error(text, rule="timeline_filter")
    return read_filters(session, kind, filters)


def _refused(arguments: Namespace) -> str:
    """Why it cannot be made, whatever is in the register."""
    if refused := refuse_drawing(arguments):
        return refused
    if arguments.name and arguments.kind in ("briefing", "map"):
        return _("This page is of all districts: leave --name out.")
    if arguments.as_of is not None and arguments.kind not in OF_A_DAY:
        return _("This page tells how things stand now: leave --as-of out.")
    return refuse_day(arguments.as_of)


def _painted() -> tuple[Callable[[PaperPage, Path], None], CountSheets]:
    """What writes a PDF, and counts its sheets."""
    # Late: a Word document needs no Qt, nor the libraries of the system that Qt needs.
    from . import painted

    painter = painted.begin()
    return painter.write, painter.count_sheets


def _make(
    register: Register, session: Session, arguments: Namespace, count_sheets: CountSheets
) -> PaperPage | Problem:
    subject = None
    if arguments.kind in OF_ONE or arguments.name:
        of = arguments.kind if arguments.kind in OF_ONE else "district"
        subject = find_subject(session, of, arguments.name)
    if isinstance(subject, Problem):
        return subject
    order = PaperOrder(arguments.kind, subject.id if subject else "", arguments.as_of)
    page = make_page(register, session, order, count_sheets)
    return page or error(say_not_there(order), rule="not_there")


def _leaving(page: PaperPage, arguments: Namespace) -> Leaving:
    return Leaving(i18n.language(), day=arguments.as_of, without_personal=True, name=page.head)
