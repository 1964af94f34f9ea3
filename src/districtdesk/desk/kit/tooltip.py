"""Tooltips that show text as it is, whatever it holds."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def tooltip(text: str) -> str:
    """Text made safe for setToolTip and ToolTipRole. Qt takes a tooltip for rich text when it looks like it."""
    if not text:
        return ""
    # The tag makes Qt read the escapes, and break long lines.
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"


def forbid(widget: QWidget, why: str) -> None:
    """Let the widget stand there without doing anything, and say why; an empty reason forbids nothing."""
    if why:
        widget.setEnabled(False)
        explain(widget, why)


def explain(widget: QWidget, text: str) -> None:
    """Give a widget a plain tooltip that screen readers know too."""
    widget.setToolTip(tooltip(text))
    widget.setAccessibleDescription(text)
