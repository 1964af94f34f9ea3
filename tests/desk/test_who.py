"""Who am I: a name said once signs the steps beside the system's, and can be exchanged on a shared computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from districtdesk.cli.program import main
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.history.history_page import HistoryView
from districtdesk.desk.kit import NoteLabel
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.own_name import names_used, own_name, show_person, sign_as_before
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.who_dialog import WhoDialog
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.painting.colours import LIGHT
from districtdesk.register import identity
from districtdesk.register.journal import chain, journal
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.making import district, keep

_AYGUN, _RASHAD = "Aygün Məmmədova", "Rəşad Əliyev"


@pytest.fixture(autouse=True)
def _system_knows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(identity.getpass, "getuser", lambda: "aygun")
    yield
    identity.call("")


def _say(settings: Settings, name: str) -> None:
    dialog = WhoDialog(settings)
    dialog.name.setText(name)
    dialog.use.click()


def _signatures(register: Register) -> list[str]:
    with register.read() as session:
        return [each.who for each in journal.change_sets(session)]


def test_what_is_saved_is_signed_with_both_names_and_with_the_next_persons_after_them(
    qtbot: QtBot, register: Register, settings: Settings
) -> None:
    keep(register, district("Hajigabul"))
    _say(settings, f"  {_AYGUN}\u200b ")
    keep(register, district("Sumgait"))
    _say(settings, _RASHAD)
    keep(register, district("Ganja"))
    assert _signatures(register)[:3] == [f"{_RASHAD} (aygun)", f"{_AYGUN} (aygun)", "aygun"]


def test_the_name_is_remembered_and_those_before_it_are_offered(qtbot: QtBot, settings: Settings) -> None:
    _say(settings, _AYGUN)
    _say(settings, _RASHAD)
    again = Settings(settings._path)
    assert (own_name(again), names_used(again)) == (_RASHAD, [_RASHAD, _AYGUN])
    identity.call("")
    sign_as_before(again)
    assert identity.who() == f"{_RASHAD} (aygun)"
    dialog = WhoDialog(again)
    assert (dialog.name.text(), list(dialog.known)) == (_RASHAD, ["aygun", _AYGUN])
    dialog.known[_AYGUN].click()
    assert dialog.signed.text() == f"Steps are signed: {_AYGUN} (aygun)"
    dialog.reject()
    assert own_name(again) == _RASHAD


@pytest.mark.parametrize("kept", [7, ["a"], {"who": 1}, "\ud800", "x" * 5000, None])
def test_a_damaged_name_in_the_settings_signs_nothing_that_cannot_be_kept(register, settings, kept) -> None:
    settings.set("who", kept)
    settings.set("who_names", [kept, kept])
    sign_as_before(settings)
    keep(register, district())
    assert len(_signatures(register)[0]) < 120 and names_used(settings) in ([], ["x" * 100])


def test_the_strip_asks_once_and_then_says_who_signs(qtbot: QtBot, register_file: Path, settings: Settings) -> None:
    opened = OpenRegister(open_register(register_file), makers(settings))
    window = MainWindow(settings, LIGHT)
    qtbot.addWidget(window)
    shell = Shell(window, settings)
    shell.show_register(opened)
    asked: list[str] = []
    shell.wanted.connect(asked.append)
    assert shell.strip.person.label == "Steps are signed “aygun”. Who are you?"
    shell.strip.person.click()
    assert asked == ["who"]
    _say(settings, "")
    show_person(shell.strip, settings, opened.register)
    assert shell.strip.person.label == "aygun"
    _say(settings, _AYGUN)
    show_person(shell.strip, settings, opened.register)
    assert shell.strip.person.label == _AYGUN
    shell.dispose()
    opened.close()


def test_the_command_line_signs_as_it_is_told(register_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_a_step = open_register(register_file)
    keep(with_a_step, district())
    with_a_step.close()
    assert main(["undo", str(register_file), "--who", _RASHAD]) == 0
    monkeypatch.setenv("DISTRICTDESK_WHO", _AYGUN)
    assert main(["redo", str(register_file)]) == 0
    monkeypatch.delenv("DISTRICTDESK_WHO")
    assert main(["undo", str(register_file)]) == 0
    after = open_register(register_file, read_only=True)
    assert _signatures(after)[:3] == ["aygun", f"{_AYGUN} (aygun)", f"{_RASHAD} (aygun)"]
    after.close()


def test_the_history_shows_the_fingerprint_of_a_step_and_finds_it_by_that(qtbot: QtBot, feed: Feed) -> None:
    for name in ("Hajigabul", "Sumgait"):
        keep(feed.register, district(name))
    with feed.register.read() as session:
        newest, before = journal.change_sets(session, limit=2)
    page = HistoryView(feed)
    qtbot.addWidget(page)
    shown = [each.text() for each in page.step.findChildren(NoteLabel)]
    assert f"Fingerprint {chain.shown(newest.fingerprint)}" in shown
    page.search.setText(chain.shown(before.fingerprint).lower())
    qtbot.waitUntil(lambda: page._model.rowCount() == 1)
    assert page._chosen() == before.sequence


def test_who_wrote_in_the_register_is_offered_too_and_the_systems_name_first(
    qtbot: QtBot, feed: Feed, register: Register, settings: Settings
) -> None:
    for name in ("Leyla Quliyeva (leyla)", f"{_RASHAD} (aygun)", "orxan", "aygun"):
        register.who = name
        keep(register, district())
    _say(settings, _AYGUN)
    dialog = WhoDialog(settings, None, feed)
    assert list(dialog.known)[:4] == ["aygun", "orxan", _RASHAD, "Leyla Quliyeva"]
    dialog.known["Leyla Quliyeva"].click()
    assert dialog.name.text() == "Leyla Quliyeva"
    dialog.known["aygun"].click()
    dialog.use.click()
    assert own_name(settings) == ""
