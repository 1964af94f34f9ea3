"""The stations of the tour that show what a record was: the earlier values of a field, and what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from districtdesk.names import Names

if TYPE_CHECKING:
    from tests.tour import Tour


def walk_past(tour: Tour) -> None:
    """The values of an address, one after another."""
    from districtdesk.register.journal.entry import Entry, save

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
