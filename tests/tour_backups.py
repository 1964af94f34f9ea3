"""The stations of the tour around backups: choosing one, a damaged register, and before an older one is migrated."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def walk_backups(tour: Any) -> None:
    """Several backups and what restoring one changes; then the offers where a register is spoiled or older."""
    from districtdesk.desk.shell.unopened_register import UnopenedRegister
    from districtdesk.register.backup.backups import Reason
    from districtdesk.register.backup.making import back_up
    from tests.making import company, keep

    place = Path(tour.register.place)
    added = ((Reason.OPENING, "Xəzər Şüşə"), (Reason.CHANGES, "Каспий Кабель"), (Reason.HAND, "Caspian Glass"))
    for reason, name in added:
        back_up(place, reason)
        keep(tour.register, company(name))
    tour.shoot_dialog("restore", tour.shell.actions["restore"].trigger, lambda dialog: _look_further(tour, dialog))
    unopened = UnopenedRegister(place, tour.shell._settings, tour.window)
    tour.shoot_dialog("before-an-update", unopened.may_be_updated)
    _damaged(tour, place)


def _look_further(tour: Any, dialog: Any) -> None:
    """The oldest of them: several steps would be taken back."""
    dialog.list.selectRow(len(dialog.backups) - 1)
    tour._wait_until(dialog.restore_button.isEnabled)
    tour.shoot("restore-the-oldest", dialog)


def _damaged(tour: Any, place: Path) -> None:
    from tests.faults.damages import DAMAGES

    spoiled = Path(os.environ["DISTRICTDESK_HOME"]) / "spoiled" / place.name
    spoiled.parent.mkdir()
    spoiled.write_bytes(place.read_bytes())
    DAMAGES["no index of subjects"](spoiled)
    desk = tour._start.desk
    desk.open(spoiled)
    tour.go("company")
    desk.backups.of(desk.register)
    desk.register.feed.look_inside_soon(0)
    tour._wait_until(lambda: desk.register.register.read_only)
    tour.shoot("damaged-with-a-backup")
    spoiled.write_bytes(b"scribble" * 1000)
    desk.close_register()
    desk.open(spoiled)
    tour.shoot("spoiled-with-a-backup")
    desk.open(place)
