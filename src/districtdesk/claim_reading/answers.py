"""What is said in place of a number: that there are none, that nobody knows, or that the source does not say."""

from __future__ import annotations

from ..folding import fold

_WORDS = {
    "none": ("none", "no", "yoxdur", "heç biri", "нет", "отсутствуют", "отсутствует"),
    "unknown": ("unknown", "not known", "məlum deyil", "naməlum", "неизвестно", "не известно"),
    "not_stated": ("not stated", "not given", "göstərilməyib", "qeyd edilməyib", "не указано", "не сказано"),
}
_ANSWERS = {fold(word): answer for answer, words in _WORDS.items() for word in words}


def read_answer(text: str) -> str | None:
    """The qualifier of a figure that the words say in any language; None where they are no such answer."""
    return _ANSWERS.get(fold(text))
