"""All claims of one indicator as a small line over time: spans for imprecise dates, an open dot for a bound."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...i18n import _
from ...register.claims import Claim
from ..look import fonts, theme

# In steps.
_WIDTH = 70
_HEIGHT = 22
_MARGIN = 3
_DOT = 1.0


class ClaimChart(QWidget):
    """Claims that are like each other, joined in the order of their dates; those without a date are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims: list[Claim] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_claims(self, claims: Sequence[Claim]) -> None:
        dated = [claim for claim in claims if _bounds(claim)]
        self._claims = sorted(dated, key=lambda claim: _bounds(claim) or (date.min, date.min))
        told = "; ".join(
            _("{value} as of {day}", value=claim.amount(), day=claim.figure.as_of.show()) for claim in self._claims
        )
        self.setAccessibleName(told)
        self.setVisible(len(self._claims) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(fonts.step(_WIDTH), fonts.step(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._claims:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = fonts.step(_MARGIN)
        ground = self._paint_days(painter)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, ground - self.height() - margin)
        for group in _groups(self._claims):
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
        for claim, side in zip((self._claims[0], self._claims[-1]), sides, strict=True):
            painter.drawText(below, side, claim.figure.as_of.short())
        return ground

    def _paint_group(self, painter: QPainter, room: QRectF, group: Sequence[Claim]) -> None:
        ink = theme.colours().colour("accent" if group[0].like[3] == "reported" else "dim")
        style = Qt.PenStyle.SolidLine if group[0].like[3] == "reported" else Qt.PenStyle.DashLine
        places = [self._place(claim, room) for claim in group]
        painter.setPen(QPen(ink, 1.5, style))
        for (_l, left, _r), (_l2, right, _r2) in pairwise(places):
            painter.drawLine(left, right)
        for claim, (start, middle, end) in zip(group, places, strict=True):
            painter.setPen(QPen(ink, 1.5))
            painter.drawLine(QPointF(start, middle.y()), QPointF(end, middle.y()))
            exact = claim.figure.qualifier == "exact"
            painter.setBrush(ink if exact else theme.colours().colour("card"))
            radius = fonts.step(_DOT)
            painter.drawEllipse(middle, radius, radius)

    def _place(self, claim: Claim, room: QRectF) -> tuple[float, QPointF, float]:
        days = [bound.toordinal() for each in self._claims for bound in _bounds(each) or ()]
        first, last = min(days), max(days)
        values = [float(each.figure.value) for each in self._claims]
        low, high = min(values), max(values)
        start, end = (
            room.left() + room.width() * ((day.toordinal() - first) / (last - first) if last > first else 0.5)
            for day in _bounds(claim) or (date.min, date.min)
        )
        share = (float(claim.figure.value) - low) / (high - low) if high > low else 0.5
        return start, QPointF((start + end) / 2, room.bottom() - room.height() * share), end


def _bounds(claim: Claim) -> tuple[date, date] | None:
    when = claim.figure.as_of
    return (when.earliest, when.latest) if when and when.earliest and when.latest else None


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.like, []).append(claim)
    return list(groups.values())
