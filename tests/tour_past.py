"""The stations of the tour that show what a record was: the earlier values of a field, and what was removed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from districtdesk.names import Names
from districtdesk.records import Company
from districtdesk.register.journal.entry import Entry, save

if TYPE_CHECKING:
    from tests.tour import Tour


def walk_past(tour: Tour) -> None:
    """The values of an address, one after another."""
    names = Names(az="Ulduz Kabel MMC", en="Ulduz Cable LLC", ru="ООО «Улдуз Кабель»")
    company = save(tour.register, Entry("company", {"names": names})).id
    for address, because in (
        ("Hacıqabul, Sənaye küç. 4", ""),
        ("Hacıqabul, Sənaye küç. 14", "2024-cü ildə göndərilmiş məktub"),
        ("Hacıqabul şəhəri, Sənaye küçəsi 14, 2-ci mərtəbə", ""),
    ):
        values = {"address": address}
        save(tour.register, Entry("company", values, company, because=because))
    tour.go("company")
    tour.page.open_record(company)
    tour._view().show_tab("details")
    cell = tour._cells()["address"]
    cell.editor.focus_here()
    past = tour._view().form.past
    tour.shoot_dialog("earlier-values", lambda: past.show(cell))
    menu = past.menu_of(cell, cell.editor.typing_places()[0])
    tour.shoot_dialog("menu-of-a-field", lambda: menu.popup(cell.mapToGlobal(cell.rect().center())))
    _walk_bin(tour)
    _walk_clocks(tour)


def _walk_clocks(tour: Tour) -> None:
    """The window by the two clocks: asked for, what was known, what was so, and back."""
    from datetime import date

    from districtdesk.register.clock import Clock

    tour.go("timeline")
    tour.shell.actions["look_back"].trigger()
    tour.shoot("another-day-asked-for")
    desk = tour._start.desk
    for name, clock in (("known", Clock("known", date.today())), ("so", Clock("so", date(2023, 5, 1)))):
        desk.past.look(clock)
        tour._wait_until(lambda clock=clock: tour.register.clock == clock)
        for place in ("timeline", "overview", "district"):
            tour.go(place)
            tour.shoot(f"{place}-as-{name}")
    desk.past.leave()
    tour.shoot("back-to-today")


def _walk_bin(tour: Tour) -> None:
    """Empty, then with what was removed; several chosen; and what a restored one looks like."""
    from districtdesk.register.errors import Refused
    from districtdesk.register.journal.many_records import remove_records
    from districtdesk.register.journal.restoring import restore_records
    from districtdesk.register.queries.removed import read_removed
    from tests.making import figure

    with tour.register.read() as session:
        there = [each.id for each in read_removed(session)]
    for each in there:
        # What was merged into another comes back by splitting it off alone.
        with suppress(Refused):
            restore_records(tour.register, [each])
    tour.go("removed")
    tour.shoot("recycle-bin-empty")
    names = ("Kür Metal MMC", "Şirvan Taxıl ASC", "Abşeron Şüşə MMC")
    firms = [save(tour.register, Entry("company", {"names": Names(az=name)})).id for name in names]
    with tour.register.change("Add records") as session:
        session.add_all([figure(session.get(Company, firms[0]), "jobs_created", count) for count in (120, 180)])
    for each in firms:
        remove_records(tour.register, "company", [each])
    tour.page.list.selectRow(2)
    tour.shoot("recycle-bin")
    tour.page.list.selectAll()
    tour.shoot("recycle-bin-several")
    tour.page.list.selectRow(2)
    tour.page.restore()
    tour.shoot("restored-and-shown")
