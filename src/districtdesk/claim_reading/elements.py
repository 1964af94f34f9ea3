"""Parts a line of tokens into elements of one part of speech each, in every way in which that can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from . import lexicon
from .currency_words import CURRENCY_SIGNS, OPEN_SIGNS, currency_of_code, signs_by_locale
from .endings import ACCUSATIVE, UNTIL, is_ordinal_ending, number_case
from .lexicon import has_only_single, phrases_at
from .numerals import Numeral, is_number_word, numeral_at
from .other_words import may_be_left_out
from .tokens import DIGITS, SIGN, WORD, Token

ORDINAL, UNKNOWN, SILENT, LEFT_OUT = "O", "X", "", "L"
# Of these one may be a scale, a metre or a letter: the grammar says where they are which.
_METRES = frozenset({"m", "м"})
_MOST_WAYS = 120
_LONGEST_OWN = 4
_LONGEST_LEADING = 12
# With these it may begin: the total volume of exports.
_ADJECTIVES = frozenset((lexicon.NEUTRAL, lexicon.NARROWER, SILENT))
# What goes on with one of these behind a number is said beside it.
_RELATED = frozenset(("of", "in", "at", "for", "on", "within", "в", "во", "для", "при", "по", "у", "uzre", "ucun"))
# На человека is a share of it for each.
_FOR_EACH = "на"
# Adjectives, units and verbs may stand in the name of what is measured.
_MAY_LEAD = frozenset((lexicon.NEUTRAL, lexicon.NARROWER, lexicon.UNIT, lexicon.PREDICATE, SILENT))
_CASED = frozenset("NSCUM")
_HUNG_ON = frozenset("CUS")
_EITHER = "i"


class Element(NamedTuple):
    """So many tokens from `place`, as one part of speech.

    `letters` are what the pattern of the grammar sees of it, with the case of its last word if it says one.
    """

    letters: str
    place: int
    length: int
    meaning: object = None
    language: str = ""


Own = Callable[[str], bool]


class ClaimLine(list[Token]):
    """Tokens with what is known of each of them, which is looked up once."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.known: list[list[Element] | None] = [None] * len(self)


def ways_to_part(tokens: ClaimLine, own: Own | None, *, new_words: str = "") -> Iterator[list[Element]]:
    """The lines of elements that these tokens can be, those of the longest phrases first; none where a word is new.

    `own` knows the words of the indicator's unit. `new_words` says what a new word is taken for: UNKNOWN for what is
    counted, LEFT_OUT for what is said beside the claim.
    """
    choices = _choices(tokens, own, new_words)
    line: list[Element] = []
    left, end = _MOST_WAYS, len(tokens)
    tried = [iter(choices[0])]
    while tried and left:
        element = next(tried[-1], None)
        if element is None:
            tried.pop()
            if line:
                line.pop()
            continue
        line.append(element)
        place = element.place + element.length
        if place < end:
            tried.append(iter(choices[place]))
            continue
        left -= 1
        yield line
        line.pop()


def _choices(tokens: ClaimLine, own: Own | None, new_words: str) -> list[list[Element]]:
    """What can stand at each place, from where the end can be reached: no way is tried that leads nowhere."""
    found: list[list[Element]] = [[] for _token in tokens]
    is_open = [False] * len(tokens) + [True]
    for place in range(len(tokens) - 1, -1, -1):
        elements = _elements_at(tokens, place, own, new_words)
        found[place] = [each for each in elements if is_open[place + each.length]]
        is_open[place] = bool(found[place])
    return found


def _elements_at(tokens: ClaimLine, place: int, own: Own | None, new_words: str) -> Iterable[Element]:
    token = tokens[place]
    known = known_at(tokens, place)
    return (
        known if token.sort == DIGITS or not (own or new_words) else _with_new(tokens, place, known, own, new_words)
    )


