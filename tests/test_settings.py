"""Preferences of one person, and the folders that are offered for files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from districtdesk.settings import Settings, documents_folder


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where documents would be; the folder is not there yet."""
    place = tmp_path / "Documents"
    monkeypatch.delenv("DISTRICTDESK_HOME")
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(place))
    return place


def test_a_folder_that_does_not_exist_is_not_offered(documents: Path) -> None:
    assert documents_folder() == Path.home()
    documents.mkdir()
    assert documents_folder() == documents


def test_the_last_folder_is_offered_while_it_exists(documents: Path, tmp_path: Path) -> None:
    documents.mkdir()
    settings = Settings(tmp_path / "settings.json")
    reports = tmp_path / "reports"
    reports.mkdir()
    assert settings.folder("export") == documents
    settings.remember_folder("export", reports)
    assert (settings.folder("export"), settings.folder("register")) == (reports, documents)
    reports.rmdir()
    assert settings.folder("export") == documents


_DEEP = '{"a": ' + "[" * 900 + "]" * 900 + "}"
# What a file may hold, and whether it counts as damaged as a whole.
_CONTENTS = {
    "a million brackets": (b"[" * 1_000_000, True),
    "less of them": (b"[" * 100_000, True),
    "nothing": (b"", True),
    "zeros": (b"\0" * 4096, True),
    "half": (b'{"language": "az", "rec', True),
    "no UTF-8": (b'{"language": "\xff\xfe"}', True),
    "a list": (b"[1, 2]", True),
    "a number of 5000 digits": (b'{"text_scale": ' + b"9" * 5000 + b', "language": "az"}', False),
    "no numbers": (b'{"text_scale": NaN, "language": "az", "x": [Infinity, -Infinity, 1e999]}', False),
    "a byte order mark": (b'\xef\xbb\xbf{"language": "az"}', False),
    "half a sign": (b'{"recent": ["\\ud800.ddesk"], "language": "az"}', False),
    "depth": (_DEEP.replace("}", ', "language": "az"}').encode(), False),
}


@pytest.mark.parametrize("content", _CONTENTS)
def test_damaged_settings_are_put_aside_and_others_written(tmp_path: Path, content: str) -> None:
    written, is_damaged = _CONTENTS[content]
    path = tmp_path / "settings.json"
    path.write_bytes(written)
    settings = Settings(path)
    assert settings.was_damaged == is_damaged
    assert settings.get("language") == (None if is_damaged else "az")
    assert isinstance(settings.recent, list)
    settings.set("look", "dark")
    again = Settings(path)
    assert (again.get("look"), again.was_damaged) == ("dark", False)
    aside = tmp_path / "settings.damaged.json"
    assert (aside.read_bytes() if aside.exists() else None) == (written if is_damaged else None)


def _make(place: Path, what: str) -> None:
    if what == "a folder":
        (place / "inside").mkdir(parents=True)
    elif what == "a link to itself":
        place.symlink_to(place)
    elif what == "a pipe":
        os.mkfifo(place)
    else:
        place.write_text("{}")
        place.chmod(0)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and rights as POSIX has them")
@pytest.mark.parametrize("what", ["a folder", "a link to itself", "a pipe", "a file that may not be read"])
def test_what_is_no_file_is_put_aside_and_never_waited_for(tmp_path: Path, what: str) -> None:
    path = tmp_path / "settings.json"
    _make(path, what)
    settings = Settings(path)
    if what != "a file that may not be read" or os.getuid():
        assert settings.was_damaged
        assert settings.put_damaged_aside() == tmp_path / "settings.damaged.json"
    settings.set("look", "dark")
    assert Settings(path).get("look") == "dark"


def test_an_earlier_damaged_file_is_kept_too(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for content in ("one", "two"):
        path.write_text(content)
        Settings(path).put_damaged_aside()
    assert {each.read_text() for each in tmp_path.glob("settings.damaged*.json")} == {"one", "two"}


def test_settings_that_cannot_be_written_last_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.set("look", "dark")
    assert settings.get("look") == "dark" and not settings.was_damaged


_WRITES = """
import sys
from pathlib import Path
from districtdesk.settings import Settings
settings, name = Settings(Path(sys.argv[1])), sys.argv[2]
for turn in range(150):
    settings.set(f"{name}.{turn}", turn)
    if turn % 15 == 0:
        settings.add_recent(Path(f"/{name}/{turn}"))
"""


@pytest.mark.thorough
def test_two_programs_that_write_settings_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    writing = [subprocess.Popen([sys.executable, "-c", _WRITES, path, name]) for name in ("one", "two")]
    assert [each.wait(60) for each in writing] == [0, 0]
    settings = Settings(path)
    lost = [(name, turn) for name in ("one", "two") for turn in range(150) if settings.get(f"{name}.{turn}") != turn]
    assert lost == [] and len(settings.recent) == 20
    assert [each.name for each in tmp_path.glob("*.new")] == []
