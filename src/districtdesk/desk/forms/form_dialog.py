"""A form in a window of its own, with Save and Cancel."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...i18n import _
from ..kit import Button, PlainLabel, PrimaryButton
from ..kit.button_keys import ENTER
from ..kit.early_dialog import EarlyDialog
from ..kit.edit_keys import turn_selection
from ..kit.foot import foot
from ..kit.tab_order import put_before
from ..lists.leaving import Unsaved, may_leave
from ..look import fonts, theme


class SavableForm(QWidget):
    """What the dialog needs of a form; `record_id` is None for a new record. saved: it was saved, under this id."""

    saved = Signal(str)
    # Whether one record after another can be typed in it.
    can_begin_next: ClassVar[bool] = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record_id: str | None = None
        # Whether what is typed may be in the register already.
        self.is_there = False

    def is_changed(self) -> bool:
        """Whether anything would be lost by leaving."""
        raise NotImplementedError

    def unsaved(self) -> Unsaved:
        """What that is."""
        return Unsaved(is_new=self.record_id is None)

    def save(self) -> bool:
        """Returns whether the record is saved as it stands here."""
        raise NotImplementedError

    def begin_next(self) -> None:
        """Another new record after the one that was saved."""
        raise NotImplementedError

    def give_up(self) -> None:
        """What is typed is no longer wanted, not even after a crash."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Give the keyboard to the field to begin with."""
        raise NotImplementedError


class FormDialog(EarlyDialog):
    """Closes when the form has saved. Leaving a changed form asks first; nothing is dropped by a key.

    Enter saves, but for long texts, open lists of suggestions and buttons, which keep it for themselves.
    """

    saved = Signal(str)

    def __init__(self, title: str, form: SavableForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.record_id: str | None = None
        # Whether another record is to follow the one that is being saved.
        self._goes_on = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        save, cancel = PrimaryButton(_("Save"), "save"), Button(_("Cancel"))
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.reject)
        form.saved.connect(self._keep)
        buttons = foot(cancel, save)
        fonts.space(buttons, (6, 3, 6, 4))
        head = PlainLabel(title, "title")
        head.setContentsMargins(fonts.step(6), fonts.step(5), fonts.step(6), fonts.step(4))
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addWidget(head)
        # The form is scrolled below it: without a line its words would touch the title.
        column.addWidget(_Hairline())
        self._column = column
        column.addWidget(form, 1)
        column.addWidget(_Hairline())
        column.addLayout(buttons)
        self._size_to(parent)

    def put_above_form(self, widget: QWidget) -> None:
        """What is said about the save, between the title and the form."""
        around = QVBoxLayout()
        fonts.space(around, (6, 0, 6, 3), gap=0)
        around.addWidget(widget)
        self._column.insertLayout(1, around)
        put_before(self.form, widget)

    def _size_to(self, parent: QWidget | None) -> None:
        width, height = fonts.step(180), fonts.step(150)
        if parent is not None:
            room = parent.window().size()
            width = max(min(width, room.width() - fonts.step(8)), fonts.step(90))
            height = max(min(height, room.height() - fonts.step(8)), fonts.step(90))
        self.resize(width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save) or event.key() in ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_F2:
            turn_selection(self.focusWidget())
        else:
            super().keyPressEvent(event)

    def save_and_next(self) -> None:
        """Save, and begin another new record; one that was there before is closed as by Save."""
        if self.form.record_id is not None or not self.form.can_begin_next:
            self.save()
            return
        self._goes_on = True
        is_saved = self.form.save()
        self._goes_on = False
        if is_saved:
            self.form.begin_next()

    def save(self) -> None:
        """Save and close; what has problems stays open with them, and what is unchanged has nothing to wait for."""
        if self.form.save() and not self.result():
            self.accept()

    def reject(self) -> None:
        # A save on the way has closed it.
        if self._may_leave() and not self.result():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.result() or self._may_leave():
            event.accept()
        else:
            event.ignore()

    def _keep(self, record_id: str) -> None:
        self.record_id = record_id
        self.saved.emit(record_id)
        if not self._goes_on:
            self.accept()

    def _may_leave(self) -> bool:
        if not self.form.is_changed():
            return True
        form = self.form
        return may_leave(self, form.save, form.give_up, unsaved=form.unsaved(), is_there=form.is_there)


class _Hairline(QWidget):
    """Where the scrolling part ends."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().colour("hairline"))
        painter.end()
