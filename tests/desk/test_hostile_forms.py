"""Every box of every form takes any text at all: shown or refused with a reason, never an exception."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import ProblemLabel
from districtdesk.records import KINDS
from tests.desk.forms import shown_form
from tests.hostile import HOSTILE
from tests.thorough import one_in

_Box = QLineEdit | QPlainTextEdit | QTextEdit


def _boxes(form: RecordForm) -> Iterator[_Box]:
    for cell in form.fields.cells.values():
        inside: list[QWidget] = [cell.editor, *cell.editor.findChildren(QWidget)]
        yield from (each for each in inside if isinstance(each, _Box) and not each.isReadOnly())


def _type(box: _Box, text: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(text)
    else:
        box.setPlainText(text)


def _is_said_why(form: RecordForm) -> bool:
    problems = (each for each in form.findChildren(ProblemLabel) if each.isVisibleTo(form))
    return bool(form.banner.sentence) or any(each.text() for each in problems)


@pytest.mark.parametrize("kind", one_in(8, KINDS))
def test_any_text_in_any_box_is_kept_or_refused_with_a_reason(qtbot: QtBot, feed: Feed, kind: str) -> None:
    form = shown_form(qtbot, feed, kind)
    boxes = list(_boxes(form))
    for place, box in enumerate(boxes):
        for text in HOSTILE[place % 7 :: 7]:
            _type(box, text)
            assert form.values() is not None, ascii(text)
        _type(box, "")
    for text in HOSTILE[:: len(HOSTILE) // 4]:
        for box in boxes:
            _type(box, text)
        assert form.save() or _is_said_why(form), ascii(text)
