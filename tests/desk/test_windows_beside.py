"""The windows beside the overview wholly speak another language once the main one does, and go on as they were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from districtdesk.desk.overview.overview_page import OverviewPage
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.program import Program
from districtdesk.names import Names
from tests.making import district, figure, keep


def _begin(qtbot: QtBot, program: Program) -> Desk:
    desk = program.desks[0]
    names = Names(en="East", az="Şərq", ru="Восток")
    park = district(names=names, latitude=Decimal(40), longitude=Decimal(48))
    keep(desk.register.register, park, *(figure(park, code, 3) for code in ("residents", "area")))
    desk.shell.go("overview")
    qtbot.waitUntil(lambda: _page(desk).overview is not None and bool(_page(desk).overview.lines))
    return desk


def _page(desk: Desk) -> OverviewPage:
    page = desk.shell.pages.page
    assert isinstance(page, OverviewPage)
    return page


def _texts(window: QWidget) -> set[str]:
    """All that is said in it, other than what was typed and mere numbers."""
    said = {window.windowTitle()}
    for part in window.findChildren(QWidget):
        said |= {part.accessibleName()}
        if isinstance(part, QLabel | QAbstractButton):
            said |= {part.text()}
        if isinstance(part, QLineEdit):
            said |= {part.placeholderText()}
        if isinstance(part, QComboBox):
            said |= {part.itemText(at) for at in range(part.count())}
        if isinstance(part, QTableView):
            model = part.model()
            columns = range(model.columnCount())
            said |= {str(model.headerData(each, Qt.Orientation.Horizontal)) for each in columns}
            said |= {str(model.index(row, each).data()) for row in range(model.rowCount()) for each in columns}
    return {each for each in said if any(map(str.isalpha, each))}


def _told(page: OverviewPage) -> bool:
    return all((page.worked_off, page.since, page.chart, page.map)) and all(
        (
            page.worked_off.table.rows.rows,
            page.since.table.rows.rows,
            page.chart.subjects.count(),
            page.map.view.places,
        )
    )


def test_no_window_beside_the_overview_keeps_a_word_of_the_language_before(qtbot: QtBot, program: Program) -> None:
    desk = _begin(qtbot, program)
    page = _page(desk)
    page.work_off("unsupported", None)
    for button in (page.since_button, page.chart_button, page.map_button):
        button.click()
    qtbot.waitUntil(lambda: _told(page))
    before = [page.worked_off, page.since, page.chart, page.map]
    said = [_texts(each) for each in before]
    assert program.use_language("ru")
    qtbot.waitUntil(lambda: not any(map(isValid, before)))
    page = _page(desk)
    qtbot.waitUntil(lambda: _told(page))
    for window, was in zip((page.worked_off, page.since, page.chart, page.map), said, strict=True):
        assert window.isVisible() and not _texts(window) & was
    with qtbot.waitSignal(page.open_wanted):
        page.worked_off.record_wanted.emit("district", page.map.view.places[0].id)
    desk.shell.dispose()


@pytest.mark.thorough
def test_what_was_chosen_and_typed_beside_stands_in_the_window_of_the_other_language(
    qtbot: QtBot, program: Program
) -> None:
    desk = _begin(qtbot, program)
    page = _page(desk)
    page.work_off("unsupported", None)
    page.since_button.click()
    qtbot.waitUntil(lambda: len(page.worked_off.table.rows.rows) == 2)
    page.worked_off.table.setCurrentIndex(page.worked_off.table.rows.index(1, 0))
    chosen = page.worked_off.table.rows.rows[1].id
    qtbot.keyClicks(page.worked_off.set_aside.reason, "Said by phone")
    page.since.show_from(date(2024, 5, 31))
    assert program.use_language("az")
    page = _page(desk)
    qtbot.waitUntil(lambda: page.worked_off is not None and bool(page.worked_off.table.rows.rows))
    window = page.worked_off
    assert window.set_aside.reason.text() == "Said by phone" and window.set_aside.button.isEnabled()
    assert window.table.rows.rows[window.table.currentIndex().row()].id == chosen
    assert page.since.day_editor.day == date(2024, 5, 31)
    desk.shell.dispose()


@pytest.mark.thorough
def test_the_windows_beside_go_with_their_register(qtbot: QtBot, program: Program) -> None:
    desk = _begin(qtbot, program)
    page = _page(desk)
    page.since_button.click()
    window = page.since
    desk.close_register()
    qtbot.waitUntil(lambda: not isValid(window))


def test_what_was_kept_as_it_is_is_undone_from_its_list(qtbot: QtBot, program: Program) -> None:
    desk = _begin(qtbot, program)
    page = _page(desk)
    page.work_off("unsupported", None)
    window = page.worked_off
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 2)
    qtbot.keyClicks(window.set_aside.reason, "Said by phone")
    qtbot.keyClick(window.set_aside.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 1)
    assert desk.shell.actions["undo"].text().startswith("Undo: Keep as it is: Said by phone")
    window.activateWindow()
    window.set_aside.reason.setFocus()
    qtbot.keyClick(window.set_aside.reason, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 2)
    desk.shell.dispose()
