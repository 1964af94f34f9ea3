"""What draws pages without a window; loaded when a PDF is asked for."""

from __future__ import annotations

from argparse import Namespace

from ..i18n import _
from ..painting.paper_pages import PaperPainter
from ..painting.timeline.drawing import DrawingWishes, DrawnTimeline, draw_timeline
from ..painting.timeline.picture import save_picture
from ..painting.without_window import begin_painting
from ..register.journal.store import Register
from ..register.queries.listing import ListRow
from ..timeline.chips import CHIPS
from ..timeline.grouping import GROUPINGS, SORTS
from ..timeline.showing import TimelineWishes


def begin() -> PaperPainter:
    """Let Qt begin, and paint."""
    begin_painting()
    return PaperPainter()


def draw(register: Register, arguments: Namespace, district: ListRow | None) -> DrawnTimeline:
    """Draw the timeline, of one district or of all, and save it. Raises ExchangeError and RegisterError."""
    begin_painting()
    only = arguments.only
    shown = TimelineWishes(
        chips=frozenset({only} if only else ()), by=arguments.by or GROUPINGS[0], sort=arguments.sort or SORTS[0]
    )
    narrowed = [*([district.caption.show()] if district else []), *([_(CHIPS[only])] if only else [])]
    wishes = DrawingWishes(
        shown,
        arguments.density or "",
        district=district.id if district else "",
        narrowed=narrowed,
        on_one=arguments.one_page,
    )
    drawn = draw_timeline(register, wishes)
    save_picture(drawn.taken, arguments.out, on_one=arguments.one_page)
    return drawn
