"""A backup while somebody edits: the longest that the thread of the window stood still, and the longest save."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from districtdesk.register.backup.backups import Reason
from districtdesk.register.backup.making import back_up
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query

from .measuring import Line, Times, timed

_TICK_SECONDS = 0.002
_BETWEEN_SAVES = 2.5
_FIRST_SAVE = 0.2
_RUNS = 3


def lines(register: Register, size: int) -> list[Line]:
    """By turns with the same edits while nothing is backed up."""
    with register.read() as session:
        ids = [row.id for row in listing.window(session, Query("company"), 0, 50)]
    # The first save of all reads the file through.
    save(register, Entry("company", {"address": "First"}, ids[0]))
    took: list[float] = []
    place = Path(register.place)

    def make() -> None:
        took.append(timed(lambda: back_up(place, Reason.CHANGES, within=place.parent / "backups", may_hold=False)))

    pairs = [(_edit(register, ids, make), _edit(register, ids, lambda: time.sleep(took[-1]))) for _ in range(_RUNS)]
    name = f"{size:,}".replace(",", " ")
    return [
        Line(f"a backup of {name} while editing", Times(took), None, "s", ""),
        *(
            Line(what, Times([ours[at] for ours, _ in pairs]), Times([rest[at] for _, rest in pairs]), "s", aim)
            for at, what, aim in ((0, "longest stall meanwhile", "50 ms"), (1, "longest save meanwhile", "50 ms"))
        ),
    ]


def _edit(register: Register, ids: list[str], work: Callable[[], object]) -> tuple[float, float]:
    """Until `work` is over: the longest wait for the next turn, and the longest save."""
    thread = threading.Thread(target=work)
    thread.start()
    stall = longest = 0.0
    # The first one soon: a quick backup meets one too.
    saved = time.perf_counter() - _BETWEEN_SAVES + _FIRST_SAVE
    number = 0
    while thread.is_alive():
        stall = max(stall, timed(lambda: time.sleep(_TICK_SECONDS)) - _TICK_SECONDS)
        if time.perf_counter() - saved > _BETWEEN_SAVES:
            number += 1
            entry = Entry("company", {"address": f"Meanwhile {time.time_ns()}"}, ids[number % len(ids)])
            longest = max(longest, timed(lambda entry=entry: save(register, entry)))
            saved = time.perf_counter()
    return stall, longest
