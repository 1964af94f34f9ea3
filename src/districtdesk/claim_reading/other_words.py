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
    "larger bigger smaller longer wider yaşlı yaşında aged "
    "per apiece each every hər adambaşına başına каждый каждого каждому каждую каждое одного "
    "minimal maksimal minimum maximal maximum "
    "several many few bir neçə несколько пара пару много немало including excluding включая исключая "
    "состоянию состояние чем превышает в во на по за у о об при для про против них из"
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
# They relate words, and say something of a number only where they touch it: over 50, set up over the years.
_RELATING_WORDS = (
    "to by as until till since up over under above below about around but than and or "
    "kimi qədər yaxın və ya yaxud dək həm "
    "до за у к ко со от из про около после и или а но как уже"
)
_RELATING = {fold(word) for word in _RELATING_WORDS.split()}
_HEDGING_WORDS = "up over under above below about around than qədər yaxın kimi dək около"
_HEDGING = {fold(word) for word in _HEDGING_WORDS.split()}
# However a denial ends: olmasın, olmamalıdır, deyildi, görülməyib, etmir.
_DENYING = re.compile(
    "olm[a-z]*|deyi[a-z]*|yox[a-z]*|[a-z]+m[ae](?:y[ai][bcnr][a-z]*|yecek[a-z]*|m[iu]s[a-z]*|d[iu]|d[iu]lar|z|zl[ae]r)"
    "|[a-z]+[dgklnrst]m[iu]r(?:l[ae]r)?|hec|legv|imtina|bas ?tutm[a-z]*"
    "|never|none|neither|nor|nobody|nothing|lacks?|lacking|failed|fails|cancel[a-z]*|denied|den(?:y|ies)|refus(?:ed|es)"
    "|cannot|unable|scrapped|(?:do|does|did|has|have|had|is|are|was|were|wo|would|could|should|ca)n[' ]?t"
    "|nikogda|nikto|otsutstv[a-z]*|otmen[a-z]*|otkaz[a-z]*"
)
# Verbs of more and of less, and the case of a most, however the word ends: surpassed, превысит, nəfərədək.
_COMPARING = re.compile(
    "surpass[a-z]*|exceed[a-z]*|outstrip[a-z]*|topp(?:ed|ing)|tops|prevys[a-z]*|prevos[a-z]*|prevzos[a-z]*|pereval[a-z]*"
    "|[a-z]{3,}[ae]d[ae]k|ote[rn]|ot[ue]b[a-z]*|asa[rn]|as[iy]b[a-z]*"
)
# Several years without a number are no date.
_YEARS = re.compile("years|iller[a-z]*|god(?:y|i|ax|am)|let")
# Which stage it is says nothing of the number; of which half or month it is told is another word.
_STAGES = re.compile(
    "first|second|third|fourth|fifth|birinci[a-z]*|ikinci[a-z]*|ucuncu[a-z]*|dorduncu[a-z]*|besinci[a-z]*|ilk"
    "|perv[a-z]+|vtor[a-z]+|tret(?:iy|ey|em|ego|emu)|cetvert(?:iy|oy|om|ogo|omu)|pyat(?:iy|oy|om|ogo|omu)|mill|mills"
)
_NAMING = re.compile(
    "no|nos|number|numbers|block|phase|stage|step|article|section|paragraph|clause|annex|chapter|decree|order|resolution"
    "|law|lot|building|hall|room|route|road|highway|street|class|category|grade|type|model|version|table|figure|page"
    "|blok|merhele|novbe|madde|bend|fesil|ferman|sereq?ncam|emr|qerar|nomre|bina|korpus|otaq|mekteb|sinif|kateqoriya|cedvel"
    "|etap|ocered|faza|stata|statya|punkt|glava|razdel|ukaz|prikaz|postanovlenie|rasporyazenie|nomer|dom|zal|klass|skola"
    "|kategoriya|tip|model|versiya|tablitsa|risunok|stranitsa"
)
_APOSTROPHES = re.compile("['’ʻʼ‘`´]")
_ROMAN = re.compile("[IVXivx]+")


@lru_cache(maxsize=16384)
def may_be_left_out(word: str, *, is_touching: bool = False) -> bool:
    """Whether the claim can be meant without this word: it neither denies, counts, dates nor compares.

    `is_touching`: it stands right before the number: given to 50 people.
    """
    plain = fold(word)
    is_vague = is_touching and (plain == "to" or bool(_YEARS.fullmatch(plain)))
    return plain in _BESIDE or is_vague or not says_something_else(word)


@lru_cache(maxsize=16384)
def may_stand_apart(word: str, *, is_first: bool = False) -> bool:
    """The same of a word that does not touch the number: `is_first` stands behind it, where it might hedge."""
    plain = fold(word)
    if plain in _RELATING:
        return not (is_first and plain in _HEDGING)
    is_vague = _YEARS.fullmatch(plain) or _STAGES.fullmatch(plain)
    return bool(is_vague) or may_be_left_out(word)


def names_what_follows(word: str) -> bool:
    """Whether a number behind this word says which one it is: block 7, article 5, корпус 3."""
    return bool(_NAMING.fullmatch(fold(word)))


def says_something_else(word: str) -> bool:
    """Whether this word relates, compares, denies, counts or dates."""
    plain = fold(word)
    return (
        len(plain) < 2
        or not _APOSTROPHES.sub("", word).isalpha()
        or plain in _SAYING
        or denies(plain)
        or bool(_COMPARING.fullmatch(plain))
        or bool(_ROMAN.fullmatch(word))
        or is_number_word(word)
        or is_date_word(word)
        or is_stretch_word(word)
    )


def denies(plain: str) -> bool:
    """Whether a folded word says that it is not so."""
    return bool(_DENYING.fullmatch(plain))
