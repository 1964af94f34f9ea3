"""The keys for entering one record after another; they mean the same in a window, a dialog and a row."""

from __future__ import annotations

from ...record_kinds import SUBJECTS

SAVE_AND_NEXT = ("Ctrl+Return", "Ctrl+Enter")
# The apostrophe as in other databases; where a keyboard has none, the key above the letters.
FILL_IN = ("Ctrl+'", "F7")
PIN = ("Ctrl+Shift+P",)
EDIT = ("F2",)
# Another one of what the list or the table holds.
ADD = ("Ins",)
PAST = ("Shift+F4",)
# As the properties of a thing are asked for elsewhere.
OPEN_LINKED = ("Alt+Return", "Alt+Enter")
COPY = ("Ctrl+Shift+D",)
ADD_CLAIM = ("Ctrl+M",)
NEXT_TAB, PREVIOUS_TAB = ("Ctrl+PgDown",), ("Ctrl+PgUp",)
# What a page of records does where the keyboard is.
_ENTERING = (
    "edit",
    "save_and_next",
    "copy_record",
    "fill_in",
    "pin_field",
    "past_values",
    "open_linked",
    "next_tab",
    "previous_tab",
)
NEXT_SOURCE = ("F8",)
RELEASE = ("Shift+F8",)


def entering_on(kind: str) -> tuple[str, ...]:
    """The actions for entering on a page of this kind; only of a subject something is claimed."""
    return (*_ENTERING, "add_claim") if kind in SUBJECTS else _ENTERING
