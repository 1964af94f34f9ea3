"""What is painted of a list before the register is open stands where the list will stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.lists.first_look import FirstLook
from districtdesk.desk.lists.list_tools import ListTools
from districtdesk.desk.lists.record_views import LineView
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.shell import last_place
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings


def _places(page: QWidget, rows: QWidget) -> list[QRect]:
    """Where the tools, the rows and the first row are on the page."""
    tools = page.findChild(ListTools)
    shown = (tools, tools.search, tools.new, tools.count, tools.sort, tools.table_way, tools.more, rows)
    found = [QRect(each.mapTo(page, QPoint(0, 0)), each.size()) for each in shown if each.isVisible()]
    return [*found, QRect(0, rows.rowViewportPosition(1), 1, rows.rowHeight(1))]


@pytest.mark.thorough
@pytest.mark.parametrize("width", [560, 900, 1600])
def test_it_stands_where_the_list_will_stand(
    register: Register, feed: Feed, settings: Settings, qtbot: QtBot, width: int
) -> None:
    for name in ("East", "West"):
        save(register, Entry("company", {"names": Names.same(name)}))
    page = RecordPage(feed, settings, "company", load_record_view)
    look = FirstLook(settings, "company", ("East", "West"), 2)
    for each in (page, look):
        qtbot.addWidget(each)
        each.resize(width, 700)
        each.show()
        qtbot.waitExposed(each)
    assert _places(look, look.rows) == _places(page, page.table.findChild(LineView))
    assert look.rows.currentIndex().row() == 0


def test_rows_whose_names_are_not_known_yet_are_empty(settings: Settings, qtbot: QtBot) -> None:
    look = FirstLook(settings, "company", ("East",), 1000)
    qtbot.addWidget(look)
    model = look.rows.model()
    assert (model.rowCount(), model.index(0).data(), model.index(999).data()) == (1000, "East", None)


def test_one_goes_on_where_one_was_and_only_in_that_register(settings: Settings, tmp_path: Path) -> None:
    settings.set(last_place.OPEN_REGISTER, str(tmp_path / "mine.ddesk"))
    last_place.remember_place(settings, "company")
    assert last_place.place_in(settings, tmp_path / "mine.ddesk") == "company"
    assert last_place.place_in(settings, tmp_path / "other.ddesk") == "overview"
    last_place.remember_place(settings, "a place of another version")
    assert last_place.place_in(settings, tmp_path / "mine.ddesk") == "overview"


@pytest.mark.parametrize(
    ("place", "kept", "has_names"),
    [
        ("company", {}, True),
        ("company", {"columns.company": {"sort": "tax_id"}}, False),
        ("company", {"wide.company": True}, False),
        ("overview", {}, False),
    ],
)
def test_names_are_read_of_a_list_in_their_order_alone(
    register: Register, settings: Settings, place: str, kept: dict[str, object], has_names: bool
) -> None:
    save(register, Entry("company", {"names": Names.same("East")}))
    for key, value in kept.items():
        settings.set(key, value)
    seen = last_place.look_ahead(settings, Path(register.place), place)
    assert seen is not None
    assert seen.counts["company"] == 1
    assert seen.names == (("East",) if has_names else ())
