"""All claims of one indicator as a small line over time: spans for imprecise dates, an open dot for a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...dates.imprecise import ImpreciseDate
from ...records.figure_dates import amount_as_of
from ...register.queries.subject_claims import Claim
from ..look import fonts, theme

# In steps.
_WIDTH = 70
_HEIGHT = 22
_MARGIN = 3
_DOT = 1.0


@dataclass(frozen=True, slots=True)
class _Dot:
    """A claim with the days between which it was true, and how these are said."""

    claim: Claim
    when: ImpreciseDate
    first: date
    last: date


class ClaimChart(QWidget):
    """Claims that are like each other, joined in the order of their dates; those without a date are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: list[_Dot] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_claims(self, claims: Sequence[Claim]) -> None:
        self._dots = sorted(_dots(claims), key=lambda dot: (dot.first, dot.last))
        lines = (
            amount_as_of(dot.claim.quantity.full(), dot.when, dot.claim.figure.as_of_basis) for dot in self._dots
        )
        self.setAccessibleName("; ".join(lines))
        # One day alone says nothing of time, and would be drawn as one dot.
        self.setVisible(len({(dot.first, dot.last) for dot in self._dots}) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(_WIDTH), fonts.step(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._dots:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = fonts.step(_MARGIN)
        ground = self._paint_days(painter)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, ground - self.height() - margin)
        for group in _groups(self._dots):
            self._paint_group(painter, room, group)
        painter.end()

    def _paint_days(self, painter: QPainter) -> int:
        """The first and the last date below a line; returns how far down the line is, in pixels."""
        painter.setFont(fonts.font("note"))
        ground = self.height() - fonts.metrics("note").height() - 1
        painter.setPen(QPen(theme.colours().colour("hairline"), 1))
        painter.drawLine(0, ground, self.width(), ground)
        painter.setPen(theme.colours().colour("dim"))
        below = QRectF(0, ground + 1, self.width(), self.height() - ground - 1)
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for dot, side in zip((self._dots[0], self._dots[-1]), sides, strict=True):
            painter.drawText(below, side, dot.when.short())
        return ground

    def _paint_group(self, painter: QPainter, room: QRectF, group: Sequence[_Dot]) -> None:
        is_planned = group[0].claim.is_planned
        text_colour = theme.colours().colour("dim" if is_planned else "accent")
        style = Qt.PenStyle.DashLine if is_planned else Qt.PenStyle.SolidLine
        places = [self._place(dot, room) for dot in group]
        painter.setPen(QPen(text_colour, 1.5, style))
        for (_l, left, _r), (_l2, right, _r2) in pairwise(places):
            painter.drawLine(left, right)
        for dot, (start, middle, end) in zip(group, places, strict=True):
            painter.setPen(QPen(text_colour, 1.5))
            painter.drawLine(QPointF(start, middle.y()), QPointF(end, middle.y()))
            is_exact = dot.claim.figure.qualifier == "exact"
            painter.setBrush(text_colour if is_exact else theme.colours().colour("card"))
            radius = fonts.step(_DOT)
            painter.drawEllipse(middle, radius, radius)

    def _place(self, dot: _Dot, room: QRectF) -> tuple[float, QPointF, float]:
        first = min(each.first for each in self._dots).toordinal()
        last = max(each.last for each in self._dots).toordinal()
        values = [float(each.claim.quantity.value) for each in self._dots]
        low, high = min(values), max(values)
        start, end = (
            room.left() + room.width() * ((day.toordinal() - first) / (last - first) if last > first else 0.5)
            for day in (dot.first, dot.last)
        )
        share = (float(dot.claim.quantity.value) - low) / (high - low) if high > low else 0.5
        return start, QPointF((start + end) / 2, room.bottom() - room.height() * share), end


def _dots(claims: Sequence[Claim]) -> Iterator[_Dot]:
    for claim in claims:
        when = claim.figure.as_of
        if when and when.earliest and when.latest and claim.quantity.is_number:
            yield _Dot(claim, when, when.earliest, when.latest)


def _groups(dots: Sequence[_Dot]) -> list[list[_Dot]]:
    groups: dict[object, list[_Dot]] = {}
    for dot in dots:
        groups.setdefault(dot.claim.like, []).append(dot)
    return list(groups.values())