def _with_new(
    tokens: ClaimLine, place: int, known: list[Element], own: Own | None, new_words: str
) -> Iterator[Element]:
    """What is known at a place, and what a word is besides: the indicator's own unit, or a new one."""
    token = tokens[place]
    is_begun = new_words == LEFT_OUT and not place and all(each.letters in _ADJECTIVES for each in known)
    if not is_begun:
        yield from known
    is_new = not any(element.letters in (lexicon.UNIT, lexicon.CURRENCY) for element in known)
    if own and (is_new or token.key in _METRES):
        yield from _own_at(tokens, place, own)
    is_leading = new_words == LEFT_OUT and _stands_apart(tokens, place)
    if new_words == LEFT_OUT and token.key == "," and not is_leading and _is_aside(tokens, place):
        yield Element(LEFT_OUT, place, len(tokens) - place)
    is_word = token.sort == WORD and (
        not is_number_word(token.key) or (is_leading and _is_preposition(tokens, place))
    )
    if new_words and is_word and (is_new or is_leading):
        yield from _new_words_at(tokens, place, new_words, is_leading=is_leading)
    if is_begun:
        yield from known


def known_at(tokens: ClaimLine, place: int) -> list[Element]:
    """What can stand at this place by what is known of its words, looked up once."""
    known = tokens.known[place]
    if known is None:
        known = tokens.known[place] = _find_known(tokens, place)
    return known


def _find_known(tokens: list[Token], place: int) -> list[Element]:
    token = tokens[place]
    elements: list[Element] = []
    if token.sort != SIGN:
        for numeral in numeral_at(tokens, place):
            elements.extend(_with_ending(tokens, place, numeral))
    if token.sort == DIGITS:
        return elements
    if (token.key == "-" and _parts_a_compound(tokens, place)) or (not place and _is_article(tokens)):
        elements.append(Element(SILENT, place, 1))
    simple = _simple(token.key)
    if simple is None:
        elements.extend(_phrases_at(tokens, place))
    else:
        for letters, meaning, language in simple:
            elements.extend(_cased(tokens, place, letters, 1, meaning, language))
    is_dotted = place + 1 < len(tokens) and tokens[place + 1].key == "." and tokens[place + 1].is_glued
    money = _money_of(token.text, token.sort == WORD, is_dotted, bool(place))
    if money:
        meaning, length, is_code = money
        known = Element(lexicon.CURRENCY, place, length, meaning)
        elements.extend(_cased(tokens, place, lexicon.CURRENCY, 1, meaning, "") if is_code else (known,))
    return elements


def _phrases_at(tokens: list[Token], place: int) -> Iterator[Element]:
    for found in phrases_at(tokens, place):
        part = found.phrase.part
        if part == lexicon.UNIT and found.length == 1 and tokens[place].key in _METRES:
            continue
        letters = _letters(part, found.phrase.meaning, found.case)
        yield from _cased(tokens, place, letters, found.length, found.phrase.meaning, found.language)


@lru_cache(maxsize=16384)
def _simple(key: str) -> tuple[tuple[str, object, str], ...] | None:
    """Letters, meaning and language of each phrase of such a word, where none of them has a second word."""
    if key in _METRES or not has_only_single(key):
        return None
    alone = [Token(key, key, WORD, 0, len(key), False)]
    return tuple(
        (_letters(found.phrase.part, found.phrase.meaning, found.case), found.phrase.meaning, found.language)
        for found in phrases_at(alone, 0)
    )


def _is_article(tokens: list[Token]) -> bool:
    """The first word of a 48-hectare site, a $4.6bn complex."""
    if tokens[0].key not in _ARTICLES or len(tokens) < 2:
        return False
    behind = tokens[1]
    return behind.sort == DIGITS or behind.key in CURRENCY_SIGNS or currency_of_code(behind.text) is not None


_ARTICLES = frozenset({"a", "an", "the"})


def _letters(part: str, meaning: object, case: str) -> str:
    if part == lexicon.BEHIND:
        return "Z" if isinstance(meaning, tuple) and meaning[1] else "Y"
    return part + case if part in _CASED else part


