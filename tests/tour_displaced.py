"""The stations of the tour where the file of an open register became another copy: the question, and what differs."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any


def walk_displaced(tour: Any) -> None:
    """A copy of the register goes on elsewhere and is put over it, as a synchronised folder does."""
    from districtdesk.register.errors import Displaced
    from districtdesk.register.opening import open_register
    from tests.making import company, district, keep

    place, desk = Path(tour.register.place), tour._start.desk
    here = Path(os.environ["DISTRICTDESK_HOME"]) / "apart" / place.name
    here.parent.mkdir()
    shutil.copyfile(place, here)
    desk.open(here)
    there = Path(shutil.copy(here, here.with_name("there.ddesk")))
    keep(desk.register.register, company("Xəzər Kabel"))
    other = open_register(there)
    keep(other, company("Каспий Кабель"), district("Sumgait", region="Absheron"))
    other.close()
    here.write_bytes(there.read_bytes())
    told: list[Displaced] = []
    desk.register.feed.displaced.connect(told.append)

    def save() -> None:
        with suppress(Displaced):
            keep(desk.register.register, company("Another"))

    tour.shoot_dialog("displaced", save)
    make = desk.register.load_differences()
    tour.shoot_dialog("what-differs", lambda: make(desk.register.register, told[0], tour.window).exec())
    desk.open(place)
