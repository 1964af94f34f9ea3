"""Whether Tab goes through a window as it is read: downwards within a column, rightwards within a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from districtdesk.desk.kit.tab_order import is_stop, stops_from

# What lies so near to a line, in pixels, lies in it.
_NEAR = 3


def out_of_order(window: QWidget) -> Iterator[str]:
    """A line for each step of Tab that leads back: above in the same column, or to the left in the same line."""
    stops = [each for each in stops_from(window) if _is_seen(each, window)]
    for before, after in pairwise(stops):
        if before.isAncestorOf(after) or after.isAncestorOf(before):
            continue
        here, there = _place(before, window), _place(after, window)
        if _leads_back(here, there):
            yield f"Tab leads back from {name_of(before)} to {name_of(after)}"


def _leads_back(here: QRect, there: QRect) -> bool:
    is_above = there.bottom() <= here.top() + _NEAR
    is_left = there.right() <= here.left() + _NEAR
    share_column = there.left() < here.right() and here.left() < there.right()
    share_line = there.top() + _NEAR < here.bottom() and here.top() + _NEAR < there.bottom()
    return (is_above and share_column) or (is_left and share_line)


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    is_there = widget.window() is window and widget.isVisible() and widget.isEnabled()
    return is_there and is_stop(widget) and not widget.visibleRegion().isEmpty()


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def name_of(widget: QWidget) -> str:
    """What a person would call it, else what it is made of."""
    text = getattr(widget, "text", lambda: "")() if not isinstance(widget, QLineEdit) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or text or widget.objectName()}”"
