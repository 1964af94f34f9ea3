"""The stations of the tour in a register without records, and what is said when the world stands in the way.

python tests/tour_empty.py OUT [az|en|ru] takes them alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def walk_empty(tour: Any) -> None:
    """Each place, each tab of a record that has nothing, a search and a filter without a find, and each refusal."""
    from districtdesk.desk.kit.places import BY_KEY
    from districtdesk.register.opening import create
    from districtdesk.register.queries.condition import Condition, Operator
    from tests.making import district, keep, project

    place, desk = Path(tour.register.place), tour._start.desk
    here = Path(os.environ["DISTRICTDESK_HOME"]) / "empty" / "yeni.ddesk"
    here.parent.mkdir()
    create(here).close()
    desk.open(here)
    for key in BY_KEY:
        tour.go(key)
        tour.shoot(f"empty-{key}")
    tour.go("district")
    tour.page.show_as_table(True)
    tour.shoot("empty-table")
    tour.page.show_as_table(False)
    pane = tour.page.pane
    pane.turn_removed.setChecked(True)
    tour.shoot("nothing-removed")
    pane.turn_removed.setChecked(False)
    keep(tour.register, district("Hacıqabul"), project("Boru"))
    for kind in ("district", "project"):
        tour._open_first(kind)
        view = tour._view()
        for tab in view.tab_keys:
            view.show_tab(tab)
            tour.shoot(f"bare-{kind}-{tab}")
    tour.go("district")
    pane.search.setText("xyzzy")
    pane.search.returnPressed.emit()
    tour.shoot("nothing-found")
    pane.clear_search()
    pane.filter_bar.show_conditions([Condition("status", Operator.IS, ("abolished",))])
    tour.shoot("nothing-meets-the-filter")
    for name, error in _refusals(here.name):
        tour.shoot_dialog(f"refused-{name}", lambda error=error: desk.register.feed.failed.emit(error))
    desk.open(place)


def _refusals(name: str) -> Iterator[tuple[str, Exception]]:
    from districtdesk.i18n import _
    from districtdesk.register import errors

    yield "locked", errors.locked(name)
    yield "gave-up", errors.gave_up(name)
    yield "not-saved", errors.not_saved()
    yield "unknown", errors.outcome_unknown()
    yield "saved-before", errors.saved_before(_("Add company"))
    yield "out-of-reach", errors.out_of_reach(name)
    yield "gone", errors.gone(name)
    yield "already-there", errors.already_there(name)
    yield "removed-meanwhile", errors.removed_meanwhile("Alfa MMC", "x")
    yield "damaged", errors.damaged(name)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["DISTRICTDESK_HOME"] = tempfile.mkdtemp()
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.tour import Tour

    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    options = argparse.Namespace(scale=1, language=sys.argv[2], look="light", size="1024x700")
    walk_empty(Tour(out, options))
    # Threads of the program would keep the process until their work is over.
    os._exit(0)
