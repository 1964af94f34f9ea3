"""The template of a return from the window: for which district, with which sheets, in which language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.template_dialog import TemplateDialog
from districtdesk.desk.start.page_factory import makers
from districtdesk.exchange.read_book import read_book
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings


@pytest.fixture
def opened(register_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenRegister]:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    made = OpenRegister(open_register(register_file), makers(Settings()))
    east = save(made.register, Entry("district", {"names": Names.same("East")})).id
    for form in ("Quarterly", "Yearly"):
        save(made.register, Entry("return_due", {"owed_by": east, "form": form}))
    yield made
    made.close()


@pytest.mark.thorough
def test_a_template_is_made_for_the_chosen_district_with_the_ticked_sheets(
    qtbot: QtBot, opened: OpenRegister, tmp_path: Path
) -> None:
    dialog = TemplateDialog(opened, Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.target.pick(tmp_path / "return.xlsx")
    dialog.district.setCurrentIndex(dialog.district.findText("East"))
    assert [dialog.owed.itemText(each) for each in range(dialog.owed.count())] == ["Quarterly", "Yearly"]
    dialog.owed.setCurrentIndex(1)
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    for box in dialog.kinds.values():
        box.setChecked(False)
    assert not dialog.make_button.isEnabled()
    dialog.kinds["company"].setChecked(True)
    dialog.kinds["figure"].setChecked(True)
    with qtbot.waitSignal(dialog.made, timeout=20_000):
        dialog.make_button.click()
    sheets = [sheet for sheet in read_book(tmp_path / "return.xlsx") if sheet.name]
    assert [(sheet.name, sheet.title) for sheet in sheets] == [("company", "Компании"), ("figure", "Сведения")]
    assert "district" in sheets[0].given and sheets[0].given["return_due"] == dialog.owed.currentData()
    assert dialog.end is not None and dialog.end.open_file_button.isVisible()
