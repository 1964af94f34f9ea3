"""Two records that are one are merged at the desk, by keyboard alone, split again, and found by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import NoteLabel
from districtdesk.desk.record.clusters_dialog import ClustersDialog
from districtdesk.desk.record.merge_dialog import MergeDialog
from districtdesk.desk.record.part_dialog import PartDialog, read_parted
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.warnings_row import WarningsRow
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.names import Names
from districtdesk.records import Company
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.merging import Merging, merge
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings
from tests.desk.typing_keys import press, type_text
from tests.making import company, district, figure, keep, residency, stored


@pytest.fixture
def firms(register: Register) -> tuple[Company, Company]:
    one = company("Vega Textile", activity="Textiles", address="Baku", note="Asked.")
    two = company("Vega-Textile LLC", activity="Sewing", tax_id="1400000001")
    keep(register, one, two)
    keep(register, *(figure(two, "jobs_created", count) for count in (12, 15)))
    return one, two


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    def _show(dialog: QWidget) -> None:
        qtbot.addWidget(dialog)
        dialog.show()

    return _show


def _names(register: Register) -> list[str]:
    with register.read() as session:
        return [row.caption.en for row in listing.everything(session, Query("company"))]


@pytest.mark.thorough
def test_what_differs_is_chosen_what_follows_is_seen_and_enter_merges(
    qtbot: QtBot, register: Register, feed: Feed, firms: tuple[Company, Company], show: Callable[[QWidget], None]
) -> None:
    one, two = firms
    window = QWidget()
    window.resize(1200, 760)
    dialog = MergeDialog(feed, "company", [one.id, two.id], window)
    show(dialog)
    assert set(dialog.options) == {"id", "names", "activity"}
    # Where both say something it is shown, and never taken unseen.
    assert dialog.options["activity"].taken == 0
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert "2 " in dialog.follows.text() and "Vega-Textile LLC" in dialog.names.text()
    sewing = dialog.options["activity"].options[1]
    assert sewing.accessibleName() == "Activity: Sewing"
    sewing.click()
    dialog.options["id"].options[1].click()
    qtbot.waitUntil(lambda: dialog.merging is not None and dialog.merging.kept == two.id)
    # What a person took stays taken, whichever record stays.
    assert dialog.options["activity"].options[1].isChecked()
    dialog.options["id"].options[0].click()
    qtbot.waitUntil(lambda: dialog.merging is not None and dialog.merging.kept == one.id)
    qtbot.waitUntil(dialog.apply.isEnabled)
    with qtbot.waitSignal(dialog.merged) as told:
        press(dialog, Qt.Key.Key_Return)
    assert told.args == [one.id]
    kept = stored(register, one)
    assert (kept.activity, kept.address, kept.tax_id) == ("Sewing", "Baku", "1400000001")
    assert _names(register) == ["Vega Textile"]
    part = PartDialog(feed, "company", one.id, read_parted(feed, one.id), window)
    show(part)
    assert part.ahead.text().startswith("Home to it go: 2 ")
    with qtbot.waitSignal(part.parted):
        press(part, Qt.Key.Key_Return)
    assert len(_names(register)) == 2 and stored(register, one).activity == "Textiles"
    window.deleteLater()


@pytest.mark.thorough
def test_what_a_rule_forbids_is_said_and_cannot_be_merged(
    qtbot: QtBot, register: Register, feed: Feed, firms: tuple[Company, Company], show: Callable[[QWidget], None]
) -> None:
    area = district()
    keep(register, area)
    keep(register, *(residency(area, firm, status="operating") for firm in firms))
    window = QWidget()
    window.resize(1200, 760)
    dialog = MergeDialog(feed, "company", [each.id for each in firms], window)
    show(dialog)
    qtbot.waitUntil(lambda: "already has an open residency" in dialog.problem.text)
    assert not dialog.apply.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Escape)
    assert len(_names(register)) == 2
    window.deleteLater()


@pytest.mark.thorough
def test_of_one_record_the_other_is_asked_for_and_a_warning_offers_it(
    qtbot: QtBot, register: Register, feed: Feed, settings: Settings, firms: tuple[Company, Company]
) -> None:
    one, two = firms
    page = RecordPage(feed, settings, "company", load_record_view)
    qtbot.addWidget(page)
    page.resize(1170, 690)
    page.show()
    page.open_record(one.id)
    assert {"merge", "split", "find_duplicates"} <= page.handlers().keys()
    seen: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergeDialog)
        if dialog.merging is None:
            type_text(dialog.other.line, "Vega-Textile")
            dialog.other.take(two.id)
        assert dialog.merging is not None
        seen.append(list(dialog.merging.ids))
        dialog.reject()

    QTimer.singleShot(0, look)
    page.handlers()["merge"]()
    assert "Merge with…" in [each.text for each in page.deeds._deeds() if each]
    row = page.findChild(WarningsRow)
    assert row is not None
    qtbot.waitUntil(row.isVisible)
    QTimer.singleShot(0, look)
    row.merge_wanted.emit([one.id, two.id])
    assert seen == [[one.id, two.id]] * 2
    merge(register, Merging("company", (one.id, two.id)))
    page.open_record(one.id)
    assert "Split again…" in [each.text for each in page.deeds._deeds() if each]


@pytest.mark.thorough
def test_a_cluster_is_merged_without_who_is_left_out_or_said_to_be_different(
    qtbot: QtBot, register: Register, feed: Feed, firms: tuple[Company, Company], show: Callable[[QWidget], None]
) -> None:
    keep(
        register,
        company("Textile Vega"),
        company("Kaspi Plast"),
        company("Каспи Пласт", names=Names(ru="Каспи Пласт")),
    )
    window = QWidget()
    window.resize(1200, 760)
    dialog = ClustersDialog(feed, "company", window)
    show(dialog)
    qtbot.waitUntil(lambda: len(dialog.cards) == 2)
    # What the overview counts is another number: that of the very same names.
    assert any("the overview counts the same ones" in each.text() for each in dialog.findChildren(NoteLabel))
    first, second = dialog.cards
    assert [len(each.marks) for each in dialog.cards] == [3, 2]
    second.apart.click()
    assert dialog.cards == [first]
    first.marks[2].click()

    def accept() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, MergeDialog)
        qtbot.waitUntil(asked.apply.isEnabled)
        asked.accept()

    QTimer.singleShot(0, accept)
    first.merge.click()
    assert dialog.cards == [] and len(_names(register)) == 4
    again = ClustersDialog(feed, "company", window)
    show(again)
    qtbot.waitUntil(lambda: "No two names" in again._says.text())
    undo(register)
    assert len(_names(register)) == 5
    window.deleteLater()
