"""Words that name sorts of places and acts, in three languages: industrial park, sənaye parkı, промышленный парк."""

from __future__ import annotations

from functools import lru_cache

from .folding import fold

# The beginnings of the words of each meaning.
_MEANINGS = (
    ("sənaye", "industr", "промышлен", "индустриал", "sanayi"),
    # A quarter for industry is called a district in English, as a rayon is.
    ("məhəllə", "district", "quarter", "estate", "квартал", "mahalle", "rayon", "район", "raion"),
    ("şəhər", "city", "город", "şehir"),
    ("qəsəbə", "settlement", "посёлок", "посел"),
    ("kənd", "village", "село", "дерев"),
    ("azad", "free", "свободн"),
    ("iqtisad", "economic", "экономич"),
    ("xüsusi", "special", "особ", "специальн"),
    ("yüksək", "high", "высок"),
    ("texnologi", "technolog", "технологи"),
    ("texnopark", "technopark", "технопарк"),
    ("kimya", "chemical", "химич"),
    ("aqro", "agro", "агро"),
    ("aqrar", "agrar", "аграрн"),
    ("ticarət", "trade", "торгов"),
    ("region", "регион", "bölgə"),
    ("zona", "zone", "зон"),
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
_PUT_TOGETHER = {
    fold("промпарк"): (fold("промышлен"), fold("парк")),
    fold("промзона"): (fold("промышлен"), fold("зон")),
}
# Words that join others. What has all the rest is found without them.
JOINING = frozenset(
    map(fold, ("haqqında", "və", "üçün", "on", "the", "of", "for", "in", "and", "о", "об", "в", "и", "у", "на", "по"))
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
    # Few words begin like any of them: that is asked of all at once.
    if not word.startswith(_beginnings()):
        return word
    return next((group[0] for group in _groups() if any(_is_of(word, each) for each in group)), word)


@lru_cache(maxsize=2048)
def zone_spellings(typed: str) -> tuple[str, ...]:
    """How words of the same meaning begin in the other languages, also of a folded word that is half typed."""
    found = [
        each
        for group in _groups()
        if any(_is_of(typed, mine) or _is_begun(typed, mine) for mine in group)
        for each in group
    ]
    return tuple(each for each in dict.fromkeys(found) if not each.startswith(typed))


def parted(word: str) -> tuple[str, ...]:
    """The words of one that is put together of several, as промпарк is."""
    return _PUT_TOGETHER.get(word, (word,))
