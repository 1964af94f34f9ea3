"""What is different on Windows, tried with the errors that it would give; docs/windows.md lists it."""

from __future__ import annotations

import ast
import ctypes
import errno
import os
import re
import shutil
import stat
import struct
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TextIO, cast

import pytest
from PySide6.QtCore import QObject

import districtdesk
from districtdesk import __main__ as main_module
from districtdesk import hold, settings_file, settling
from districtdesk.desk.shell import menus, show_file
from districtdesk.desk.start import handing_over, late_loading, meeting_place, task_bar
from districtdesk.desk.start.options import Options
from districtdesk.exchange import safe_file
from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.open_elsewhere import InUse
from districtdesk.fault_log import FaultLog
from districtdesk.register.file import discard, process_alive
from districtdesk.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CODE = Path(districtdesk.__file__).parent
_ROOT = _CODE.parents[1]
_PACKAGING = _ROOT / "resources" / "packaging"
_PAGE = (_ROOT / "docs" / "windows.md").read_text("utf-8")
# Of other Windows: those of Qt; and what only loads a module of the list.
_OTHERS = {"desk.shell.qt_texts", "desk.shell.qt_words", "desk.start.late_loading"}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(_CODE).with_suffix("").parts)


def _code(path: Path) -> str:
    """A module's code without what is only for a reader."""
    return ast.unparse(ast.parse(path.read_text("utf-8")))


@pytest.mark.thorough
def test_the_page_lists_every_module_that_knows_windows():
    knowing = {
        _module(path) for path in _CODE.rglob("*.py") if re.search(r"win32|WinDLL|os\.name|fcntl", _code(path))
    }
    told = {_module(path) for path in _CODE.rglob("*.py") if "Windows" in path.read_text("utf-8")}
    listed = set(re.findall(r"^\| `([a-z_.]+)` \|", _PAGE, re.MULTILINE))
    assert (knowing | told) - _OTHERS - listed == set()
    assert listed <= {_module(path) for path in _CODE.rglob("*.py")}


def test_a_display_is_not_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr("sys.platform", "win32")
    assert not main_module._needs_display()


class _Library:
    """A system library whose functions are those that are given."""

    def __init__(self, **functions: object) -> None:
        self.__dict__.update(functions)


def _refuse(*_given: object) -> None:
    raise OSError(errno.EINVAL, "refused")


@pytest.mark.parametrize("library", [_Library(), _Library(SetCurrentProcessExplicitAppUserModelID=_refuse)])
def test_a_task_bar_that_cannot_be_told_stops_nothing(library: _Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: library, raising=False)
    task_bar.name_program()


def test_the_task_bar_is_told_the_program_of_the_installer(monkeypatch: pytest.MonkeyPatch):
    told: list[str] = []
    library = _Library(SetCurrentProcessExplicitAppUserModelID=lambda text: told.append(text.value))
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: library, raising=False)
    late_loading.load_task_bar()()
    (named,) = re.findall(r'!define MODEL_ID "(.+)"', (_PACKAGING / "windows/districtdesk.nsi").read_text("utf-8"))
    assert told == [named]


@pytest.mark.parametrize("library", [_Library(), _Library(AllowSetForegroundWindow=_refuse)])
def test_a_window_that_may_not_come_forward_is_told_what_to_open_all_the_same(
    library: _Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: library, raising=False)
    monkeypatch.setattr(handing_over.sys, "platform", "win32")
    monkeypatch.setattr(handing_over, "_answer", lambda _address, asked: handing_over.TAKEN if asked.file else None)
    held = SimpleNamespace(address="", take=lambda: False)
    assert handing_over.hand_over(held, Options(file=tmp_path / "a.ddesk"))


