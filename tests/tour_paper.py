"""The stations of the tour around paper: pages of a list, a reading copy and the minister's table before printing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.making import district, figure, keep, on


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
    _sums(tour)


def _sums(tour: Any) -> None:
    """What the claims of three districts come to, as the whole register is printed; the sample has one district."""
    from districtdesk.desk.shell.open_register import OpenRegister
    from districtdesk.desk.shell.print_dialog import PrintDialog
    from districtdesk.desk.start.page_factory import makers
    from districtdesk.exchange.layout_names import WHOLE
    from districtdesk.register.opening import create

    opened = OpenRegister(create(Path(os.environ["DISTRICTDESK_HOME"]) / "Sums.ddesk"), makers(tour.shell._settings))
    for number, name in enumerate(("Ağçay", "Dəmirdağ", "Ulukənd"), 1):
        park = district(f"{name} Industrial District")
        jobs = figure(
            park, "jobs_created", 100 * number, as_of=on("2025"), qualifier="exact" if number < 3 else "about"
        )
        spent = figure(park, "invested", 10**7 * number, as_of=on("2025-12-31"), currency="AZN")
        keep(opened.register, park, jobs, spent, figure(park, "area", 20 * number, as_of=on("2024")))
    dialog = PrintDialog(opened, tour.shell._settings, parent=tour.window)
    dialog.show()
    dialog.what.setCurrentIndex(dialog.what.findData(WHOLE))
    tour._wait_until(lambda: dialog.planned is not None)
    dialog.preview.fit_to("width")
    tour.shoot("print-sums-from-near-by", dialog)
    dialog.reject()
    dialog.deleteLater()
    opened.close()
