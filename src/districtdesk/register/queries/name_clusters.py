"""Names that may be of one thing, found among all at once: by their words, their pairs of letters, and few mistakes.

Each name stands here by its key, in which other scripts and spellings are one already (spelling.py). Blocks are
bounded, so that a hundred thousand names take seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ...names import Names
from ..name_keys import name_keys

# A key of fewer letters has too many like it.
_SHORTEST, _LONG = 6, 14
# A word of fewer letters that only one of two names has parts them: Plant A, Plant B.
_SHORTEST_WORD = 4
_ENDS = 4
_WINDOW = 12
# Of letters that only one of two names has, where two are wrong.
_MOST_MASKED = 4
_MOST = 12


class NamedThing(NamedTuple):
    """One thing, by whatever tells it apart, the keys of its names, and the number that it alone has, if known."""

    id: Hashable
    keys: tuple[str, ...]
    number: str = ""


def keys_of(names: Names, others: Iterable[str] = ()) -> tuple[str, ...]:
    """The keys of these names, and of others in no known language."""
    found = [*name_keys(names).values(), *(each for name in others for each in name_keys(Names(az=name)).values())]
    return tuple(dict.fromkeys(filter(None, found)))


@dataclass(slots=True)
class _Groups:
    """Which are taken for one so far; what is known to be two is never put together, nor more than a few."""

    apart: Collection[frozenset[Hashable]]
    numbers: Mapping[Hashable, str]
    of: dict[Hashable, set[Hashable]] = field(default_factory=dict)

    def join(self, one: Hashable, other: Hashable) -> None:
        mine, theirs = self.of.setdefault(one, {one}), self.of.setdefault(other, {other})
        if mine is theirs or len(mine) + len(theirs) > _MOST or self._are_two(mine, theirs):
            return
        mine |= theirs
        self.of.update(dict.fromkeys(theirs, mine))

    def _are_two(self, mine: set[Hashable], theirs: set[Hashable]) -> bool:
        if self.apart and any(frozenset((one, other)) in self.apart for one in mine for other in theirs):
            return True
        numbers = {number for each in mine for number in [self.numbers.get(each, "")] if number}
        others = {number for each in theirs for number in [self.numbers.get(each, "")] if number}
        return bool(numbers and others) and numbers.isdisjoint(others)

    def found(self) -> list[list[Hashable]]:
        once = {id(group): group for group in self.of.values() if len(group) > 1}
        return [list(group) for group in once.values()]


def cluster_names(known: Sequence[NamedThing], apart: Collection[frozenset[Hashable]] = ()) -> list[list[Hashable]]:
    """The ids of those that may be one thing, the likeliest found first; each stands in one of them at most.

    `apart`: pairs of which somebody said that they are two things. Two that have other numbers are two as well.
    """
    numbers = {each.id: each.number for each in known if each.number}
    groups = _Groups(apart, numbers)
    for pairs in (_same_number(known), _same_words(known), _same_letters(known), _few_mistakes(known)):
        for one, other in pairs:
            groups.join(one, other)
    order = {each.id: place for place, each in enumerate(known)}
    found = [sorted(group, key=order.__getitem__) for group in groups.found()]
    return sorted(found, key=lambda group: order[group[0]])


Pairs = Iterator[tuple[Hashable, Hashable]]


def _same(parts: Iterable[tuple[str, Hashable]]) -> Pairs:
    """Each with the first that has the same."""
    first: dict[str, Hashable] = {}
    for part, each in parts:
        if part and (other := first.setdefault(part, each)) != each:
            yield other, each


def _same_number(known: Sequence[NamedThing]) -> Pairs:
    return _same((each.number, each.id) for each in known)


def _same_words(known: Sequence[NamedThing]) -> Pairs:
    """The fingerprint: the words of a name, each once, in whatever order."""
    return _same((" ".join(sorted({*key.split()})), each.id) for each in known for key in each.keys)


def _same_letters(known: Sequence[NamedThing]) -> Pairs:
    """The pairs of letters that stand side by side, in whatever order, however the words are parted."""
    return _same((_pairs_of_letters(key), each.id) for each in known for key in each.keys)


def _pairs_of_letters(key: str) -> str:
    joined = key.replace(" ", "")
    if len(joined) < _SHORTEST:
        return ""
    return " ".join(sorted({joined[place : place + 2] for place in range(len(joined) - 1)}))


class _Spelled(NamedTuple):
    """A key with the letters in it as bits, a number for the words that part two names if one alone has them."""

    letters: str
    length: int
    mask: int
    telling: int
    id: Hashable


class _Masks(dict[str, int]):
    """The letters of a word as bits: names have many words in common."""

    def __missing__(self, word: str) -> int:
        mask = 0
        for letter in word:
            mask |= 1 << (ord(letter) & 63)
        # Numbers are rarely the same in two names.
        if not word.isdecimal():
            self[word] = mask
        return mask


def _few_mistakes(known: Sequence[NamedThing]) -> Pairs:
    """A letter or two too many, too few or wrong, among those that begin or end alike."""
    blocks: dict[tuple[bool, str], list[_Spelled]] = defaultdict(list)
    for each in _spelled(known):
        if each.length >= _SHORTEST:
            blocks[False, each.letters[:_ENDS]].append(each)
            blocks[True, each.letters[-_ENDS:]].append(each)
    for (is_end, _letters), block in blocks.items():
        if len(block) > 1:
            block.sort(key=lambda each: each.letters[::-1] if is_end else each.letters)
            yield from _near_in(block)


def _near_in(block: Sequence[_Spelled]) -> Pairs:
    tellings, masks = [each.telling for each in block], [each.mask for each in block]
    like: list[tuple[int, int]] = []
    # Most are told apart by this alone: a million pairs are looked at, and all of one distance at once.
    for apart in range(1, min(_WINDOW, len(block) - 1) + 1):
        beside = zip(tellings, tellings[apart:], masks, masks[apart:], strict=False)
        like += [
            (place, place + apart)
            for place, (mine, theirs, mask, other) in enumerate(beside)
            if mine == theirs and (mask ^ other).bit_count() <= _MOST_MASKED
        ]
    for place, beyond in sorted(like):
        one, other_one = block[place], block[beyond]
        if one.id != other_one.id and _are_near(one, other_one):
            yield one.id, other_one.id


def _spelled(known: Sequence[NamedThing]) -> Iterator[_Spelled]:
    masks, tellings = _Masks(), {"": 0}
    for each in known:
        for key in each.keys:
            words, mask = key.split(), 0
            for word in words:
                mask |= masks[word]
            telling = " ".join(sorted({word for word in words if len(word) < _SHORTEST_WORD or not word.isalpha()}))
            letters = key.replace(" ", "")
            yield _Spelled(letters, len(letters), mask, tellings.setdefault(telling, len(tellings)), each.id)


def _are_near(one: _Spelled, other: _Spelled) -> bool:
    most = 2 if min(one.length, other.length) >= _LONG else 1
    if abs(one.length - other.length) > most or (one.mask ^ other.mask).bit_count() > 2 * most:
        return False
    return are_within(one.letters, other.letters, most)


def are_within(one: str, other: str, most: int) -> bool:
    """Whether so many letters at most are put in, left out or changed: one or two, as it looks at each alone."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > most:
        return False
    # The first letter that is another one is changed, or too many in one of them.
    place = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    if place < 0:
        return True
    mine, theirs = one[place + 1 :], other[place + 1 :]
    if most == 1:
        return mine == theirs or mine == other[place:] or one[place:] == theirs
    return (
        are_within(mine, theirs, most - 1)
        or are_within(mine, other[place:], most - 1)
        or are_within(one[place:], theirs, most - 1)
    )


def edit_distance(one: str, other: str, most: int) -> int:
    """How many letters are put in, left out or changed; more than `most` where it is more (Myers, JACM 1999)."""
    if one == other:
        return 0
    last, places = 1 << (len(one) - 1), dict[str, int]()
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    rising, falling, distance = (1 << len(one)) - 1, 0, len(one)
    whole = rising
    for place, letter in enumerate(other):
        same = places.get(letter, 0)
        across = (((same & rising) + rising) ^ rising) | same | falling
        up, down = falling | (whole & ~(across | rising)), rising & across
        distance += bool(up & last) - bool(down & last)
        if distance - (len(other) - place - 1) > most:
            return most + 1
        up = (up << 1) | 1
        rising, falling = ((down << 1) | (whole & ~((same | falling) | up))) & whole, up & (same | falling) & whole
    return distance