def _with_ending(tokens: list[Token], place: int, numeral: Numeral) -> Iterator[Element]:
    """A number with the ending that is hung on it: 500-dən is in a case, and 14th no count."""
    behind = place + numeral.length
    if numeral.case:
        yield Element(lexicon.NUMBER + numeral.case, place, numeral.length, numeral, "az")
        return
    ending, length = _ending_at(tokens, behind)
    if ending is None:
        yield Element(lexicon.NUMBER, place, numeral.length, numeral, numeral.language)
        return
    if is_ordinal_ending(ending):
        yield Element(ORDINAL, place, numeral.length + length)
    case = number_case(ending)
    if case is not None:
        yield Element(lexicon.NUMBER + case, place, numeral.length + length, numeral, "az")
    if length == 1 or case is None:
        yield Element(lexicon.NUMBER, place, numeral.length, numeral, numeral.language)


def _ending_at(tokens: list[Token], place: int) -> tuple[str | None, int]:
    """The letters that are hung on the number or word before, with how many tokens they take."""
    if place >= len(tokens):
        return None, 0
    token = tokens[place]
    if token.sort == WORD and (token.is_glued or (token.key in _LOOSE_ORDINALS)):
        return token.key, 1
    if token.key == "-" and token.is_glued and place + 1 < len(tokens):
        behind = tokens[place + 1]
        if behind.sort == WORD and behind.is_glued:
            return behind.key, 2
    return None, 0


_LOOSE_ORDINALS = frozenset({"cu", "ci"})


def _cased(
    tokens: list[Token], place: int, letters: str, length: int, meaning: object, language: str
) -> tuple[Element, ...]:
    """AZN-dən, 40 %-ə: a sign or a code with its ending behind a dash."""
    known = Element(letters, place, length, meaning, language)
    behind = place + length
    if letters not in _HUNG_ON or behind >= len(tokens) or tokens[behind].sort == DIGITS:
        return (known,)
    ending, more = _ending_at(tokens, behind)
    case = number_case(ending) if ending and more == 2 else None
    if case is None:
        return (known,)
    # An accusative before no verb is the bare word as well: 40 %-i.
    hung = Element(letters + (_EITHER if case == ACCUSATIVE else case), place, length + more, meaning, "az")
    return hung, known


@lru_cache(maxsize=16384)
def _money_of(text: str, is_word: bool, is_dotted: bool, is_behind: bool) -> tuple[object, int, bool] | None:
    """Which currency the text says or may say, with how many tokens, and whether by its code."""
    code = currency_of_code(text) if is_word else None
    if code:
        return code, 1, True
    printed = text.lower()
    for sign, codes in OPEN_SIGNS.items():
        if printed == sign.rstrip(".") and (is_dotted or not sign.endswith(".")):
            return codes, 1 + (is_dotted and sign.endswith(".")), False
    if len(printed) <= _LONGEST_SIGN and not printed.isascii() and printed not in _SIGN_WORDS:
        known = signs_by_locale().get(printed) or _FORMER_SIGNS.get(printed)
        if known:
            return known, 1 + is_dotted, False
    elif printed in _SIGN_WORDS and is_behind:
        return _SIGN_WORDS[printed], 1, False
    return None


_LONGEST_SIGN = 4
_SIGN_WORDS = {"zł": "PLN", "kč": "CZK", "ft": "HUF", "zl": "PLN"}
_FORMER_SIGNS = {"лв": "BGN"}


def _parts_a_compound(tokens: list[Token], place: int) -> bool:
    """The dash of 30,000-car and 190-hectare."""
    if not place or place + 1 >= len(tokens):
        return False
    before, behind = tokens[place - 1], tokens[place + 1]
    return before.sort != SIGN and tokens[place].is_glued and behind.sort == WORD and behind.is_glued


def _own_at(tokens: list[Token], place: int, own: Own) -> Iterator[Element]:
    for length in range(min(_LONGEST_OWN, len(tokens) - place), 0, -1):
        part = tokens[place : place + length]
        if own(printed_of(part)):
            yield Element(lexicon.UNIT, place, length, "")


def _new_words_at(tokens: ClaimLine, place: int, letter: str, *, is_leading: bool) -> Iterator[Element]:
    """Words that nothing is known of, as they are printed; leading ones with the sign that parts them."""
    end = _leading_end(tokens, place) if is_leading else _new_end(tokens, place)
    if is_leading and _is_parting(tokens, end):
        yield Element(letter, place, end - place + 1)
    for length in range(end - place, 0, -1):
        yield Element(letter, place, length)


