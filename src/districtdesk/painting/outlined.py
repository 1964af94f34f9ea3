"""A painter whose letters are shapes: what it writes looks the same wherever it is opened."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption


class OutlinePainter(QPainter):
    """As far as our drawings have text: from a point, or within a box, wrapped, in the middle or at the right."""

    def drawText(  # type: ignore[override]
        self, place: QPointF | QRectF | QRect, flags: str | int | Qt.AlignmentFlag, text: str = ""
    ) -> None:
        """At a point; or in a box, as its flags say."""
        if isinstance(place, QPointF):
            self._fill(place, str(flags))
        else:
            self._fill_box(place, flags.value if isinstance(flags, Qt.AlignmentFlag) else int(flags), text)

    def _fill(self, at: QPointF, text: str) -> None:
        path = QPainterPath()
        path.addText(at, self.font(), text)
        self.fillPath(path, self.pen().color())

    def _fill_box(self, box: QRectF | QRect, flags: int, text: str) -> None:
        metrics = QFontMetricsF(self.font())
        lines = _lines(text, self, box.width()) if flags & Qt.TextFlag.TextWordWrap.value else [text]
        tall = metrics.lineSpacing()
        top = box.top()
        if flags & Qt.AlignmentFlag.AlignVCenter.value:
            top += (box.height() - tall * len(lines)) / 2
        for place, line in enumerate(lines):
            x = box.left()
            if flags & Qt.AlignmentFlag.AlignHCenter.value:
                x += (box.width() - metrics.horizontalAdvance(line)) / 2
            elif flags & Qt.AlignmentFlag.AlignRight.value:
                x += box.width() - metrics.horizontalAdvance(line)
            self._fill(QPointF(x, top + place * tall + metrics.ascent()), line)


def _lines(text: str, painter: QPainter, width: float) -> list[str]:
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return found
