"""The stations of the tour where a person says who they are, and the history shows it with its fingerprint."""

from __future__ import annotations

from typing import Any

_NAMES = ("Rəşad Əliyev", "Aygün Məmmədova")


def walk_who(tour: Any) -> None:
    """The question in the strip, the dialog with and without earlier names, and a step that is signed."""
    from districtdesk.desk.shell.own_name import show_person, use_name
    from districtdesk.i18n import N_
    from tests.making import company, keep

    settings = tour.shell._settings
    tour.go("history")
    tour.shoot("who-asked")
    who = tour.shell.actions["who"]
    tour.shoot_dialog("who-first", who.trigger)
    for name in _NAMES:
        use_name(settings, name)
    show_person(tour.shell.strip, settings, tour.register)
    tour.shoot_dialog("who-again", who.trigger)
    keep(tour.register, company("Xəzər Kabel"), label=N_("Add company"))
    tour.go("history")
    tour.shoot("who-signed")
    _doubt(tour)


def _doubt(tour: Any) -> None:
    """A register that somebody else wrote into, as it is told above the page."""
    from districtdesk.i18n import _

    tour.shell._opened.feed.doubted.emit([_("Step {number} of the history is gone.", number="2")] * 3)
    tour.go("district")
    tour.shoot("history-doubted")
