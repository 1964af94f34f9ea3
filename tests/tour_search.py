"""The stations of the tour where anything is found, and where what is typed may be in the register already."""

from __future__ import annotations

from typing import Any

_TYPED = ("", "Гаджигабул", "рфсш")


def walk_search(tour: Any) -> None:
    """The search over everything with nothing typed, in another spelling, and under the other keyboard layout."""
    from PySide6.QtWidgets import QApplication

    from districtdesk.desk.shell.actions import ACTION_SPECS
    from districtdesk.desk.shell.palette import Palette

    feed = tour.shell._opened.feed
    palette = Palette(feed, [(spec.key, tour.shell.actions[spec.key]) for spec in ACTION_SPECS], tour.window)
    palette.show()
    for number, text in enumerate(_TYPED):
        palette.line.setText(text)
        palette._look()
        for _turn in range(2):
            feed._pool.waitForDone()
            QApplication.processEvents()
        tour.shoot(f"find-anything-{number}", palette)
    palette.close()
    palette.deleteLater()
