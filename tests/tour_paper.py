"""The stations of the tour around paper: the pages of a list and of a reading copy before they are printed."""

from __future__ import annotations

from typing import Any


def walk_paper(tour: Any) -> None:
    """The list of projects as it stands, and the reading copy of the district that is open."""
    actions = tour.shell.actions
    tour.go("project")
    tour.shoot_dialog("print-list", actions["print"].trigger)
    tour._open_first("district")
    tour.shoot_dialog("print-reading-copy", actions["reading_copy"].trigger)
