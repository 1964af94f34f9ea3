"""Words that name sorts of places and acts, in three languages: industrial park, sənaye parkı, промышленный парк."""

from __future__ import annotations

from functools import lru_cache

from .folding import fold

# The beginnings of the words of each meaning.
_MEANINGS = (
    ("sənaye", "industr", "промышлен", "индустри", "sanayi", "sanoat", "саноат", "өнеркәсіп", "промислов"),
    # A quarter for industry is called a district in English, as a rayon is.
    ("məhəllə", "district", "quarter", "estate", "квартал", "mahalle", "rayon", "район", "raion", "tuman"),
    ("şəhər", "city", "город", "şehir"),
    ("qəsəbə", "settlement", "посёлок", "посел"),
    ("kənd", "village", "село", "дерев"),
    ("azad", "free", "свободн", "erkin", "еркін", "serbest", "вільн"),
    ("iqtisad", "economic", "экономич", "iqtisod", "экономика", "ekonomi", "економічн"),
    ("xüsusi", "special", "особ", "специальн", "maxsus", "арнайы", "спеціальн"),
    ("yüksək", "high", "высок"),
    ("texnologi", "technolog", "технологи"),
    ("texnopark", "technopark", "технопарк"),
    ("kimya", "chemical", "химич"),
    ("aqro", "agro", "агро"),
    ("aqrar", "agrar", "аграрн"),
    ("ticarət", "trade", "торгов"),
    # Turkish has one word for a zone and a region.
    ("zona", "zone", "зон", "bölgə", "аймақ"),
    ("region", "регион", "bölgə", "hudud", "ҳудуд", "регіон"),
    ("park", "парк"),
    ("yüngül", "light", "легк"),
    ("vadi", "valley", "долин"),
    ("qanun", "law", "закон"),
    ("fərman", "decree", "указ"),
    ("sərəncam", "order", "распоряжен"),
    ("qərar", "resolution", "постановлен"),
    ("əsasnamə", "regulation", "положен"),
    ("nümunəvi", "model", "типов"),
    ("zavod", "plant", "завод", "factory", "fabrika", "фабрик"),
)
# What zones are called in short, as a whole word: free and special economic ones, and those for industry.
_IN_SHORT = frozenset(
    map(fold, ("FEZ", "SEZ", "FTZ", "СЭЗ", "ОЭЗ", "ИЭЗ", "АСЭЗ", "AİZ", "XİZ", "EİZ", "MİZ", "OSB", "ВЕЗ"))
)
_ZONE = fold("zona")
# What a short word stands for besides the zone.
_IN_FULL = frozenset(map(fold, ("azad", "iqtisad", "xüsusi", "zona")))
# Before another word for a place, as in промпарк and промквартал.
_INDUSTRY_BEFORE, _INDUSTRY = fold("пром"), fold("промышлен")
# Words that join others. What has all the rest is found without them.
JOINING = frozenset(
    map(
        fold,
        (
            "haqqında",
            "və",
            "üçün",
            "on",
            "an",
            "the",
            "to",
            "by",
            "with",
            "of",
            "for",
            "in",
            "and",
            "о",
            "об",
            "в",
            "и",
            "у",
            "на",
            "по",
            "с",
            "от",
            "для",
            "ilə",
        ),
    )
)
# An ending is no longer; else another word begins so.
_LONGEST_ENDING = 6
_SHORTEST_TYPED = 4


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(dict.fromkeys(map(fold, meaning))) for meaning in _MEANINGS)


@lru_cache(maxsize=1)
def _beginnings() -> tuple[str, ...]:
    return tuple(each for group in _groups() for each in group)


def _is_of(word: str, beginning: str) -> bool:
    return word.startswith(beginning) and len(word) - len(beginning) <= _LONGEST_ENDING


def _is_begun(typed: str, beginning: str) -> bool:
    return len(typed) >= _SHORTEST_TYPED and beginning.startswith(typed)


@lru_cache(maxsize=2048)
def one_zone_word(word: str) -> str:
    """The one form of all words of its meaning; a folded word that names no sort of place stays."""
    if word in _IN_SHORT:
        return _ZONE
    # Few words begin like any of them: that is asked of all at once.
    if not word.startswith(_beginnings()):
        return word
    return next((group[0] for group in _groups() if any(_is_of(word, each) for each in group)), word)


@lru_cache(maxsize=2048)
def is_zone_word(word: str) -> bool:
    """Whether a folded word says what sort of place something is."""
    return word in _IN_SHORT or any(_is_of(word, each) for each in _beginnings())


@lru_cache(maxsize=2048)
def zone_spellings(typed: str) -> tuple[str, ...]:
    """How words of the same meaning begin in the other languages, also of a folded word that is half typed."""
    if typed in _IN_SHORT:
        return (*sorted(_IN_SHORT - {typed}), *zone_spellings(_ZONE), _ZONE)
    groups = [group for group in _groups() if any(_is_of(typed, mine) or _is_begun(typed, mine) for mine in group)]
    found = [each for group in groups for each in group]
    if any(group[0] in _IN_FULL for group in groups):
        found += sorted(_IN_SHORT)
    return tuple(each for each in dict.fromkeys(found) if not each.startswith(typed))


def parted(word: str) -> tuple[str, ...]:
    """The words of one that is put together of several, as промпарк is."""
    rest = word.removeprefix(_INDUSTRY_BEFORE)
    return (_INDUSTRY, rest) if rest != word and rest.startswith(_beginnings()) else (word,)
