"""What a person sees of a window, found as a person finds it: by its kind and its words."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import EmptyState

W = TypeVar("W", bound=QWidget)


def button(above: QWidget, text: str) -> QAbstractButton:
    """The button with these words."""
    return next(each for each in _seen(above, QAbstractButton) if each.text() == text)


def buttons(above: QWidget) -> list[str]:
    """The words of all buttons."""
    return [each.text() for each in _seen(above, QAbstractButton) if each.text()]


def rows(above: QWidget) -> QAbstractItemView:
    """The list or table."""
    return _seen(above, QAbstractItemView)[0]


def invitation(above: QWidget) -> EmptyState:
    """What stands where there is nothing to show."""
    return _seen(above, EmptyState)[0]


def fill_in(form: RecordForm, field: str, text: str) -> None:
    """Type into a field of one line and leave it."""
    editor = form.fields.cells[field].editor
    line = editor.typing_places()[0]
    assert isinstance(line, QLineEdit)
    line.setText(text)
    line.textEdited.emit(text)
    editor.left.emit()


def _seen(above: QWidget, kind: type[W]) -> list[W]:
    return [each for each in above.findChildren(kind) if each.isVisibleTo(above)]
