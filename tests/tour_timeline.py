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
    _print(tour)
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
    tour.page.tools.as_table.click()
    tour.shoot("timeline-promises-as-table")
    tour.page.tools.as_table.click()
    tour.page.tools.lanes_menu.promises.trigger()


def _print(tour: Any) -> None:
    """Before it is printed: on as many sheets as it needs, all on one, and with its time over two."""
    from districtdesk.desk.shell.print_dialog import PrintDialog

    dialog = PrintDialog(tour.shell._opened, tour.shell._settings, drawing=tour.page.takeable, parent=tour.window)
    dialog.show()
    for place, name in enumerate(("as-needed", "on-one", "two-across")):
        dialog.planned = None
        dialog.choice.paper.sheets.setCurrentIndex(place)
        dialog._plan()
        tour._wait_until(lambda: dialog.planned is not None)
        tour.shoot(f"print-timeline-{name}", dialog)
    dialog.choice.paper.take_as_many_as_needed()
    dialog.reject()
    dialog.deleteLater()
