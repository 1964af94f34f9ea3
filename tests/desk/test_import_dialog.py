"""The screen of an import: what comes of each row is seen, ticked and chosen there, and only that is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.importing.import_dialog import ImportDialog
from districtdesk.desk.importing.proposal_page import ProposalPage
from districtdesk.desk.importing.source_line import SourceLine
from districtdesk.desk.importing.tables_page import TablesPage
from districtdesk.exchange.book import go_on, say_nothing
from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.pasted import PastedBlock
from districtdesk.importing.preparing import Watched, prepare, prepare_proposal
from districtdesk.importing.proposal import AlikeRow
from districtdesk.importing.sections import Sort
from districtdesk.importing.table_work import TableWork
from districtdesk.records import Company
from districtdesk.register.journal import journal
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from tests.importing.test_proposal import edit_book, setting
from tests.importing.test_taking import adding, names_of
from tests.making import company, keep, source, stored


@dataclass
class Opened:
    """As much of an open register as the screen needs."""

    feed: Feed

    def explain(self, error: Exception) -> tuple[str, str] | None:
        return (error.message, error.kept) if isinstance(error, ExchangeError) else None


@pytest.fixture
def firm(register: Register) -> Company:
    made = company("Vega", activity="Cement", address="Main street")
    keep(register, made, company("Zeta"))
    return made


@pytest.fixture
def path(register: Register, firm: Company, tmp_path: Path) -> Path:
    """Exported, edited, and one cell of it changed in the register meanwhile."""
    file = tmp_path / "return.xlsx"
    export_register(register, file)
    save(register, Entry("company", {"address": "Side street"}, firm.id, firm.version))
    edit_book(file, "company", setting(activity="Pipes", address="Third street"))
    edit_book(file, "company", adding({"names__en": "VEGA LLC", "activity": "Pipes"}, {"names__en": "New firm"}))
    edit_book(file, "company", adding({"names__en": "Bad firm", "country": "Nowhereland"}))
    return file


def show(qtbot: QtBot, register: Register, path: Path) -> ProposalPage:
    page = ProposalPage(path.name)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show_prepared(prepare_proposal(register, propose(register, path), Watched(say_nothing, go_on)))
    page.show()
    return page


def counts(page: ProposalPage) -> dict[str, int]:
    return {each.sort.value: each.count(page.answers) for each in page.prepared.sections if each.count(page.answers)}


def go_to(page: ProposalPage, sort: Sort) -> None:
    page.places.set_current(sort.value)
    page._show_place(sort.value)


def test_rows_and_cells_are_ticked_off_and_questions_answered_by_key(
    qtbot: QtBot, register: Register, path: Path, firm: Company
) -> None:
    page = show(qtbot, register, path)
    QAbstractItemModelTester(page.model)
    # The row in conflict waits with all its cells.
    assert counts(page) == {"read": len(page.section(Sort.READ)), "new": 1, "conflict": 1, "alike": 1, "wrong": 1}
    assert not page.take_button.isEnabled()
    go_to(page, Sort.NEW)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert counts(page).get("new") is None
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert counts(page)["new"] == 1
    QTest.keyClick(page.table, Qt.Key.Key_Left)
    assert page.model.rowCount() == 1
    go_to(page, Sort.CONFLICT)
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert page.pane.buttons[0].text() == "Keep this one"
    page.pane.buttons[1].click()
    (conflict,) = page.prepared.base.conflicts
    assert page.answers.choices().of_workbook == {(firm.id, "address")}
    assert page.answers.answer_to(conflict) == "workbook"
    with qtbot.waitSignal(page.try_wanted):
        pass


@pytest.mark.thorough
def test_the_counts_of_the_screen_are_those_of_the_journal_and_one_undo(
    qtbot: QtBot, register: Register, feed: Feed, path: Path, firm: Company
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    dialog = ImportDialog(Opened(feed), path, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.prepared is not None, timeout=30_000)
    page = dialog.page
    (alike,) = page.prepared.base.alike
    assert isinstance(alike, AlikeRow) and page.answers.answer_to(alike) == ""
    page.answers.answer(alike, firm.id)
    page.answers.answer(page.prepared.base.conflicts[0], "register")
    page._choose()
    page.only_good.setChecked(True)
    qtbot.waitUntil(lambda: page.prepared.choices == page.answers.choices(), timeout=30_000)
    seen = page.prepared.tried.tally
    assert (seen.added, seen.changed) == (1, 1)
    said: list[str] = []
    feed.said.connect(said.append)
    page.take_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    with register.read() as session:
        newest = journal.newest(session)
        told = journal.changes_of(session, [newest])
    assert (sum(each.before is None for each in told), len(told)) == (seen.added, seen.all)
    assert said == ["Imported from “return.xlsx”: 1 new record, 1 changed record. Of 1 row nothing was taken."]
    assert stored(register, firm).address == "Side street" and names_of(register, "company") == [
        "New firm",
        "Vega",
        "Zeta",
    ]
    assert stored(register, firm).other_names == "VEGA LLC"
    undo(register)
    assert stored(register, firm).activity == "Cement" and names_of(register, "company") == ["Vega", "Zeta"]


@pytest.mark.thorough
def test_a_file_that_cannot_be_read_says_why_and_cancel_leaves_at_once(
    qtbot: QtBot, register: Register, feed: Feed, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    file = tmp_path / "page.xlsx"
    file.write_text("<html><body>no workbook</body></html>")
    dialog = ImportDialog(Opened(feed), file, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.cancel_button.text() == "Close", timeout=30_000)
    dialog.cancel_button.click()
    assert not dialog.isVisible()
    other = ImportDialog(Opened(feed), file, window)
    other.show()
    other.cancel_button.click()
    assert not other.isVisible() and other._stop.is_set()


@pytest.mark.thorough
def test_the_columns_of_a_table_of_others_are_put_right_before_it_is_taken(
    qtbot: QtBot, register: Register, feed: Feed, firm: Company, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    file = tmp_path / "list.csv"
    file.write_text("Company;Activity;Jobs created;Odd\nNew firm;Glass;40;x\nVega;Pipes;7;y\n", "utf-8")
    dialog = ImportDialog(Opened(feed), file, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.tables.work is not None, timeout=30_000)
    tables = dialog.tables
    assert not tables.next_button.isEnabled() and tables.work.homeless == 1
    tables.table.chosen.emit(3, "")
    assert tables.next_button.isEnabled()
    tables.day.setText("2025")
    tables._change()
    tables.name.setText("Quarterly list")
    tables.save_button.click()
    tables.next_button.click()
    page = dialog.page
    qtbot.waitUntil(lambda: dialog.prepared is not None, timeout=30_000)
    for _turn in range(3):
        for each in list(page.prepared.work.alike.values()):
            page.answers.answer(each, firm.id)
        for asked in list(page.prepared.work.asked.values()):
            page.answers.answer(asked, asked.choices[0].value if asked.choices else "2025")
        page._choose()
        qtbot.waitUntil(lambda: page.prepared.choices == page.answers.choices(), timeout=30_000)
    seen = page.prepared.tried.tally
    assert seen.added >= 4 and seen.changed == 1, page.prepared.tried.problems
    page.only_good.setChecked(True)
    page.take_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    with register.read() as session:
        told = journal.changes_of(session, [journal.newest(session)])
    assert (sum(each.before is None for each in told), len(told)) == (seen.added, seen.all)
    assert (
        names_of(register, "company") == ["New firm", "Vega", "Zeta"] and stored(register, firm).activity == "Pipes"
    )
    assert names_of(register, "source") == ["list"] and names_of(register, "saved_mapping") == ["Quarterly list"]


def test_the_source_of_a_file_is_found_by_a_part_of_its_title_or_is_a_new_one(
    qtbot: QtBot, register: Register, feed: Feed
) -> None:
    known = source(title="Return of Hajigabul, 2025")
    keep(register, known, source(title="Press release"))
    line = SourceLine(feed)
    qtbot.addWidget(line)
    line.show_title("list")
    line.show()
    line.setFocus()
    assert line.record_id is None
    line.setText("Гаджигабул")
    line.seek()
    qtbot.waitUntil(lambda: len(line.suggestions) == 2)
    line.suggestion_chosen.emit(line.suggestions[0])
    assert (line.record_id, line.text()) == (known.id, "Return of Hajigabul, 2025")
    QTest.keyClicks(line, "x")
    assert line.record_id is None


def test_of_what_is_pasted_the_source_is_asked_for(
    qtbot: QtBot, register: Register, feed: Feed, tmp_path: Path
) -> None:
    block = PastedBlock("Vega\t1400498898", headings=["Names", "Tax ID"], kind="company")
    known = source(title="Letter of the park")
    keep(register, known)
    for at_hand in ("", known.id):
        if at_hand:
            feed.source_at_hand.take(at_hand)
        page = TablesPage(tmp_path / "Clipboard.tsv", feed)
        qtbot.addWidget(page)
        work = prepare(register, tmp_path / "Clipboard.tsv", Watched(say_nothing, go_on), block)
        assert isinstance(work, TableWork)
        page.show_work(work, [])
        assert (page.chosen_source().record_id or "", page.next_button.isEnabled()) == (at_hand, bool(at_hand))
        page.source.setText("A new letter")
        assert page.next_button.isEnabled()
        assert (page.chosen_source().title, page.chosen_source().record_id) == ("A new letter", None)
