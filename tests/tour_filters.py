"""The stations of the tour that show a list narrowed by conditions: choosing them with counts, and the chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from districtdesk.desk.lists.condition_dialog import ConditionDialog
    from tests.tour import Tour


def walk_filters(tour: Tour) -> None:
    """A condition of choices, one of two ends, and what they leave."""
    tour.go("figure")
    pane = tour.page.pane
    tour.page.show_as_table(False)
    pane.filter_bar.add()
    tour.shoot("filter-choosing", pane.filter_bar.dialog)
    _choose(tour, "status")
    dialog = pane.filter_bar.dialog
    for row in range(2):
        dialog.values._model.item(row).setCheckState(Qt.CheckState.Checked)
    _wait_for_count(tour, dialog)
    tour.shoot("filter-choices-counted", dialog)
    dialog.accept()
    pane.filter_bar.add()
    _choose(tour, "value")
    dialog = pane.filter_bar.dialog
    dialog.low.setText("10")
    dialog.high.setText("5000")
    _wait_for_count(tour, dialog)
    tour.shoot("filter-two-ends", dialog)
    dialog.accept()
    tour.shoot("filter-chips")
    pane.filter_bar.save_under_a_name()
    pane.filter_bar.save_dialog.name.setText("2026")
    tour.shoot("filter-being-saved", pane.filter_bar.save_dialog)
    pane.filter_bar.save_dialog.accept()
    tour.page.show_as_table(True)
    tour.shoot("filter-chips-over-a-table")
    tour.page.show_as_table(False)
    pane.filter_bar.clear()


def _choose(tour: Tour, key: str) -> None:
    tour.page.pane.filter_bar.dialog._choose_source(key)
    tour._settle()


def _wait_for_count(tour: Tour, dialog: ConditionDialog) -> None:
    tour._wait_until(lambda: bool(dialog.count.text()))
