"""The stations of the tour that show several records at once: sorted, cited together, spaced, and their menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from districtdesk.desk.look import density

if TYPE_CHECKING:
    from tests.tour import Tour


def walk_several(tour: Tour) -> None:
    """A table by several columns, one source for several records, compact rows, and the menu of a row."""
    from districtdesk.desk.kit import CalmTable
    from districtdesk.desk.record.evidence_for_all import EvidenceForAllDialog

    tour.go("company")
    page, table = tour.page, tour.page.table
    page.show_as_table(True)
    table.sort_by("country")
    table.turn_sort("names", is_then=True)
    tour.shoot("sorted-by-several")
    table.choose_first()
    table.menu_wanted.emit(tour.window.mapToGlobal(QPoint(600, 300)))
    menu = QApplication.activePopupWidget()
    tour.shoot("menu-of-a-row", menu)
    menu.close()
    density.use("compact")
    for each in page.findChildren(CalmTable):
        each.size_rows()
    tour.shoot("compact-rows")
    density.use(density.USUAL)
    for each in page.findChildren(CalmTable):
        each.size_rows()
    table.sort_by(None)
    page.show_as_table(False)
    ids = [row.id for place in range(2) if (row := table._model.row_at(place))]
    dialog = EvidenceForAllDialog(tour.shell._opened.feed, "company", ids, tour.window)
    dialog.show()
    tour.shoot("evidence-for-several", dialog)
    dialog.reject()
