"""Forms to try things on, and what the register holds afterwards."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing


def shown_form(
    qtbot: QtBot, feed: Feed, kind: str, record_id: str | None = None, initial: dict[str, Any] | None = None
) -> RecordForm:
    """A form in a window of its own that goes when the test is over."""
    form = RecordForm(feed, kind)
    qtbot.addWidget(form)
    form.load(record_id, initial)
    form.resize(800, 700)
    form.show()
    QApplication.processEvents()
    return form


def saved_as_a_slip(form: RecordForm) -> bool:
    """Save a changed claim that has evidence: asked what the change is, a person says that it was read wrongly."""
    assert not form.save()
    form.slip.line.setText("Read wrongly")
    form.slip.slip_button.click()
    return not form.is_changed()


def row_of(register: Register, kind: str, record_id: str | None) -> listing.ListRow:
    """The record as it is saved."""
    with register.read() as session:
        found = listing.one(session, kind, str(record_id))
    assert found is not None
    return found
