"""The stations of the tour at the timeline: its lanes closer and wider apart."""

from __future__ import annotations

from typing import Any

from districtdesk.timeline.density import DENSITIES


def walk_timeline(tour: Any) -> None:
    tour.go("timeline")
    for key in DENSITIES:
        tour.page.view.space(key)
        tour.shoot(f"timeline-{key}")
    menu = tour.page.tools.lanes
    tour.shoot_dialog("timeline-lanes", menu.click)
    tour.page.view.space("comfortable")
