"""What the tests of the desk share: a light theme, a register with its feed, settings, and a window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from districtdesk import i18n
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import notices, waiting
from districtdesk.desk.look import theme
from districtdesk.desk.start.app import Start
from districtdesk.desk.start.options import Options
from districtdesk.desk.start.program import Program
from districtdesk.records import District
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.making import district, keep


def _look(app: QApplication) -> tuple[str, str, bool]:
    return app.styleSheet(), app.font().toString(), theme.is_dark()


@pytest.fixture(scope="session")
def _light(qapp: QApplication) -> tuple[str, str, bool]:
    theme.apply(qapp, dark=False)
    return _look(qapp)


@pytest.fixture(autouse=True)
def _styled(qapp: QApplication, _light: tuple[str, str, bool]) -> None:
    # Windows that earlier tests closed wait to be deleted; styling them anew takes seconds.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Dressing takes longer than most tests: it is done only after one that changed the look.
    if _look(qapp) != _light:
        theme.apply(qapp, dark=False)


@pytest.fixture
def feed(qapp: QApplication, register: Register) -> Iterator[Feed]:
    """The register as the desk hears it."""
    made = Feed(register)
    yield made
    made.close()


@pytest.fixture
def in_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is waited for in a window, and soon."""
    monkeypatch.setattr(waiting, "SILENT_SECONDS", 0.01)
    monkeypatch.setattr(waiting, "LOOK_IN_MS", 1)
    waiting.wait_in_windows()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test's own."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def place(register: Register) -> District:
    """A district in the register."""
    made = district()
    keep(register, made)
    return made


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program of this test keeps its own."""
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What is answered when a window asks about text that is not saved, under the one key ''."""
    given = {"": ""}
    monkeypatch.setattr(notices, "ask", lambda *_, **__: given[""])
    return given


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, home: Path, empty_register: Path, answer: dict[str, str]
) -> Iterator[Program]:
    """The whole program, with one window and a register in it."""
    file = Path(shutil.copy(empty_register, home / "north.ddesk"))
    start = Start(qapp, Settings(), Options(file=file, language="en", look="light"))
    start.window.show()
    qtbot.waitUntil(lambda: start.desk is not None and start.desk.register is not None, timeout=20_000)
    made = start.program
    assert made is not None
    yield made
    answer[""] = "discard"
    windows = {start.window, *(desk.window for desk in made.desks)}
    for window in filter(isValid, windows):
        window.close()
    # A window that a failed test has left in the middle of something does not close, and would haunt later tests.
    for desk in made.desks:
        made.left(desk)
    for window in filter(isValid, windows):
        window.deleteLater()
    i18n.use("en")


class Show(Protocol):
    """Shows widgets below each other in a window that lives as long as the test."""

    def __call__(self, *widgets: QWidget, width: int = 400) -> QWidget: ...


@pytest.fixture
def show(qtbot) -> Show:
    windows: list[QWidget] = []

    def _show(*widgets: QWidget, width: int = 400) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(width, 300)
        window.show()
        QApplication.processEvents()
        return window

    return _show
