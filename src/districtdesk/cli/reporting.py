"""A page of paper from the command line; loaded when one is asked for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from .. import i18n
from ..exchange.leaving import Leaving, remember, remember_drawing
from ..exchange.noted import noting, reading_still
from ..i18n import _
from ..paper.making import CountSheets, make_page
from ..paper.order import OF_ONE, PaperOrder
from ..paper.page import PaperPage
from ..paper.subject import find_subject, refuse_day, say_not_there
from ..paper.word import write_word
from ..paper.word_heights import count_word_sheets
from ..problems import Problem, error
from ..register.clock import Clock
from ..register.journal.store import Register, Session
from ..register.past.past_register import open_past
from ..register.queries import listing
from ..register.queries.filter_text import compares
from ..register.queries.listing import Query
from ..register.queries.saved_filters import filter_called, read_filters
from .drawing_arguments import NARROWED_TO, is_drawing, is_table, refuse_drawing
from .exits import Exit
from .talking import say, warn
from .told_timeline import Drawing, write_table


def write_report(register: Register, arguments: Namespace) -> Exit:
    """Write the page that was asked for, or say why not."""
    if refused := _refused(arguments):
        warn(refused)
        return Exit.PROBLEMS
    if is_table(arguments) or is_drawing(arguments):
        return _draw(register, arguments)
    write, count_sheets = _painted() if arguments.out.suffix.lower() == ".pdf" else (write_word, count_word_sheets)
    # As it is called now, also where it was called otherwise on the day.
    subject = _find(register, arguments)
    if isinstance(subject, Problem):
        warn(subject.message)
        return Exit.PROBLEMS
    order = PaperOrder(arguments.kind, subject, arguments.as_of, arguments.mark)
    with noting() as noted, reading_still(register, day=order.day) as session:
        page = make_page(register, session, order, count_sheets)
    if page is None:
        warn(say_not_there(order))
        return Exit.PROBLEMS
    write(page, arguments.out)
    kept = remember(register, noted, arguments.out, _leaving(page, arguments))
    if kept.why_not:
        warn(kept.why_not)
    say(_("Made “{name}”.", name=arguments.out.name))
    return Exit.WELL


def _draw(register: Register, arguments: Namespace) -> Exit:
    asked = _read_asked(register, arguments) if arguments.kind == "timeline" else ("", None)
    drawn = asked if isinstance(asked, Problem) else _drawn(register, arguments, *asked)
    if isinstance(drawn, Problem):
        warn(drawn.message)
        return Exit.PROBLEMS
    kept = remember_drawing(register, arguments.out, drawn.title, drawn.records, drawn.step, arguments.as_of)
    for why in filter(None, (drawn.small, kept.why_not)):
        warn(why)
    for said in filter(None, (drawn.told, _("Made “{name}”.", name=arguments.out.name))):
        say(said)
    return Exit.WELL


def _drawn(register: Register, arguments: Namespace, district: str, query: Query | None) -> Drawing | Problem:
    """`district`: the id of the one that it is of, empty for all."""
    with _of_the_day(register, arguments.as_of) as seen:
        with seen.read() as session:
            row = listing.one(session, "district", district) if district else None
        if district and row is None:
            return error(say_not_there(PaperOrder(arguments.kind, district, arguments.as_of)), rule="not_there")
        if is_table(arguments):
            return write_table(seen, arguments, row, query)
        # Late, as for every other page that is painted.
        from . import painted

        if arguments.kind == "timeline":
            return painted.draw(seen, arguments, row, query)
        return painted.draw_other(seen, arguments)


def _of_the_day(register: Register, day: date | None) -> AbstractContextManager[Register]:
    return nullcontext(register) if day is None else open_past(register, Clock("so", day))


def _find(register: Register, arguments: Namespace) -> str | Problem:
    """The id of what the page is of; empty for all districts."""
    if arguments.kind not in OF_ONE and not arguments.name:
        return ""
    with register.read() as session:
        found = find_subject(session, arguments.kind if arguments.kind in OF_ONE else "district", arguments.name)
    return found if isinstance(found, Problem) else found.id


def _read_asked(register: Register, arguments: Namespace) -> tuple[str, Query | None] | Problem:
    """The id of the district that it is of, and what it is narrowed to, as far as these are given."""
    district = _find(register, arguments)
    if isinstance(district, Problem):
        return district
    with register.read() as session:
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
    return refuse_day(arguments.as_of)


def _painted() -> tuple[Callable[[PaperPage, Path], None], CountSheets]:
    """What writes a PDF, and counts its sheets."""
    # Late: a Word document needs no Qt, nor the libraries of the system that Qt needs.
    from . import painted

    painter = painted.begin()
    return painter.write, painter.count_sheets


def _leaving(page: PaperPage, arguments: Namespace) -> Leaving:
    return Leaving(i18n.language(), day=arguments.as_of, without_personal=True, name=page.head)
