"""Report a problem shows all that it says, and nothing of the register that is open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from districtdesk.desk.shell.report_dialog import LOGS, ReportDialog
from districtdesk.fault_log import FaultLog
from districtdesk.names import Names
from districtdesk.register.errors import Refused
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings, data_folder

_WORDS = ["Zərnişan", "Ququşlu", "Пёрышкин", "wombatville", "9912345678"]


@pytest.fixture
def faults(register: Register) -> None:
    """A register full of peculiar words, and a log of faults that speak of them."""
    for word in _WORDS:
        save(register, Entry("company", {"names": Names.same(word), "other_names": word, "address": word}))
        with pytest.raises(Refused):
            save(register, Entry("figure", {"subject": word, "note": word}))
    log = FaultLog(data_folder() / LOGS[-1])
    for number, word in enumerate(_WORDS):
        log.write(f"Traceback (most recent call last):\nValueError: {word}\n{word}: {word}\nKeyError: '{word}'", word)
        log.write(f"Qt warning: {word}", f"{number}")
    log.close()


def test_nothing_of_a_register_full_of_peculiar_words_is_in_a_report(
    qtbot, faults: None, register: Register, settings: Settings
) -> None:
    settings.add_recent(Path(str(register.place)))
    settings.set("who", _WORDS[0])
    settings.set("who_names", [*_WORDS])
    settings.remember_folder("register", Path("/srv/wombatville"))
    dialog = ReportDialog(settings)
    qtbot.addWidget(dialog)
    report = dialog.report.toPlainText()
    assert "ValueError: …" in report
    assert "KeyError: …" in report
    hidden = [*_WORDS, str(register.place), Path(str(register.place)).name, register.who, str(Path.home()), "/srv/"]
    assert [word for word in hidden if word in report] == []
    assert sys.version.split()[0] in report


def test_what_a_person_writes_goes_before_it_and_all_is_copied_and_saved(
    qtbot, settings: Settings, tmp_path: Path
) -> None:
    dialog = ReportDialog(settings)
    qtbot.addWidget(dialog)
    dialog.words.setPlainText("I pressed Save.")
    shown = dialog.report.toPlainText()
    assert shown.startswith("I pressed Save.\n\n[Program]")
    assert dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text("utf-8") == shown
    dialog._copy.click()
    assert QApplication.clipboard().text() == shown
