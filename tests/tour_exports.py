"""The stations of the tour around exported files: what became of one, and in which of them a claim stood."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any


def walk_exports(tour: Any) -> None:
    """The whole register leaves for a ministry; then a claim in it is corrected and another withdrawn."""
    from districtdesk.exchange.export import export_register
    from districtdesk.exchange.leaving import Leaving, remember
    from districtdesk.exchange.noted import noting
    from districtdesk.register.journal.entry import Entry, save
    from districtdesk.register.journal.undo import undo
    from districtdesk.register.queries import listing

    target = Path(os.environ["DISTRICTDESK_HOME"]) / "Districts.xlsx"
    with noting() as noted:
        export_register(tour.register, target)
    kept = remember(tour.register, noted, target, Leaving("en", sent_to="Ministry of Finance"))
    with tour.register.read() as session:
        claims = list(listing.everything(session, listing.Query("figure")))
    corrected = next(each for each in claims if each.values["value"] == Decimal(500))
    withdrawn = next(each for each in claims if each.values["status"] == "planned")
    save(tour.register, Entry("figure", {"value": Decimal(540)}, corrected.id, because="misprinted"))
    save(tour.register, Entry("figure", {"status": "withdrawn"}, withdrawn.id))
    tour.go("export")
    tour.page.open_record(kept.id)
    tour.shoot("exported-file")
    tour.go("figure")
    tour.page.open_record(corrected.id)
    tour._view().show_tab("carried")
    tour.shoot("figure-in-exported-files")
    undo(tour.register)
    undo(tour.register)
