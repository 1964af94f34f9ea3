"""The overview page: what it shows, what it opens, and that it follows the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from districtdesk import i18n
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import EmptyState
from districtdesk.desk.kit.labels import PlainLabel
from districtdesk.desk.kit.page import Page
from districtdesk.desk.look import fonts, theme
from districtdesk.desk.overview import overview_page
from districtdesk.desk.overview.cells import cell_text, name_width, pill_word
from districtdesk.desk.overview.chart_window import ChartWindow
from districtdesk.desk.overview.compare_table import CompareTable
from districtdesk.desk.overview.district_table import KEYS, DistrictTable
from districtdesk.desk.overview.findings import FindingList
from districtdesk.desk.overview.large_figures import LargeFigures, fit_amount
from districtdesk.desk.overview.launch_chart import LaunchChart
from districtdesk.desk.overview.map_window import MapWindow
from districtdesk.desk.overview.overview_page import OverviewPage
from districtdesk.desk.overview.status_table import StatusTable
from districtdesk.desk.overview.tiles import TileCard
from districtdesk.desk.shell.page_stack import PageStack
from districtdesk.i18n import speaking
from districtdesk.overview.tile import ShortAmount
from districtdesk.records import Citation
from districtdesk.records.today import today
from districtdesk.register.clock import Clock
from districtdesk.register.errors import Damaged
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.exports import read_exports
from districtdesk.settings import Settings
from tests.making import company, district, edit, event, figure, keep, on, project, residency, source

MakePage = Callable[..., OverviewPage]


@pytest.fixture
def make_page(feed: Feed, settings: Settings, qtbot) -> MakePage:
    def make(width: int = 1170, height: int = 700) -> OverviewPage:
        page = OverviewPage(feed, settings)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitUntil(lambda: page.overview is not None)
        QApplication.processEvents()
        return page

    return make


def table_of(page: OverviewPage) -> DistrictTable:
    return page.findChild(DistrictTable)


def list_of(page: OverviewPage) -> FindingList:
    return page.findChild(FindingList)


def names(page: OverviewPage) -> list[str]:
    model = table_of(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def row_of(page: OverviewPage, key: str) -> QModelIndex:
    found = list_of(page)
    return found.model().index([each.key for each in found.findings].index(key), 0)


def test_an_overview_that_cannot_be_read_says_so_and_is_tried_again(
    feed: Feed, settings: Settings, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise Damaged("A page of it is broken.")

    with monkeypatch.context() as broken:
        broken.setattr(overview_page, "read_overview", fail)
        page = OverviewPage(feed, settings)
        qtbot.addWidget(page)
        with qtbot.waitSignal(feed.failed):
            page.show()
    assert page.overview is None
    unread = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    assert unread.accessibleName() == "The overview could not be read.\nA page of it is broken."
    unread.button.click()
    qtbot.waitUntil(lambda: page.overview is not None)
    assert not unread.isVisible()


def test_numbers_are_shown_before_it_is_known_what_needs_attention(
    register: Register, feed: Feed, settings: Settings, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = district("One")
    keep(register, place, figure(place, "residents", 5))
    goes_on, read = Event(), overview_page.read_overview

    def late(*given: object) -> object:
        goes_on.wait(10)
        return read(*given)

    monkeypatch.setattr(overview_page, "read_overview", late)
    page = OverviewPage(feed, settings)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: names(page) == ["One"])
    still = next(each for each in page.findChildren(PlainLabel) if each.text() == "Still being looked for…")
    assert page.overview is None and still.isVisible()
    goes_on.set()
    qtbot.waitUntil(lambda: page.overview is not None)
    assert list_of(page).findings and not still.isVisible()


def test_an_empty_register_offers_the_first_district(make_page: MakePage, qtbot) -> None:
    page = make_page()
    empty = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    assert empty.isVisible()
    with qtbot.waitSignal(page.place_wanted) as wanted:
        empty.button.click()
    assert wanted.args == ["district"]


def test_the_sample_is_shown_in_tiles_and_a_line(sampled: Register, make_page: MakePage) -> None:
    page = make_page()
    tiles = [card.accessibleName() for card in page.findChildren(TileCard)]
    assert len(tiles) == 6
    assert any(tile.startswith("Jobs created: about 500\u00a0jobs.") for tile in tiles)
    assert names(page) == ["Hajigabul Industrial District"]


def test_cells_show_the_qualifier_in_short_and_tell_it_in_full(register: Register, make_page: MakePage) -> None:
    park = district()
    claims = [
        figure(park, "invested", 51_000_000, currency="AZN", qualifier="more_than", as_of=on("2023-05-01")),
        figure(park, "area", 60),
        figure(park, "residents", 13),
    ]
    keep(register, park, *claims)
    page = make_page()
    line = page.overview.lines[0]
    assert cell_text(line, "invested") == (">", "51\u00a0m\u00a0₼")
    assert cell_text(line, "area") == ("", "60\u00a0ha")
    assert pill_word(line, "residents", False) == "0 recorded"
    assert pill_word(line, "residents", True) == "0 of 13"
    index = table_of(page).model().index(0, KEYS.index("invested"))
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Invested to date: more than 51\u202f000\u202f000\u00a0₼ as of 1 May 2023"


def test_residents_that_nobody_states_but_are_recorded_are_said(register: Register, make_page: MakePage) -> None:
    place, works = district(), company()
    keep(register, place, works)
    keep(register, residency(place, works, residency_kind="resident", status="registered"))
    assert cell_text(make_page().overview.lines[0], "residents") == ("", "1 recorded")


def test_what_nobody_states_is_a_dash(register: Register, make_page: MakePage) -> None:
    keep(register, district())
    assert cell_text(make_page().overview.lines[0], "invested") == ("", "—")


def test_a_click_or_enter_on_a_number_opens_what_it_is_made_of(
    register: Register, make_page: MakePage, qtbot
) -> None:
    park = district()
    claim = figure(park, "residents", 13, as_of=on("2024"))
    keep(register, park, claim)
    page = make_page()
    tile = next(each for each in page.findChildren(TileCard) if each.accessibleName().startswith("Residents"))
    table = table_of(page)
    cell = table.model().index(0, KEYS.index("residents"))
    opens = (
        lambda: qtbot.mouseClick(tile, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(tile, Qt.Key.Key_Return),
        lambda: table.clicked.emit(cell),
    )
    for opening in opens:
        page.dialog = None
        opening()
        qtbot.waitUntil(lambda: page.dialog is not None)
        assert [each.id for each in page.dialog.breakdown.counted] == [claim.id]
        with qtbot.waitSignal(page.open_wanted) as wanted:
            qtbot.keyClick(page.dialog.table, Qt.Key.Key_Return)
        assert wanted.args == ["figure", claim.id]


def test_a_click_on_a_name_opens_the_district(register: Register, make_page: MakePage, qtbot) -> None:
    one = district()
    keep(register, one)
    page = make_page()
    table = table_of(page)
    place = table.visualRect(table.model().index(0, 0)).center()
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["district", one.id]


def test_a_click_on_a_finding_opens_it_in_place_and_its_records_lead_on(
    register: Register, make_page: MakePage, qtbot
) -> None:
    one = district()
    keep(register, one, figure(one, "residents", 13, as_of=on("2026")))
    page = make_page()
    found, row = list_of(page), row_of(page, "residents")
    height = found.height()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualRect(row).center())
    assert found.isExpanded(row)
    qtbot.waitUntil(lambda: found.height() > height)
    item = found.visualRect(found.model().index(0, 0, row)).center()
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert wanted.args == ["district", one.id]


def test_enter_opens_a_finding_and_its_record(register: Register, make_page: MakePage, qtbot) -> None:
    one = district()
    keep(register, one, figure(one, "residents", 13, as_of=on("2026")))
    page = make_page()
    found, row = list_of(page), row_of(page, "residents")
    found.setCurrentIndex(row)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert found.isExpanded(row)
    found.setCurrentIndex(found.model().index(0, 0, row))
    with qtbot.waitSignal(page.open_wanted):
        qtbot.keyClick(found, Qt.Key.Key_Return)


def test_a_finding_is_worked_off_in_a_list_that_what_is_mended_leaves(
    register: Register, make_page: MakePage, qtbot
) -> None:
    park = district()
    keep(register, park, *(old := [figure(park, code, 3, as_of=on("2020")) for code in ("residents", "area")]))
    page = make_page()
    findings = list_of(page)
    top = row_of(page, "old")
    findings.clicked.emit(top)
    findings.clicked.emit(findings.model().index(2, 0, top))
    window = page.worked_off
    qtbot.waitUntil(lambda: window.finding is not None)
    assert {each.id for each in window.table.rows.rows} == {each.id for each in old}
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.keyClick(window.table, Qt.Key.Key_Return)
    assert wanted.args[0] == "figure" and window.isVisible()
    edit(register, old[0], as_of=on("2026-11"))
    qtbot.waitUntil(lambda: [each.id for each in window.table.rows.rows] == [old[1].id])
    window.close()


def test_what_changed_since_one_last_looked_stands_in_a_window_of_its_own(
    register: Register, make_page: MakePage, qtbot
) -> None:
    keep(register, district("Seen"))
    make_page().hide()
    keep(register, new := district("New"))
    page = make_page()
    page.since_button.click()
    window = page.since
    qtbot.waitUntil(lambda: window.since is not None)
    assert [each.id for each in window.since.rows] == [new.id]
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.keyClick(window.table, Qt.Key.Key_Return)
    assert wanted.args == ["district", new.id]
    window.day_editor.line.setFocus()
    qtbot.keyClicks(window.day_editor.line, i18n.short_day(today() - timedelta(days=7)))
    qtbot.waitUntil(lambda: len(window.since.rows) > 1)
    assert window.since.told()[0].startswith("Added: Districts\u00a02")
    window.close()


def test_a_chart_of_an_indicator_is_drawn_and_taken_along(
    register: Register, make_page: MakePage, feed: Feed, qtbot, tmp_path: Path
) -> None:
    park = district("Göyhisar")
    keep(register, park, *(figure(park, "residents", 3 + year, as_of=on(f"202{year}")) for year in range(4)))
    page = make_page()
    page.chart_button.click()
    window = page.chart
    qtbot.waitUntil(lambda: len(window.view.data.points) == 4)
    for name in ("chart.svg", "chart.png", "chart.pdf"):
        with qtbot.waitSignal(feed.said):
            window.taking.save(tmp_path / name, window.takeable)
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    drawn = (tmp_path / "chart.svg").read_text("utf-8")
    assert "<text" not in drawn and "<path" in drawn, "letters are shapes, so that they look the same elsewhere"
    assert QImage(str(tmp_path / "chart.png")).width() >= 2 * window.view.width()
    with qtbot.waitSignal(feed.said):
        window.taking.copy(window.takeable)
    assert not QApplication.clipboard().image().isNull()
    place = window.view.layout_now.points[0]
    with qtbot.waitSignal(page.open_wanted) as wanted:
        at = QPoint(round(place.x), round(place.y) + window.view.head)
        qtbot.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=at)
    assert wanted.args == ["figure", place.point.id]
    window.view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(window.view, key)
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.keyClick(window.view, Qt.Key.Key_Return)
    assert wanted.args == ["figure", window.view.layout_now.points[1].point.id]
    qtbot.keyClicks(window.search, "gaydasan")
    qtbot.waitUntil(lambda: window.subjects.item(0).isHidden())
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.subjects.item(0).isHidden())
    window.close()


def test_windows_beside_the_overview_hear_of_no_change_once_they_are_closed(
    register: Register, make_page: MakePage, qtbot
) -> None:
    keep(register, district("Seen"))
    page = make_page()
    page.chart_button.click()
    page.since_button.click()
    page.work_off("unsupported", None)
    windows = page.chart, page.since, page.worked_off
    for window in windows:
        window.close()
    qtbot.waitUntil(lambda: not any(map(isValid, windows)))
    with qtbot.waitSignal(page.reckoned):
        keep(register, district("New"))


def test_a_click_on_the_map_selects_a_district_and_enter_opens_it(
    register: Register, make_page: MakePage, qtbot
) -> None:
    parks = [
        district(name, latitude=Decimal(40 + n), longitude=Decimal(48)) for n, name in enumerate(("East", "West"))
    ]
    keep(register, *parks)
    page = make_page()
    page.map_button.click()
    window = page.map
    qtbot.waitUntil(lambda: len(window.view.places) == 2)
    place = next(each for each in window.view.layout_now.places if each.place.id == parks[1].id)
    qtbot.mouseClick(window.view, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x), round(place.y)))
    assert window.view.chosen == parks[1].id and table_of(page).currentIndex().row() == 1
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.keyClick(window.view, Qt.Key.Key_Return)
    assert wanted.args == ["district", parks[1].id]
    window.close()


def test_the_map_is_taken_along_with_what_sizes_its_circles_and_the_sources_of_that(
    register: Register, make_page: MakePage, feed: Feed, qtbot, tmp_path: Path
) -> None:
    park, other = district("Göyhisar", latitude=Decimal(40), longitude=Decimal(48)), district("Nowhere yet")
    letter = source("A letter on residents")
    told = figure(park, "residents", 14, as_of=on("2026"))
    keep(register, park, other, letter, told, Citation(record=told.id, source=letter.id))
    page = make_page()
    page.map_button.click()
    window = page.map
    qtbot.waitUntil(lambda: len(window.view.places) == 1)
    window.sizes.setCurrentIndex(1)
    for name in ("map.svg", "map.png", "map.pdf"):
        with qtbot.waitSignal(feed.said) as said:
            window.taking.save(tmp_path / name, window.takeable)
    assert said.args == ["Saved 1 page to map.pdf."]
    assert "<text" not in (tmp_path / "map.svg").read_text("utf-8")
    taken, lines = window.takeable.made(["A letter"]), window.takeable.made([]).lines
    assert taken.title == "Map of the districts" and taken.sources == ["A letter"]
    assert lines[1:] == ["Sized by: Residents", "Without coordinates: Nowhere yet."]
    assert "Natural Earth" in taken.legend and window.takeable.cited_for == {told.id}
    with register.read() as session:
        assert {each.file_name for each in read_exports(session)} == {"map.svg", "map.png", "map.pdf"}
    with qtbot.waitSignal(page.printing_wanted) as wanted:
        window.taking.print_button.click()
    assert wanted.args[0].title == "Map of the districts"
    window.close()


def test_a_drawing_of_a_window_is_printed_whichever_page_is_in_front(qtbot) -> None:
    pages = PageStack(lambda _place: Page())
    qtbot.addWidget(pages)
    pages.go("overview")
    overview, asked = pages.page, []
    pages.go("timeline")
    pages.action_wanted.connect(lambda action: asked.append((action, pages.drawing)))
    overview.printing_wanted.emit("a drawing")
    assert asked == [("print", "a drawing")] and pages.drawing is None


def test_the_map_and_the_chart_say_which_other_day_is_looked_at(
    register: Register, make_page: MakePage, feed: Feed, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(register, district())
    page = make_page()
    monkeypatch.setattr(register, "clock", Clock("known", date(2024, 3, 1)))
    windows = MapWindow(feed, settings, page.overview, page), ChartWindow(feed, settings, page)
    said = [each.windowTitle() for each in windows]
    assert said == [
        "Map of the districts, as known on 1 March 2024",
        "Chart of an indicator, as known on 1 March 2024",
    ]
    for each in windows:
        each.deleteLater()


def test_a_finding_of_nothing_does_not_open(register: Register, make_page: MakePage, qtbot) -> None:
    keep(register, district())
    page = make_page()
    found, row = list_of(page), row_of(page, "launches")
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualRect(row).center())
    assert not found.isExpanded(row)


def test_the_page_follows_the_register_and_keeps_what_is_open(register: Register, make_page: MakePage, qtbot) -> None:
    one = district()
    keep(register, one, figure(one, "residents", 13, as_of=on("2026")))
    page = make_page()
    list_of(page).expand(row_of(page, "residents"))
    edit(register, one, names=district("Renamed").names)
    qtbot.waitUntil(lambda: names(page) == ["Renamed"])
    assert list_of(page).isExpanded(row_of(page, "residents"))


def test_a_hidden_page_reckons_when_it_is_shown_again(register: Register, make_page: MakePage, qtbot) -> None:
    keep(register, district("One"))
    page = make_page()
    page.hide()
    keep(register, district("Other"))
    assert names(page) == ["One"]
    page.show()
    qtbot.waitUntil(lambda: names(page) == ["One", "Other"])


def test_a_click_on_a_heading_sorts_and_is_remembered(
    register: Register, make_page: MakePage, settings: Settings
) -> None:
    one, other = district("One"), district("Other")
    keep(register, one, other, figure(one, "residents", 8), figure(other, "residents", 13))
    page = make_page()
    header = table_of(page).horizontalHeader()
    header.sectionClicked.emit(KEYS.index("residents"))
    assert names(page) == ["Other", "One"]
    assert settings.get("overview.sort") == ["residents", True]
    assert names(make_page()) == ["Other", "One"]


def test_sorting_by_the_drawing_changes_nothing(register: Register, make_page: MakePage) -> None:
    keep(register, district("One"), district("Other"))
    page = make_page()
    table_of(page).horizontalHeader().sectionClicked.emit(KEYS.index("trend"))
    assert names(page) == ["One", "Other"]


def test_drawings_that_have_no_room_are_no_column_and_the_order_stays_marked(
    register: Register, make_page: MakePage
) -> None:
    keep(register, district("One"), district("Other"))
    page = make_page()
    model, header = table_of(page).model(), table_of(page).horizontalHeader()
    header.sectionClicked.emit(KEYS.index("jobs_created"))
    assert model.keys == KEYS
    for width, has_trend in ((400, False), (1170, True)):
        page.resize(width, 700)
        QApplication.processEvents()
        assert ("trend" in model.keys) == has_trend
        assert model.columnCount() == header.count() == len(model.keys)
        assert model.keys[header.sortIndicatorSection()] == "jobs_created"


def test_a_name_is_not_shortened_beside_a_column_without_drawings(register: Register, make_page: MakePage) -> None:
    longer = district("Гаджигабульский промышленный квартал и логистический центр")
    keep(register, longer, figure(longer, "area", 60))
    page = make_page()
    page.resize(1170, 700)
    QApplication.processEvents()
    assert "trend" not in table_of(page).model().keys


@pytest.mark.thorough
@pytest.mark.parametrize(("width", "is_beside"), [(1160, True), (820, False)])
def test_a_usual_name_is_whole_in_both_usual_windows(
    register: Register, make_page: MakePage, qtbot, width: int, is_beside: bool
) -> None:
    park = district("Масаллинский промышленный парк")
    invested = (
        figure(park, "invested", year * 1_000_000, currency="AZN", as_of=on(str(year))) for year in (2021, 2023)
    )
    keep(register, park, *invested)
    page = make_page()
    page.resize(width, 700)
    QApplication.processEvents()
    table, findings = table_of(page), list_of(page)
    assert "trend" in table.model().keys
    assert table.columnWidth(0) > fonts.metrics("strong").horizontalAdvance("Масаллинский промышленный парк")
    top = findings.mapTo(page, QPoint(0, 0)).y()
    assert (top < table.mapTo(page, QPoint(0, table.height())).y()) == is_beside
    # A longer one stands on two lines beside the drawings, and higher rows have their room.
    low = table.verticalHeader().defaultSectionSize()
    keep(register, district("Чинарлыдюзинский промышленный квартал и порт"))
    page.refresh()
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    assert "trend" in table.model().keys and table.columnWidth(0) > name_width(names(page)[1])
    assert table.verticalHeader().defaultSectionSize() >= low and table.height() >= table.content_height()


def test_a_long_table_scrolls_in_itself(register: Register, make_page: MakePage) -> None:
    keep(register, *(district(f"District {number:02}") for number in range(40)))
    page = make_page()
    assert table_of(page).height() < table_of(page).content_height()
    assert table_of(page).verticalScrollBar().maximum() > 0


def test_notes_of_tiles_are_whole_where_the_table_scrolls_anyway(register: Register, make_page: MakePage) -> None:
    parks = [district(f"District {number:02}") for number in range(40)]
    said = [
        figure(park, "jobs_created", 90, qualifier=qualifier, as_of=on(f"202{number}-12-31"))
        for number, (park, qualifier) in enumerate(zip(parks, ("about", "up_to", "more_than"), strict=False))
    ]
    keep(register, *parks, *said)
    with speaking("ru"):
        cards = make_page(960).findChildren(TileCard)
        heights = [card.heightForWidth(card.width()) for card in cards]
        for card in cards:
            card.keep_low(False)
        assert [card.heightForWidth(card.width()) for card in cards] == heights


def test_a_short_table_does_not_scroll(sampled: Register, make_page: MakePage) -> None:
    assert table_of(make_page()).verticalScrollBar().maximum() == 0


@pytest.mark.thorough
@pytest.mark.parametrize("width", [420, 700, 1170, 1700])
def test_no_tile_cuts_its_text(sampled: Register, make_page: MakePage, qtbot, width: int) -> None:
    page = make_page(width)
    cards = page.findChildren(TileCard)
    large = page.findChildren(LargeFigures)
    qtbot.waitUntil(lambda: all(each.height() >= each.sizeHint().height() for each in large))
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)


def test_a_large_number_is_shortened_only_where_smaller_type_has_no_room_either(qapp: QApplication) -> None:
    def is_whole(number: str, style: fonts.TextStyle, word: str, width: int) -> bool:
        word_style = style if len(word) == 1 else "strong"
        room = width - fonts.metrics(word_style).horizontalAdvance(word) - fonts.step(1.5)
        return fonts.metrics(style).elidedText(number, Qt.TextElideMode.ElideRight, room) == number

    for number in ("342\u00a0млн\u00a0₼", "342\u00a0m\u00a0₼", "6214"):
        amount = ShortAmount("не более", "≤", number)
        for width in range(40, 400):
            style, word = fit_amount(amount, "number", width)
            assert is_whole(number, style, word, width) or not is_whole(number, "strong", "≤", width)


def test_twelve_districts_stand_below_the_tiles_without_scrolling(register: Register, make_page: MakePage) -> None:
    parks = [district(f"Naringala Industrial District {number:02}") for number in range(12)]
    keep(register, *parks, project(district=parks[0].id, status="operating"))
    page = make_page(1130, 714)
    table = table_of(page)
    assert table.verticalScrollBar().maximum() == 0 and table.height() >= table.content_height()
    assert all(card.height() <= 130 for card in page.findChildren(TileCard))
    assert table.mapTo(page, QPoint(0, table.height())).y() <= page.height()
    assert cell_text(page.overview.lines[0], "projects") == ("", "1")
    assert cell_text(page.overview.lines[1], "projects") == ("", "—")


def test_findings_stand_closer_together_before_they_scroll(register: Register, make_page: MakePage) -> None:
    page = make_page(height=900)
    found = list_of(page)
    wide = found.content_height()
    page._list.keep_low(True)
    assert found.content_height() < wide
    page._list.keep_low(False)
    assert found.content_height() == wide


def test_the_projects_stand_by_status_and_by_the_year_of_their_launch(
    register: Register, make_page: MakePage, qtbot
) -> None:
    plants = [project(f"Plant {number}", status="operating" if number else "preparation") for number in range(3)]
    value = figure(plants[0], "investment_value", 90, status="planned", currency="AZN", as_of=on("2024"))
    launch = event(plants[1], status="actual", date=on("2024-05"))
    keep(register, *plants, value, launch)
    page = make_page()
    model = page.findChild(StatusTable).model()
    assert [[model.index(row, column).data() for column in range(3)] for row in range(2)] == [
        ["In preparation", "1", "90\u00a0₼"],
        ["Operating", "2", "—"],
    ]
    chart = page.findChild(LaunchChart)
    assert [bar.label for bar in chart.bars] == ["2024"]
    chart.setFocus()
    with qtbot.waitSignal(chart.bar_opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Home)
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args[0].subjects == (plants[1].id,)


def test_room_is_made_once_all_lines_that_are_opened_together_are_placed(
    sampled: Register, make_page: MakePage, qtbot
) -> None:
    lines, told = list_of(make_page()), []
    lines.resized.connect(lambda: told.append(lines.content_height()))
    lines.expandAll()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert set(told) == {lines.content_height()}


@pytest.mark.thorough
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_painted_in_either_theme(
    sampled: Register, make_page: MakePage, qapp: QApplication, dark: bool
) -> None:
    theme.apply(qapp, dark)
    page = make_page()
    list_of(page).expandAll()
    assert page.grab().toImage().pixelColor(2, 2) == theme.colours().colour("ground")


def test_its_models_keep_qts_rules(sampled: Register, make_page: MakePage) -> None:
    page = make_page()
    models = [table_of(page).model(), list_of(page).model()]
    # A rule that is broken is a warning of Qt's, and that fails a test.
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, mode) for model in models]
    assert [tester.model().rowCount() > 0 for tester in testers] == [True, True]


def test_a_filter_of_districts_is_said_above_what_it_leaves(make_page: MakePage, register: Register, qtbot) -> None:
    keep(register, *(districts := (district("East"), district("West"))))
    page = make_page()
    page.filter_bar.use_text("names ~ east")
    qtbot.waitUntil(lambda: names(page) == ["East"])
    assert page.filter_bar.said.text() == "Districts: 1 of 2. Everything else is left out here."
    # What lies or is resident in a district chooses it; it is counted whole, and that is said.
    east, west = districts
    plant, firm = project("Kiln", district=east.id), company("Firm")
    keep(register, plant, project("Mill", district=west.id), firm, residency(west, firm))
    for kind, text, left in (("project", "names ~ kiln", "East"), ("company", "names ~ firm", "West")):
        page.filter_bar.use_text(text, kind)
        qtbot.waitUntil(lambda: "in 1 district. All that belongs to it is counted." in page.filter_bar.said.text())
        assert names(page) == [left]
    page.filter_bar.use_text("names ~ nowhere", "district")
    qtbot.waitUntil(lambda: names(page) == [])
    assert page._places.currentWidget() is page._area
    page.filter_bar.clear()
    qtbot.waitUntil(lambda: names(page) == ["East", "West"])


def test_below_each_other_table_and_list_show_all_they_have(register: Register, make_page: MakePage, qtbot) -> None:
    keep(register, *(district(f"Park {number}") for number in range(25)))
    page = make_page()
    page.resize(700, 400)
    table = page.findChild(DistrictTable)
    qtbot.waitUntil(lambda: table.model().rowCount() == 25 and table.height() >= table.content_height())
    page.resize(1900, 400)
    qtbot.waitUntil(lambda: table.height() < table.content_height())


def test_rows_of_districts_stand_closer_before_they_are_scrolled(register: Register, make_page: MakePage) -> None:
    keep(register, *(district(f"Park {number}") for number in range(16)))
    page = make_page(1400, 1200)
    table = page.findChild(DistrictTable)
    high = table.rowHeight(0)
    page.resize(1400, 1190 - page._room_below_tiles() + table.content_height())
    QApplication.processEvents()
    assert table.rowHeight(0) < high and table.height() >= table.content_height()
    page.resize(1400, 400)
    QApplication.processEvents()
    assert table.rowHeight(0) == high and table.height() < table.content_height()


def test_a_line_that_the_keyboard_goes_to_is_seen(register: Register, make_page: MakePage) -> None:
    keep(register, *(district(f"Park {number}") for number in range(16)))
    page = make_page(1400, 500)
    table = page.findChild(CompareTable)
    table.setFocus()
    table.setCurrentIndex(table.model().index(15, 1))
    place = table.visualRect(table.currentIndex())
    assert table.viewport().visibleRegion().contains(place)


def test_before_anything_is_read_nothing_is_said_to_be_missing(feed: Feed, settings: Settings, qtbot) -> None:
    page = OverviewPage(feed, settings)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    assert page.overview is None
    views = (DistrictTable, FindingList, LaunchChart, CompareTable)
    assert not any(page.findChild(view).isVisible() for view in views)
    qtbot.waitUntil(lambda: page.overview is not None)
