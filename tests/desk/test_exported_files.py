"""Exported files in the window: to whom one went is asked at its end, and its page tells what has changed since."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import notices
from districtdesk.desk.kit.page import ShownList
from districtdesk.desk.lists.list_pane import ListPane
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.sent_tab import CarriedTab, SentTab
from districtdesk.desk.shell.export_dialog import ExportDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.print_work import PrintOrder, plan_print
from districtdesk.desk.shell.sent_to_row import SentToRow
from districtdesk.desk.start.page_factory import makers
from districtdesk.exchange.leaving import remember
from districtdesk.records import District, fields_of
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import open_register
from districtdesk.register.queries.exports import KeptExport, read_exports
from districtdesk.register.queries.listing import Query
from districtdesk.register.remembering import Remembered
from districtdesk.settings import Settings
from tests.making import district, edit, figure, keep


@pytest.fixture
def opened(register_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenRegister]:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    made = OpenRegister(open_register(register_file), makers(Settings()))
    yield made
    made.close()


def kept(opened: OpenRegister) -> KeptExport:
    with opened.register.read() as session:
        return read_exports(session)[0]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.thorough
def test_what_was_sent_and_is_no_longer_so_is_shown_and_written(
    qtbot: QtBot, opened: OpenRegister, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    park = district("Park")
    claim = figure(park, "residents", 7)
    keep(opened.register, park, claim)
    dialog = ExportDialog(opened, Settings())
    qtbot.addWidget(dialog)
    dialog.options.target.path = tmp_path / "out.xlsx"
    with qtbot.waitSignal(dialog.finished_export, timeout=60_000):
        dialog.start()
    dialog.sent_to.whom.setText("Ministry of Finance")
    dialog.accept()
    assert kept(opened).sent_to == "Ministry of Finance"
    edit(opened.register, claim, value=Decimal(9))

    pane = ListPane(opened.feed, Settings(), "export")
    qtbot.addWidget(pane)
    pane.show()
    row = pane.table._lines.model().index(0, 0)
    qtbot.waitUntil(lambda: "1 of 1 changed" in row.data(), timeout=20_000)

    view = RecordView(opened.feed, Settings(), "export")
    qtbot.addWidget(view)
    view.load(kept(opened).id)
    tab = view.findChild(SentTab)
    assert isinstance(tab, SentTab)
    qtbot.waitUntil(lambda: "1 of them has changed" in texts(tab), timeout=20_000)
    assert "file: 7" in texts(tab) and "now: 9" in texts(tab) and "Ministry of Finance" in texts(tab)
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_, **_more: asked.append(message) or "close")
    for is_erratum in (False, True):
        target = tmp_path / f"about-{is_erratum}.xlsx"
        if is_erratum:
            # It is open in LibreOffice, and goes to the free name that is offered.
            target.write_text("sent")
            target.with_name(f".~lock.{target.name}#").write_text(",me,here")
            target = target.with_name(f"{target.stem} (2).xlsx")
            monkeypatch.setattr(notices, "ask", lambda _parent, said, *_, **_more: asked.append(said) or "free")
        tab._writer.write_to(kept(opened), tmp_path / f"about-{is_erratum}.xlsx", is_erratum)
        qtbot.waitUntil(lambda target=target: target.exists() and target.name in "".join(asked), timeout=60_000)
        assert openpyxl.load_workbook(target).worksheets[1].max_row == 2

    figures = RecordView(opened.feed, Settings(), "figure")
    qtbot.addWidget(figures)
    figures.load(claim.id)
    figures.show_tab("carried")
    carried = figures.findChild(CarriedTab)
    assert isinstance(carried, CarriedTab)
    qtbot.waitUntil(lambda: "now: 9" in texts(carried), timeout=20_000)
    undo(opened.register)
    qtbot.waitUntil(lambda: "changed" not in row.data(), timeout=20_000)
    qtbot.waitUntil(lambda: "as it stands now" in texts(carried), timeout=20_000)


def test_an_export_that_is_not_remembered_says_why(qtbot: QtBot, opened: OpenRegister) -> None:
    row = SentToRow(opened.feed, Remembered(why_not="It is read only."))
    qtbot.addWidget(row)
    assert texts(row) == "It is read only."


def test_a_print_out_is_remembered_without_a_file(qtbot: QtBot, opened: OpenRegister) -> None:
    park = district("Park")
    keep(opened.register, park)
    shown = ShownList(Query("district"), fields_of(District)[:2], "Districts")
    planned = plan_print(opened.register, PrintOrder(shown), lambda _done, _total: None, threading.Event())
    assert remember(opened.register, planned.noted, None, planned.leaving).id
    printed = kept(opened)
    assert (printed.content.show(), printed.records, printed.sha256) == ("Districts", 1, "")
    assert printed.carried and printed.carried.may_hold("district", park.id)
