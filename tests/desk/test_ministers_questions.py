"""Five questions a minister asks, answered with real clicks on the overview of the filled register."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit.choices import LinkChoice
from districtdesk.desk.overview.compare_table import CompareTable
from districtdesk.desk.overview.district_table import KEYS, DistrictTable
from districtdesk.desk.overview.findings import FindingList
from districtdesk.desk.overview.overview_page import OverviewPage
from districtdesk.overview.reported import COMPARED
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings

_PAGE = Path("docs/ministers-questions.md")
_ROW = re.compile(r"^\| \d \| ([^|]+) \| (\d+) \|", re.MULTILINE)

pytestmark = pytest.mark.thorough


class Minister:
    """Clicks with the mouse on what is seen, and counts the clicks."""

    def __init__(self, page: OverviewPage, qtbot) -> None:
        self.page, self._qtbot, self.clicks = page, qtbot, 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """In its middle, or there; only what stands on the screen can be clicked."""
        at = widget.rect().center() if at is None else at
        assert widget.visibleRegion().contains(at), "it cannot be seen"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        self.clicks += 1
        QApplication.processEvents()

    def click_cell(self, view: QAbstractItemView, index: QModelIndex) -> None:
        self.click(view.viewport(), view.visualRect(index).center())

    def wait(self, until) -> None:
        self._qtbot.waitUntil(until, timeout=20_000)


@pytest.fixture
def minister(filled_file: Path, settings: Settings, qtbot, tmp_path: Path) -> Iterator[Minister]:
    register = open_register(shutil.copy(filled_file, tmp_path / "filled.ddesk"))
    feed = Feed(register)
    with closing(register), closing(feed):
        page = OverviewPage(feed, settings)
        qtbot.addWidget(page)
        page.resize(1070, 690)
        page.show()
        made = Minister(page, qtbot)
        made.wait(lambda: page.overview is not None)
        QApplication.processEvents()
        yield made


def finding(page: OverviewPage, key: str) -> tuple[FindingList, QModelIndex]:
    found = page.findChild(FindingList)
    return found, found.model().index([each.key for each in found.findings].index(key), 0)


def seen_below(view: FindingList, top: QModelIndex) -> list[str]:
    """The lines that a finding shows as it is open, as far as they stand on the screen."""
    lines = (view.model().index(row, 0, top) for row in range(view.model().rowCount(top)))
    room = view.viewport().rect()
    return [str(each.data()) for each in lines if room.contains(view.visualRect(each).center())]


def asked(number: int) -> int:
    """In how many clicks the page says that a question is answered."""
    return int(_ROW.findall(_PAGE.read_text("utf-8"))[number - 1][1])


def test_which_launches_slipped_most_this_year(minister: Minister) -> None:
    view, top = finding(minister.page, "slipped")
    minister.click_cell(view, top)
    lines = seen_below(view, top)
    assert len(lines) >= 3 and all("→" in each and "later" in each for each in lines)
    assert minister.clicks == asked(1)


def test_what_was_invested_in_a_district_and_who_says_so(minister: Minister) -> None:
    table = minister.page.findChild(DistrictTable)
    names = [line.name for line in minister.page.overview.lines]
    row = names.index("Naringala Industrial District")
    minister.click_cell(table, table.model().index(row, KEYS.index("invested")))
    minister.wait(lambda: minister.page.dialog is not None)
    rows = minister.page.dialog.table.rows
    told = [[rows.cell(each, column) for column in range(4)] for each in rows.rows]
    assert told[0][0] == names[row] and "₼" in told[0][1] and told[0][3] == "Yes"
    assert all(line[2] for line in told) and any("," in line[2] for line in told)
    assert minister.clicks == asked(2)
    minister.page.dialog.reject()


def test_which_districts_owe_a_return(minister: Minister) -> None:
    view, top = finding(minister.page, "returns")
    minister.click_cell(view, top)
    lines = seen_below(view, top)
    assert len(lines) >= 3 and all("due" in each and "ago" in each for each in lines)
    assert minister.clicks == asked(3)


def test_how_many_jobs_the_parks_have_against_what_was_promised(minister: Minister) -> None:
    table = minister.page.findChild(CompareTable)
    area = next(each for each in minister.page.findChildren(QAbstractScrollArea) if each.isAncestorOf(table))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    created, expected = 1 + 2 * COMPARED.index("jobs_created"), 2 + 2 * COMPARED.index("jobs_expected")
    for column in (created, expected):
        place = table.visualRect(table.model().index(0, column)).center()
        assert not table.isColumnHidden(column) and table.viewport().visibleRegion().contains(place)
    heading = str(table.model().headerData(expected, Qt.Orientation.Horizontal)).replace("\n", " ")
    assert heading == "Jobs expected of projects" and minister.clicks == asked(4)
    minister.click_cell(table, table.model().index(0, expected))
    minister.wait(lambda: minister.page.dialog is not None)
    assert all("jobs" in each.note for each in minister.page.dialog.breakdown.counted)
    minister.page.dialog.reject()


def test_what_has_changed_since_last_month(minister: Minister) -> None:
    minister.click(minister.page.since_button)
    window = minister.page.since
    choice = next(each for each in window.findChildren(LinkChoice) if each.text() == "30 days")
    minister.click(choice)
    minister.wait(lambda: window.since is not None and bool(window.since.rows))
    assert window.since.told()[0].startswith("Added: Districts\u00a012, Companies\u00a0160")
    assert minister.clicks == asked(5)
    window.close()
