"""Words that say something of a number, and are no thing that could be counted: nobody is asked about them."""

from __future__ import annotations

import re
from functools import lru_cache

from ..dates.phrases import is_date_word, is_stretch_word
from ..folding import fold
from ..number_words import is_number_word

_WORDS = (
    "plus more less fewer over under above below about around approximately approx almost nearly roughly exactly "
    "least most minimum maximum max min up to or and so odd not no non without except only just but than exceeding "
    "circa ca another again in on at of by for from since until as into with the this that which a an "
    "çox az artıq aşağı yuxarı azı çoxu azından ən qədər yaxın yaxını kimi dək deyil deyildir olmayan olmayaraq "
    "olmamaqla olmamaq yox yoxdur daha təxminən təqribən təxmini təqribi dəqiq düz maksimum ancaq yalnız ilə və "
    "veya ya yaxud arası arasında keçib keçir ötüb ötür aşıb aşır çatmayan çatmır qədərdir çoxdur azdır artıqdır "
    "artıqlaması yenə üzrə üçün görə tarixinə tarixində ərzində olan olaraq o cümlədən onlardan "
    "более больше менее меньше свыше выше ниже около примерно порядка приблизительно почти ориентировочно не нет ни "
    "до от из и или с со к ко лишним минимум максимум ровно точно всего плюс минус без кроме еще ещё уже лишь только "
    "per apiece each every hər adambaşına başına каждый каждого каждому каждую каждое одного "
    "minimal maksimal minimum maximal maximum "
    "several many few bir neçə несколько пара пару много немало including excluding включая исключая "
    "чем превышает в во на по за у о об при для про против них из"
)
# A change is no claim of how much there is.
_CHANGES = (
    "rose fell grew rise fall increased decreased increase decrease dropped declined reduced cut down higher lower "
    "artıb azalıb artım artaraq azalaraq artmış azalmış enib yüksəlib artımı azalma "
    "увеличился увеличилась увеличилось увеличились вырос выросла выросло выросли снизился снизилась снизилось "
    "снизились сократился сократилась сократилось сократились упал упала рост роста снижение прирост сокращение"
)
_SAYING = {fold(word) for word in f"{_WORDS} {_CHANGES}".split()}
# They relate what is said beside the claim, and change nothing of its number.
_BESIDE_WORDS = (
    "of in on at for by into with the this that which a an from üzrə üçün görə olan ilə və "
    "в во на по о об при для с со у и от из"
)
_BESIDE = {fold(word) for word in _BESIDE_WORDS.split()}
# However a denial ends: olmasın, olmamalıdır, deyildi.
_DENYING = re.compile("olm[a-z]*|deyi[a-z]*|yox[a-z]*")
_ROMAN = re.compile("[IVXivx]+")


@lru_cache(maxsize=16384)
def may_be_left_out(word: str) -> bool:
    """Whether the claim can be meant without this word: it neither denies, counts, dates nor compares."""
    return fold(word) in _BESIDE or not says_something_else(word)


def says_something_else(word: str) -> bool:
    """Whether this word relates, denies, counts or dates."""
    plain = fold(word)
    return (
        len(plain) < 2
        or not word.replace("'", "").isalpha()
        or plain in _SAYING
        or bool(_DENYING.fullmatch(plain) or _ROMAN.fullmatch(word))
        or is_number_word(word)
        or is_date_word(word)
        or is_stretch_word(word)
    )