def test_the_first_program_is_met_at_a_pipe_and_holds_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    held: set[int] = set()

    def lock(handle: int, _how: int, _bytes: int) -> None:
        if held - {handle}:
            raise PermissionError(errno.EACCES, "Permission denied")
        held.add(handle)

    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "new"))
    monkeypatch.setattr(meeting_place.sys, "platform", "win32")
    monkeypatch.setattr(hold, "msvcrt", SimpleNamespace(locking=lock, LK_NBLCK=2), raising=False)
    first, second = meeting_place.meeting_place(), meeting_place.meeting_place()
    assert first.address == second.address and first.address.startswith("\\\\.\\pipe\\districtdesk-")
    assert (first.take(), second.take(), first.take()) == (True, False, True)


def test_settings_are_written_without_a_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings_file, "fcntl", None)
    Settings(tmp_path / "settings.json").set("look", "dark")
    assert Settings(tmp_path / "settings.json").get("look") == "dark"


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as the writing of workbooks looks: no locks, and folders that cannot be opened."""

    def open_no_folder(path: object, *given: object) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "a folder")
        return known(path, *given)

    known = os.open
    monkeypatch.setattr(safe_file, "fcntl", None)
    windows = SimpleNamespace(**{**vars(os), "name": "nt", "open": open_no_folder})
    monkeypatch.setattr(safe_file, "os", windows)
    monkeypatch.setattr(settling, "os", windows)


def test_a_workbook_takes_its_place_where_nothing_can_be_locked(on_windows: None, tmp_path: Path):
    place = tmp_path / "a.xlsx"
    with safe_file.replacing(place) as draft:
        draft.write(b"whole")
    assert place.read_bytes() == b"whole" and list(tmp_path.iterdir()) == [place]


def test_what_another_program_writes_is_left_where_it_is(on_windows: None, tmp_path: Path, monkeypatch):
    place, leftover = tmp_path / "a.xlsx", tmp_path / f".a.xlsx.1234{safe_file._ENDING}"
    leftover.write_bytes(b"of another")
    known = Path.unlink

    def unlink(path: Path, *given: object, **named: object) -> None:
        if path == leftover:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        known(path, *given, **named)

    monkeypatch.setattr(Path, "unlink", unlink)
    with safe_file.replacing(place) as draft:
        draft.write(b"whole")
    assert leftover.read_bytes() == b"of another" and place.read_bytes() == b"whole"


def test_a_workbook_that_excel_shows_is_kept_and_the_reason_said(on_windows: None, tmp_path: Path, monkeypatch):
    place = tmp_path / "a.xlsx"
    place.write_bytes(b"before")

    def refuse(*_places: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(safe_file.os, "replace", refuse)
    with (
        pytest.raises(ExchangeError, match="If it is open in Excel, close it there"),
        safe_file.replacing(place) as draft,
    ):
        draft.write(b"after")
    assert place.read_bytes() == b"before" and list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("number", [32, 33])
@pytest.mark.parametrize("refusing", ["replace", "open"])
def test_a_workbook_that_another_program_holds_is_kept_and_a_free_name_offered(
    on_windows: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusing: str
):
    place = tmp_path / "a.xlsx"
    place.write_bytes(b"before")

    def refuse(*_given: object) -> None:
        held = PermissionError(errno.EACCES, "The process cannot access the file")
        # Elsewhere Python knows no such number.
        vars(held)["winerror"] = number
        raise held

    monkeypatch.setattr(safe_file.os if refusing == "replace" else Path, refusing, refuse)
    with pytest.raises(InUse, match="open in another program") as caught, safe_file.replacing(place) as draft:
        draft.write(b"after")
    monkeypatch.undo()
    assert caught.value.free == tmp_path / "a (2).xlsx"
    assert place.read_bytes() == b"before" and list(tmp_path.iterdir()) == [place]


def test_a_long_log_is_put_aside_only_after_it_was_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[TextIO] = []
    known = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if not opened[-1].closed:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return known(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    log = FaultLog(tmp_path / "faults.log", opened.append, largest=100)
    log.write("long " * 40, "a fault")
    log.write("short", "another fault")
    assert (tmp_path / "faults.old.log").exists() and "short" in log.path.read_text("utf-8")
    log.close()


class _Kernel:
    """A kernel32 in which one process runs, one has ended, one may not be asked, and no other is."""

    running, ended, forbidden = 1, 2, 3

    def OpenProcess(self, _right: int, _inherits: bool, process: int) -> int:
        return process if process in (self.running, self.ended) else 0

    def GetExitCodeProcess(self, handle: int, code: Any) -> int:
        code._obj.value = 259 if handle == self.running else 0
        return 1

    def CloseHandle(self, _handle: int) -> int:
        return 1


def test_a_backup_that_may_not_be_written_goes_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    backup, known = tmp_path / "a.ddesk", Path.unlink
    backup.write_bytes(b"whole")
    backup.chmod(0o400)

    def unlink(path: Path, *given: object, **named: object) -> None:
        if not path.stat().st_mode & stat.S_IWRITE:
            raise PermissionError(errno.EACCES, "Access is denied")
        known(path, *given, **named)

    monkeypatch.setattr(Path, "unlink", unlink)
    monkeypatch.setattr(discard, "_IS_WINDOWS", True)
    discard.discard(backup)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_opened_is_not_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_given: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(settling.os, "open", refuse)
    settling.settle_folder(tmp_path)


def test_explorer_is_asked_to_choose_the_file(monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(show_file.sys, "platform", "win32")
    monkeypatch.setattr(show_file.QProcess, "startDetached", lambda *given: asked.append(given))
    show_file.show_file(Path("C:/Registers/north, south.ddesk"), QObject(), cast("QWidget", None))
    assert asked == [("explorer", ["/select,C:/Registers/north, south.ddesk"])]


def test_a_process_is_asked_for_without_being_ended(monkeypatch: pytest.MonkeyPatch):
    asked: list[int] = []
    kernel = _Kernel()

    def open_process(right: int, inherits: bool, process: int) -> int:
        asked.append(process)
        return _Kernel.OpenProcess(kernel, right, inherits, process)

    monkeypatch.setattr(kernel, "OpenProcess", open_process, raising=False)
    monkeypatch.setattr(process_alive.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_given, **_named: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 5 if asked[-1] == kernel.forbidden else 87, raising=False)
    monkeypatch.setattr(os, "kill", lambda *_given: pytest.fail("a signal ends a process there"))
    alive = {number: process_alive.is_alive(number) for number in (1, 2, 3, 4)}
    assert alive == {kernel.running: True, kernel.ended: False, kernel.forbidden: True, 4: False}


def test_a_folder_of_the_persons_own_is_shortened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(menus.Path, "home", lambda: PureWindowsPath(r"C:\Users\Aysel"))
    assert menus.shortened_folder(PureWindowsPath(r"C:\Users\Aysel\Documents\mine.ddesk")) == r"~\Documents"


def test_the_sign_of_the_program_has_the_sizes_that_windows_shows():
    raw = (_PACKAGING / "windows" / "districtdesk.ico").read_bytes()
    kind, count = struct.unpack_from("<2xHH", raw)
    sizes = {raw[6 + 16 * place] or 256 for place in range(count)}
    assert kind == 1 and {16, 24, 32, 48, 256} <= sizes


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_script_of_the_installer_is_understood(tmp_path: Path):
    folder = tmp_path / "districtdesk"
    (folder / "_internal").mkdir(parents=True)
    (folder / "districtdesk.exe").touch()
    words = (
        f"import sys; sys.path.insert(0, {str(_PACKAGING)!r}); from pathlib import Path; import windows_packages as w"
    )
    make = f"{words}; print(w.make_installer('makensis', Path({str(folder)!r}), '0.1.0'))"
    done = subprocess.run([sys.executable, "-c", make], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert Path(done.stdout.splitlines()[-1]).read_bytes()[:2] == b"MZ"
