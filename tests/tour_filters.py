"""The stations of the tour that show a list narrowed by conditions: choosing them with counts, and the chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

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
    _walk_views(tour)


def _walk_views(tour: Tour) -> None:
    """What is chosen above the timeline and the overview, and a filter with a name in Ctrl+K and for the export."""
    tour.go("timeline")
    menu = tour.page.filter_button
    tour.shoot_dialog("filter-of-the-timeline-choosing", menu.ask)
    tour.page.filter_bar.use_text("names ~ a; any_words ~ plant", "project")
    tour.shoot("filter-of-the-timeline")
    tour.page.filter_bar.save_under_a_name()
    tour.page.filter_bar.save_dialog.name.setText("Plants 2026")
    tour.page.filter_bar.save_dialog.accept()
    tour.page.filter_bar.clear()
    tour.go("overview")
    tour.page.filter_bar.use_text("names ~ a", "district")
    tour._wait_until(lambda: bool(tour.page.filter_bar.said.text()))
    tour.shoot("filter-of-the-overview")
    tour.page.filter_bar.clear()
    _find(tour, "plants 20")
    tour.shoot_dialog("filter-to-export", lambda: _export(tour))


def _find(tour: Tour, text: str) -> None:
    from districtdesk.desk.shell.palette import Palette

    feed = tour.shell._opened.feed
    palette = Palette(feed, [], tour.window)
    palette.show()
    palette.line.setText(text)
    palette._look()
    tour._settle()
    tour.shoot("filter-found-with-ctrl-k", palette)
    palette.close()
    palette.deleteLater()


def _export(tour: Tour) -> None:
    QTimer.singleShot(60, lambda: tour.shell.export.options.filters.box.setCurrentIndex(1))
    tour.shell.actions["export_register"].trigger()


def _choose(tour: Tour, key: str) -> None:
    tour.page.pane.filter_bar.dialog._choose_source(key)
    tour._settle()


def _wait_for_count(tour: Tour, dialog: ConditionDialog) -> None:
    tour._wait_until(lambda: bool(dialog.count.text()))
