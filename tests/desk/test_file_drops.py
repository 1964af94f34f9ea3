"""Files dropped onto a window: registers open, others are kept with the record they fall on, no others are taken."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import Busy, notices, waiting
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.program import Program
from districtdesk.names import Names
from districtdesk.register.journal import attachments
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.queries import listing

_COPY = Qt.DropAction.CopyAction


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    """With one company, which is open."""
    made = program.desks[0]
    made.window.resize(1366, 768)
    save(made.register.register, Entry("company", {"names": Names.same("East")}))
    made.shell.go("company")
    qtbot.waitUntil(lambda: made.shell.pages.page.open_id != "" and _view(made).isVisible())
    return made


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(notices, "tell", lambda _parent, message, detail, *_: said.append(f"{message} {detail}"))
    return said


def _drop(desk: Desk, over: QWidget, *files: Path, text: str = "") -> bool:
    """As the system does it, to the window; whether the pointer says that they may be dropped."""
    dragged = QMimeData()
    if files:
        dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if text:
        dragged.setText(text)
    place = over.mapTo(desk.window, over.rect().center())
    how = (_COPY, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    comes = QDragEnterEvent(place, *how)
    QApplication.sendEvent(desk.window.windowHandle(), comes)
    if comes.isAccepted():
        QApplication.sendEvent(desk.window.windowHandle(), QDropEvent(place.toPointF(), *how))
    return comes.isAccepted()


def _view(desk: Desk) -> RecordView:
    return desk.shell.pages.page.findChild(RecordView)


def _attached(desk: Desk) -> list[str]:
    with desk.register.register.read() as session:
        rows = listing.window(session, listing.Query("attachment"), 0, 9)
    return [str(row.caption) for row in rows]


@pytest.mark.thorough
def test_files_dropped_onto_a_record_are_kept_with_it(
    qtbot: QtBot, desk: Desk, tmp_path: Path, told: list[str]
) -> None:
    files = [tmp_path / "letter.txt", tmp_path / "План № 1.pdf"]
    for file in files:
        file.write_text(file.name)
    # Also over a line of text, which would take the address for text.
    line = _view(desk).findChild(QLineEdit)
    assert _drop(desk, line, *files)
    qtbot.waitUntil(lambda: len(_attached(desk)) == 2)
    qtbot.waitUntil(lambda: desk.shell.strip.accessibleName() == "2 files were attached.")
    assert line.text().find("letter") < 0 and told == []


@pytest.mark.thorough
def test_what_cannot_be_kept_is_told_in_one_sentence_each(
    qtbot: QtBot, desk: Desk, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST_BYTES", 1_048_576)
    (tmp_path / "papers").mkdir()
    (tmp_path / "film.bin").write_bytes(b"0" * 1_048_577)
    (tmp_path / "letter.txt").write_text("short")
    assert _drop(desk, _view(desk), tmp_path / "papers", tmp_path / "film.bin", tmp_path / "letter.txt")
    qtbot.waitUntil(lambda: bool(told))
    assert len(_attached(desk)) == 1
    (said,) = told
    assert said.startswith("Not every file was attached.")
    assert "“papers” is a folder." in said and "“film.bin” is larger than 1 megabytes." in said


@pytest.mark.thorough
def test_a_file_that_is_not_read_to_its_end_can_be_left_and_the_others_are_kept(
    qtbot: QtBot, desk: Desk, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, read = threading.Event(), Path.read_bytes

    def read_slowly(path: Path) -> bytes:
        if path.name == "slow.txt":
            goes_on.wait(20)
        return read(path)

    def cancel() -> None:
        busy = QApplication.activeModalWidget()
        if isinstance(busy, Busy):
            seen.append(busy.windowTitle())
            busy.button.click()

    for name in ("slow.txt", "letter.txt"):
        (tmp_path / name).write_text("short")
    monkeypatch.setattr(Path, "read_bytes", read_slowly)
    monkeypatch.setattr(waiting, "SILENT_SECONDS", 0.01)
    seen: list[str] = []
    timer = QTimer()
    timer.timeout.connect(cancel)
    timer.start(5)
    assert _drop(desk, _view(desk), tmp_path / "slow.txt", tmp_path / "letter.txt")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    timer.stop()
    goes_on.set()
    assert set(seen) == {"Reading “slow.txt”"} and told == [
        "Not every file was attached. “slow.txt” was not read to its end."
    ]
    assert len(_attached(desk)) == 1


@pytest.mark.thorough
def test_elsewhere_files_are_refused_and_text_goes_where_it_went(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("short")
    pane = desk.shell.pages.page.pane
    for over in (desk.shell.navigation, pane.table, pane.search, desk.window.menuBar()):
        assert not _drop(desk, over, tmp_path / "letter.txt"), over
    assert pane.search.text() == ""
    assert _drop(desk, pane.search, text="East") and pane.search.text() == "East"
    assert not _drop(desk, _view(desk), tmp_path / "letter.txt", tmp_path / "north.ddesk")


@pytest.mark.thorough
def test_a_record_that_is_not_saved_yet_takes_no_files(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("short")
    desk.shell.pages.page.new_record()
    assert not _drop(desk, _view(desk), tmp_path / "letter.txt")


@pytest.mark.thorough
def test_a_register_dropped_anywhere_is_opened_and_further_ones_in_their_own_windows(
    qtbot: QtBot, desk: Desk, program: Program, tmp_path: Path, empty_register: Path
) -> None:
    files = [Path(shutil.copy(empty_register, tmp_path / name)) for name in ("a.ddesk", "b.DDESK")]
    assert _drop(desk, desk.shell.navigation, *files)
    qtbot.waitUntil(lambda: [each.place for each in program.desks] == files)


@pytest.mark.thorough
def test_text_that_is_not_saved_is_asked_about_before_a_dropped_register_is_opened(
    qtbot: QtBot, desk: Desk, tmp_path: Path, empty_register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_, **__: asked.append(message) or "")
    before = desk.place
    desk.shell.pages.page.new_record()
    QTest.keyClicks(desk.window.focusWidget(), "Cables")
    shutil.copy(empty_register, tmp_path / "a.ddesk")
    _drop(desk, desk.shell.navigation, tmp_path / "a.ddesk")
    qtbot.waitUntil(lambda: bool(asked) or desk.place != before)
    assert desk.place == before and len(asked) == 1
    monkeypatch.setattr(notices, "ask", lambda *_, **__: "discard")


@pytest.mark.thorough
def test_a_table_that_is_dropped_or_pasted_onto_a_list_comes_in(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "return.csv"
    table.write_text("Company;Tax ID\nVega;1400498898\n", "utf-8")
    came: list[str] = []
    monkeypatch.setattr(
        desk.imports, "bring_in", lambda files, *_: came.extend(each.read_text("utf-8") for each in files)
    )
    views = desk.shell.pages.page.table
    assert _drop(desk, views, table)
    qtbot.waitUntil(lambda: len(came) == 1)
    QApplication.clipboard().setText("West\t1400475141")
    views.setFocus()
    desk.shell.actions["paste"].trigger()
    qtbot.waitUntil(lambda: len(came) == 2)
    headings, row = came[1].splitlines()
    assert row == "West\t1400475141" and len(headings.split("\t")) == 2


@pytest.mark.thorough
def test_pasting_says_so_where_nothing_was_ever_copied(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    desk.register.feed.said.connect(said.append)
    # As a system tells it on which no program has put anything on the clipboard yet.
    monkeypatch.setattr(QApplication, "clipboard", lambda: SimpleNamespace(mimeData=lambda: None))
    desk.imports.paste()
    assert said == ["There is no table on the clipboard."]
