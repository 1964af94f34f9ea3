"""Draws districtdesk.ico from the program's sign: python resources/packaging/windows/draw_icon.py; needs icoutils."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SIGN = HERE.parents[1] / "icons" / "districtdesk.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def draw(size: int, place: Path) -> Path:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SIGN)).render(painter)
    painter.end()
    image.save(str(place))
    return place


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        drawn = [draw(size, Path(folder, f"{size}.png")) for size in SIZES]
        small, large = drawn[:-1], drawn[-1]
        subprocess.run(["icotool", "-c", "-o", HERE / "districtdesk.ico", *small, "-r", large], check=True)
