"""Choosing columns that are no fields: found by folded words, ticked, shown, sorted by and remembered."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.lists.columns_dialog import ColumnsDialog
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.making import edit, event, figure, keep, on, project


def _item(dialog: ColumnsDialog, label: str) -> QTreeWidgetItem:
    walk = QTreeWidgetItemIterator(dialog.tree)
    while walk.value() is not None:
        if walk.value().text(0) == label and not walk.value().isHidden():
            return walk.value()
        walk += 1
    raise AssertionError(label)


def _shown(table: RecordTable, key: str) -> list[str]:
    model = table._model
    return [model.index(row, model.column_of(key)).data() for row in range(model.rowCount())]


def test_a_claim_becomes_a_column_that_is_sorted_by_and_follows_every_save(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    mill, plant = project("Mill"), project("Plant")
    low, high = (figure(each, "invested", value, currency="AZN") for each, value in ((mill, 5), (plant, 7)))
    keep(register, mill, plant, low, high, event(plant, date=on("2025-05")))
    table = RecordTable(feed, settings, "project")
    qtbot.addWidget(table)
    table.show()
    assert _shown(table, "launch.day") == ["", "May 2025 (expected)"]
    dialog = ColumnsDialog(table.columns, table)
    dialog.changed.connect(table.columns_menu.changed)
    dialog.show()
    QTest.keyClicks(dialog.search, "INVESTED")
    item = _item(dialog, "Invested to date")
    dialog.tree.setCurrentItem(item)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert "claim.invested" in table.columns.keys
    assert [each.replace("\u00a0", " ") for each in _shown(table, "claim.invested")] == ["5 ₼", "7 ₼"]
    table.sort_by("claim.invested", descending=True)
    assert _shown(table, "names") == ["Plant", "Mill"]
    edit(register, low, value=Decimal(9))
    assert _shown(table, "names") == ["Mill", "Plant"]
    again = RecordTable(feed, settings, "project")
    qtbot.addWidget(again)
    assert again.columns.sort == "claim.invested"
    assert "claim.invested" in again.columns.keys
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert "claim.invested" not in table.columns.keys
