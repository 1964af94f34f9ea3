"""The stations of the tour around an import: a workbook that comes back with every sort of row, and what is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_TABLE = (
    "Rezidentlər, 01.01.2026;;;;\n"
    "Şirkətin adı;VÖEN;Fəaliyyət sahəsi;İnvestisiya;Qeyd\n"
    "Aqro Tikinti;1400498898;Sement;1200,5;a\n"
    "Yeni Zavod MMC;1900000011;Şüşə;800;b\n"
)
_PROJECTS = (
    "Layihənin adı;İnvestor;Payı, %;Tikintiyə başlanılma tarixi;İstismara verilmə (plan);Məhsul;Hansı tarixə\n"
    "Kabel fabriki;Simal Kabel MMC;75;mart 2022;II rüb 2026;kabel, məftil;01.04.2025\n"
    "Un kombinatı;Bərəkət MMC;0,5;2021-ci ilin yazı;2026-cı ilin sonu;un;mart 2025\n"
)


def walk_imports(tour: Any) -> None:
    """The register is exported, goes on, and the workbook comes back edited."""
    from tests.making import company, keep

    book = Path(os.environ["DISTRICTDESK_HOME"]) / "return.xlsx"
    firms = [company(name, activity="Cement") for name in ("Aqro Tikinti", "Kimya Zavodu", "Polad Boru")]
    keep(tour.register, *firms)
    _send_back(tour.register, book, firms)
    imports = tour._start.desk.imports
    tour.shoot_dialog("import", lambda: imports.bring_in([book]), lambda dialog: _look(tour, dialog))
    table = book.with_name("list.csv")
    table.write_text(_TABLE, "utf-8")
    tour.shoot_dialog("import-of-others", lambda: imports.bring_in([table]), lambda dialog: _put_right(tour, dialog))
    plants = book.with_name("projects.csv")
    plants.write_text(_PROJECTS, "utf-8")
    tour.shoot_dialog(
        "import-of-projects", lambda: imports.bring_in([plants]), lambda dialog: _put_right(tour, dialog)
    )
    page = book.with_name("page.xlsx")
    page.write_text("<html></html>")
    tour.shoot_dialog("import-of-no-workbook", lambda: imports.bring_in([page]), lambda dialog: _fail(tour, dialog))


def _send_back(register: Any, book: Path, firms: list[Any]) -> None:
    from districtdesk.exchange.export import export_register
    from districtdesk.register.journal.entry import Entry, save
    from tests.importing.test_proposal import edit_book
    from tests.importing.test_taking import adding

    export_register(register, book)
    save(register, Entry("company", {"address": "Salyan şossesi 5"}, firms[0].id, firms[0].version))

    def change(sheet: Any, columns: Mapping[str, int]) -> None:
        for row, activity in ((2, "Sement və beton məmulatlarının istehsalı"), (3, "Üzvi gübrələr")):
            sheet.cell(row, columns["activity"]).value = activity
        sheet.cell(2, columns["address"]).value = "Salyan şossesi 15"
        sheet.cell(4, columns["country"]).value = "Nowhereland"
        sheet.cell(1, sheet.max_column + 1).value = "Telefon"
        sheet.cell(3, sheet.max_column).value = "12-34"

    edit_book(book, "company", change)
    alike = {"names__en": "POLAD BORU LLC", "activity": "Pipes", "address": "Sumqayıt"}
    edit_book(book, "company", adding(alike, {"names__en": "New plant", "activity": "Glass"}))
    spelt = ("Qarabağ Tekstil", "Qarabag Tekstil MMC", "Karabakh Textile LLC")
    edit_book(book, "company", adding(*({"names__en": each, "tax_id": None} for each in spelt)))


def _look(tour: Any, dialog: Any) -> None:
    tour._wait_until(lambda: dialog.prepared is not None)
    for key in dialog.page.places.keys:
        dialog.page.places.set_current(key)
        dialog.page.places.place_chosen.emit(key)
        tour.shoot(f"import-{key}", dialog)


def _put_right(tour: Any, dialog: Any) -> None:
    tables = dialog.tables
    tour._wait_until(lambda: tables.work is not None)
    tour.shoot("import-columns", dialog)
    for column in list(tables.work.offered[0].chosen.homeless):
        tables.work.choose_column(0, column, "")
    tables._again()
    tables.next_button.click()
    tour._wait_until(lambda: dialog.prepared is not None)
    tour.shoot("import-questions", dialog)


def _fail(tour: Any, dialog: Any) -> None:
    tour._wait_until(lambda: dialog.failure != "")
    tour.shoot("import-refused", dialog)
