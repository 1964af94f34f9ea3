"""The words that say how a number is meant: about, more than, 500-dən çox, не менее."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..folding import fold

# Words before the number, in English, Azerbaijani and Russian.
_BEFORE = {
    "at_least": (
        "at least|no less than|not less than|no fewer than|not fewer than|not under|not below|minimum|minimum of"
        "|a minimum of|ən azı|ən azından|ən az|azı|azından|не менее|не менее чем|не меньше|не меньше чем|не ниже"
        "|минимум|как минимум|≥|>="
    ),
    "up_to": (
        "up to|no more than|not more than|at most|maximum|maximum of|a maximum of|not over|not above|not exceeding"
        "|does not exceed|do not exceed|ən çoxu|ən çox|çoxu|maksimum|до|вплоть до|не более|не более чем|не больше"
        "|не больше чем|не выше|не свыше|не превышает|не превышают|максимум|≤|<="
    ),
    "more_than": (
        "more than|over|just over|well over|slightly over|a little over|slightly more than|a little more than|exceeds"
        "|exceed|exceeding|above|in excess of|upwards of|более|более чем|больше|больше чем|свыше|чуть более"
        "|чуть больше|немногим более|немногим больше|превышает|превышают|>"
    ),
    "less_than": (
        "less than|fewer than|under|just under|slightly under|slightly less than|a little under|below|менее|менее чем"
        "|меньше|меньше чем|чуть менее|чуть меньше|немногим менее|<"
    ),
    "about": (
        "about|around|approximately|approx.|approx|roughly|some|circa|ca.|təxminən|təxmini|təqribən|təqribi|около"
        "|примерно|порядка|приблизительно|ориентировочно|почти|nearly|almost|~|≈"
    ),
    "exact": "exactly|dəqiq|düz|cəmi|ровно|точно|всего|="
}  # fmt: skip
# The longest first, so that "more than" does not hide "no more than".
_WORDS_BEFORE = sorted(
    ((word, qualifier) for qualifier, words in _BEFORE.items() for word in words.split("|")),
    key=lambda pair: -len(pair[0]),
)
# Azerbaijani says it behind, and the number or the word before it takes an ending: 500-dən çox, 500-ə qədər,
# 51 milyon manatdan artıq. An n stands between two endings (iş yerindən), but belongs to the word in 5 mindən çox
# and in a few others.
_N = r"(?:(?<=[ıiuü])(?<!\bmi)(?<!\bgü)(?<!\bqadı)(?<!\bsaki)(?<!\bbenzi)n)?"
_FROM = rf"{_N}d[əa]n"
_TO = rf"(?:{_N}|y)[əa]"
_ACCUSATIVE = r"[ny]?[ıiuü]"
_IS = r"(?:d[ıiuü]r)?"
_IS_NOT = r"(?:deyil(?:d[ıiuü]r)?|olmayan|olmayaraq|olmamaqla|olmamaq şərtilə)"
# In this order: what is denied comes before what is said.
_BEHIND = [
    (qualifier, re.compile(rf"[-\s]?(?:{pattern})(?!\w)", re.IGNORECASE))
    for qualifier, pattern in (
        ("at_least", rf"{_FROM}\s+(?:az|aşağı)\s+{_IS_NOT}"),
        ("up_to", rf"{_FROM}\s+(?:çox|artıq|yuxarı)\s+{_IS_NOT}"),
        ("more_than", rf"{_FROM}\s+(?:də\s+)?(?:çox|artıq|yuxarı){_IS}"),
        ("less_than", rf"{_FROM}\s+(?:az|aşağı){_IS}"),
        ("up_to", rf"{_TO}\s+qədər{_IS}|{_TO}d[əe]k|(?<=\d)d[əe]k|(?<=\d-)d[əe]k"),
        ("about", rf"{_TO}\s+yaxın{_IS}"),
        ("more_than", rf"{_ACCUSATIVE}\s+(?:keçib|keçir|ötüb|ötür|aşıb|aşır|keçmişdir|ötmüşdür|aşmışdır)"),
        ("at_least", r"\s?\+|\s(?:or|and) more|\s(?:и|или) более|\s(?:и|или) больше|\sv[əe] (?:daha )?(?:çox|artıq)"),
        ("up_to", r"\s(?:or|and) (?:less|fewer)|\s(?:и|или) (?:менее|меньше)"),
        ("more_than", r"\sс лишним"),
    )
]  # fmt: skip


class Qualified(NamedTuple):
    """The qualifier, and the claim without it."""

    qualifier: str
    rest: str


def split_qualifier(claim: str) -> Qualified:
    """What is said of the number, before it or behind it; "exact" where nothing is.

    Only one qualifier is taken: a second one stays in the rest, where nothing will understand it.
    """
    lowered = claim.replace("İ", "i").lower()
    for word, qualifier in _WORDS_BEFORE:
        rest = claim[len(word) :]
        if lowered.startswith(word) and (not word[-1].isalpha() or rest[:1].isspace()):
            return Qualified(qualifier, rest.strip())
    for qualifier, pattern in _BEHIND:
        found = pattern.search(lowered)
        # Digits on both sides are two numbers, and must not run together.
        if found and found.start() and not re.search(r"\d", claim[found.end() :]):
            return Qualified(qualifier, f"{claim[: found.start()]} {claim[found.end() :]}".strip())
    return Qualified("exact", claim)


_QUALIFYING = (
    "plus more less fewer over under above below about around approximately approx almost nearly roughly exactly "
    "least most minimum maximum max min up to or and so odd not no non without except only just but than exceeding "
    "circa ca another again "
    "çox az artıq aşağı yuxarı azı çoxu azından ən qədər yaxın yaxını kimi dək deyil deyildir olmayan olmayaraq "
    "olmamaqla olmamaq yox yoxdur daha təxminən təqribən təxmini təqribi dəqiq düz maksimum ancaq yalnız ilə və "
    "veya ya yaxud arası arasında keçib keçir ötüb ötür aşıb aşır çatmayan çatmır qədərdir çoxdur azdır artıqdır "
    "artıqlaması yenə "
    "более больше менее меньше свыше выше ниже около примерно порядка приблизительно почти ориентировочно не нет ни "
    "до от из и или с со к ко лишним минимум максимум ровно точно всего плюс минус без кроме еще ещё уже лишь только "
    "чем превышает"
)
_IS_QUALIFYING = {fold(word) for word in _QUALIFYING.split()}


# However a denial ends: olmasın, olmamalıdır, deyildi.
_DENYING = re.compile("olm[a-z]*|deyi[a-z]*|yox[a-z]*")


def is_qualifying(word: str) -> bool:
    """Whether this word says something of the number, so that it cannot be part of a unit."""
    plain = fold(word)
    return plain in _IS_QUALIFYING or bool(_DENYING.fullmatch(plain))
