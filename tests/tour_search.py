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
    _walk_like(tour)


def _walk_like(tour: Any) -> None:
    """A new company whose name is there in another script and legal form, and its tax number with another's."""
    from districtdesk.desk.forms.like_offer import LikeOffer
    from districtdesk.names import Names
    from tests.making import company, keep

    keep(tour.register, company(names=Names(az="Xəzər Kabel Zavodu"), legal_form="MMC", tax_id="1400000001"))
    tour.go("company")
    tour.page.new_record()
    cells = tour._cells()
    cells["names"].editor.focus_here()
    tour.type("ООО «Хазар Кабель Заводу»")
    cells["tax_id"].editor.focus_here()
    tour.type("1400000001")
    tour._wait_until(lambda: any(each.isVisible() for each in tour._view().findChildren(LikeOffer)))
    tour.shoot("like-offered")
    tour.page._view.revert()
