"""Other spellings of one word: other scripts, the usual transliterations, endings. All words here are folded.

Two words that may be one have a skeleton in common: their consonants, in classes. Whether they are alike is then told
by what parts them, sound by sound: gadjigabul and haciqabul are one name, baki and paket are two.

What is made of the rules here is stored with each record, so that a changed rule comes with a migration that makes it
anew, as 0012 does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product

from .zone_words import one_zone_word

# Sounds that are written with several letters by those who write another alphabet's names in Latin letters.
_SOUND = re.compile(r"shch|sch|dzh|dj|zh|ch|sh|kh|gh|ts|ck|ph|[a-z]")
_VOWELS = frozenset("aeiouy")
_LETTER, _DIGIT = re.compile("[a-z]"), re.compile(r"\d")
# By sound, the class or classes of it: a Cyrillic г stands for g and for h, an English c for k and for s.
_CLASSES: dict[str, tuple[str, ...]] = {
    "b": ("b",), "p": ("b",), "v": ("v", ""), "w": ("v",), "f": ("f",), "ph": ("f",), "d": ("t",), "t": ("t",),
    "z": ("z",), "s": ("s",), "sh": ("s",), "shch": ("s",), "sch": ("s",), "ts": ("s",), "j": ("c",), "dj": ("c",),
    "dzh": ("c",), "zh": ("c",), "c": ("c", "k", "s"), "ch": ("c", "h"), "k": ("k",), "q": ("k",), "ck": ("k",),
    "g": ("k", "h"), "gh": ("k", "h"), "h": ("h",), "kh": ("h",), "x": ("h", "ks"), "l": ("l",), "m": ("m",),
    "n": ("n",), "r": ("r",),
}  # fmt: skip
_MOST_SKELETONS = 8
# Russian adjectives as they are folded, and as English writes them: sumqaitskiy, sumgaitskogo, and bakinskiy of Baku.
_RUSSIAN_ADJECTIVE = re.compile(r"(?:sk|ck)(?:iy|y|yy|ii|iyi|aya|oe|oye|ogo|omu|om|oy|uyu|ie|iye|ikh|ix|im|imi)$")
_RUSSIAN_OF_A_VOWEL = re.compile(r"in$")
# Azerbaijani ones: bakili, sumqayitli.
_AZERBAIJANI_ADJECTIVE = re.compile(r"l[iuy]$")
# Azerbaijani cases: parkinin, agdamda, sumqayitdan.
_AZERBAIJANI_CASE = re.compile(r"(?<=[a-z]{4})(?:n?[iu]n|[dt][ae]n?)$")
# As Russian maps write göy, which is blue.
_BLUE = re.compile(r"^ge?ok(?=[a-z]{3})")
# A lord, in names of people and places: as it is written now, and as Russian maps have it.
_LORD = re.compile(r"(?<=[a-z]{2})b[ea]k$")
# As textile is written by those who have no x for it.
_INNER_X = re.compile(r"(?<=[aeiou])x")
_SHORTEST_STEM = 3
# So many consonants tell a word; of a shorter one the vowels count too.
_TELLING_CONSONANTS = 4

_LIKE_SOUNDS = {
    0.05: "k q|h x|x kh|h kh|i y|c j|j dj|c dj|j dzh|dj dzh|c dzh|zh j|zh c|c ch|s sh|sh shch|s shch|s sch|sh sch|"
    "shch sch|g gh|v w|f ph|k ck",
    0.15: "g q|g k|q gh|k gh|zh dj|zh dzh|ch j|ch dj|a e|o u|ts s|ts c",
    0.3: "g h|gh h|gh x|gh kh|g x|g kh|e i|b p|d t|c s|c k|ch x|ch h|ch kh|e y|i u|a o|k x|k kh|z s|v u",
    0.4: "a i|e o|u y|a u|e u",
}
_COSTS = {frozenset(pair.split()): cost for cost, pairs in _LIKE_SOUNDS.items() for pair in pairs.split("|")}
_OTHER_VOWEL, _VOWEL_TOO_MANY, _VOWEL_AT_END, _GLIDE, _OTHER = 0.6, 0.5, 0.3, 0.15, 1.6
# At the beginning of a word what parts two sounds counts double.
_FIRST = 2.0
# But for an h, which Russian leaves out: Аджикабул.
_FIRST_H = 0.45
# So much may part two words for each sound of them.
_ALLOWED = 0.135
# Of a word that is only begun less: kimya is no beginning of qiymət.
_ALLOWED_BEGUN = 0.1
_ALLOWED_IN_ALL = 1.1


@lru_cache(maxsize=4096)
def _sounds(word: str) -> tuple[str, ...]:
    """The sounds of a word; a doubled letter is one."""
    found: list[str] = []
    for sound in _SOUND.findall(_LORD.sub("bey", _BLUE.sub("goy", word))):
        if not found or found[-1] != sound:
            found.append(sound)
    return tuple(found)


@lru_cache(maxsize=4096)
def stems(word: str) -> tuple[str, ...]:
    """The word, what stands before the ending of an adjective where it has one, and an x as it may be heard."""
    cut = _cut(_AZERBAIJANI_ADJECTIVE, word), _cut(_AZERBAIJANI_CASE, word)
    return tuple(dict.fromkeys((word, *_russian_stems(word), *cut, _INNER_X.sub("ks", word))))


def _russian_stems(word: str) -> tuple[str, ...]:
    stem = _cut(_RUSSIAN_ADJECTIVE, word)
    return (stem, _cut(_RUSSIAN_OF_A_VOWEL, stem)) if stem != word else ()


def _cut(ending: re.Pattern[str], word: str) -> str:
    stem = ending.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


@lru_cache(maxsize=4096)
def skeletons(word: str) -> tuple[str, ...]:
    """By which consonants the word is looked up, the likeliest first; none where it has digits or no consonant."""
    if not _is_plain(word):
        return ()
    found: dict[str, None] = {}
    for stem in stems(word):
        sounds = _sounds(stem)
        classes = [_classes(sounds, place) for place, sound in enumerate(sounds) if sound not in _VOWELS]
        found.update(dict.fromkeys("".join(each) for each in islice(product(*classes), _MOST_SKELETONS)))
    found.pop("", None)
    return tuple(found)


def _classes(sounds: Sequence[str], place: int) -> tuple[str, ...]:
    """A v between vowels may go, as in Mingechaur; at the beginning of a word it stays, where an h may go.

    And at the end a z may be heard as an s.
    """
    sound = sounds[place]
    if not place:
        return ("h", "") if sound == "h" else tuple(filter(None, _CLASSES[sound]))
    return ("z", "s") if sound == "z" and place == len(sounds) - 1 else _CLASSES[sound]


def _is_plain(word: str) -> bool:
    """Whether it is made of letters that have a sound here; signs like ʻ are passed over."""
    return _LETTER.search(word) is not None and _DIGIT.search(word) is None


def name_skeletons(name: str, *, is_english: bool = False) -> tuple[str, ...]:
    """The keys of a whole folded name, the likeliest first: two spellings of one name have one in common.

    What parts g, h and k is left out, and of a word with four consonants or more all vowels. A word with digits or in
    a script of its own stands as it is. `is_english`: a c is rather a k or an s.
    """
    words = [_keys_of_word(word, is_english) for word in name.split()]
    if all(len(keys) == 1 for keys in words):
        return (" ".join([keys[0] for keys in words]),)
    return tuple(dict.fromkeys(" ".join(each) for each in islice(product(*words), _MOST_SKELETONS)))


def likeliest_key(name: str, *, is_english: bool = False) -> str:
    """The first of them."""
    return " ".join([_keys_of_word(word, is_english)[0] for word in name.split()])


def _keys_of_word(word: str, is_english: bool) -> tuple[str, ...]:
    # Numbers would only drive out what is remembered of words.
    return (word,) if word.isdecimal() else _name_keys(one_zone_word(word), is_english)


@lru_cache(maxsize=4096)
def _name_keys(word: str, is_english: bool) -> tuple[str, ...]:
    if not _is_plain(word):
        return (word,)
    sounds = _sounds((word, *_russian_stems(word))[-1])
    is_long = sum(sound not in _VOWELS for sound in sounds) >= _TELLING_CONSONANTS
    heard = [_heard(sounds, place, is_long, is_english) for place in range(len(sounds))]
    return tuple(dict.fromkeys("".join(each) for each in islice(product(*heard), _MOST_SKELETONS)))


def _heard(sounds: Sequence[str], place: int, is_long: bool, is_english: bool) -> tuple[str, ...]:
    """By which letters a sound stands in a name's key."""
    sound = sounds[place]
    if sound == "c" and is_english:
        is_soft = sounds[place + 1 : place + 2] and sounds[place + 1] in "eiy"
        return ("s", "c", "k") if is_soft else ("k", "c", "s")
    if sound not in _VOWELS:
        return tuple(dict.fromkeys(each.replace("h", "k") for each in _CLASSES[sound] if each))
    return ("" if is_long or _is_glide(sounds, place) else "a" if sound in "ae" else "i",)


