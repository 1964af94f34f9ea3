"""The stations of the tour around damage: a damaged register, what a check finds, and the account of a repair."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def walk_check(tour: Any) -> None:
    """A copy of the register is hurt in its rows, then in its pages, and then so that it does not open at all."""
    from tests.faults.damages import DAMAGES, overwrite, run

    place = Path(tour.register.place)
    hurt = Path(os.environ["DISTRICTDESK_HOME"]) / "hurt" / place.name
    hurt.parent.mkdir(exist_ok=True)
    desk = tour._start.desk
    hurt.write_bytes(place.read_bytes())
    run(
        "PRAGMA foreign_keys = 0",
        "UPDATE event SET date = '2025-13-45' WHERE event_kind = 'launch'",
        "UPDATE record SET search_key = 'other' WHERE kind = 'citation'",
        "UPDATE record SET caption = 'Other' WHERE kind = 'project'",
        "DELETE FROM event WHERE event_kind = 'visit'",
    )(hurt)
    desk.open(hurt)
    tour.go("event")
    tour.shoot("unreadable-value")
    desk.register.feed.look_inside_soon(0)
    tour._wait_until(lambda: desk.register.register.read_only)
    tour.shoot("damaged-register")
    tour.shoot_dialog("check-findings", tour.shell.actions["check"].trigger, lambda dialog: _repair(tour, dialog))
    desk.close_register()
    DAMAGES["the list of parts overwritten"](hurt)
    desk.open(hurt)
    tour.shoot("does-not-open")
    overwrite(hurt, 4096 * 3, bytes(4096))
    tour.shoot_dialog("check-what-does-not-open", lambda: desk.checks.check(hurt), lambda dialog: _look(tour, dialog))
    desk.open(place)


def _look(tour: Any, dialog: Any) -> None:
    tour._wait_until(lambda: dialog.looked is not None)
    tour.shoot("check-of-what-does-not-open", dialog)


def _repair(tour: Any, dialog: Any) -> None:
    tour._wait_until(lambda: dialog.looked is not None)
    tour.shoot("check-found", dialog)
    dialog.repair()
    tour._wait_until(lambda: dialog.account is not None)
    tour.shoot("repaired", dialog)
