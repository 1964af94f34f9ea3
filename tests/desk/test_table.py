"""The list of records: paged, sorted and sought in SQL, its columns remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import Menu
from districtdesk.desk.lists.column_view import ColumnView
from districtdesk.desk.lists.record_model import RecordModel
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.lists.record_views import LineView
from districtdesk.desk.lists.ways_of_looking import WaysOfLooking
from districtdesk.desk.look import density
from districtdesk.names import Names
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, fields_of
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings
from tests.desk.lists import companies, many, resident
from tests.making import company, district, figure, keep, on, project, residency

Make = Callable[..., RecordTable]


@pytest.fixture
def make(qtbot: QtBot, feed: Feed, settings: Settings) -> Make:
    def _make(kind: str = "company", **options: object) -> RecordTable:
        table = RecordTable(feed, settings, kind, **options)
        qtbot.addWidget(table)
        table.resize(900, 400)
        table.show()
        return table

    return _make


def _view(table: RecordTable) -> QTableView:
    return table.findChild(LineView if table.is_compact else ColumnView)


def _column(table: RecordTable, key: str) -> list[str]:
    view = _view(table)
    model: RecordModel = view.model()
    return [model.index(row, model.column_of(key)).data() for row in range(model.rowCount())]


def _names(table: RecordTable) -> list[str]:
    return _column(table, "names")


def _click_header(table: RecordTable, key: str, *, shift: bool = False) -> None:
    view = _view(table)
    header = view.horizontalHeader()
    section = view.model().column_of(key)
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    # Qt tells of the keys that are held down what the last event of the window said.
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, held, place)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_by_a_model_that_keeps_the_rules(feed: Feed, make: Make, kind: str) -> None:
    resident(feed.register)
    table = make(kind)
    model = _view(table).model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    listed = [field.key for field in fields_of(KINDS[kind]) if field.kind.listed]
    assert {field.key for field in table.visible_fields()} == {*listed, *RECORD_KINDS[kind].columns}
    tester.deleteLater()


def test_rows_come_from_sql_only_where_one_looks(register: Register, make: Make) -> None:
    many(register, 700)
    table = make()
    model: RecordModel = _view(table).model()
    assert table.count() == 700
    table.grab()
    assert len(model._windows) == 1
    assert model.index(699, model.column_of("names")).data() == "Firm 699"
    assert len(model._windows) == 2


def test_a_click_on_a_header_sorts_a_second_turns_and_a_third_goes_back_to_names(
    register: Register, make: Make
) -> None:
    a, _b, c = companies(register, ["A", "B", "C"])
    save(register, Entry("company", {"tax_id": "0000000002"}, a))
    save(register, Entry("company", {"tax_id": "0000000001"}, c))
    table = make()
    orders = []
    for _click in range(3):
        _click_header(table, "tax_id")
        orders.append("".join(_names(table)))
    assert orders == ["CAB", "ACB", "ABC"]


def test_a_click_with_shift_sorts_within_what_is_sorted_and_each_column_says_its_place(
    register: Register, make: Make
) -> None:
    for name, country, activity in (("A", "AZ", "b"), ("B", "TR", "a"), ("C", "AZ", "a"), ("D", "AZ", "c")):
        save(register, Entry("company", {"names": Names(name), "country": country, "activity": activity}))
    table = make()
    orders = []
    _click_header(table, "country")
    for _click in range(3):
        _click_header(table, "activity", shift=True)
        orders.append("".join(_names(table)))
    assert orders == ["CADB", "DACB", "ACDB"]
    _click_header(table, "activity", shift=True)
    model: RecordModel = _view(table).model()
    view = _view(table)
    assert isinstance(view, ColumnView)
    order = {model.columns[section].key: place for section, place in view.horizontalHeader().order.items()}
    assert order == {"country": (1, False), "activity": (2, False)}
    assert make().query().then == (("activity", False),)
    _click_header(table, "country")
    assert table.query() == Query("company", sort="country")


def test_rows_stand_as_far_apart_as_the_person_likes(register: Register, make: Make, settings: Settings) -> None:
    companies(register, ["A"])
    heights = {}
    table, beside = make(), make(compact=True)
    menu = Menu()
    for key, step in WaysOfLooking(settings, menu)._entries.items():
        step.trigger()
        heights[key] = _view(table).rowHeight(0), _view(beside).rowHeight(0)
    assert heights["compact"] < heights["normal"] < heights["comfortable"]
    assert heights["compact"][1] < heights["normal"][1] < heights["comfortable"][1]
    density.use_density(settings)
    assert density.current() == "compact"
    density.use(density.USUAL)


def test_the_order_by_name_is_called_the_same_however_it_came_about(register: Register, make: Make) -> None:
    companies(register, ["A", "B"])
    table = make()
    assert table.columns.sorted_by == ""
    _click_header(table, "names")
    assert table.columns.sorted_by == ""
    _click_header(table, "tax_id")
    assert table.columns.sorted_by == "tax_id"


def test_sort_columns_and_widths_are_remembered_for_each_kind(register: Register, make: Make) -> None:
    companies(register, ["A"])
    table = make()
    table.columns.show("note", True)
    table.columns.show("country", False)
    table.columns.move(0, 1)
    table.columns.widen("activity", 70)
    table.sort_by("tax_id", descending=True)
    again = make()
    assert [field.key for field in again.visible_fields()] == [field.key for field in table.visible_fields()]
    assert "note" in [field.key for field in again.visible_fields()]
    assert again.columns.widths == {"activity": 70}
    assert again.query() == Query("company", sort="tax_id", descending=True)
    assert make("district").query() == Query("district")


def test_dragged_columns_are_remembered_in_their_new_order(make: Make) -> None:
    table = make()
    before = [field.key for field in table.visible_fields()]
    _view(table).horizontalHeader().moveSection(0, 2)
    after = [field.key for field in table.visible_fields()]
    assert after == [*before[1:3], before[0], *before[3:]]


def test_columns_are_chosen_in_the_menu_and_reset(make: Make) -> None:
    table = make()
    usual = table.visible_fields()
    ticks = [action for action in table.columns_menu.actions() if action.isCheckable()]
    for tick in ticks:
        tick.trigger()
    assert table.visible_fields() == [field for field in table.columns.in_menu if field not in usual]
    table.columns_menu.tick()
    table.columns_menu.actions()[-1].trigger()
    assert table.visible_fields() == usual


def test_the_last_column_stays(make: Make) -> None:
    table = make()
    for field in table.visible_fields():
        table.columns.show(field.key, False)
    assert len(table.visible_fields()) == 1


def test_search_matches_without_marks_and_counts(register: Register, make: Make) -> None:
    companies(register, ["İsmayıllı Beton", "Gəncə Beton", "Şəki"])
    table = make()
    heard = []
    table.counted.connect(heard.append)
    table.search("ismay beton")
    assert _names(table) == ["İsmayıllı Beton"]
    assert heard == [1]


def test_a_narrowed_list_holds_only_what_points_at_the_record(register: Register, make: Make) -> None:
    place, _firm, status = resident(register)
    resident(register, "Steel")
    table = make("residency", linked=("district", place))
    assert table.count() == 1
    table.choose_first()
    assert table.chosen_id() == status


def test_the_choice_stays_with_its_record_when_others_are_added(register: Register, make: Make) -> None:
    _b, c = companies(register, ["B", "C"])
    table = make()
    heard = []
    table.choose(c)
    table.record_chosen.connect(heard.append)
    companies(register, ["A"])
    assert (table.chosen_id(), table.place(), heard) == (c, 2, [])


def test_the_place_on_the_screen_stays_when_something_is_saved(register: Register, make: Make) -> None:
    ids = many(register, 300)
    table = make()
    bar = _view(table).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    save(register, Entry("company", {"activity": "Cement"}, ids[0]))
    assert bar.value() == before > 0


def test_a_removed_choice_is_told(register: Register, make: Make) -> None:
    (a,) = companies(register, ["A"])
    table = make()
    table.choose(a)
    heard = []
    table.record_chosen.connect(heard.append)
    remove_record(register, "company", a)
    assert heard == [""]
    assert table.chosen_id() is None


def test_the_choice_outlives_a_search_that_hides_it(register: Register, make: Make) -> None:
    a, _b = companies(register, ["A", "B"])
    table = make()
    table.choose(a)
    heard = []
    table.record_chosen.connect(heard.append)
    table.search("b")
    assert (table.place(), table.chosen_id()) == (-1, a)
    table.search("")
    assert (table.place(), heard) == (0, [])


def test_a_search_shows_the_top_of_what_it_found_wherever_the_chosen_one_stands(
    register: Register, make: Make
) -> None:
    ids = many(register, 60)
    table = make()
    bar = _view(table).verticalScrollBar()
    table.choose(ids[-1])
    assert bar.value() > 0
    table.search("firm")
    assert (bar.value(), table.chosen_id()) == (0, ids[-1])
    table.search("")
    assert bar.value() > 0


def test_home_and_end_lead_to_the_first_and_the_last_line(register: Register, make: Make) -> None:
    many(register, 60)
    table = make()
    table.set_compact(True)
    table.choose_place(30)
    keys = Qt.Key
    places = []
    for key in (keys.Key_End, keys.Key_Home):
        QTest.keyClick(_view(table), key)
        places.append(table.place())
    assert places == [59, 0]
    QTest.keyClick(_view(table), keys.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen_rows.count() == 60


def test_only_changes_that_can_show_are_read_again(register: Register, make: Make) -> None:
    _place, firm, _status = resident(register)
    table = make("residency")
    heard = []
    table.counted.connect(heard.append)
    save(register, Entry("source", {"source_kind": "letter", "title": "A letter"}))
    assert heard == []
    save(register, Entry("company", {"names": Names.same("Steel")}, firm))
    assert heard == [1]
    assert _column(table, "company") == ["Steel"]


def test_a_chosen_record_deep_in_a_sorted_list_is_found_again(qtbot: QtBot, register: Register, make: Make) -> None:
    ids = many(register, 600)
    table = make()
    table.choose(ids[500])
    table.sort_by("company_kind")
    with register.read() as session:
        place = listing.position(session, table.query(), ids[500])
    qtbot.waitUntil(lambda: table.place() == place)


def test_a_list_that_another_program_shortened_is_sorted_before_that_is_known(register: Register, make: Make) -> None:
    place, *others = [district(name, status="planned") for name in "ABC"]
    keep(register, place, *others)
    table = make("district")
    other = open_register(register.place)
    remove_record(other, "district", place.id)
    other.close()
    table.sort_by("status")
    table.grab()
    assert table.count() == 3
    table.refresh()
    assert table.count() == 2


def test_the_chosen_row_stays_chosen_in_the_other_view_and_with_other_columns(register: Register, make: Make) -> None:
    _a, b = companies(register, ["A", "B"])
    table = make(compact=True)
    table.choose(b)
    table.set_compact(False)
    table.columns.show("note", True)
    table.columns_menu.changed.emit()
    chosen = _view(table).selectionModel().selectedIndexes()
    assert {index.row() for index in chosen} == {1}
    assert len(chosen) == len(table.visible_fields())
    QTest.keyClick(_view(table), Qt.Key.Key_Up)
    table.set_compact(True)
    assert [index.row() for index in _view(table).selectionModel().selectedIndexes()] == [0]


def test_enter_and_double_click_open_the_chosen_record(qtbot: QtBot, register: Register, make: Make) -> None:
    a, _b = companies(register, ["A", "B"])
    table = make()
    table.choose(a)
    view = _view(table)
    with qtbot.waitSignal(table.record_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [a]


def test_arrows_choose_the_next_record(register: Register, make: Make) -> None:
    a, b = companies(register, ["A", "B"])
    table = make(compact=True)
    heard = []
    table.record_chosen.connect(heard.append)
    table.choose(a)
    QTest.keyClick(_view(table), Qt.Key.Key_Down)
    assert heard == [a, b]


def test_letters_typed_into_the_list_are_for_the_search(qtbot: QtBot, register: Register, make: Make) -> None:
    companies(register, ["A"])
    table = make(compact=True)
    with qtbot.waitSignal(table.typed) as typed:
        QApplication.sendEvent(
            _view(table),
            QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ə"),
        )
    assert typed.args == ["ə"]


def test_two_lines_say_the_record_and_its_headline(register: Register, make: Make) -> None:
    _place, firm, status = resident(register)
    table = make("residency", compact=True)
    table.set_headlines(lambda _session, ids: dict.fromkeys(ids, ("60 ha", "13 residents")))
    index = _view(table).model().index(0, 0)
    assert index.data() == "Cement, Hajigabul · Registered, 60 ha, 13 residents"
    table.choose(status)
    assert table.chosen_id() != firm


def test_numbers_stand_flush_right(make: Make) -> None:
    table = make("figure")
    model: RecordModel = _view(table).model()
    flags = model.headerData(model.column_of("value"), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert Qt.AlignmentFlag(flags) & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("compact", [True, False])
def test_hostile_names_are_shown_as_they_are(register: Register, make: Make, compact: bool) -> None:
    companies(register, ["<b>R&D</b> <img src='secret.png'> " * 9])
    table = make(compact=compact)
    assert not table.grab().isNull()


def test_a_long_name_is_not_shortened_beside_free_room(
    qtbot: QtBot, register: Register, feed: Feed, settings: Settings
) -> None:
    name = "Balaxanı Sənaye Parkının Polimer Emalı və Qablaşdırma Müəssisələri Birliyi"
    keep(register, company(name), company("Cement"))
    table = RecordTable(feed, settings, "company")
    qtbot.addWidget(table)
    table.columns.keys = ["names", "tax_id", "activity"]
    table.resize(1366, 400)
    table.show()
    shown = table.findChild(ColumnView)
    assert shown.columnWidth(shown.model().column_of("names")) > shown.fontMetrics().horizontalAdvance(name)


def test_what_is_in_a_short_list_wraps_where_its_columns_are_narrow(
    qtbot: QtBot, register: Register, feed: Feed, settings: Settings
) -> None:
    place, firm = district("Hacıqabul Sənaye Məhəlləsi"), company("Balaxanı Polimer Emalı və Qablaşdırma Müəssisəsi")
    is_one = residency(place, firm, residency_kind="resident", status="registered", registered_on=on("2020-05-04"))
    keep(register, place, firm, is_one)
    table = RecordTable(feed, settings, "residency", linked=("district", place.id))
    qtbot.addWidget(table)
    shown = table.findChild(ColumnView)
    heights = []
    for width in (1000, 480):
        table.resize(width, 400)
        table.show()
        QApplication.processEvents()
        heights.append(shown.rowHeight(0))
        assert shown.horizontalScrollBar().maximum() == 0
    assert heights[1] >= heights[0] + shown.fontMetrics().height() - 1


def test_what_hangs_on_a_record_stands_in_lines_where_its_columns_have_no_room(
    register: Register, make: Make
) -> None:
    place, plant = district("Park"), project("Plant of a Name That Is Not Short", activity="Cables")
    plant.district = place.id
    keep(register, place, plant)
    table = make("project", linked=("district", place.id))
    looks = []
    for width in (900, 200, 900):
        table.resize(width, 400)
        looks.append(table.is_compact)
    assert looks == [False, True, False]
    table.columns.show("activity", False)
    table.resize(200, 400)
    assert not table.is_compact, "who chose columns wants to see them"


def test_columns_of_which_every_row_is_seen_are_no_wider_than_what_is_in_them(register: Register, make: Make) -> None:
    """Another word that could be chosen takes no room from names that are there."""
    keep(register, district("Park of a Name That Is Not Short at All and Needs Its Room", status="operating"))
    table = make("district")
    view: ColumnView = _view(table)
    widths = {key: view.columnWidth(view.model().column_of(key)) for key in ("names", "status", "kind")}
    cell = view.itemDelegate().width_of(view.model().index(0, view.model().column_of("names")))
    table.resize(cell + 240, 400)
    assert view.columnWidth(view.model().column_of("names")) >= cell, widths


def test_that_a_claim_is_planned_is_shown_before_the_end_of_a_long_name(register: Register, make: Make) -> None:
    plant = project("Plant of a Name That Is Not Short at All and Needs Its Room", status="under_construction")
    told = {"qualifier": "more_than", "currency": "AZN", "status": "planned", "as_of": on("2025")}
    keep(register, plant, figure(plant, "investment_value", "51000000", **told))
    table = make("project")
    table.resize(880, 400)
    view: ColumnView = _view(table)
    column = view.model().column_of("headline.investment_value")
    assert view.model().index(0, column).data().endswith("(planned)")
    assert view.columnWidth(column) >= view.itemDelegate().width_of(view.model().index(0, column))
    assert view.horizontalHeader().length() <= view.viewport().width()
