"""The stations of the tour around paper: pages of a list, a reading copy and the minister's table before printing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from tests.making import district, figure, keep, on

# Pictures of pages, in dots: a sheet that lies across.
_PAPER = QSize(1123, 1123)
_MOST_PAGES = 3


def walk_paper(tour: Any) -> None:
    """The list of projects as it stands, the reading copy of the district that is open, and pages of every layout."""
    from districtdesk.desk.shell.print_dialog import PrintDialog
    from districtdesk.exchange.layout_names import LAYOUTS, WHOLE
    from districtdesk.paper.order import page_key

    actions = tour.shell.actions
    tour.go("project")
    tour.shoot_dialog("print-list", actions["print"].trigger)
    tour._open_first("district")
    tour.shoot_dialog("print-reading-copy", actions["reading_copy"].trigger)
    tour.shoot_dialog("print-district-page", actions["record_page"].trigger)
    tour.shoot_dialog("print-briefing", actions["briefing"].trigger)
    tour._open_first("project")
    tour.shoot_dialog("print-project-page", actions["record_page"].trigger)
    dialog = PrintDialog(tour.shell._opened, tour.shell._settings, parent=tour.window)
    dialog.show()
    for layout in (*LAYOUTS, WHOLE):
        _choose(tour, dialog, layout)
        if layout in ("reading", "minister"):
            tour.shoot(f"print-{layout}-from-near-by", dialog)
        for place in range(min(len(dialog.planned.pages), _MOST_PAGES)):
            tour.keep(f"paper-{layout}-{place + 1}", _paper(dialog.planned, place))
    for kind in ("briefing", "timeline"):
        _choose(tour, dialog, page_key(kind))
        tour.shoot(f"print-{kind}-from-near-by", dialog)
        for place in range(min(len(dialog.planned.pages), _MOST_PAGES)):
            tour.keep(f"paper-{kind}-{place + 1}", _paper(dialog.planned, place))
        dialog.copy_button.menu().actions()[-1].trigger()
        tour.shoot(f"print-{kind}-copy-parts", dialog.copied_parts)
        dialog.copied_parts.reject()
    dialog.reject()
    dialog.deleteLater()
    _sums(tour)


def _choose(tour: Any, dialog: Any, layout: str) -> None:
    """Have the pages of this layout before one, as wide as there is room."""
    dialog.planned = None
    dialog.what.setCurrentIndex(dialog.what.findData(layout))
    tour._wait_until(lambda: dialog.planned is not None)
    dialog.preview.fit_to("width")


def _paper(planned: Any, place: int) -> QImage:
    """The page as it comes out on paper."""
    from districtdesk.desk.paper.sheet_view import largest_in, paint_paper

    page = planned.pages[place]
    paper = largest_in(QRectF(0, 0, _PAPER.width(), _PAPER.height()), page)
    paper.moveTo(0, 0)
    image = QImage(paper.size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_paper(painter, paper, page, (place, len(planned.pages)), "edge")
    painter.end()
    return image


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
    _choose(tour, dialog, WHOLE)
    tour.shoot("print-sums-from-near-by", dialog)
    for place, page in enumerate(dialog.planned.pages):
        if page.page.document.name == "district_sums":
            tour.keep("paper-sums-by-district", _paper(dialog.planned, place))
    dialog.reject()
    dialog.deleteLater()
    opened.close()
