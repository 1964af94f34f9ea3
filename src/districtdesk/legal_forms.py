"""Names without the legal form of a company, as they are compared: Xezer Plast and “Xəzər Plast” MMC are one name.

The forms are kept here alone. What is made of them is stored with each record, so that a changed list comes with a
migration that makes it anew, as 0012 does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from .folding import fold

# Written before the name as well as behind it. With or without dots: MMC and M.M.C.
_ABBREVIATIONS = (
    *("MMC", "ASC", "QSC", "ATSC", "QTSC", "ƏMC", "PHŞ"),
    *("LLC", "OJSC", "CJSC", "JSC", "PJSC"),
    *("ООО", "ОАО", "ЗАО", "ПАО", "АО", "НАО", "НПАО", "ОДО", "ТОО", "АООТ", "АОЗТ", "ГУП", "ФГУП", "МУП", "ЧУП"),
    *("ТОВ", "ПАТ", "ВАТ", "ЗАТ", "ТДВ", "ФОП"),
    *("МЧЖ", "ЖШС", "შპს", "სს"),
)
# The same, but never with dots.
_SHORT = ("MChJ", "M Ch J", "YoAJ", "QMJ", "JShS", "ShPS", "ПрАТ")
# Behind the name only: before it, some of these begin a name.
_ABBREVIATIONS_BEHIND = (
    *("LLP", "PLC", "SRL", "SRLS", "SARL", "SAS", "SASU", "EURL", "SNC", "SLU", "SAU", "VOF", "OHG"),
    *("ASA", "OYJ", "SRO", "DOO", "EOOD", "SIA", "UAB", "ZRT"),
)
_BEHIND = (
    *("Ltd", "Limited", "Pvt Ltd", "Pte Ltd", "Pty Ltd", "Private Limited", "Company Limited"),
    *("Inc", "Incorporated", "Corp", "Corporation", "Co", "and Co", "and Company", "JV"),
    *("Şti", "Ltd Şti", "Limited Şirket*", "San ve Tic", "Sanayi ve Ticaret"),
    *("GmbH", "und Co", "KGaA", "UG haftungsbeschränkt", "mbH", "et Cie", "Cie"),
    *("SA de CV", "S A de C V", "S de RL", "S de R L", "S en C", "Sp z o o", "Sp zoo", "ApS", "Kft", "Lda"),
    *("Sdn Bhd", "Gufen Youxian Gongsi", "Youxian Zeren Gongsi", "Youxian Gongsi"),
)
# So few letters are a form only as capitals or with dots: AG and A.G. are one, and Ağ is white.
_CAPITALS_BEHIND = (
    *("AŞ", "AS", "AG", "KG", "UG", "SE", "SpA", "BV", "NV", "SA", "SL", "LP", "AB", "OY", "KK"),
    *("AJ", "АЖ", "АҚ", "QK", "ҚК", "XK", "ХК"),
)
_CAPITALS_BEFORE = ("ИП", "СП", "ЧП", "УП", "ГП", "АТ", "ПП", "ДП", "АЖ", "АҚ", "ЖК", "ХК", "ҚК", "QK", "XK", "AJ")
# In any case of its language: * stands for an ending.
_LONG = (
    *("Məhdud Məsuliyyətli Cəmiyyət*", "Əlavə Məsuliyyətli Cəmiyyət*", "Səhmdar Cəmiyyət*"),
    *("Açıq Səhmdar Cəmiyyət*", "Qapalı Səhmdar Cəmiyyət*"),
    *("Açıq Tipli Səhmdar Cəmiyyət*", "Qapalı Tipli Səhmdar Cəmiyyət*"),
    *("Publik hüquqi şəxs*", "Fərdi sahibkar*", "Tam ortaqlı*", "Komandit ortaqlı*"),
    *("Limited Liability Company", "Limited Liability Partnership", "Limited Partnership", "Public Limited Company"),
    *("Joint Stock Company", "Open Joint Stock Company", "Closed Joint Stock Company", "Public Joint Stock Company"),
    *("Private Joint Stock Company", "Public Legal Entity", "Sole Proprietor*"),
    *("Обществ* с ограниченн* ответственност*", "Обществ* с дополнительн* ответственност*"),
    *("Акционерн* обществ*", "Публичн* акционерн* обществ*", "Непубличн* акционерн* обществ*"),
    *("Открыт* акционерн* обществ*", "Закрыт* акционерн* обществ*", "Товариществ* с ограниченн* ответственност*"),
    *("Публичн* юридическ* лиц*", "Индивидуальн* предпринимател*", "Совместн* предприяти*", "Полн* товариществ*"),
    *("Унитарн* предприяти*", "Государственн* унитарн* предприяти*", "Частн* унитарн* предприяти*"),
    *("Товариств* з обмежен* відповідальн*", "Товариств* з додатков* відповідальн*", "Акціонерн* товариств*"),
    *("Публічн* акціонерн* товариств*", "Приватн* акціонерн* товариств*", "Приватн* підприємств*"),
    *("Відкрит* акціонерн* товариств*", "Закрит* акціонерн* товариств*", "Фізичн* особ* підприєм*"),
    *("Mas'uliyati cheklangan jamiyat*", "Masʼuliyati cheklangan jamiyat*", "Masʻuliyati cheklangan jamiyat*"),
    *("Aksiyadorlik jamiyat*", "Xususiy korxona*", "Qo'shma korxona*", "Qoʻshma korxona*"),
    *("Масъулияти чекланган жамият*", "Акциядорлик жамият*", "Хусусий корхона*", "Қўшма корхона*"),
    *("Жауапкершілігі шектеулі серіктест*", "Акционерлік қоғам*", "Жеке кәсіпкер*"),
    *("შეზღუდული პასუხისმგებლობის საზოგადოებ*", "სააქციო საზოგადოებ*"),
    *("Anonim Şirket*", "Komandit Şirket*", "Kollektif Şirket*"),
    *("Gesellschaft mit beschränkter Haftung", "Aktiengesellschaft", "Kommanditgesellschaft"),
    *("Società per azioni", "Società a responsabilità limitata", "Società in accomandita semplice"),
    *("Besloten Vennootschap", "Naamloze Vennootschap"),
    *("Société anonyme", "Société à responsabilité limitée", "Société par actions simplifiée"),
    *("Sociedad Anónima", "Sociedad Limitada", "Sociedad de Responsabilidad Limitada"),
)
_ENDING = "[^ ]{0,5}"


def _spelled(abbreviation: str, between: str) -> str:
    return between.join(fold(letter) for letter in abbreviation)


def _folded(form: str) -> str:
    return " ".join(fold(word.rstrip("*")) + _ENDING * word.endswith("*") for word in form.split())


def _any_of(patterns: Iterable[str]) -> str:
    # The longest first: “Ltd Şti” is one form, and “Şti” behind “Ltd” another.
    return "|".join(sorted(set(patterns), key=len, reverse=True))


def _begun(form: str) -> list[str]:
    """The words with which a name may begin that begins with this form."""
    letters = form.split(" ?")
    if len(letters) > 1:
        return ["".join(letters[:count]) for count in range(1, len(letters) + 1)]
    return [form.replace(_ENDING, "*").partition(" ")[0].replace("*", _ENDING)]


def _ended(form: str) -> list[str]:
    """The words with which a name may end that ends with this form."""
    letters = form.split(" ?")
    if len(letters) > 1:
        return ["".join(letters[count:]) for count in range(len(letters))]
    return [form.replace(_ENDING, "*").rpartition(" ")[2].replace("*", _ENDING)]


_EITHER = [*(_spelled(each, " ?") for each in _ABBREVIATIONS), *map(_folded, (*_SHORT, *_LONG))]
_BEFORE_FORMS = [*_EITHER, *(_spelled(each, " ") for each in _CAPITALS_BEFORE)]
_BEHIND_FORMS = [
    *_EITHER,
    *(_spelled(each, " ?") for each in _ABBREVIATIONS_BEHIND),
    *map(_folded, _BEHIND),
    *(_spelled(each, " ") for each in _CAPITALS_BEHIND),
]
_BEFORE_NAME, _BEHIND_NAME = _any_of(_BEFORE_FORMS), _any_of(_BEHIND_FORMS)
_in_quotes = re.compile(r"([^«»“”„\"]+)[«“”„\"](.+)").fullmatch
_lone_letters = re.compile(r"(?<!\S)[^\W\d](?: [^\W\d])+(?!\S)").sub


class _Patterns:
    """The long expressions. Made at the first name: that takes longer than a third of the window's first picture."""

    def __init__(self) -> None:
        self.first = re.compile(f"(?:(?:{_BEFORE_NAME}) )+(?=.)").match
        self.last = re.compile(f"(?<=.)(?: (?:{_BEHIND_NAME}))+$").search
        self.is_form = re.compile(f"(?:(?:{_BEFORE_NAME}|{_BEHIND_NAME})(?: |$))+").fullmatch
        capitals = _any_of((*_CAPITALS_BEFORE, *_CAPITALS_BEHIND))
        self.in_capitals = re.compile(rf"(?<!\w)(?:{capitals})(?!\w)").sub
        self._begins = re.compile(_any_of(each for form in _BEFORE_FORMS for each in _begun(form))).fullmatch
        self._ends = re.compile(_any_of(each for form in _BEHIND_FORMS for each in _ended(form))).fullmatch
        self.may_begin = lru_cache(maxsize=_WORDS_KEPT)(self._begins)
        self.may_end = lru_cache(maxsize=_WORDS_KEPT)(self._ends)


