"""A list of what needs attention: what is right as it is leaves it, and it is taken along as it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit.tab_order import stops_from
from districtdesk.desk.overview.attention_window import AttentionWindow
from districtdesk.desk.overview.taking_along import export_to
from districtdesk.overview.narrowed_material import KeptClaims
from districtdesk.overview.told_list import list_of_finding
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.making import district, figure, keep


def test_what_is_right_as_it_is_leaves_the_list_with_its_reason_and_the_rest_is_taken_along(
    register: Register, feed: Feed, settings: Settings, qtbot, tmp_path: Path
) -> None:
    park = district("Park")
    claims = [figure(park, code, 3) for code in ("residents", "area")]
    keep(register, park, *claims)
    above = QWidget()
    qtbot.addWidget(above)
    window = AttentionWindow(feed, settings, "unsupported", None, KeptClaims(), above)
    window.show()
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 2)
    row = window.set_aside
    assert row.isVisible() and not row.button.isEnabled()
    first = window.table.rows.rows[0].id
    qtbot.keyClicks(row.reason, "Said by phone")
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.id for each in window.table.rows.rows] != [] and window.finding.count == 1)
    assert first not in {each.id for each in window.table.rows.rows} and row.reason.text() == ""
    with qtbot.waitSignal(feed.said) as said:
        export_to(window, feed, list_of_finding(window.finding, 1), tmp_path / "list.csv")
    assert said.args == ["Saved as list.csv."]
    assert window.table.rows.rows[0].id in (tmp_path / "list.csv").read_text("utf-8")
    window.close()


def test_what_was_set_aside_is_shown_with_its_reason_and_spoken_of_again(
    register: Register, feed: Feed, settings: Settings, qtbot
) -> None:
    keep(register, park := district("Park"), figure(park, "residents", 3))
    above = QWidget()
    qtbot.addWidget(above)
    window = AttentionWindow(feed, settings, "residents", None, KeptClaims(), above)
    window.show()
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 1)
    assert not window.aside_choice.isVisible()
    qtbot.keyClicks(window.set_aside.reason, "They move in in May")
    qtbot.keyClick(window.set_aside.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.table.rows.rows)
    assert not window.set_aside.isVisible()
    window.aside_choice.click()
    (row,) = window.table.rows.rows
    assert row.note == "3 reported, 0 recorded. Kept because: They move in in May"
    assert window.told_list().title == "Residents reported, not recorded, set aside"
    window.set_aside.again.click()
    qtbot.waitUntil(lambda: window.finding.count == 3)
    assert len(window.table.rows.rows) == 1 and not window.aside_choice.isVisible()
    window.close()


def test_tab_leads_from_the_list_to_the_reason(register: Register, feed: Feed, settings: Settings, qtbot) -> None:
    keep(register, park := district("Park"), figure(park, "residents", 3))
    above = QWidget()
    qtbot.addWidget(above)
    window = AttentionWindow(feed, settings, "unsupported", None, KeptClaims(), above)
    window.show()
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 1)
    stops = stops_from(window.table)
    assert stops.index(window.set_aside.reason) < stops.index(window.export_button)
    window.close()


def test_a_click_chooses_for_the_reason_and_a_double_click_opens(
    register: Register, feed: Feed, settings: Settings, qtbot
) -> None:
    keep(register, park := district("Park"), *(figure(park, code, 3) for code in ("residents", "area")))
    above = QWidget()
    qtbot.addWidget(above)
    window = AttentionWindow(feed, settings, "unsupported", None, KeptClaims(), above)
    opened: list[str] = []
    window.record_wanted.connect(lambda _kind, record_id: opened.append(record_id))
    window.show()
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 2)
    place, view = window.table.visualRect(window.table.rows.index(1, 0)).center(), window.table.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert window.table.currentIndex().row() == 1 and not opened
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert opened == [window.table.rows.rows[1].id]
    window.close()
