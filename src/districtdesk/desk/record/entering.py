"""One record after another: what the keys for entering do where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from ...i18n import _
from ...problems import Problem
from ..feed.register_feed import Feed
from ..forms.form import RecordForm
from ..kit.edit_keys import turn_selection
from ..kit.text_undo import is_typing
from .claim_entry import ClaimEntry
from .record_tabs import DETAILS, RecordTabs
from .related_list import RelatedList

W = TypeVar("W", bound=QWidget)


class EntryPage(Protocol):
    """What of a page of records takes part."""

    def save(self) -> bool: ...

    def new_record(self) -> None: ...


def entering(
    page: EntryPage, form: RecordForm, feed: Feed, add_claim: QAbstractButton, tabs: RecordTabs
) -> dict[str, Callable[[], object]]:
    """What each of these actions does on a page with this form."""
    return {
        "save_and_next": lambda: _save_and_next(page),
        "add_claim": lambda: _claim(add_claim, feed),
        "copy_record": lambda: _copy(page, form, feed),
        "fill_in": _fill_in,
        "pin_field": _turn_pin,
        "edit": lambda: _edit(form, tabs),
        "past_values": form.past.show_at_keyboard,
        "open_linked": form.linked.open_at_keyboard,
        "next_tab": lambda: tabs.turn(1),
        "previous_tab": lambda: tabs.turn(-1),
    }


def _around_keyboard(kind: type[W]) -> W | None:
    """The nearest of this kind around the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget


def _edit(form: RecordForm, tabs: RecordTabs) -> None:
    """What has the keyboard: the text of a field, the record or claim of a row; else the record that is open."""
    focus, listed, view = QApplication.focusWidget(), _around_keyboard(RelatedList), tabs.parentWidget()
    if is_typing(focus):
        turn_selection(focus)
    elif listed is not None and listed.chosen_id:
        listed.edit_chosen()
    elif isinstance(focus, QAbstractItemView) and view is not None and view.isAncestorOf(focus):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
    else:
        tabs.choose(DETAILS)
        form.focus_first()


def _save_and_next(page: EntryPage) -> None:
    row = _around_keyboard(ClaimEntry)
    if row is not None:
        row.add_and_begin_next()
    elif page.save():
        page.new_record()


def _claim(button: QAbstractButton, feed: Feed) -> None:
    """As the button does, which is shown beside a record that is open."""
    if button.isVisible():
        button.click()
    else:
        feed.said.emit(_("Open the record of which it is claimed."))


def _copy(page: EntryPage, form: RecordForm, feed: Feed) -> None:
    """A new record that says what the open one says, but for what tells it from its like."""
    if form.record_id is None:
        feed.said.emit(_("Open the record that is to be copied."))
        return
    values, own = _copied(form), _of_it_alone(form)
    said = _begun_as_copy(form, own)
    page.new_record()
    if form.record_id is None:
        form.load(None, {key: value for key, value in values.items() if key not in own})
        form.tell(said)
        form.focus_first()


def _copied(form: RecordForm) -> dict[str, object]:
    """What the record says, as far as it can be read."""
    said = {key: value for key, value in form.values().items() if value not in (None, ())}
    return {key: value for key, value in said.items() if not isinstance(value, Problem)}


def _of_it_alone(form: RecordForm) -> list[str]:
    """The fields that tell the record from its like, or say what can be so of one record alone."""
    kinds = {key: cell.field.kind for key, cell in form.fields.cells.items()}
    return [key for key, kind in kinds.items() if kind.identifying or kind.of_one]


def _begun_as_copy(form: RecordForm, own: Sequence[str]) -> str:
    cells = form.fields.cells
    left = ", ".join(_(cells[key].field.kind.label) for key in own if not cells[key].editor.is_blank)
    said = _("This begins as a copy of “{name}”.", name=form.unsaved().record)
    stays = _("Claims, evidence and all else that belongs to that record stay with it.")
    return " ".join((said, _("Left empty: {fields}.", fields=left), stays) if left else (said, stays))


def _fill_in() -> None:
    row, form = _around_keyboard(ClaimEntry), _around_keyboard(RecordForm)
    if row is not None:
        row.memory.fill_in()
    elif form is not None:
        form.carried.fill_in()


def _turn_pin() -> None:
    row, form = _around_keyboard(ClaimEntry), _around_keyboard(RecordForm)
    if row is not None:
        row.turn_pin()
    elif form is not None:
        form.carried.turn_pin()
