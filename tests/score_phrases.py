"""Prints how many phrases are read rightly, by language and class: python -m tests.score_phrases."""

from __future__ import annotations

from collections import Counter

from tests.phrase_table import phrases_of, score
from tests.unseen_phrases import TABLES, all_judged

_VERDICTS = ("right", "asked", "refused", "wrong")


def _show(title: str, counts: Counter[tuple[str, str, str]]) -> None:
    print(f"\n{title}: " + ", ".join(f"{_sum(counts, verdict=each)} {each}" for each in _VERDICTS))
    for place, name in ((1, "language"), (0, "class")):
        print(f"  by {name}")
        for key in sorted({each[place] for each in counts}):
            row = {each: sum(n for k, n in counts.items() if k[place] == key and k[2] == each) for each in _VERDICTS}
            print(f"    {key:22}" + "".join(f"{row[each]:5} {each}" for each in _VERDICTS))


def _sum(counts: Counter[tuple[str, str, str]], *, verdict: str) -> int:
    return sum(count for key, count in counts.items() if key[2] == verdict)


if __name__ == "__main__":
    _show("tests/phrases/own.txt", score(list(phrases_of("own.txt"))))
    for table in TABLES:
        unseen = Counter((phrase.sort, phrase.language, verdict) for phrase, verdict, _came in all_judged(table))
        _show(f"tests/phrases/{table}", unseen)
