"""The stations of the tour at the overview: down its page, and what it opens."""

from __future__ import annotations

from typing import Any


def walk_overview(tour: Any) -> None:
    """The overview of the register as it is at this point, from top to bottom, and each of its windows."""
    tour.go("overview")
    tour.shoot("overview-top")
    page = tour.page
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    tour.shoot("overview-below")
    bar.setValue(0)
    for key in ("invested", "overdue"):
        _shoot(tour, f"overview-number-{key}", lambda key=key: page._tiles.opened.emit(key), lambda: page.dialog)
        page.dialog = None
    _shoot(tour, "overview-work-off", lambda: page.work_off("unsupported", None), lambda: page.worked_off)
    _shoot(tour, "overview-since", page.since_button.click, lambda: page.since)
    _shoot(tour, "overview-chart", page.chart_button.click, lambda: page.chart)
    _shoot(tour, "overview-map", page.map_button.click, lambda: page.map)


def _shoot(tour: Any, name: str, open_it: Any, opened: Any) -> None:
    """Open a window that stays beside the other, keep its picture once it is filled, and close it."""
    open_it()
    tour._settle()
    window = opened()
    if window is not None:
        tour.shoot(name, window)
        window.reject()
        tour._settle()
