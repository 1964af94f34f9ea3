"""What it takes to read one printed phrase, over all phrases of the table, in processor time."""

from __future__ import annotations

import time

from tests.phrase_table import phrases_of, read_phrase

from .measuring import Line, Times

_RUNS = 7


def line() -> Line:
    """A phrase of the table, each read anew; the words of the languages are known after the first run."""
    phrases = list(phrases_of("own.txt"))
    for phrase in phrases:
        read_phrase(phrase)
    runs = []
    for _run in range(_RUNS):
        start = time.process_time()
        for phrase in phrases:
            read_phrase(phrase)
        runs.append((time.process_time() - start) / len(phrases))
    return Line(f"reading one of {len(phrases)} phrases", Times(runs), None, "s", "0.2 ms")
