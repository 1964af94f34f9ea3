"""A form keeps its fields where they are while one types: a click meets the field that was aimed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.i18n import speaking
from districtdesk.register.journal.store import Register
from tests.desk.forms import shown_form
from tests.desk.typing_keys import retype, save_keys, type_text


@pytest.fixture
def make(qtbot: QtBot, register: Register) -> Iterator[Callable[..., RecordForm]]:
    feed = Feed(register)
    yield partial(shown_form, qtbot, feed)
    feed.close()


def _places(form: RecordForm) -> dict[str, QPoint]:
    for _round in range(3):
        QApplication.processEvents()
    return {key: cell.editor.mapTo(form, QPoint(0, 0)) for key, cell in form.fields.cells.items()}


@pytest.mark.parametrize("width", [800, 500])
def test_a_reading_and_a_hint_move_nothing(make: Callable[..., RecordForm], width: int) -> None:
    form = make("event")
    form.resize(width, 3000)
    before = _places(form)
    line = form.fields.cells["date"].editor.line
    for text in ("1", "1 may", "1 may 2", "1 may 2025", "late 2025"):
        retype(line, text)
        assert _places(form) == before, text
    retype(line, "")
    assert _places(form) == before


def test_what_was_pushed_down_stays_there_until_the_form_is_filled_anew(make: Callable[..., RecordForm]) -> None:
    form = make("district")
    form.resize(360, 3000)
    bare = _places(form)
    line = form.fields.cells["latitude"].editor.line
    type_text(line, "nothing like a number")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    pushed = _places(form)
    assert form.fields.cells["latitude"].problems
    assert pushed["longitude"].y() > bare["longitude"].y()
    retype(line, "3")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert not form.fields.cells["latitude"].problems
    assert _places(form) == pushed
    form.revert()
    assert _places(form) == bare


def test_the_strip_above_stays_when_the_last_problem_is_mended(make: Callable[..., RecordForm]) -> None:
    form = make("company")
    line = form.fields.cells["tax_id"].editor.line
    type_text(line, "1")
    save_keys(line)
    assert form.banner.isVisible()
    before = _places(form)
    for name in form.fields.cells["names"].editor.typing_places():
        type_text(name, "Delta")
    assert (form.banner.isVisible(), form.banner.sentence) == (True, "Everything is in order now and can be saved.")
    assert _places(form)["tax_id"].y() <= before["tax_id"].y()


def test_no_field_moves_when_it_can_be_kept_for_the_next(qtbot: QtBot, feed: Feed) -> None:
    with speaking("ru"):
        form = shown_form(qtbot, feed, "participation")
        cells = form.fields.cells.values()
        before = [cell.editor.y() for cell in cells]
        for cell in cells:
            cell.show_pin(is_offered=True, is_pinned=False)
        QApplication.processEvents()
        assert [cell.editor.y() for cell in cells] == before
