"""A connection that breaks while somebody saves or reads: what the window says and asks, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import notices
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.painting.colours import LIGHT
from districtdesk.register.errors import Locked, Unreachable
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.broken_commit import break_next_commit
from tests.desk.forms import row_of, shown_form
from tests.desk.typing_keys import retype
from tests.making import district, keep


class _Asked:
    """Answers in the person's place, and remembers what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.messages: list[str] = []
        self.answers: list[str] = []
        monkeypatch.setattr(notices, "ask", self._ask)

    def _ask(
        self, _parent: object, message: str, detail: str, answers: object, *, escape: str = "", **_how: str
    ) -> str:
        assert detail
        self.messages.append(message)
        return self.answers.pop(0) if self.answers else escape


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> _Asked:
    return _Asked(monkeypatch)


@pytest.fixture
def shell(qtbot: QtBot, register_file: Path) -> Iterator[Shell]:
    settings = Settings(register_file.with_name("settings.json"))
    opened = OpenRegister(open_register(register_file), makers(settings))
    window = MainWindow(settings, LIGHT)
    qtbot.addWidget(window)
    made = Shell(window, settings)
    made.show_register(opened)
    yield made
    window.close()
    made.dispose()
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_save_that_broke_is_looked_up_until_it_is_known(qtbot: QtBot, shell: Shell, asked, language):
    register, feed = shell._opened.register, shell._opened.feed
    zone = district(region="Old")
    keep(register, zone)
    with speaking(language):
        form = shown_form(qtbot, feed, "district", zone.id)
        retype(form.fields.cells["region"].editor.line, "Mine")
        break_next_commit(is_carried_out=True, looks_in_vain=2)
        asked.answers = ["look", "look"]
        assert form.save() and not form.is_changed()
        QCoreApplication.processEvents()
    assert len(asked.messages) == 3 and len(set(asked.messages)) == 2
    assert row_of(register, "district", zone.id).values["region"] == "Mine"


def test_a_form_keeps_what_was_typed_until_it_is_known(qtbot: QtBot, shell: Shell, asked):
    form = shown_form(qtbot, shell._opened.feed, "company", None)
    retype(form.fields.cells["activity"].editor.line, "Cement")
    form.fields.cells["names"].editor.set_value(district("New").names)
    break_next_commit(is_carried_out=True, looks_in_vain=1)
    assert not form.save()
    assert "not known yet" in form.banner.sentence and form.values()["activity"] == "Cement"
    # It was saved: what stands in the form is not saved a second time.
    assert not form.save()
    assert "is in the register" in form.banner.sentence and form.is_changed()
    QCoreApplication.processEvents()
    assert asked.messages[-1] == "It was saved."


@pytest.mark.parametrize("refusal", [Unreachable, Locked])
def test_what_could_not_be_read_can_be_tried_again(shell: Shell, asked, refusal):
    wanted: list[str] = []
    shell.wanted.connect(wanted.append)
    asked.answers = ["again"]

    def read() -> None:
        raise refusal("It cannot be read now.", "Nothing was changed.", "Try again.")

    shell._opened.feed.attempt(read)
    assert wanted == ["show_again"]
