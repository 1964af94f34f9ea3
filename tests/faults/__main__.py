"""Damages registers at random and counts what becomes of them: python -m tests.faults 1000 [SEED]."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from districtdesk.register.opening import create
from districtdesk.sample import build_sample

from .damages import DAMAGES, overwrite
from .judging import Verdict, judge

_PAGE = 4096
_Harm = Callable[[Path, random.Random], object]


def _flip(file: Path, chance: random.Random) -> None:
    at = chance.randrange(file.stat().st_size)
    overwrite(file, at, bytes([file.read_bytes()[at] ^ (1 << chance.randrange(8))]))


def _zero(file: Path, chance: random.Random) -> None:
    overwrite(file, chance.randrange(file.stat().st_size // _PAGE) * _PAGE, bytes(_PAGE))


def _noise(file: Path, chance: random.Random) -> None:
    overwrite(file, chance.randrange(file.stat().st_size - 64), chance.randbytes(64))


def _cut(file: Path, chance: random.Random) -> None:
    file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size)])


def _exchange(file: Path, chance: random.Random) -> None:
    raw = file.read_bytes()
    one, other = (chance.randrange(len(raw) // _PAGE) * _PAGE for _ in range(2))
    overwrite(file, one, raw[other : other + _PAGE])
    overwrite(file, other, raw[one : one + _PAGE])


_HARMS: dict[str, _Harm] = {
    "a bit flipped": _flip,
    "a page zeroed": _zero,
    "noise of 64 bytes": _noise,
    "cut": _cut,
    "two pages exchanged": _exchange,
}


def main(count: int, seed: int) -> int:
    """Print the counts; 1 when one that was not taken for whole was changed."""
    chance, counts, changed = random.Random(seed), Counter[tuple[str, str]](), 0
    with tempfile.TemporaryDirectory() as folder:
        whole, file = Path(folder) / "whole.ddesk", Path(folder) / "spoilt" / "register.ddesk"
        create(whole, fill=build_sample).close()
        for number in range(count):
            name = list(_HARMS)[number % len(_HARMS)]
            verdict = _try(whole, file, lambda each, name=name: _HARMS[name](each, chance))  # type: ignore[misc]
            counts[name, verdict.how] += 1
            changed += verdict.how != "taken for whole" and not verdict.is_as_it_was
        for spoil in DAMAGES.values():
            verdict = _try(whole, file, spoil)
            counts["of a kind", verdict.how] += 1
            changed += not verdict.is_as_it_was
    for (name, how), times in sorted(counts.items()):
        print(f"{name:22} {how:16} {times}")
    print(f"changed: {changed}")
    return 1 if changed else 0


def _try(whole: Path, file: Path, spoil: Callable[[Path], object]) -> Verdict:
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir()
    shutil.copy(whole, file)
    spoil(file)
    return judge(file)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
