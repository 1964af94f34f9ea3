"""The recycle bin as a page: found by words, shown with what went with it, restored and opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.history.removed_page import RemovedPage
from districtdesk.desk.kit import Card
from districtdesk.register.journal.many_records import remove_records
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.desk.seen import invitation
from tests.desk.typing_keys import press
from tests.making import company, figure, keep


@pytest.fixture
def page(qtbot: QtBot, feed: Feed, settings: Settings) -> RemovedPage:
    made = RemovedPage(feed, settings)
    qtbot.addWidget(made)
    made.resize(1170, 690)
    made.show()
    return made


def _titles(page: RemovedPage) -> list[str]:
    model = page.list.model()
    return [model.index(row, 0).data().split(", ")[0] for row in range(model.rowCount())]


def test_what_was_removed_is_shown_restored_and_opened(qtbot: QtBot, register: Register, page: RemovedPage) -> None:
    qtbot.waitUntil(lambda: page._body.currentWidget() is not page.list)
    assert "Nothing is removed" in invitation(page).accessibleName()
    opened: list[tuple[str, str]] = []
    page.open_wanted.connect(lambda *record: opened.append(record))
    alov, beton, cement = (company(name) for name in ("Alov", "Beton", "Cement"))
    keep(register, alov, beton, cement, figure(alov, "jobs_created", 5))
    remove_records(register, "company", [alov.id])
    remove_records(register, "company", [beton.id, cement.id])
    qtbot.waitUntil(lambda: sorted(_titles(page)) == ["Alov", "Beton", "Cement"])
    page.search.setText("alov")
    # Before it is found, another one is chosen.
    page.list.selectRow(2)
    page.restore()
    assert opened == [] and not page.restore_button.isEnabled()
    qtbot.waitUntil(lambda: len(_titles(page)) == 1)
    qtbot.waitUntil(lambda: page.step.widget() is not None and len(page.step.widget().findChildren(Card)) == 2)
    assert _titles(page) == ["Alov"]
    page.restore_button.click()
    assert opened == [("company", alov.id)]
    page.search.empty()
    qtbot.waitUntil(lambda: len(_titles(page)) == 2)
    page.list.selectAll()
    press(page.list, Qt.Key.Key_Space)
    page.list.selectAll()
    with qtbot.waitSignal(page.several_wanted) as told:
        page.restore()
    kind, ids = told.args
    assert (kind, set(ids), len(opened)) == ("company", {beton.id, cement.id}, 1)
    qtbot.waitUntil(lambda: _titles(page) == [])
