"""The packaged folder runs without Python: on the command line, without a display, and in a real window."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from districtdesk import __version__
from tests.packaged.conftest import Person, is_soon, wait_for

_LARGEST_FOLDER, _LARGEST_ARCHIVE = 170e6, 60e6
# Which words of a binary's symbols say how new a C library it needs. Debian 12 has 2.36.
_C_LIBRARY = re.compile(r"\bGLIBC_2\.(\d+)")
_OF_DEBIAN_12 = 36


def _binaries(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [path for path in files if path.read_bytes()[:4] == b"\x7fELF"]


def test_it_is_no_larger_than_it_need_be(packages: Path, unpacked: Path) -> None:
    files = [path for path in unpacked.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= _LARGEST_FOLDER
    for made in (*packages.glob("*.tar.xz"), *packages.glob("*.deb")):
        assert made.stat().st_size <= _LARGEST_ARCHIVE, made.name


def test_it_asks_for_no_newer_c_library_than_that_of_debian_12(unpacked: Path) -> None:
    binaries = map(str, _binaries(unpacked))
    told = subprocess.run(["objdump", "-T", *binaries], capture_output=True, encoding="utf-8").stdout
    assert max(map(int, _C_LIBRARY.findall(told))) <= _OF_DEBIAN_12


def test_every_library_finds_what_it_needs(unpacked: Path) -> None:
    # The theme of GTK is taken where the desktop has GTK, and left alone elsewhere.
    looked_at = [path for path in _binaries(unpacked) if path.name != "libqgtk3.so"]
    told = subprocess.run(["ldd", *map(str, looked_at)], capture_output=True, encoding="utf-8").stdout
    assert [line for line in told.splitlines() if "not found" in line] == []


def test_the_terms_of_all_that_is_in_it_are_in_it(unpacked: Path) -> None:
    terms = {path.stem for path in (unpacked / "licences").iterdir()}
    assert {"DistrictDesk", "Qt", "LGPL-3.0", "GPL-3.0", "Python", "PyInstaller"} <= terms
    inside = unpacked / "_internal"
    for library in ("pyside6_essentials", "sqlalchemy", "openpyxl", "lxml", "babel"):
        assert list(inside.glob(f"{library}-*.dist-info/METADATA")), library
    assert list(inside.glob("babel/locale-data/LICEN[SC]E*"))


def test_the_command_line_makes_checks_and_exports_the_sample(unpacked: Path, person: Person) -> None:
    program, register, book = unpacked / "districtdesk-cli", person.home / "реестр.ddesk", person.home / "книга.xlsx"
    assert person.run(program, "--version").stdout.split() == ["DistrictDesk", __version__]
    for words in (("new", "--sample", register), ("check", register), ("export", register, book)):
        done = person.run(program, *words)
        assert done.returncode == 0, done.stderr
    assert book.stat().st_size > 10_000
    assert "ingilis" in person.run(program, "--language", "az", "list", register, "source").stdout


def test_a_new_register_is_made_by_the_migrations_that_it_brings(unpacked: Path, person: Person) -> None:
    register = person.home / "new.ddesk"
    assert person.run(unpacked / "districtdesk-cli", "new", register).returncode == 0
    inside = unpacked / "_internal/districtdesk/register/migrations/versions"
    newest = max(int(path.name[:4]) for path in inside.glob("[0-9]*.py"))
    with closing(sqlite3.connect(register)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (newest,)


def test_a_missing_display_is_said_in_the_language_of_the_system(unpacked: Path, person: Person) -> None:
    for system, words in (
        ("ru_RU.UTF-8", "Экрана нет"),
        ("az_AZ.UTF-8", "Ekran yoxdur"),
        ("C", "There is no display"),
    ):
        ended = person.run(unpacked / "districtdesk", LANG=system)
        assert (ended.returncode, len(ended.stderr.splitlines())) == (3, 1)
        assert ended.stderr.startswith(f"districtdesk: {words}")


def test_without_a_screen_it_opens_the_sample_and_loads_no_python_of_the_machine(
    unpacked: Path, person: Person
) -> None:
    running = person.start(unpacked / "districtdesk", "--sample", QT_QPA_PLATFORM="offscreen")
    settings = person.data / "DistrictDesk" / "settings.json"
    wait_for(lambda: settings.exists() and "open_register" in settings.read_text("utf-8"), "the sample is open")
    loaded = Path(f"/proc/{running.pid}/maps").read_text("utf-8", "surrogateescape")
    running.send_signal(signal.SIGTERM)
    running.wait()
    python = {line.split(maxsplit=5)[5] for line in loaded.splitlines() if "python" in line and "/" in line}
    assert python and {place for place in python if not place.startswith(str(unpacked))} == set()


def _running(program: Path) -> list[Path]:
    """The processes of this program."""
    return [each for each in Path("/proc").glob("[0-9]*/exe") if os.path.realpath(each) == str(program)]


class _Screen:
    """Fingers on the keyboard and an eye on the screen."""

    def __init__(self, person: Person, display: str, pictures: Path) -> None:
        self._person, self._display, self._pictures = person, display, pictures

    def press(self, *keys: str) -> None:
        self._person.run("xdotool", "key", "--delay", "80", *keys, DISPLAY=self._display)

    def write(self, text: str) -> None:
        self._person.run("xdotool", "type", "--delay", "60", text, DISPLAY=self._display)

    def answers(self, title: str, *keys: str, text: str = "") -> bool:
        """Press keys and write a text; whether a window of this title is seen soon."""
        self.press(*keys)
        if text:
            self.write(text)
        return is_soon(lambda: self.sees(title))

    def leaves(self, title: str, *keys: str) -> bool:
        """Press keys; whether no window of this title is seen soon."""
        self.press(*keys)
        return is_soon(lambda: not self.sees(title))

    def sees(self, title: str) -> bool:
        told = self._person.run("xdotool", "search", "--onlyvisible", "--name", title, DISPLAY=self._display)
        return bool(told.stdout.split())

    def keep(self, name: str) -> None:
        if self._pictures.is_dir() and shutil.which("import"):
            self._person.run("import", "-window", "root", self._pictures / f"{name}.png", DISPLAY=self._display)


def test_a_double_click_opens_a_register_that_is_changed_exported_and_left(
    unpacked: Path, packages: Path, person: Person, screen: str
) -> None:
    """As a desktop does it: by the desktop file that install.sh has laid, on a screen, with the keyboard alone."""
    register = person.home / "mine.ddesk"
    assert person.run(unpacked / "districtdesk-cli", "new", "--sample", register).returncode == 0
    assert person.run(unpacked / "install.sh").returncode == 0
    desktop = person.data / "applications" / "districtdesk.desktop"
    person.start("gio", "launch", desktop, register, DISPLAY=screen)
    seen = _Screen(person, screen, Path(os.environ.get("DISTRICTDESK_PICTURES", "")))
    wait_for(lambda: seen.sees("^mine.ddesk - DistrictDesk$"), "the window with the register")
    settings = person.data / "DistrictDesk" / "settings.json"
    wait_for(lambda: settings.exists() and "mine.ddesk" in settings.read_text("utf-8"), "the register is open")
    seen.keep("1 open")
    unsaved = r"^mine.ddesk[*] - DistrictDesk$"
    # The title is there before the pages are; a key that came too early is pressed again.
    wait_for(lambda: seen.answers(unsaved, "ctrl+4", "ctrl+n", text="Packed"), "a new company")
    seen.keep("2 typed")
    wait_for(lambda: seen.leaves(unsaved, "ctrl+s"), "it is saved")
    assert b"Packed" in register.read_bytes()
    seen.keep("3 saved")
    dialog = "^Export to Excel$"
    # In a line of text, X11 has Ctrl+E for its end; here it is the window's.
    wait_for(lambda: seen.answers(dialog, "ctrl+e"), "the dialog of the export")
    seen.keep("4 export")
    seen.press("Return")
    wait_for(lambda: list(person.home.rglob("mine*.xlsx")), "the workbook")
    wait_for(lambda: seen.leaves(dialog, "Escape"), "the dialog is closed")
    # A second double click is over at once: the window that is there opens the file.
    other = person.home / "other.ddesk"
    shutil.copy(register, other)
    person.run("gio", "launch", desktop, other, DISPLAY=screen)
    wait_for(lambda: seen.sees("^other.ddesk - DistrictDesk$"), "a second window")
    assert seen.sees("^mine.ddesk - DistrictDesk$")
    assert len(_running(unpacked / "districtdesk")) == 1
    seen.keep("5 second window")
    wait_for(lambda: seen.leaves("DistrictDesk$", "ctrl+q"), "the program is left")
    assert person.run(unpacked / "districtdesk-cli", "check", register).returncode == 0
