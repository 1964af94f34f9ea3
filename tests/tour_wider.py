"""The stations of the tour that the sample does not reach: a register filled with made-up facts of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# A record each of which several tabs are worth a look; the rest of the kinds show their form.
_LOOKED_AT = (
    ("district", "dale"),
    ("project", "plant"),
    ("company", "vega"),
    ("subject_group", "country"),
    ("subject_group", "holding"),
)
_DAYS = (("before", "01.03.2020"), ("between", "15.06.2024"), ("after", "01.03.2025"))


def walk_wider(tour: Any) -> None:
    """Fill the register of this tour and look at what a thing was when, parts and wholes, people, open questions."""
    from tests.park import keep_park
    from tests.telling import IDS, tell_facts
    from tests.tour_drafts import walk_drafts

    walk_drafts(tour)
    tell_facts(tour.register)
    park = keep_park(tour.register)
    for place in ("overview", "timeline", "figure"):
        tour.go(place)
        tour.shoot(f"wider-{place}")
    _through_time(tour, park.district.id)
    for kind, label in _LOOKED_AT:
        _look_at(tour, kind, IDS[label], f"wider-{kind}-{label}")
    for kind, record_id in _others():
        tour.go(kind)
        tour.page.open_record(record_id)
        tour.shoot(f"wider-{kind}")


def _through_time(tour: Any, district: str) -> None:
    tour.go("district")
    tour.page.open_record(district)
    view = tour._view()
    view.show_tab("states")
    tour.shoot("wider-through-time")
    pane = tour.page.pane
    pane.turn_day.setChecked(True)
    for name, day in _DAYS:
        pane.day_bar.editor.type_text(day)
        tour.shoot(f"wider-as-of-{name}")
    tour.page.show_as_table(True)
    tour.shoot("wider-as-of-table")
    tour.page.show_as_table(False)
    pane.turn_day.setChecked(False)


def _look_at(tour: Any, kind: str, record_id: str, name: str) -> None:
    tour.go(kind)
    tour.page.open_record(record_id)
    view = tour._view()
    for tab in (key for key in view.tab_keys if key != "history" and view._holds_something(key)):
        view.show_tab(tab)
        tour.shoot(f"{name}-{tab}")


def _others() -> Iterator[tuple[str, str]]:
    """The first fact of each kind that has a page and was not looked at yet."""
    from tests.facts import FACTS
    from tests.telling import IDS

    seen = {kind for kind, _label in _LOOKED_AT}
    for fact in FACTS:
        if fact.kind not in seen:
            seen.add(fact.kind)
            yield fact.kind, IDS[fact.label]
