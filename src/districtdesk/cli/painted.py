"""What draws pages without a window; loaded when a PDF is asked for."""

from __future__ import annotations

from argparse import Namespace

from ..i18n import _
from ..painting.drawn_sheets import make_sheets, tell_small
from ..painting.paper_pages import PaperPainter
from ..painting.paper_sizes import USUAL, SheetWishes
from ..painting.picture import save_picture
from ..painting.taken import Taken
from ..painting.timeline.drawing import DrawingWishes, draw_timeline
from ..painting.without_window import begin_painting
from ..problems import Problem
from ..register.journal.store import Register
from ..register.queries.condition_values import say_filter
from ..register.queries.listing import ListRow, Query
from ..timeline.chips import CHIPS
from .drawn_overview import drawn_chart, drawn_map
from .told_timeline import Drawing, timeline_wishes

_OTHERS = {"map": drawn_map, "chart": drawn_chart}


def begin() -> PaperPainter:
    """Let Qt begin, and paint."""
    begin_painting()
    return PaperPainter()


def draw_other(register: Register, arguments: Namespace) -> Drawing | Problem:
    """Draw the map or a chart, and save it; or why there is none. Raises ExchangeError and RegisterError."""
    drawn = _OTHERS[arguments.kind](register, arguments)
    if isinstance(drawn, Problem):
        return drawn
    return Drawing(drawn.taken.title, drawn.records, drawn.step, _save(drawn.taken, arguments))


def draw(register: Register, arguments: Namespace, district: ListRow | None, query: Query | None) -> Drawing:
    """Draw the timeline, of one district or of all, and save it. Raises ExchangeError and RegisterError."""
    begin_painting()
    drawn = draw_timeline(register, _wishes(register, arguments, district, query))
    small = _save(drawn.taken, arguments)
    return Drawing(drawn.taken.title, frozenset(drawn.told.records), drawn.step, small)


def _wishes(register: Register, arguments: Namespace, district: ListRow | None, query: Query | None) -> DrawingWishes:
    only = arguments.only
    shown = timeline_wishes(arguments, query)
    narrowed = [district.caption.show()] if district else []
    if query is not None:
        with register.read() as session:
            narrowed += say_filter(session, query.kind, query.conditions)
    return DrawingWishes(
        shown,
        arguments.density or "",
        district=district.id if district else "",
        narrowed=[*narrowed, *([_(CHIPS[only])] if only else [])],
        on_one=arguments.one_page,
        promises=arguments.promises,
        first=getattr(arguments, "from"),
        last=arguments.to,
    )


def _save(taken: Taken, arguments: Namespace) -> str:
    """Save it, and say whether its letters are too small."""
    wishes = SheetWishes(
        arguments.paper or USUAL.paper, arguments.portrait, arguments.one_page, arguments.across or 1
    )
    save_picture(taken, arguments.out, wishes)
    is_paper = arguments.out.suffix.lower() == ".pdf"
    return tell_small(taken, make_sheets(taken, wishes), wishes) if is_paper else ""
