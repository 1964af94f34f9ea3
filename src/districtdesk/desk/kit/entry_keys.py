"""The keys for entering one record after another; they mean the same in a window, a dialog and a row."""

from __future__ import annotations

SAVE_AND_NEXT = ("Ctrl+Return", "Ctrl+Enter")
# The apostrophe as in other databases; where a keyboard has none, the key above the letters.
FILL_IN = ("Ctrl+'", "F7")
PIN = ("Ctrl+Shift+P",)
COPY = ("Ctrl+Shift+D",)
# What a page of records does where the keyboard is.
ENTERING = ("save_and_next", "copy_record", "fill_in", "pin_field")
NEXT_SOURCE = ("F8",)
RELEASE = ("Shift+F8",)
