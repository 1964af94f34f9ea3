"""The stations of the tour that show the export: each layout with its picture, and keeping one of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from districtdesk.exchange.layout_names import LAYOUTS, WHOLE
from districtdesk.i18n import _
from districtdesk.register.queries.layout_plan import LayoutPlan, TablePlan

if TYPE_CHECKING:
    from tests.tour import Tour

_KEYS = ("names", "claim.invested", "status", "launch.latest")


def walk_layouts(tour: Tour) -> None:
    """The pictures of all ready-made layouts, then one that is put together, saved and chosen."""
    from districtdesk.desk.shell.export_dialog import ExportDialog
    from districtdesk.desk.shell.layout_dialog import LayoutDialog

    opened = tour.shell._opened
    table = TablePlan("project", _KEYS, "status", filter="names ~ a", group="district")
    plan = LayoutPlan(_("Projects"), tables=(table,), mark=_("such as: For official use").partition(": ")[2])
    asking = LayoutDialog(opened.feed, plan, tour.window)
    asking.show()
    tour.shoot("layout-put-together", asking)
    asking.accept()
    whole = LayoutDialog(opened.feed, LayoutPlan(_("The whole register"), WHOLE), tour.window)
    whole.show()
    tour.shoot("layout-of-the-whole-register", whole)
    whole.reject()
    dialog = ExportDialog(opened, tour.shell._settings, None, parent=tour.window)
    dialog.show()
    for name, text in [*((key, _(layout.title)) for key, layout in LAYOUTS.items()), ("own", plan.name)]:
        dialog.picture.picture.show_page(None, "")
        dialog.layouts.mark(text)
        tour._wait_until(lambda: dialog.picture.picture.page is not None)
        tour.shoot(f"layout-{name}-to-export", dialog)
    dialog.reject()
    dialog.deleteLater()
