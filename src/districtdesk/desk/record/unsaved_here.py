"""What is typed on the page of a record and not saved: its name, and the way to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ...i18n import _
from ..forms.field_cell import FieldCell
from ..forms.form import RecordForm
from ..lists.leaving import Unsaved
from .claim_entry import ClaimEntry
from .claims_tab import ClaimsTab
from .record_tabs import DETAILS, FIGURES


def has_text(claims: ClaimsTab | None) -> bool:
    """Whether a claim is being typed."""
    return claims is not None and claims.entry.has_text


def unsaved_in(form: RecordForm, claims: ClaimsTab | None, title: str) -> Unsaved:
    """Of the form, and of the row for claims."""
    found = form.unsaved()
    if found.is_new:
        return found
    fields = (*found.fields, _("Claim")) if has_text(claims) else found.fields
    return replace(found, record=title, fields=fields)


def place_of_unsaved(view: QWidget, form: RecordForm, claims: ClaimsTab | None) -> str:
    """The tab with what is not saved; empty where the keyboard is at it already, and gets it back."""
    focus = view.focusWidget()
    if focus is not None and focus.isVisible() and _is_at_it(focus):
        focus.setFocus()
        return ""
    return DETAILS if form.is_changed() else FIGURES if has_text(claims) else ""


def first_unsaved(form: RecordForm, claims: ClaimsTab | None) -> None:
    """Give the keyboard to the first changed field, else to the row for claims."""
    if key := form.unsaved().first:
        form.fields.show_cell(key)
    elif claims is not None:
        claims.start_claim()


def _is_at_it(focus: QWidget) -> bool:
    widget: QWidget | None = focus
    while widget is not None:
        if isinstance(widget, FieldCell):
            return widget.is_changed
        if isinstance(widget, ClaimEntry):
            return widget.has_text
        widget = widget.parentWidget()
    return False
