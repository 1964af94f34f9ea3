"""The words that make a number larger or smaller, in three languages: the one list that all readers share."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from .folding import fold

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10**power) for power in (3, 6, 9, 12))
# The words of all three languages are known at once: a clerk copies from letters in any of them.
_SCALE_WORDS = {
    _THOUSAND: "min thousand thousands тыс тысяча тысячу тысячи тысяч тысячам тысячами",
    _MILLION: "mln mn mio million millions milyon млн миллион миллиона миллионов миллионам миллионами",
    _BILLION: "mlrd mld bln bn billion billions milliard milyard млрд миллиард миллиарда миллиардов миллиардам",
    _TRILLION: "trln trillion trillions trilyon трлн триллион триллиона триллионов",
}
SCALES = {fold(word): scale for scale, words in _SCALE_WORDS.items() for word in words.split()}

# "2 yarım milyon", "3 and a half million", "3 с половиной млн": read before a scale word only.
HALF = r"(?:yar[ıi]m|and a half|с половиной)"

_FEW = (
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy "
    "eighty ninety sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz on iyirmi otuz qırx əlli altmış yetmiş səksən "
    "doxsan ноль один одна одно два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок "
    "пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста четыреста"
)
_PLAIN_FEW = {fold(word) for word in _FEW.split()}
# Folded beginnings and whole words of what counts, multiplies or parts and is not among SCALES.
_COUNTING = re.compile(
    r"m|k|b|mm|mil|mill|bil|bill|tn|trn|tr|tis|tys|ths|thous|ml[nrd][a-z]*|ml|trln[a-z]*|m[a-z]*l[iy]ard[a-z]*"
    r"|(?:mil[iy]|milli|billi|bil[iy]|trilli|tril[iy])on[a-z]*|min(?:e|i|in|den|de|lik|lerle|lerce|ler|dir)"
    r"|t[iy]syac[a-z]*|thousand[a-z]*|hundred[a-z]*|yuz(?:e|den|ler|lerle|lik)?|sot(?:n[a-z]*|en|k[a-z]*|ok)?"
    r"|[a-z]+sot|dozens?|dyujin[a-z]*|score|lakhs?|crores?|on(?:larla|luq)|desyat(?:k[a-z]*|ok|kov)"
    r"|tens|gross|(?:fif|ten|hundred|thousand)ths?|[a-z]*fold|first|last|each|birinci|ikinci|ucuncu|dorduncu|besinci"
    r"|ilk|sayli|nomreli|illik|ayliq|half|halves|quarters?|thirds?|double|twice|triple|times|yarim[a-z]*|yarisi|rub|cerek|ucde|dordde|defe"
    r"|pol|polovin[a-z]*|poltor[a-z]*|polut[a-z]*|cetvert[a-z]*|tret|treti|raz|raza|vdvoe|vtroe|tsel(?:ix|aya|oe|uyu)|desyat[a-z]+"
)


# A slip of the finger in one of these (milon, hunded) must not make it a unit.
_LONG = [word for word in SCALES if len(word) > 4] + ["hundred", "hundreds", "dozen", "yarim", "polovinoy", "sotni"]
_LIKENESS = 0.8


@lru_cache(maxsize=4096)
def is_number_word(word: str) -> bool:
    """Whether this one word says a number, a scale or a fraction, so that it cannot be part of a unit."""
    plain = fold(word)
    if plain in SCALES or plain in _PLAIN_FEW or _COUNTING.fullmatch(plain):
        return True
    return bool(get_close_matches(plain, _LONG, n=1, cutoff=_LIKENESS))


def scale_of(words: str) -> Decimal | None:
    """What these words multiply by: million, min milyon, тыс. млн; None where they say no scale.

    Of two words the first can only be a thousand: nobody means a million thousands.
    """
    parts = words.replace(".", " ").split()
    scales = [SCALES.get(fold(word)) for word in parts]
    if len(scales) == 1:
        return scales[0]
    if len(scales) == 2 and scales[0] == _THOUSAND and scales[1] in (_MILLION, _BILLION):
        return _THOUSAND * scales[1]
    return None
