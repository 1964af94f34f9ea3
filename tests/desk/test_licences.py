"""The licences of what the program is installed with: read from the installed metadata, and readable in About."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.shell.about_dialog import AboutDialog
from districtdesk.desk.shell.licences_dialog import LicencesDialog
from districtdesk.licences import Licence, list_licences, list_terms
from tools.version_set import OWN_NAME, plain_name, read_pins


def _by_name() -> dict[str, Licence]:
    return {plain_name(each.name): each for each in list_licences()}


def _install(folder: Path, name: str, about: str, **texts: str) -> None:
    """Lay the metadata of a distribution into a folder, as an installation leaves it."""
    place = folder / f"{name}-1.0.dist-info"
    place.mkdir()
    files = {"METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{about}", **texts}
    for file, text in files.items():
        (place / file).write_text(text, "utf-8")
    (place / "RECORD").write_text("".join(f"{place.name}/{file},,\n" for file in files), "utf-8")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that alone is looked into for what is installed."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


@pytest.mark.thorough
def test_every_library_that_the_program_asks_for_is_listed():
    needed = {"pyside6-essentials", "shiboken6", "sqlalchemy", "alembic", "mako", "openpyxl", "lxml", "babel"}
    assert needed <= _by_name().keys()
    assert OWN_NAME not in _by_name() and not {"pytest", "mypy", "hatchling"} & _by_name().keys()


def test_each_library_has_its_version_and_its_licence():
    pins = read_pins()
    assert {name for name, each in _by_name().items() if not each.licence or name not in pins} == set()


def test_the_libraries_of_qt_are_under_the_lesser_licence():
    assert "LGPL-3.0" in _by_name()["pyside6-essentials"].licence


def test_the_text_that_came_with_a_library_is_read():
    assert "Permission is hereby granted" in _by_name()["sqlalchemy"].text
    assert "UNICODE" in _by_name()["babel"].text.upper()


def test_only_what_runs_the_program_is_followed(installed: Path):
    asked = ("one>=1", "two[fast]>=2; extra == 'server'", "three; extra == 'test'")
    _install(installed, "districtdesk", "".join(f"Requires-Dist: {each}\n" for each in asked))
    elsewhere = "Requires-Dist: away; sys_platform == 'nowhere'\n"
    _install(installed, "one", f"License-Expression: MIT\n{elsewhere}", LICENSE="Free.")
    zope = "License: The whole\n  text\nClassifier: License :: OSI Approved :: Zope\n"
    _install(installed, "two", f"{zope}Requires-Dist: quick; extra == 'fast'\n")
    _install(installed, "three", "License: MIT\n")
    _install(installed, "quick", "License: BSD\n")
    assert list_licences() == [
        Licence("one", "1.0", "MIT", "Free."),
        Licence("quick", "1.0", "BSD", ""),
        Licence("two", "1.0", "Zope", ""),
    ]


def test_a_checkout_that_is_not_installed_lists_nothing(installed: Path):
    assert list_licences() == []


def test_the_data_of_the_map_comes_after_the_libraries_with_its_terms():
    *libraries, data = list_terms()
    assert libraries == list_licences()
    assert data[:3] == ("Natural Earth", "4.1.0", "Public domain") and "Michael Bostock" in data.text


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_licences_are_read_one_by_one(qtbot: QtBot, language: str):
    with i18n.speaking(language):
        dialog = LicencesDialog()
        qtbot.addWidget(dialog)
        model = dialog.table.model()
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        shown = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
        assert shown == [list(each[:3]) for each in list_terms()]
        for row, each in enumerate(list_terms()):
            dialog.table.selectRow(row)
            text = dialog.text.toPlainText()
            assert text == each.text if each.text else each.name in text and each.licence in text


def test_an_installation_that_cannot_be_read_says_so(qtbot: QtBot, installed: Path):
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    assert dialog.table.model().rowCount() == 0 and dialog.text.toPlainText() == ""


def test_about_leads_to_the_licences(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    opened: list[LicencesDialog] = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda dialog: opened.append(dialog))
    about = AboutDialog()
    qtbot.addWidget(about)
    about.licences.click()
    assert len(opened) == 1
