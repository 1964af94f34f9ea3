"""What the day took in each language, as `docs/clerks-day.md` lists it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

_HEAD = """# A clerk's day

{count} tasks of a working day, each done by keyboard alone in the real window on the filled register (12 districts,
160 companies, 360 projects, 1,000 claims), by a script that looks for what to press as a person does: by the words on
the screen and the letters below them. Each is held against what is seen and against the register.
`python -m tests.clerk az|en|ru` does them all, `python -m tests.clerk table` in all three languages, and writes this
page.

The keys are those of the English window; what is typed stands between “ and ”. Seconds are those of the program and
of the fingers of the script, without thinking and reading, on two cores that were busy with other work too. A key
with Ctrl, Alt or Shift counts as one press, and so does each typed letter. Each task begins on the overview.

| | Task | Keys | Presses az, en, ru | Seconds az, en, ru |
|---|---|---|---|---|
"""
LANGUAGES = ("az", "en", "ru")
# The folder of one machine, in the path of a file that is typed.
_FOLDER = re.compile(r"“/[^”]*/")


@dataclass(frozen=True, slots=True)
class Took:
    """One task in one language."""

    title: str
    keys: tuple[str, ...]
    presses: int
    seconds: float


def page(by_language: Mapping[str, Sequence[Took]]) -> str:
    """All of it; the same tasks in each language."""
    rows = zip(*(by_language[each] for each in LANGUAGES), strict=True)
    lines = [_row(number, row) for number, row in enumerate(rows, 1)]
    presses = ", ".join(str(sum(each.presses for each in by_language[code])) for code in LANGUAGES)
    seconds = ", ".join(f"{sum(each.seconds for each in by_language[code]):.0f}" for code in LANGUAGES)
    lines.append(f"| | All of them | | {presses} | {seconds} |")
    return _HEAD.format(count=len(lines) - 1) + "\n".join(lines) + "\n"


def _row(number: int, row: Sequence[Took]) -> str:
    english = row[LANGUAGES.index("en")]
    presses = ", ".join(str(each.presses) for each in row)
    seconds = ", ".join(f"{each.seconds:.1f}" for each in row)
    return f"| {number} | {english.title} | {_keys(english.keys)} | {presses} | {seconds} |"


def _keys(keys: Sequence[str]) -> str:
    shown_keys = (_FOLDER.sub("“…/", key) for key in keys)
    counted = ((key, len(list(same))) for key, same in groupby(shown_keys))
    shown = (f"{key.replace('|', ' ')} × {count}" if count > 1 else key.replace("|", " ") for key, count in counted)
    return ", ".join(shown)
