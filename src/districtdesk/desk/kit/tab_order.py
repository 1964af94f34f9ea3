"""Where the keyboard goes with Tab, for what is made later than what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(place: QWidget, block: QWidget) -> None:
    """Let Tab come to all of the block, then to the place; both stand in one window."""
    stops = [each for each in _chain(block) if block.isAncestorOf(each) and _is_stop(each)]
    before = _stop_before(place, block)
    for each in stops:
        QWidget.setTabOrder(before, each)
        before = each


def _chain(start: QWidget) -> Iterator[QWidget]:
    yield start
    widget = start.nextInFocusChain()
    while widget is not start:
        yield widget
        widget = widget.nextInFocusChain()


def _stop_before(place: QWidget, block: QWidget) -> QWidget:
    widget = place.previousInFocusChain()
    while widget is not place and (not _is_stop(widget) or block.isAncestorOf(widget)):
        widget = widget.previousInFocusChain()
    return widget


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
