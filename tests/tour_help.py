"""The stations of the tour where help is asked for: the guide, a field, a report of a problem, and practice."""

from __future__ import annotations

from typing import Any


def walk_help(tour: Any) -> None:
    """Ask what a field is, read two pages of the guide, look at a report, and begin to practise."""
    from districtdesk.desk.shell.guide_window import shown_guide

    tour._open_first("event")
    tour._view().show_tab("details")
    tour._cells()["date"].editor.focus_here()
    tour.shoot_dialog("what-is-this-field", tour.shell.actions["explain"].trigger)
    tour.shell.actions["guide"].trigger()
    guide = shown_guide()
    for page, sought in (("claims", ""), ("dates", "2025")):
        guide.search.setText(sought)
        guide.search.returnPressed.emit()
        guide.open_page(page)
        tour.shoot(f"guide-{page}", guide)
    guide.close()
    tour.shoot_dialog("report-a-problem", tour.shell.actions["report"].trigger)
    _practise(tour)


def _practise(tour: Any) -> None:
    from districtdesk.register.journal.entry import Entry, save
    from districtdesk.sample.practice import practice_id

    tour.shell.actions["open_practice"].trigger()
    tour.go("district")
    tour.page.open_record(practice_id("valley"))
    tour.shoot("practice-begun")
    save(tour.register, Entry("district", {"settlement": "Sample settlement"}, practice_id("valley")))
    tour.shoot("practice-first-task-done")
    tour.shell.actions["open_sample"].trigger()
    tour._settle()
