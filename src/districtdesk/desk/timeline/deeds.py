"""What can be done to a mark or a lane of the timeline, and to its scale, as its menu says it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...i18n import _
from ..kit.copied_table import put_text
from ..kit.deeds import Deed

if TYPE_CHECKING:
    from .timeline_view import TimelineView

_CLOSER = 2.0


def timeline_deeds(view: TimelineView) -> list[Deed | None]:
    """Of the current mark or title first, where there is one."""
    place = view.place
    row = view.timeline.row_of(place.lane) if place is not None else None
    deeds: list[Deed | None] = []
    if row is not None:
        deeds.append(Deed(_("Open"), view.open_current, "Enter"))
        deeds.append(Deed(_("Copy"), lambda: put_text(view.told)))
        if view.may_announce_current():
            deeds.append(Deed(_("Announce a new date…"), view.announce_current, "N"))
        if row.has_children:
            folding = _("Unfold the lane") if row.is_collapsed else _("Fold the lane")
            deeds.append(Deed(folding, partial(view.toggle, row.lane.id), "Space"))
        deeds.append(Deed(_("Show all of the lane"), view.fit_current, "L"))
        deeds.append(None)
    return [
        *deeds,
        Deed(_("Zoom in"), partial(view.zoom, _CLOSER), "+"),
        Deed(_("Zoom out"), partial(view.zoom, 1 / _CLOSER), "−"),
        Deed(_("Show today in the middle"), view.go_to_today, "T"),
        Deed(_("Show all years"), view.fit, "F"),
        None,
        Deed(_("Save the drawing…"), view.ask_for_saving, "S"),
    ]
