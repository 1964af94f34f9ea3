"""The stations of the tour around paper: pages of a list, a reading copy and the minister's table before printing."""

from __future__ import annotations

from typing import Any


def walk_paper(tour: Any) -> None:
    """The list of projects as it stands, the reading copy of the district that is open, and pages from near by."""
    from districtdesk.desk.shell.print_dialog import PrintDialog

    actions = tour.shell.actions
    tour.go("project")
    tour.shoot_dialog("print-list", actions["print"].trigger)
    tour._open_first("district")
    tour.shoot_dialog("print-reading-copy", actions["reading_copy"].trigger)
    dialog = PrintDialog(tour.shell._opened, tour.shell._settings, parent=tour.window)
    dialog.show()
    for layout in ("reading", "minister"):
        dialog.planned = None
        dialog.what.setCurrentIndex(dialog.what.findData(layout))
        tour._wait_until(lambda: dialog.planned is not None)
        dialog.preview.fit_to("width")
        tour.shoot(f"print-{layout}-from-near-by", dialog)
    dialog.reject()
    dialog.deleteLater()
