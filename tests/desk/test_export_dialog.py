"""Exporting from the window: choosing, working elsewhere, stopping, and where the file is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.page import ShownList
from districtdesk.desk.shell import export_work
from districtdesk.desk.shell.export_dialog import ExportDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.start.page_factory import makers
from districtdesk.exchange.errors import Cancelled, ExchangeError
from districtdesk.names import Names
from districtdesk.records import KINDS, District, Source, fields_of
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings

Make = Callable[..., ExportDialog]


@pytest.fixture
def opened(register_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenRegister]:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    made = OpenRegister(open_register(register_file), makers(Settings()))
    save(made.register, Entry("district", {"names": Names.same("East")}))
    yield made
    made.close()


@pytest.fixture
def make(qtbot: QtBot, opened: OpenRegister) -> Make:
    def dialog(shown: ShownList | None = None, **options: Any) -> ExportDialog:
        made = ExportDialog(opened, Settings(), shown, **options)
        qtbot.addWidget(made)
        made.show()
        return made

    return dialog


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(notices, "tell", lambda _parent, message, *_: said.append(message))
    return said


def _districts() -> ShownList:
    return ShownList(Query("district"), fields_of(District)[:3], "Districts")


@pytest.mark.thorough
def test_the_whole_register_is_exported(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.export_button.click()
    report = ended.args[0]
    assert report.path.exists()
    assert "Districts" in report.rows
    assert len(report.rows) == len(KINDS)


@pytest.mark.thorough
def test_personal_data_are_left_out_where_ticked(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    dialog.without_personal.click()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.export_button.click()
    assert not {"People", "Offices"} & set(ended.args[0].rows)


def test_the_list_is_exported_as_it_stands(qtbot: QtBot, make: Make) -> None:
    dialog = make(_districts(), prefers_list=True)
    assert dialog.is_list
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args[0].rows == {"Districts": 1}
    assert "Districts" in ended.args[0].path.name


def test_without_a_list_only_the_whole_is_offered(make: Make) -> None:
    dialog = make()
    assert not dialog.list_choice.isVisible()
    assert not dialog.is_list


@pytest.mark.thorough
def test_the_workbook_speaks_the_chosen_language_and_the_window_its_own(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    real = export_work.export_register

    def spy(*args: Any, **options: Any) -> Any:
        spoken.append(i18n.language())
        return real(*args, **options)

    monkeypatch.setattr(export_work, "export_register", spy)
    dialog = make()
    dialog.language.setCurrentIndex(i18n.LANGUAGES.index("ru"))
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000):
        dialog.start()
    assert spoken == ["ru"]
    assert i18n.language() == "en"


def test_a_workbook_is_written_as_of_the_day_that_is_typed(qtbot: QtBot, make: Make) -> None:
    dialog = make(_districts(), prefers_list=True)
    dialog.day.type_text("31.05.2024")
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    cover = openpyxl.load_workbook(ended.args[0].path).worksheets[0]
    assert ["As of", "31 May 2024"] in [[cell.value for cell in row[:2]] for row in cover.iter_rows()]


def test_what_is_no_day_is_asked_for_again(make: Make) -> None:
    dialog = make()
    dialog.day.type_text("some day")
    dialog.start()
    assert dialog.busy is None and not dialog.target.exists()


def test_a_list_that_tells_of_no_day_offers_none(make: Make) -> None:
    dialog = make(ShownList(Query("source"), fields_of(Source)[:3], "Sources"), prefers_list=True)
    assert not dialog.day.isEnabled()
    dialog.whole_choice.setChecked(True)
    assert dialog.day.isEnabled()


def test_afterwards_the_file_and_its_folder_can_be_opened(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url) or True)
    dialog = make()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    dialog.open_file_button.click()
    dialog.open_folder_button.click()
    path = ended.args[0].path
    assert [Path(url.toLocalFile()) for url in shown] == [path, path.parent]


def _slow(began: threading.Event) -> Callable[..., None]:
    def work(
        _register: object, _target: Path, *, progress: Callable, is_cancelled: Callable[[], bool], **_how: object
    ) -> None:
        progress(3, 10)
        began.set()
        for _try in range(500):
            if is_cancelled():
                raise Cancelled
            time.sleep(0.01)

    return work


def test_cancel_ends_the_work(qtbot: QtBot, make: Make, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    began = threading.Event()
    monkeypatch.setattr(export_work, "export_register", _slow(began))
    dialog = make()
    dialog.start()
    qtbot.waitUntil(began.is_set)
    dialog.busy.button.click()
    qtbot.waitUntil(lambda: told == ["The export was stopped."])
    assert dialog.busy is None
    assert dialog.isVisible()


def test_closing_the_register_ends_the_work_first(
    qtbot: QtBot, make: Make, opened: OpenRegister, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    began = threading.Event()
    monkeypatch.setattr(export_work, "export_register", _slow(began))
    dialog = make()
    dialog.start()
    qtbot.waitUntil(began.is_set)
    dialog.stop()
    opened.close()
    qtbot.wait(20)
    assert told == []


def test_what_the_disk_refuses_is_said_and_the_question_stays(
    qtbot: QtBot, make: Make, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ExchangeError("The disk is full.", "The file is as it was.")

    monkeypatch.setattr(export_work, "export_register", refuse)
    dialog = make()
    dialog.start()
    qtbot.waitUntil(lambda: told == ["The disk is full."])
    assert dialog.export_button.isVisible()


def test_a_free_name_is_suggested(make: Make) -> None:
    first = make().target
    first.write_text("there already")
    second = make().target
    assert first != second
    assert not second.exists()
    assert second.suffix == ".xlsx"


def test_a_chosen_name_gets_its_ending_and_an_unseen_file_is_asked_about(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "figures.xlsx").write_text("last year's")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "figures"), ""))
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_, **__: asked.append(message) or "keep")
    dialog = make()
    dialog.choose_button.click()
    assert dialog.target == tmp_path / "figures.xlsx"
    dialog.start()
    assert len(asked) == 1
    assert (tmp_path / "figures.xlsx").read_text() == "last year's"


def test_the_next_export_goes_to_the_folder_of_the_last(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "a.xlsx"), ""))
    dialog = make()
    dialog.choose_button.click()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000):
        dialog.start()
    assert make().target.parent == folder


def test_what_a_saved_filter_finds_is_written_and_the_cover_names_it(
    qtbot: QtBot, opened: OpenRegister, make: Make
) -> None:
    assert not make().filter_choice.isVisible()
    save(opened.register, Entry("district", {"names": Names.same("West")}))
    values = {"name": "To the east/1", "of_kind": "district", "conditions": "names ~ east"}
    save(opened.register, Entry("saved_filter", values))
    dialog = make()
    dialog.filter_choice.setChecked(True)
    assert dialog.filters.words.text() == "Names contains “east”" and "To the east_1" in dialog.target.name
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args is not None
    cover, sheet = openpyxl.load_workbook(ended.args[0].path).worksheets
    said = {row[0].value: row[1].value for row in cover.iter_rows()}
    assert (said["Saved filter"], said["Filter"]) == ("To the east/1", "Names contains “east”")
    assert sheet.title == "Districts" and ended.args[0].rows == {"Districts": 1}


def test_a_layout_is_written_and_says_what_it_can_do(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    dialog.without_personal.setChecked(True)
    dialog.layout_choice.setChecked(True)
    assert dialog.layouts.words.text().startswith("One row a project")
    assert dialog.day.isEnabled() and not dialog.without_personal.isEnabled()
    assert dialog.target.stem.startswith("register Projects with slippage")
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args[0].rows == {"Projects with slippage": 0}
