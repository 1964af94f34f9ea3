"""Two companies that are one, of which one has 500 claims, every other one with evidence.

python -m tests.benchmarks.merging [RUNS] merges them in a fresh copy of the filled register each time and says what
it took of the processor: the first run also makes what later ones find made.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from pathlib import Path
from shutil import copyfile

from districtdesk.names import Names
from districtdesk.records import Citation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.merging import Merged, Merging, merge
from districtdesk.register.opening import create, open_register
from tests.filled_register import keep_filled
from tests.making import company, figure, keep, on, source

from .measuring import busy

_CLAIMS = 500
_QUALIFIERS = ("exact", "about", "more_than", "at_least")


def keep_two(register: Register) -> Merging:
    """Keep the two companies and all that belongs to them. Returns which are to be one."""
    chance = random.Random(5)
    one = company("Vega LLC", tax_id="0123456789")
    two = company("Vega", names=Names(az="Veqa MMC", en="Vega Ltd", ru="Вега"))
    paper = source()
    claims = [
        figure(
            two,
            "jobs_created",
            chance.randint(5, 9_000),
            status=chance.choice(("reported", "planned")),
            as_of=on(f"{2015 + place % 11}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"),
            qualifier=chance.choice(_QUALIFIERS),
            preferred=place == 7 or None,
        )
        for place in range(_CLAIMS)
    ]
    cited = [Citation(id=new_id(), record=each.id, source=paper.id) for each in claims[::2]]
    own = figure(one, "jobs_created", 480, preferred=True, as_of=on("2020"))
    keep(register, one, two, paper)
    keep(register, own, *claims, *cited)
    return Merging("company", (one.id, two.id))


def run(made: Path, merging: Merging) -> float:
    """What merging them took, in a copy that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        register = open_register(copyfile(made, Path(folder) / "mine.ddesk"))
        register.look_through()
        found: list[Merged] = []
        took = busy(lambda: found.append(merge(register, merging)))
        register.close()
    assert found[0].moved == {"figure": _CLAIMS}
    return took


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "two.ddesk"
        register = create(made)
        keep_filled(register)
        merging = keep_two(register)
        register.close()
        first, *later = [run(made, merging) for _run in range(runs + 1)]
    print(f"the first {first:.3f} s, later ones {min(later):.3f} to {max(later):.3f} s", end=", ")
    print(f"in the middle {statistics.median(later):.3f} s")


if __name__ == "__main__":
    main()
