"""Signs of a sentence beside those of its parts: quotation marks inside others, and a colon behind a question."""

from __future__ import annotations

import re
from collections.abc import Mapping

# By the rules of spelling in each language; the outer marks stand in the texts of the interface.
_INNER = {"az": ("‘", "’"), "en": ("‘", "’"), "ru": ("„", "“")}
_OUTER = {"az": "“”", "en": "“”", "ru": "«»"}
_MARKS = re.compile('[«»“”„"]')
_QUOTED_PART = re.compile(r"[«“]\{(\w+)\}[»”]")
_OPENING, _CLOSING = "«„", "»"
_BEFORE_OPENING = " \u00a0\u202f([-–—/"


def nest(text: str, language: str) -> str:
    """The text for a place within quotation marks of this language.

    A name stays as it is, but where its own marks are those around it: one could not tell which of them end it.
    """
    if not set(_OUTER[language]) & set(text) or "„" in text or text.count('"') % 2:
        return text
    opening, closing = _INNER[language]
    signs: list[str] = []
    is_start = True
    for sign in text:
        if _MARKS.match(sign):
            is_start = sign in _OPENING or (is_start and sign not in _CLOSING)
            signs.append(opening if is_start else closing)
        else:
            signs.append(sign)
            is_start = sign in _BEFORE_OPENING
    return "".join(signs)


def with_nested(sentence: str, parts: Mapping[str, object], language: str) -> Mapping[str, object]:
    """The parts of a sentence, those that it sets in quotation marks with inner marks."""
    marked = [key for key, part in parts.items() if isinstance(part, str) and _MARKS.search(part)]
    if not marked:
        return parts
    quoted = set(_QUOTED_PART.findall(sentence))
    return {**parts, **{key: nest(str(parts[key]), language) for key in marked if key in quoted}}


def behind_questions(sentence: str, parts: Mapping[str, object]) -> str:
    """The sentence without a colon behind a part that is a question: that has its own sign at its end."""
    for key, part in parts.items():
        if isinstance(part, str) and part.endswith("?"):
            sentence = sentence.replace(f"{{{key}}}:", f"{{{key}}}")
    return sentence