_patterns = cache(_Patterns)
# Some megabytes at most.
_KEPT = 20_000
_WORDS_KEPT = 4096


# A save asks for the same names twice: to keep what is made of them, and to look for another record with it. So does
# an import, of all its rows one after the other, and once more to compare them.
@lru_cache(maxsize=_KEPT)
def bare_name(name: str) -> str:
    """The folded name without legal forms before or behind it; a name that is nothing else stays."""
    patterns = _patterns()
    # Of a word in capitals no more than the first is large there.
    spelled = name if name.istitle() else patterns.in_capitals(lambda form: ".".join(form[0]), name)
    quoted = _in_quotes(spelled)
    folded = fold(quoted[2] if quoted and patterns.is_form(fold(quoted[1])) else spelled)
    return _without_forms(folded, patterns)


def _without_forms(folded: str, patterns: _Patterns) -> str:
    # Few names begin or end with a word of a form, and of each word it is known: the long expressions are not asked.
    last = folded[folded.rfind(" ") + 1 :]
    if not last.isdecimal() and patterns.may_end(last) and (behind := patterns.last(folded)):
        folded = folded[: behind.start()]
    if patterns.may_begin(folded.partition(" ")[0]) and (before := patterns.first(folded)):
        folded = folded[before.end() :]
    # Initials are one word, dotted or not.
    return _lone_letters(lambda letters: letters[0].replace(" ", ""), folded)
