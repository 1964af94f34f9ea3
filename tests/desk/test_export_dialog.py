"""Exporting from the window: choosing, working elsewhere, stopping, and where the file is."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.page import ShownList
from districtdesk.desk.shell import export_work
from districtdesk.desk.shell.export_dialog import ExportDialog
from districtdesk.desk.shell.export_end import ExportEnd
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.start.page_factory import makers
from districtdesk.exchange.errors import Cancelled, ExchangeError
from districtdesk.names import Names
from districtdesk.records import KINDS, District, Source, fields_of
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import open_register
from districtdesk.register.queries.layout_plan import LayoutPlan, TablePlan, write_plan
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.saved_layouts import read_saved_layouts
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
    dialog.options.without_personal.click()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.export_button.click()
    assert not {"People", "Offices"} & set(ended.args[0].rows)


def test_the_list_is_exported_as_it_stands(qtbot: QtBot, make: Make) -> None:
    dialog = make(_districts(), prefers_list=True)
    assert dialog.layouts.chosen.shown is not None
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args[0].rows == {"Districts": 1}
    assert "Districts" in ended.args[0].path.name


def test_without_a_list_only_the_whole_is_offered(make: Make) -> None:
    dialog = make()
    assert dialog.layouts.chosen.is_whole
    assert not any(each.shown for each in dialog.layouts.list.rows)


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
    dialog.options.language.setCurrentIndex(i18n.LANGUAGES.index("ru"))
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000):
        dialog.start()
    assert spoken == ["ru"]
    assert i18n.language() == "en"


def test_a_workbook_is_written_as_of_the_day_that_is_typed(qtbot: QtBot, make: Make) -> None:
    dialog = make(_districts(), prefers_list=True)
    dialog.options.day.type_text("31.05.2024")
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    cover = openpyxl.load_workbook(ended.args[0].path).worksheets[0]
    assert ["As of", "31 May 2024"] in [[cell.value for cell in row[:2]] for row in cover.iter_rows()]


def test_what_is_no_day_is_asked_for_again(make: Make) -> None:
    dialog = make()
    dialog.options.day.type_text("some day")
    dialog.start()
    assert dialog.busy is None and not dialog.target.exists()


def test_every_list_takes_a_day(make: Make) -> None:
    dialog = make(ShownList(Query("source"), fields_of(Source)[:3], "Sources"), prefers_list=True)
    assert dialog.options.day.isEnabled()


def test_afterwards_the_file_and_its_folder_can_be_opened(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url) or True)
    dialog = make()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert dialog.end is not None
    dialog.end.open_file_button.click()
    dialog.end.open_folder_button.click()
    path = ended.args[0].path
    assert [Path(url.toLocalFile()) for url in shown] == [path, path.parent]


def test_where_no_program_shows_the_folder_its_path_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setattr(notices, "ask", lambda _parent, *texts, **_how: told.append(texts[:2]) or "close")
    end = ExportEnd("Written.", tmp_path / "out.xlsx", QWidget())
    qtbot.addWidget(end)
    end.open_folder_button.click()
    ((message, place),) = told
    assert "folder" in message
    assert place == str(tmp_path / "out.xlsx")


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


def test_onto_a_workbook_that_is_open_a_free_name_is_taken_before_or_after_the_work(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, held = tmp_path / "shown.xlsx", tmp_path / "held.xlsx"
    for each in (shown, held):
        each.write_text("last year's")
    (tmp_path / "~$shown.xlsx").write_text("")
    known, asked = Path.open, []

    def refuse(path: Path, *given: Any, **named: Any) -> Any:
        if path == held:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return known(path, *given, **named)

    def answer(_parent: object, message: str, *_: object, **__: object) -> str:
        asked.append(message)
        return "replace" if "already" in message else "free"

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(notices, "ask", answer)
    for target in (shown, held):
        dialog = make()
        dialog.options.target.path = target
        with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as done:
            dialog.start()
        assert done.args[0].path == target.with_name(f"{target.stem} (2).xlsx")
    monkeypatch.undo()
    assert {each.read_text() for each in (shown, held)} == {"last year's"}
    assert ["Excel" in each for each in asked] == [True, False, True]


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
    dialog.options.target.choose_button.click()
    assert dialog.target == tmp_path / "figures.xlsx"
    dialog.start()
    assert len(asked) == 1
    assert (tmp_path / "figures.xlsx").read_text() == "last year's"


@pytest.mark.thorough
def test_the_next_export_goes_to_the_folder_of_the_last(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "a.xlsx"), ""))
    dialog = make()
    dialog.options.target.choose_button.click()
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000):
        dialog.start()
    assert make().target.parent == folder


@pytest.mark.thorough
def test_what_a_saved_filter_finds_is_written_and_the_cover_names_it(
    qtbot: QtBot, opened: OpenRegister, make: Make
) -> None:
    assert not make().options.filters.isEnabled()
    save(opened.register, Entry("district", {"names": Names.same("West")}))
    values = {"name": "To the east/1", "of_kind": "district", "conditions": "names ~ east"}
    save(opened.register, Entry("saved_filter", values))
    dialog = make()
    dialog.options.filters.box.setCurrentIndex(1)
    assert dialog.options.filters.words.text() == "Names contains “east”" and "To the east_1" in dialog.target.name
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args is not None
    cover, sheet, *_lists = openpyxl.load_workbook(ended.args[0].path).worksheets
    said = {row[0].value: row[1].value for row in cover.iter_rows()}
    assert (said["Saved filter"], said["Filter"]) == ("To the east/1", "Names contains “east”")
    assert sheet.title == "Districts" and ended.args[0].rows == {"Districts": 1}


def test_a_layout_is_written_with_its_mark_and_says_what_it_can_do(qtbot: QtBot, make: Make) -> None:
    dialog = make()
    dialog.options.without_personal.setChecked(True)
    dialog.layouts.mark("Projects with slippage")
    assert dialog.layouts.chosen.note.startswith("One row a project")
    assert dialog.options.day.isEnabled() and not dialog.options.without_personal.isEnabled()
    assert dialog.target.stem.startswith("register Projects with slippage")
    assert dialog.options.by_district.isEnabled() and not dialog.options.remarks.text()
    for name, why in (
        ("The minister's table", "Each district is one row"),
        ("The whole register", "The whole register"),
    ):
        dialog.layouts.mark(name)
        assert not dialog.options.by_district.isEnabled() and dialog.options.remarks.text().startswith(why)
    dialog.layouts.mark("Projects with slippage")
    dialog.options.mark.setText("For official use")
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args[0].rows == {"Projects with slippage": 0}
    assert openpyxl.load_workbook(ended.args[0].path).worksheets[1].oddHeader.center.text == "For official use"


@pytest.mark.thorough
def test_a_layout_is_saved_chosen_changed_and_removed(qtbot: QtBot, opened: OpenRegister, make: Make) -> None:
    save(opened.register, Entry("district", {"names": Names.same("West")}))
    dialog = make(_districts(), prefers_list=True)
    dialog.options.mark.setText("Ours")
    dialog.layouts.save_button.click()
    asking = dialog.layouts.dialog
    assert asking is not None and not asking.save.isEnabled()
    asking.name.setText("By kind")
    asking.tables.group.setCurrentIndex(asking.tables.group.findData("district_kind"))
    asking.save.click()
    chosen = dialog.layouts.chosen
    assert (chosen.text, chosen.note, dialog.options.mark.text()) == ("By kind", "Saved layout: Districts", "Ours")
    with qtbot.waitSignal(dialog.finished_export, timeout=20_000) as ended:
        dialog.start()
    assert ended.args[0].rows == {"Districts": 2}
    again = make()
    again.layouts.mark("By kind")
    again.layouts.change_button.click()
    asking = again.layouts.dialog
    assert asking is not None and asking.tables.group.currentData() == "district_kind"
    asking.tables.made_menu().actions()[0].trigger()
    assert [each.kind for each in asking.tables.plans()] == ["district", "company"]
    asking.name.setText("Two")
    asking.save.click()
    with opened.register.read() as session:
        assert [each.name for each in read_saved_layouts(session)] == ["Two"]
    again.layouts.remove_button.click()
    assert [each.text for each in again.layouts.list.rows if each.is_saved] == []
    undo(opened.register)
    again.layouts.read()
    assert [each.text for each in again.layouts.list.rows if each.is_saved] == ["Two"]


@pytest.mark.thorough
def test_every_layout_has_a_picture_of_its_first_page_in_its_language(
    qtbot: QtBot, opened: OpenRegister, make: Make
) -> None:
    save(opened.register, Entry("project", {"names": Names.same("Plant")}))
    plan = LayoutPlan("Mine", tables=(TablePlan("district", group="district_kind"),), mark="Ours", language="ru")
    save(opened.register, Entry("saved_layout", write_plan(plan)))
    dialog = make(_districts())
    for row, choice in enumerate(dialog.layouts.list.rows):
        dialog.picture.picture.show_page(None, "waiting")
        dialog.layouts.list.setCurrentIndex(dialog.layouts.list.model().index(row, 0))
        qtbot.waitUntil(lambda: dialog.picture.picture.page is not None, timeout=20_000)
        page = dialog.picture.picture.page
        assert page is not None and page.sheet.page.placed, choice.text
        dialog.picture.picture.grab()
    assert page is not None and page.sheet.painter.heads.mark == "Ours"
    rows = page.sheet.page.document.rows
    assert [each.role for each in rows] == ["heading", "group", "row"]
    assert rows[1].texts[0] == "Вид: не указано · 1 квартал"
