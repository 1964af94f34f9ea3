"""The stations of the tour around columns of claims: a list of projects, a district's tab of them, and the choice."""

from __future__ import annotations

from typing import Any

# Made up: name in each language, status, announced launches with the days on which they were said, the actual day,
# and the value of the project: qualifier, millions, currency, status.
_PLANTS = (
    (("Boru zavodu", "Pipe works", "Трубный завод"), "operating",
     (("2024-05", "2022"), ("2024", "2023")), "2025-03-14", ("exact", 88, "AZN", "reported")),
    (("Şüşə qablar zavodu", "Glass container plant", "Завод стеклотары"), "under_construction",
     (("2025-06", "2023-05-01"), ("2026-03", "2025-02")), None, ("more_than", 51, "AZN", "planned")),
    (("Kabel sexi", "Cable shop", "Кабельный цех"), "preparation",
     (("2027", "2025"),), None, ("about", 12, "USD", "planned")),
    (("Mebel fabriki", "Furniture factory", "Мебельная фабрика"), "suspended",
     (("2024-09", "2023"), (None, "2024")), None, None),
    (("Qida qablaşdırma", "Food packaging", "Упаковка продуктов"), "operating",
     (), "2023-11-02", ("exact", 7, "AZN", "verified")),
    (("Günəş panelləri", "Solar panels", "Солнечные панели"), "identified",
     (), None, ("up_to", 200, "USD", "expected")),
)  # fmt: skip


def walk_columns(tour: Any) -> None:
    """The list as a table, sorted by a claim, the place where columns are chosen, and the tab of a district."""
    district = _fill(tour.register)
    tour.go("project")
    tour.page.show_as_table(True)
    tour.shoot("columns-projects")
    tour.page.table.sort_by("headline.investment_value", True)
    tour.shoot("columns-sorted-by-claim")
    from districtdesk.desk.lists.columns_dialog import ColumnsDialog

    dialog = ColumnsDialog(tour.page.table.columns, tour.window)
    dialog.show()
    tour.shoot("columns-choice", dialog)
    dialog.search.setText("invest")
    tour.shoot("columns-choice-found", dialog)
    dialog.close()
    tour.page.table.sort_by(None)
    tour.page.show_as_table(False)
    tour.go("district")
    tour.page.open_record(district)
    tour._view().show_tab("projects")
    tour.shoot("columns-district-projects")
    table = tour.page.table
    for key in ("count.projects", "sum.projects.investment_value"):
        table.columns.show(key, True)
        table.columns_menu.changed.emit()
    tour.page.show_as_table(True)
    tour.shoot("columns-districts")
    tour.page.show_as_table(False)
    table.columns.reset()
    table.columns_menu.changed.emit()


def _fill(register: Any) -> str:
    from decimal import Decimal

    from districtdesk.names import Names
    from districtdesk.records import Citation
    from districtdesk.register.identity import new_id
    from tests.making import district, event, figure, keep, on, project, source

    park = district(names=Names("Mil Sənaye Məhəlləsi", "Mil Industrial District", "Мильский промышленный квартал"))
    letter = source("Letter of the district", publisher="Mil Industrial District")
    records: list[Any] = [park, letter]
    for names, status, launches, came, value in _PLANTS:
        plant = project(names=Names(*names), district=park.id, status=status)
        said: list[Any] = [
            event(
                plant, date=on(day) if day else None, announced_on=on(told), status="expected" if day else "postponed"
            )
            for day, told in launches
        ]
        if came:
            said.append(event(plant, date=on(came), status="actual"))
        if value:
            qualifier, millions, currency, state = value
            amount = Decimal(millions) * 10**6
            more = {"qualifier": qualifier, "currency": currency, "status": state, "as_of": on("2025")}
            said.append(figure(plant, "investment_value", str(amount), **more))
        records += [plant, *said, *(Citation(id=new_id(), record=each.id, source=letter.id) for each in said)]
    keep(register, *records)
    return str(park.id)
