"""The stations of the tour at the timeline: its lanes closer and wider apart, put together and narrowed."""

from __future__ import annotations

from typing import Any

from districtdesk.timeline.density import DENSITIES
from districtdesk.timeline.grouping import GROUPINGS


def walk_timeline(tour: Any) -> None:
    tour.go("timeline")
    for key in DENSITIES:
        tour.page.view.space(key)
        tour.shoot(f"timeline-{key}")
    menu = tour.page.tools.lanes
    tour.shoot_dialog("timeline-lanes", menu.click)
    tour.page.view.space("comfortable")
    tour.shoot_dialog("print-timeline", tour.shell.actions["print"].trigger)
    groupings = tour.page.tools.lanes_menu.groupings
    for key in GROUPINGS[1:]:
        groupings[key].trigger()
        tour.shoot(f"timeline-by-{key}")
    groupings[GROUPINGS[0]].trigger()
    slipped = tour.page.chips.chips["slipped"]
    slipped.click()
    tour.shoot("timeline-slipped")
    slipped.click()
    tour.page.tools.lanes_menu.promises.trigger()
    tour.shoot("timeline-promises")
    tour.shoot_dialog("print-promises", tour.shell.actions["print"].trigger)
    tour.page.tools.lanes_menu.promises.trigger()
