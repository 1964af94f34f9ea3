"""Putting a layout together: the order of its columns, which kinds the whole register has, and sheets by district."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.shell.column_order import ColumnOrder
from districtdesk.desk.shell.kind_marks import KindMarks
from districtdesk.desk.shell.layout_dialog import LayoutDialog
from districtdesk.desk.shell.table_plans import TablePlans
from districtdesk.exchange.layout_names import LAYOUTS, WHOLE
from districtdesk.records import KINDS
from districtdesk.register.queries.layout_plan import LayoutPlan, TablePlan
from districtdesk.register.queries.saved_layouts import read_saved_layouts


def test_columns_are_put_in_order_by_keys_buttons_and_dragging(qtbot: QtBot) -> None:
    order = ColumnOrder()
    qtbot.addWidget(order)
    order.show_columns([(key, key.upper()) for key in "abc"])
    told: list[list[str]] = []
    order.ordered.connect(told.append)
    assert not order.up.isEnabled() and not order.down.isEnabled()
    order.list.setCurrentRow(0)
    qtbot.keyClick(order.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    order.down.click()
    assert told == [list("bac"), list("bca")] and not order.down.isEnabled()
    # As Qt does where something is dropped.
    order.list.model().moveRow(QModelIndex(), 2, QModelIndex(), 0)
    assert told.pop() == list("abc")
    order.list.setCurrentRow(1)
    for _time in range(3):
        qtbot.keyClick(order.list, Qt.Key.Key_Delete)
    assert len(order.keys) == 1 and order.choose.text() == "1 column…", "the last one stays"


def test_all_kinds_ticked_are_those_of_later_too(qtbot: QtBot) -> None:
    marks = KindMarks([])
    qtbot.addWidget(marks)
    assert marks.ticked == list(KINDS) and marks.plans() == ()
    marks.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [each.kind for each in marks.plans()] == list(KINDS)[1:]


@pytest.mark.thorough
def test_a_layout_keeps_the_order_of_its_columns_its_kinds_and_a_sheet_for_each_district(
    qtbot: QtBot, feed: Feed
) -> None:
    def kept(plan: LayoutPlan) -> LayoutPlan:
        dialog = LayoutDialog(feed, plan)
        qtbot.addWidget(dialog)
        dialog.show()
        if dialog.kinds.isVisible():
            dialog.kinds.item(0).setCheckState(Qt.CheckState.Unchecked)
        if dialog.tables.isVisible():
            dialog.tables.columns.list.setCurrentRow(1)
            dialog.tables.columns.up.click()
        can_split = LAYOUTS[plan.form].can_split if plan.form in LAYOUTS else not plan.form
        assert dialog.by_district.isVisible() == can_split
        dialog.by_district.setChecked(True)
        dialog.save.click()
        with feed.register.read() as session:
            return next(each for each in read_saved_layouts(session) if each.name == plan.name)

    then = (("status", True), ("names", False))
    table = kept(
        LayoutPlan("Own", tables=(TablePlan("project", ("names", "status", "district"), "district", then=then),))
    )
    assert table.tables[0].then == then, "what is not shown as a choice stays"
    assert table.tables[0].columns == ("status", "names", "district") and table.by_district
    assert [each.kind for each in kept(LayoutPlan("All", WHOLE)).tables] == list(KINDS)[1:]
    for form, layout in LAYOUTS.items():
        assert kept(LayoutPlan(form, form)).by_district == layout.can_split


def test_what_a_table_is_sorted_by_then_is_chosen_in_a_menu(qtbot: QtBot, feed: Feed) -> None:
    plans = TablePlans(feed, LayoutPlan("Own", tables=(TablePlan("project", ("names",), "district"),)))
    qtbot.addWidget(plans)
    for text in ("Status", "Status, smallest or first first"):
        plans.then_menu.fill()
        next(each for each in plans.then_menu.actions() if each.text() == text).trigger()
    assert plans.plans()[0].then == (("status", True),)
    assert plans.then.text() == "Status"
    plans.sort.setCurrentIndex(plans.sort.findData("status"))
    assert plans.plans()[0].then == (), "it is sorted by it already"
    plans.sort.setCurrentIndex(0)
    assert not plans.then.isEnabled(), "no two bear one name"
