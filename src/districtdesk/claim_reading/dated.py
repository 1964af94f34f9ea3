"""Every way in which a line can be a claim and its date: 500 as of May 2023, на 1 мая 2023 года 500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..dates.phrases import is_date_word, is_month_word
from .lexicon import PREDICATE, is_known_first, phrases_at
from .numerals import can_begin_number, is_number_word
from .tokens import DIGITS, SIGN, WORD, Token

# Words before a date that only point at it; the first of them can point at nothing else.
_SURE = "as of|as at|по состоянию на"
_POINTING = re.compile(
    r"(?:(?:only|just|только|лишь)\s+)?"
    rf"(?:(?P<sure>{_SURE})|dated|in|on|at|for|during|as for|over|от|на|во?|за|в течение|по итогам)\s+",
    re.IGNORECASE,
)
# Words before a date that are part of what it says.
_TELLING = re.compile(
    r"(?:by|к|ко|until|till|before|prior to|since|from|after|с|со|после|(?:no|not) (?:later|earlier|sooner) than"
    r"|не (?:позднее|позже|ранее|раньше)|between|from"
    # Between two numbers these two say a range.
    r"|(?:to|до)(?=\s+(?:the\s+)?(?:start|beginning|mid|middle|end|начала|середины|конца)\b)"
    r"|до(?=.*\d{4}\s?(?:год|г\b)|\s+(?:\d{1,2}\s+)?[а-я]{3,}\s+\d{4}$|\s+\d{1,2}\.\d{1,2}\.\d{4}$))\s",
    re.IGNORECASE,
)
# Azerbaijani points from behind: 01.05.2023 tarixinə, 2024-cü il üzrə.
POINTING_BEHIND = re.compile(
    r"\s+(?:tarixin[əe](?: olan)?(?: (?:məlumata|vəziyyətə) görə)?|tarixind[əe]|tarixli|vəziyyətin[əe](?: görə)?"
    r"|üzrə|ərzində|(?:məlumatına|məlumatlarına|göstəricisinə|yekunlarına|yekununa) görə"
    r"|olan (?:məlumata|vəziyyətə) görə|as a whole|overall|alone)$",
    re.IGNORECASE,
)
# A moment up to which was counted. The Russian на and "at" say so of a day only: на 2023 год is for that year.
_AS_OF = re.compile(rf"(?:{_SURE})\s", re.IGNORECASE)
_AS_OF_DAY = re.compile(r"(?:at|на)\s", re.IGNORECASE)
_AS_OF_BEHIND = re.compile(r"\s(?:tarixin[əe]|vəziyyətin[əe])(?!\w)", re.IGNORECASE)
_HAS_YEAR = re.compile(r"[0-9]{4}|[.\-/][0-9]{2}(?![0-9])")
_PARTING = frozenset(",;")
_YEAR_WORD = re.compile(r"il(?:i|in|de|den|e|ler[a-z]*)?|год[ауеы]?|годов|гг?|years?")
_EDGES = frozenset(",;:-")
_DATABLE_SIGNS = frozenset(".,-/[]~?:'’%…“”„«»\"‘")
_YEAR = 4
_DATABLE = re.compile(
    r"as|of|at|in|on|overall|only|just|alone|between|for|during|by|until|till|to|from|since|before|after|prior|no|not|later|earlier|sooner|than|the"
    r"|dated|over|onwards|and|or|st|nd|rd|th|start|beginning|mid|middle|end|early|late|years?|quarters?|qtr|half|q|h|fy|fiscal|financial|calendar|ended|ending|yearend"
    r"|first|second|third|fourth|full|whole|last|i{1,3}|iv|v|vi{0,3}|ix|x{1,2}i{0,2}"
    r"|spring|summer|autumn|fall|winter|about|around|circa|ca?|s|x+|months?|day|unknown|uncertain"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
    r"|(?:yanvar|yan|fevral|fev|mart|aprel|apr|may|iyun|iyul|avqust|avq|sentyabr|sen|oktyabr|okt|noyabr|noy|dekabr"
    r"|dek)(?:[iu]n?|[iu]?n?d[ae]n?|[ae]|l[ae]r[a-z]*|[iu]?n?[ae](?:dek)?)?"
    r"|il(?:i|in|de|den|e|inde|inden|ine|ler|leri|lerin|lerde|lik|edek)?|ay(?:i|in|da|inda|lari|larinda|larin|lik|ina|inin|indan)?"
    r"|gun(?:u|une|unde|uden)?|tarix(?:i|ine|inde|li|inden|inedek)?|veziyyet(?:ine|e)?|gore|melumata|melumatina|melumatlarina"
    r"|olan|uzre|erzinde|evvel(?:i|inde|in|ine|inden|ler|leri|lerinde)?|son(?:u|un|una|unda|undan|unadek|lar|lari|larinda)?"
    r"|axir(?:i|in|ina|inda|inadek)?|orta(?:si|sinda|lar|lari|larinda|larinadek)?|rub(?:u|un|unde|une|lerinde|unun)?"
    r"|yari(?:si|sinda|sinin|m|mil|millik|milinde)?|birinci|ikinci|ucuncu|dorduncu|ilk|qeder|kimi|dek|dan|den|ve|sonra|beri|etibaren"
    r"|gec|tez|olmayaraq|olmamaqla|sonrasi|evveli|yaz[a-z]*|yay[a-z]*|payiz[a-z]*|qis[a-z]*|texminen|maliyye|teqvim"
    r"|gostericisine|yekunlarina|yekununa|illiyi|tam"
    r"|c[iu]|s[iu](?:n[ae]|nd[ae])?|[aeiu]|n[iu]n|n[ae]|in|un|de|da|ya|ye"
)
_DATABLE_CYRILLIC = re.compile(
    r"на|по|состоянию|только|лишь|за|во?|ко?|до|со?|от|после|перед|через|год[ауе]?|годов|годы|годах|г|гг|квартал[а-я]*|кв|полугоди[а-я]*|полуг"
    r"|начал[а-я]*|кон(?:ец|ц[а-я]*)|середин[а-я]*|перв[а-я]+|втор[а-я]+|треть[а-я]*|третий|четверт[а-я]+|месяц[а-я]*"
    r"|финансов[а-я]*|календарн[а-я]*|не|поздн?ее|позже|ранее|раньше|около|примерно|текущ[а-я]*|течение|й|го|я|е|му|и|ii?i?|iv"
    r"|январ[а-я]*|феврал[а-я]*|март[а-я]*|апрел[а-я]*|ма[йяею]|мае|июн[а-я]*|июл[а-я]*|август[а-я]*|сентябр[а-я]*"
    r"|октябр[а-я]*|ноябр[а-я]*|декабр[а-я]*|янв|фев|мар|апр|авг|сент?|окт|ноя|дек|весн[а-я]*|лет[а-я]+|осен[а-я]*"
    r"|зим[а-я]*|истекш[а-я]+|итогам|дата|дату"
)
# Words that name a day beside the date, or instead of it; times of day.
_BESIDE = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|bazar|ertesi|cersenbe|axsami|cume|senbe|saat(?:da)?"
    r"|noon|o'clock|am|pm|gmt|yesterday|today|dunen|bugun|bu|this|oten|kecen|cari"
)
_BESIDE_CYRILLIC = re.compile(
    r"понедельник[а-я]*|вторник[а-я]*|сред[ауы]|четверг[а-я]*|пятниц[а-я]|суббот[а-я]|воскресень[а-я]|час(?:а|ов)?|мск"
    r"|вчера|сегодня|утра|вечера|прошлом|прошлый|минувшем|этом|текущем|нынешнем"
)


class Dating(NamedTuple):
    """The tokens of the claim, and the words of its date with and without what only points at it.

    `is_marked`: a word or a sign marks it as a date; `is_sure`: one that can mark nothing else; `is_as_of`: one that
    says up to when was counted. `is_doubtful`: it only stands in brackets. `is_yearless`: no year is printed.
    """

    claim: list[Token]
    words: str = ""
    pointing: str = ""
    is_marked: bool = False
    is_sure: bool = False
    is_doubtful: bool = False
    is_yearless: bool = False

    @property
    def is_as_of(self) -> bool:
        return bool(_AS_OF.match(f"{self.pointing} ") or _AS_OF_BEHIND.search(f" {self.words}"))

    @property
    def is_as_of_if_day(self) -> bool:
        """Said up to when, where the date is a day."""
        return bool(_AS_OF_DAY.match(f"{self.pointing} "))


def ways_to_date(text: str, tokens: list[Token]) -> Iterator[Dating]:
    """The line as a claim without a date, and each way to part it into a claim and a date."""
    yield Dating(tokens)
    if not _may_be_date(tokens):
        return
    flags = [is_datable(token) for token in tokens]
    if not any(flags):
        return
    tail = _verbs_behind(tokens, flags) or _words_behind(tokens, flags)
    end = len(tokens) - len(tail)
    yield from _behind(text, tokens, flags, end, tail)
    yield from _in_brackets(text, tokens, flags)
    yield from _before(text, tokens, flags)
    yield from _amid(text, tokens, flags)


def _verbs_behind(tokens: list[Token], flags: list[bool]) -> list[Token]:
    """The verb that stands behind a date: 500 jobs in 2024 were created."""
    for place in range(len(tokens) - 1, max(len(tokens) - 6, 0), -1):
        if flags[place]:
            break
        if not flags[place - 1]:
            continue
        for found in phrases_at(tokens, place):
            if found.phrase.part == PREDICATE and place + found.length == len(tokens):
                return tokens[place:]
    return []


def _words_behind(tokens: list[Token], flags: list[bool]) -> list[Token]:
    """What is said behind a date and has no digits: 87 million in 2023 from the sale of cement."""
    last = max((place for place, token in enumerate(tokens) if token.sort == DIGITS), default=-1)
    if last < 0 or not flags[last]:
        return []
    start = end = last
    while end < len(tokens) and flags[end]:
        end += 1
    while start and flags[start - 1]:
        start -= 1
    while end > start and tokens[end - 1].key in _RELATING:
        end -= 1
    tail = tokens[end:]
    is_dated = _may_be_date(tokens[start:end]) and start and _has_number(tokens[:start])
    return tail if is_dated and tail and all(token.sort == WORD for token in tail) else []


_RELATING_WORDS = "of in on at for from to by with на в во за по от с из до"
_RELATING = frozenset(_RELATING_WORDS.split())


def _amid(text: str, tokens: list[Token], flags: list[bool]) -> Iterator[Dating]:
    """What is measured first, then the date: exports in Q1 2024: USD 5 million."""
    start = 0
    while start < len(tokens) and not flags[start] and tokens[start].sort == WORD:
        start += 1
    if not start or start == len(tokens) or not flags[start]:
        return
    # Of so many words there are few in which a date can begin.
    for dating in _before(text, tokens[start:], flags[start:]):
        yield dating._replace(claim=tokens[:start] + dating.claim)


def _behind(text: str, tokens: list[Token], flags: list[bool], end: int, tail: list[Token]) -> Iterator[Dating]:
    start = end
    while start and flags[start - 1]:
        start -= 1
    for place in range(max(start, 1), end):
        words = text[tokens[place].start : tokens[end - 1].end]
        is_parted = tokens[place - 1].key in _PARTING
        if tokens[place].key in _EDGES or tokens[place].is_glued or not _may_be_date(tokens[place:end]):
            continue
        if len(tokens[place - 1].text) <= 2 and tokens[place - 1].sort == DIGITS and is_date_word(tokens[place].text):
            # The number before a month is its day.
            continue
        pointing = _POINTING.match(words)
        is_said = is_relative(tokens[place])
        if pointing or is_parted or is_said or _TELLING.match(words) or POINTING_BEHIND.search(f" {words}"):
            claim = _trimmed(tokens[:place]) + tail
            if _has_number(claim):
                yield _dating(claim, words, pointing, is_marked=True)


def _in_brackets(text: str, tokens: list[Token], flags: list[bool]) -> Iterator[Dating]:
    """500 jobs (as of May 2023); a year alone in brackets is asked about."""
    if tokens[-1].key != ")":
        return
    place = len(tokens) - 2
    while place > 0 and flags[place]:
        place -= 1
    if place <= 0 or tokens[place].key != "(" or place == len(tokens) - 2:
        return
    inside = tokens[place + 1 : -1]
    if not _may_be_date(inside) or not _has_number(tokens[:place]):
        return
    words = text[inside[0].start : inside[-1].end]
    pointing = _POINTING.match(words)
    is_marked = bool(pointing or _TELLING.match(words) or POINTING_BEHIND.search(f" {words}"))
    yield _dating(tokens[:place], words, pointing, is_marked=is_marked)._replace(is_doubtful=not is_marked)


def _before(text: str, tokens: list[Token], flags: list[bool]) -> Iterator[Dating]:
    """The date first. Bare digits before a number need a word or a colon that parts them."""
    for place in range(1, len(tokens)):
        if not flags[place - 1]:
            return
        claim = tokens[place:]
        if claim[0].is_glued or not _may_be_date(tokens[:place]) or (flags[place] and _is_of_dates_only(claim[0])):
            continue
        words = text[tokens[0].start : tokens[place - 1].end]
        pointing = _POINTING.match(words)
        is_parted = words.endswith(":")
        bare = words.rstrip(",:-–— ")
        is_told = is_parted or _is_told(tokens, place, words)
        if not (pointing or is_told or bare.rstrip(".")[-1:].isalpha()):
            continue
        claim = _led(claim)
        # In "2024-cü ildə 500" the second word is that of the date, and no time that the number speaks of.
        if _goes_on(tokens, flags, place):
            continue
        if claim and _has_number(claim):
            yield _dating(claim, bare, pointing, is_marked=bool(pointing) or is_told)


def _is_told(tokens: list[Token], place: int, words: str) -> bool:
    """Whether these words are a date before other words: Q2 2024 turnover, by the end of August 2024 some."""
    if tokens[place].sort != WORD:
        return False
    return bool(_TELLING.match(words)) or any(_PART_OF_YEAR.fullmatch(token.key) for token in tokens[:place])


_PART_OF_YEAR = re.compile(r"q|h|quarter|half|rub[a-z]*|yari[a-z]*|квартал[а-я]*|кв|полугоди[а-я]*")


def _is_of_dates_only(token: Token) -> bool:
    """Whether no claim begins with this word: birinci, rübündə."""
    return token.sort == WORD and not is_known_first(token.key) and not can_begin_number(token.key)


def _goes_on(tokens: list[Token], flags: list[bool], place: int) -> bool:
    """Whether the word here belongs to the year before it."""
    return flags[place] and bool(_YEAR_WORD.fullmatch(tokens[place].key))


def _led(claim: list[Token]) -> list[Token]:
    """Without the dash that parts it from its date; none where it is a minus."""
    if claim[0].key != "-":
        return claim
    return [] if len(claim) < 2 or claim[1].is_glued else claim[1:]


def _trimmed(claim: list[Token]) -> list[Token]:
    while claim and claim[-1].key in _EDGES:
        claim = claim[:-1]
    return claim


def _dating(claim: list[Token], words: str, pointing: re.Match[str] | None, *, is_marked: bool) -> Dating:
    points_by = pointing[0].strip() if pointing else ""
    bare = words[pointing.end() :] if pointing else words
    is_yearless = not any(sign.isdigit() for sign in bare) or not _HAS_YEAR.search(bare)
    return Dating(claim, bare, points_by, is_marked, bool(pointing and pointing["sure"]), is_yearless=is_yearless)


def _may_be_date(tokens: list[Token]) -> bool:
    """Whether a year is among them, or what can stand for one: digits of a year without its century, a day named."""
    digits = [token for token in tokens if token.sort == DIGITS]
    has_year = any(len(token.text) >= _YEAR for token in digits)
    return has_year or len(digits) > 1 or any(map(is_relative, tokens)) or _is_yearless(tokens)


def _is_yearless(tokens: list[Token]) -> bool:
    """1 January, yanvarın 1-nə, in May, январь-март: a date that leaves its year to the source."""
    months = [place for place in range(len(tokens)) if _is_month_at(tokens, place)]
    days = [place for place, token in enumerate(tokens) if token.sort == DIGITS]
    if not months or len(months) > 2 or len(days) > 1:
        return False
    if days:
        is_beside = abs(days[0] - months[0]) == 1 or tokens[days[0] - 1].key in _OF_MONTH
        return len(months) == 1 and is_beside and 0 < int(tokens[days[0]].text) <= _LAST_DAY
    is_told = tokens[0].key in _IN_MONTH or any(token.key in _OF_MONTH for token in tokens)
    return len(months) == 2 or is_told or tokens[months[0]].key.endswith(_LOCATIVE)


def _is_month_at(tokens: list[Token], place: int) -> bool:
    """Whether a month stands there; the dək of 1-dək is none."""
    is_ending = place > 1 and tokens[place].is_glued and tokens[place - 2].sort == DIGITS
    return tokens[place].sort == WORD and not is_ending and is_month_word(tokens[place].key)


_LAST_DAY = 31
_IN_MONTH = frozenset(["in", "during", "for", "в", "во", "за"])
_OF_MONTH = frozenset(("ayi", "ayinda", "aylarinda", "ayin", "ayinin"))
_LOCATIVE = ("da", "de")


def _has_number(tokens: list[Token]) -> bool:
    return any(token.sort == DIGITS or is_number_word(token.key) for token in tokens)


_RELATIVE_WORDS = (
    "yesterday dunen вчера today bugun сегодня last oten kecen cari bu this прошлом прошлый минувшем этом текущем "
    "нынешнем"
)
_RELATIVE = frozenset(_RELATIVE_WORDS.split())


def is_relative(token: Token) -> bool:
    """Whether the word names a day by that on which it is said."""
    return token.key in _RELATIVE


def is_datable(token: Token) -> bool:
    """Whether this can be part of a date, or stand beside one."""
    if token.sort == DIGITS:
        return True
    if token.sort == SIGN:
        return token.key in _DATABLE_SIGNS
    # The first nine months.
    return _is_datable_word(token.key) or is_number_word(token.key)


@lru_cache(maxsize=16384)
def _is_datable_word(key: str) -> bool:
    patterns = (_DATABLE, _BESIDE) if key.isascii() else (_DATABLE_CYRILLIC, _BESIDE_CYRILLIC)
    return any(pattern.fullmatch(key) for pattern in patterns)
