"""F6 leads from region to region of the window, and shows where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit.regions import Region, regions_of, step
from districtdesk.desk.start.program import Program
from tests.making import company, keep

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class _Part(QWidget, Region):
    """A region of two fields."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.lines = [QLineEdit(), QLineEdit()]
        for line in self.lines:
            column.addWidget(line)


@pytest.fixture
def parts(qtbot: QtBot) -> Iterator[list[_Part]]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = [_Part() for _number in range(3)]
    for part in made:
        column.addWidget(part)
    window.show()
    window.activateWindow()
    made[0].lines[0].setFocus()
    qtbot.waitUntil(made[0].lines[0].hasFocus)
    yield made
    window.close()


def test_a_step_leads_to_the_next_region_and_round(parts: list[_Part]) -> None:
    window = parts[0].window()
    assert regions_of(window) == parts
    for part in (parts[1], parts[2], parts[0]):
        step(window, forward=True)
        assert part.lines[0].hasFocus()
    step(window, forward=False)
    assert parts[2].isAncestorOf(QApplication.focusWidget())


def test_one_comes_back_to_where_one_was_in_a_region(parts: list[_Part]) -> None:
    parts[0].lines[1].setFocus()
    step(parts[0].window(), forward=True)
    step(parts[0].window(), forward=False)
    assert parts[0].lines[1].hasFocus()


def test_what_is_hidden_or_off_is_passed_by(parts: list[_Part]) -> None:
    parts[1].hide()
    assert regions_of(parts[0].window()) == [parts[0], parts[2]]
    parts[2].setEnabled(False)
    step(parts[0].window(), forward=True)
    assert parts[0].lines[0].hasFocus()


@pytest.mark.thorough
def test_f6_goes_through_every_region_of_every_place(qtbot: QtBot, program: Program) -> None:
    desk = program.desks[0]
    assert desk.register is not None
    made = company("Cable works")
    keep(desk.register.register, made)
    window = desk.window
    window.resize(1366, 768)
    window.activateWindow()
    for place, record_id, fewest in (
        ("overview", "", 2),
        ("timeline", "", 3),
        ("history", "", 3),
        ("company", made.id, 4),
    ):
        window.open_record(place, record_id) if record_id else window.go(place)
        qtbot.waitUntil(lambda fewest=fewest: len(regions_of(window)) >= fewest, timeout=20_000)
        # What is read comes late, and may change what has the keyboard.
        qtbot.wait(300)
        regions = regions_of(window)
        met = []
        for _number in regions:
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
            now = QApplication.focusWidget()
            met.append(next(region for region in regions if region is now or region.isAncestorOf(now)))
        assert set(met) == set(regions), place
        before = QApplication.focusWidget()
        QTest.keyClick(before, Qt.Key.Key_F6, _SHIFT)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert QApplication.focusWidget() is before, place


def test_the_page_scrolls_to_the_region_that_is_gone_to(qtbot: QtBot) -> None:
    window, area, sheet = QWidget(), QScrollArea(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(area)
    column = QVBoxLayout(sheet)
    made = [_Part() for _number in range(9)]
    for part in made:
        column.addWidget(part)
    area.setWidget(sheet)
    window.resize(300, 160)
    window.show()
    made[0].lines[0].setFocus()
    step(window, forward=False)
    gone_to = window.focusWidget()
    assert gone_to in made[-1].lines and gone_to.visibleRegion().boundingRect().height() == gone_to.height()
