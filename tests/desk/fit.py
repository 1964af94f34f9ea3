"""What does not fit in a window as it stands: cut texts, widgets on top of each other, texts that touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from districtdesk.desk.kit import ElidedLabel, LinkButton, TwoLineLabel
from tests.desk.fit_tables import cut_in_tables

# Texts that belong to different things are at least so far apart, in pixels.
APART = 4
_SHORTENS = (ElidedLabel, LinkButton)


def misfits(above: QWidget) -> list[str]:
    """A sentence for each thing that a person would call cut, overlapping or touching."""
    placed = [(each, _place(each, above)) for each in _parts(above)]
    seen = [_Seen(each, place, _ink(each, above)) for each, place in placed if place.isValid()]
    found = [f"cut: {_named(each.part)}" for each in seen if _is_cut(each.part)]
    found += [f"out of its place: {_named(each.part)}" for each in seen if _sticks_out(each.part, above)]
    for one, other in combinations(seen, 2):
        found += _met(one, other)
    return found + cut_in_tables(above)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A part, what is seen of it and where its text stands, both in the window."""

    part: QWidget
    place: QRect
    ink: QRect


def _parts(above: QWidget) -> Iterator[QWidget]:
    """Whatever shows text of its own, or is typed into or pressed."""
    for each in above.findChildren(QWidget):
        if each.window() is not above or not each.isVisibleTo(above):
            continue
        if (isinstance(each, QLabel | QAbstractButton) and each.text()) or isinstance(each, QLineEdit | QTabBar):
            yield each


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, QLabel):
        if isinstance(part, _SHORTENS) and not isinstance(part, TwoLineLabel):
            return part.height() < part.fontMetrics().height()
        if part.wordWrap():
            is_narrow = not isinstance(part, _SHORTENS) and part.width() < _longest_word(part)
            return is_narrow or part.height() < part.heightForWidth(part.width())
        return part.width() < part.sizeHint().width() or part.height() < part.sizeHint().height()
    if isinstance(part, QAbstractButton):
        is_narrow = not isinstance(part, _SHORTENS) and part.width() < part.sizeHint().width()
        return is_narrow or part.height() < part.fontMetrics().height()
    return part.height() < part.fontMetrics().height()


def _longest_word(label: QLabel) -> int:
    words = label.text().replace("\u200b", " ").split()
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def _sticks_out(part: QWidget, above: QWidget) -> bool:
    """Whether a parent cuts it that cannot be scrolled to show the rest."""
    inner, parent = part.rect(), part.parentWidget()
    place = QRect(part.mapTo(above, QPoint(0, 0)), part.size())
    while parent is not None:
        room = QRect(parent.mapTo(above, QPoint(0, 0)), parent.size())
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is parent:
            is_wide = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return is_wide and (place.left() < room.left() or place.right() > room.right())
        if isinstance(area, QAbstractScrollArea) or inner.isEmpty():
            return False
        if not room.contains(place):
            return True
        if parent is above:
            return False
        parent = area
    return False


def _met(one: _Seen, other: _Seen) -> Iterator[str]:
    if one.place.intersects(other.place):
        if not (one.part.isAncestorOf(other.part) or other.part.isAncestorOf(one.part)):
            yield f"on top of each other: {_named(one.part)} and {_named(other.part)}"
        return
    if one.ink.isEmpty() or other.ink.isEmpty() or not _near(one.ink).intersects(other.ink):
        return
    is_within = one.part.isAncestorOf(other.part) or other.part.isAncestorOf(one.part)
    if not is_within and one.part.parentWidget() is not other.part.parentWidget():
        yield f"touching: {_named(one.part)} and {_named(other.part)}"


def _near(ink: QRect) -> QRect:
    return ink.adjusted(-APART, -APART, APART, APART)


def _place(part: QWidget, above: QWidget) -> QRect:
    """What is seen of it, in the window."""
    return part.visibleRegion().boundingRect().translated(part.mapTo(above, QPoint(0, 0)))


def _ink(part: QWidget, above: QWidget) -> QRect:
    """Where its text stands, as far as it is seen."""
    if not isinstance(part, QLabel | QAbstractButton):
        return QRect()
    inner = part.contentsRect()
    flags = int(Qt.TextFlag.TextWordWrap) if isinstance(part, QLabel) and part.wordWrap() else 0
    align = int(part.alignment()) if isinstance(part, QLabel) else int(Qt.AlignmentFlag.AlignCenter)
    text = part.fontMetrics().boundingRect(inner, flags | align, part.text())
    return text.translated(part.mapTo(above, QPoint(0, 0))).intersected(_place(part, above))


def _named(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton | QLineEdit) else part.accessibleName()
    return f"{type(part).__name__} “{text}” {part.width()}x{part.height()}"
