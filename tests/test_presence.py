"""A look at a remembered place never fails and never waits for ever."""

from __future__ import annotations

import ast
import os
import time
from pathlib import Path

import pytest

import districtdesk
from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.safe_file import replacing
from districtdesk.presence import Look, Presence, answers, is_same_file, is_there, look, look_briefly
from districtdesk.register.errors import RegisterError
from districtdesk.register.opening import create
from districtdesk.settings import Settings, documents_folder
from tests.places import TROUBLES, Places

every_trouble = pytest.mark.parametrize("trouble", TROUBLES)


def test_what_stands_at_a_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert look(tmp_path) is Presence.FOLDER
    assert look(tmp_path / "file") is Presence.FILE
    assert look(tmp_path / "nothing") is Presence.GONE
    assert look(tmp_path / "file" / "below") is Presence.GONE
    assert look(Path("a\0b")) is Presence.AWAY
    assert look(Path(os.devnull)) is Presence.OTHER


@every_trouble
def test_a_place_that_cannot_be_looked_at_is_away(tmp_path: Path, places: Places, trouble: str) -> None:
    places.fail(tmp_path, trouble)
    assert look(tmp_path / "north.ddesk") is Presence.AWAY
    assert not is_there(tmp_path / "north.ddesk")
    assert not is_same_file(tmp_path / "north.ddesk", tmp_path)


def test_a_name_that_is_too_long_is_away(tmp_path: Path) -> None:
    assert look(tmp_path / ("n" * 5000)) is Presence.AWAY


@pytest.mark.thorough
def test_a_look_that_hangs_is_left_and_counts_as_away(tmp_path: Path, places: Places) -> None:
    places.hang(tmp_path)
    began = time.monotonic()
    assert look_briefly(tmp_path) is Presence.AWAY
    assert not answers(tmp_path)
    assert Look(tmp_path).within(0) is None
    assert time.monotonic() - began < 5


@every_trouble
def test_the_last_folder_is_not_offered_where_it_is_away(tmp_path: Path, places: Places, trouble: str) -> None:
    settings = Settings(tmp_path / "settings.json")
    share = tmp_path / "share"
    share.mkdir()
    settings.remember_folder("export", share)
    places.fail(share, trouble)
    assert settings.folder("export") == documents_folder()


@every_trouble
def test_a_documents_folder_that_is_away_is_not_offered(places: Places, trouble: str) -> None:
    places.fail(documents_folder(), trouble)
    assert documents_folder() == Path.home()


@every_trouble
def test_registers_opened_lately_stay_known_where_they_are_away(tmp_path: Path, places: Places, trouble: str) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.add_recent(tmp_path / "share" / "north.ddesk")
    places.fail(tmp_path / "share", trouble)
    settings.add_recent(tmp_path / "south.ddesk")
    assert settings.recent == [tmp_path / "south.ddesk", tmp_path / "share" / "north.ddesk"]


@every_trouble
def test_a_workbook_into_a_folder_that_is_away_is_refused_calmly(
    tmp_path: Path, places: Places, trouble: str
) -> None:
    places.fail(tmp_path / "share", trouble)
    with pytest.raises(ExchangeError), replacing(tmp_path / "share" / "book.xlsx"):
        pass


@every_trouble
def test_a_register_in_a_folder_that_is_away_is_refused(tmp_path: Path, places: Places, trouble: str) -> None:
    places.fail(tmp_path / "share", trouble)
    with pytest.raises(RegisterError):
        create(tmp_path / "share" / "north.ddesk")


# They catch what the look raises, or ask about a file of the program's own.
_ASK_THEMSELVES = {"presence.py", "settings.py", "display.py", "engine.py", "file_format.py", "fault_log.py"} | {
    "copies.py",
    "fault_report.py",
    "side_file.py",
    "unfinished.py",
}
_QUESTIONS = {"exists", "is_dir", "is_file", "samefile", "is_mount"}


@pytest.mark.thorough
def test_pathlib_is_asked_about_a_place_only_where_its_errors_are_caught() -> None:
    asking = {
        path.name
        for path in Path(districtdesk.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _QUESTIONS
        if ast.unparse(node.func.value) != "os.path"
    }
    assert asking <= _ASK_THEMSELVES
