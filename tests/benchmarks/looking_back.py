"""What it costs to look at another day by either clock: python -m tests.benchmarks.looking_back [FILE]."""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from districtdesk.register.opening import create, open_register
from districtdesk.register.past.days import read_stops
from districtdesk.register.past.past_register import open_past
from districtdesk.timeline.showing import read_known
from tests.filled_register import keep_filled
from tests.making import district, keep
from tests.on_days import saved_on

_TURNS = 9
_DAYS = 400


def _measure(file: Path) -> None:
    register = open_register(file)
    begun = process_time()
    days = read_stops(register)
    print(f"days at which the slider stops: {process_time() - begun:.3f} s, {[len(each) for each in days.values()]}")
    for kind, stops in days.items():
        middle = stops[len(stops) // 2]
        with open_past(register, middle) as past:
            turned, read = [], []
            for turn in range(_TURNS):
                day = stops[min(len(stops) // 2 + turn % 3, len(stops) - 1)]
                begun = process_time()
                past.turn(day)
                turned.append(process_time() - begun)
                begun = process_time()
                read_known(past)
                read.append(process_time() - begun)
            told = f"turned {sorted(turned)[_TURNS // 2]:.3f} s, timeline read {sorted(read)[_TURNS // 2]:.3f} s"
            print(f"{kind} {middle.day}: {told} (the middle of {_TURNS})")
    register.close()


def main() -> None:
    """Of this register, or of the filled one with a step on each of many days before."""
    if len(sys.argv) > 1:
        _measure(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "filled.ddesk"
        first = date.today() - timedelta(days=_DAYS)
        with saved_on(first):
            register = create(file)
        for number in range(0, _DAYS, 20):
            with saved_on(first + timedelta(days=number)):
                if number == _DAYS // 2:
                    keep_filled(register)
                keep(register, district(f"Added on day {number}"))
        register.close()
        _measure(file)


if __name__ == "__main__":
    main()