def _is_glide(sounds: Sequence[str], place: int) -> bool:
    """Whether it only leads over to another vowel, as the y of gyandja does."""
    beside = [sounds[each] for each in (place - 1, place + 1) if 0 <= each < len(sounds)]
    return sounds[place] in "yi" and any(each in _VOWELS for each in beside)


@lru_cache(maxsize=16384)
def parting(one: str, other: str, *, begins: bool = False) -> float | None:
    """What parts two words that may be spellings of one, 0 for nothing; None where they are two.

    `begins`: whether the other one may begin with the first.
    """
    if not (_is_plain(one) and _is_plain(other)):
        return None
    theirs = (other,) if begins else stems(other)
    found = [apart for mine in stems(one) for each in theirs if (apart := _near(mine, each, begins)) is not None]
    return min(found, default=None)


def _near(one: str, other: str, begins: bool) -> float | None:
    mine, theirs = _sounds(one), _sounds(other)
    most = _ALLOWED_BEGUN * max(len(mine), 3) if begins else _ALLOWED * max(len(mine), len(theirs))
    allowed = min(most, _ALLOWED_IN_ALL)
    apart = _distance(mine, theirs, allowed, begins=begins)
    return apart if apart <= allowed else None


def _distance(mine: Sequence[str], theirs: Sequence[str], allowed: float, *, begins: bool) -> float:
    """What parts the sounds of two words: the edit distance in which like sounds are near."""
    row = [0.0]
    for place in range(len(theirs)):
        row.append(row[-1] + _too_many(theirs, place))
    for place, sound in enumerate(mine):
        more = _too_many(mine, place)
        fresh = [row[0] + more]
        for there, other in enumerate(theirs):
            first = _FIRST if place == there == 0 else 1.0
            fresh.append(
                min(
                    row[there] + first * _cost(sound, other),
                    row[there + 1] + more,
                    fresh[-1] + _too_many(theirs, there),
                )
            )
        row = fresh
        if min(row) > allowed:
            return min(row)
    return min(row[1:], default=row[0]) if begins else row[-1]


def _cost(one: str, other: str) -> float:
    if one == other:
        return 0.0
    known = _COSTS.get(frozenset((one, other)))
    if known is not None:
        return known
    return _OTHER_VOWEL if one in _VOWELS and other in _VOWELS else _OTHER


def _too_many(sounds: Sequence[str], place: int) -> float:
    """What a sound costs that only one of the words has."""
    if sounds[place] == "h" and not place:
        return _FIRST_H
    if sounds[place] not in _VOWELS:
        return _OTHER
    if sounds[place] == "y" or _is_glide(sounds, place):
        return _GLIDE
    return _VOWEL_AT_END if 0 < place == len(sounds) - 1 else _VOWEL_TOO_MANY


def spellings_within(typed: str, words: Iterable[str], most: int) -> list[str]:
    """Those of the words that may begin with what is typed in another spelling, whole words and the nearest first."""
    found = []
    for word in words:
        whole = parting(typed, word)
        apart = parting(typed, word, begins=True) if whole is None else whole
        if apart is not None:
            found.append((whole is None, apart, word))
    return [word for _is_longer, _apart, word in sorted(found)[:most]]