def _is_preposition(tokens: list[Token], place: int) -> bool:
    """On before a word is English, and no Azerbaijani ten."""
    behind = tokens[place + 1 : place + 2]
    return tokens[place].key == "on" and bool(behind) and behind[0].sort == WORD and not is_number_word(behind[0].key)


def _stands_apart(tokens: ClaimLine, place: int) -> bool:
    """Before the number words may be of any sort; behind money, or related to it, they say what it is for or of.

    $4 million for a plant, 82 percent of the plan was fulfilled.
    """
    before, behind = tokens[:place], tokens[place:]
    if not any(each.sort == DIGITS for each in before):
        return True
    has_money = any(
        element.letters[:1] == lexicon.CURRENCY for each in range(place) for element in known_at(tokens, each)
    )
    is_related = tokens[place].key in _RELATED
    return (has_money or is_related) and not any(each.sort == DIGITS for each in behind)


def _is_aside(tokens: list[Token], place: int) -> bool:
    """Whether what stands behind the comma says nothing of the number: 500 people, mostly women."""
    rest = tokens[place + 1 :]
    return bool(rest) and all(each.sort == WORD and may_be_left_out(each.text) for each in rest)


def _new_end(tokens: ClaimLine, place: int) -> int:
    end = place
    while end < len(tokens) and end - place < _LONGEST_OWN and _is_new(tokens, end, end == place):
        end += 1
    return end


def _leading_end(tokens: ClaimLine, place: int) -> int:
    """Where the words before the number end of which it may be meant without: total non-oil exports of the park."""
    end = place
    while end < len(tokens) and end - place < _LONGEST_LEADING and _may_lead(tokens, end, end == place):
        end += 1
    return end


def _may_lead(tokens: ClaimLine, place: int, is_first: bool) -> bool:
    token = tokens[place]
    if token.key == "'" and token.is_glued and not is_first:
        return True
    if token.sort == SIGN:
        return token.key == "-" and not is_first and _parts_a_compound(tokens, place)
    if token.sort == DIGITS or not (may_be_left_out(token.text) or _is_prefix(tokens, place)):
        return False
    known = known_at(tokens, place)
    if place and tokens[place - 1].key == _FOR_EACH and any(element.letters[:1] == lexicon.UNIT for element in known):
        return False
    # Of "увеличено до" the verb alone says something else.
    is_cut = any(element.letters[:1] == lexicon.PREDICATE and element.length > 1 for element in known)
    return is_first or (not is_cut and all(element.letters[:1] in _MAY_LEAD for element in known))


def _is_prefix(tokens: list[Token], place: int) -> bool:
    """The non of non-oil."""
    return tokens[place].key == "non" and place + 1 < len(tokens) and _parts_a_compound(tokens, place + 1)


def _is_parting(tokens: list[Token], place: int) -> bool:
    """The colon or dash between what is measured and how much it is; a dash that touches its number is a minus."""
    if place + 1 >= len(tokens):
        return False
    is_dash = tokens[place].key == "-" and not tokens[place].is_glued and not tokens[place + 1].is_glued
    return tokens[place].key == ":" or is_dash


def _is_new(tokens: ClaimLine, place: int, is_first: bool) -> bool:
    """Whether nothing is known of this word; the first one may be known as something else."""
    return tokens[place].sort == WORD and (is_first or not known_at(tokens, place))


def is_ordinal_at(tokens: list[Token], behind: int) -> bool:
    """Whether the number that ends here says which one it is."""
    ending, _length = _ending_at(tokens, behind)
    return ending is not None and is_ordinal_ending(ending)


def is_until_at(tokens: ClaimLine, place: int) -> bool:
    """Whether a known unit stands there in the case that says a most: tonadək, and not ördək."""
    return any(element.letters == lexicon.UNIT + UNTIL for element in known_at(tokens, place))


def printed_of(tokens: list[Token]) -> str:
    """These tokens as they stand in the text."""
    return "".join(f"{'' if token.is_glued else ' '}{token.text}" for token in tokens).strip()
