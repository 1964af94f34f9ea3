"""Sums that are not added: all of them in a cell where they have room, else one and how many more, in no number."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from districtdesk.desk.look import fonts
from districtdesk.desk.overview.compare_table import CompareTable
from districtdesk.desk.overview.several_sums import sums_width
from districtdesk.desk.overview.status_table import StatusTable
from districtdesk.overview.overview import read_overview
from districtdesk.register.journal.store import Register
from tests.making import district, figure, keep, on, project

_SUMS = ["147", "≈ 267", "> 207"]


def test_one_sum_with_how_many_more_there_are_is_narrower_than_many(qapp: QApplication) -> None:
    advance = fonts.metrics().horizontalAdvance
    many = [f"{each} 000 000 ₼" for each in _SUMS]
    assert sums_width(many[:1], are_whole=False) == advance(many[0]) and sums_width([], are_whole=True) == 0
    assert advance(many[0]) < sums_width(many, are_whole=False) < sums_width(many, are_whole=True)


def test_a_copied_cell_has_all_its_sums(register: Register, qtbot) -> None:
    plants = [project(f"Plant {number}", status="identified") for number in range(2)]
    claims = [
        figure(plant, "investment_value", 90, status="planned", currency="AZN", qualifier=way, as_of=on("2024"))
        for plant, way in zip(plants, ("exact", "about"), strict=True)
    ]
    keep(register, *plants, *claims)
    table = StatusTable()
    qtbot.addWidget(table)
    table.show_projects(read_overview(register, register.today).projects)
    table.selectAll()
    table.copy()
    assert QApplication.clipboard().text().splitlines()[1] == "Identified\t2\t90\u00a0₼; ≈\u00a090\u00a0₼"


def test_names_stand_on_two_lines_before_a_column_is_scrolled_to(register: Register, qtbot) -> None:
    park = district("Çinarlı Düzü Sənaye Məhəlləsi and a long name beside it")
    keep(register, park, figure(park, "residents", 3), figure(park, "area", 3))
    table = CompareTable()
    qtbot.addWidget(table)
    table.show_overview(read_overview(register, register.today))
    table.resize(2000, 300)
    table.show()
    one = table.rowHeight(0)

    def has_room() -> bool:
        columns = range(table.model().columnCount())
        return sum(map(table.columnWidth, columns)) <= table.viewport().width()

    for width in range(2000, 200, -20):
        table.resize(width, 300)
        if table.rowHeight(0) > one:
            break
        assert has_room()
    assert table.rowHeight(0) > one and has_room()
