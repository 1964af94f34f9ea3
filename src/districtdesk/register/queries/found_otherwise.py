"""What a search of a list found otherwise than as it is typed: by another word, or by what the records belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...folding import fold
from ...i18n import N_, _, number
from ...records import Company, Record, kind_of, table_of
from . import listing
from .by_words import Ways
from .query import Query, unordered

_BASE = table_of(Record)
# So many of them are looked at for the words that they have, and so many words are named.
_LOOKED_AT, _NAMED = 60, 3
_COMPANY = kind_of(Company)
_BY_DISTRICT, _BY_EITHER = N_("By the district: {count}."), N_("By the district or a company: {count}.")


@dataclass(frozen=True, slots=True)
class FoundOtherwise:
    """`by_words`: how many have another word for one that is sought, such as those in `words`.

    `beside`: how many are found by words of the records to which they belong.
    """

    by_words: int = 0
    words: tuple[str, ...] = ()
    beside: int = 0

    def sentence(self, kind: str) -> str:
        """It in the language of the moment; empty where all was found as it is typed."""
        said = []
        if self.by_words:
            words = ", ".join(_("“{word}”", word=each) for each in self.words)
            said.append(_("By another word, {words}: {count}.", words=words, count=number(self.by_words)))
        if self.beside:
            text = _BY_DISTRICT if kind == _COMPANY else _BY_EITHER
            said.append(_(text, count=number(self.beside)))
        return " ".join(said)


def read_found_otherwise(session: Session, query: Query) -> FoundOtherwise:
    """How much of what the query finds is found otherwise; nothing where it seeks no words."""
    asked = listing.ready(session, query)
    if not asked.near:
        return FoundOtherwise()
    whole = listing.count(session, asked)
    own = replace(asked, beside=())
    near = replace(own, spellings=asked.near, rare=(), near=())
    has_own = listing.count(session, own)
    by_words = has_own - listing.count(session, near)
    words = _words(session, own, near) if by_words else ()
    return FoundOtherwise(by_words, words, whole - has_own)


def _words(session: Session, own: Query, near: Query) -> tuple[str, ...]:
    """The words of those that are found by another one."""
    rows = select(_BASE.c.caption, _BASE.c.search_key).where(
        _BASE.c.id.in_(unordered(own)), _BASE.c.id.not_in(unordered(near))
    )
    found: dict[str, None] = {}
    others = _others(own.spellings, near.spellings)
    for caption, key in session.execute(rows.limit(_LOOKED_AT)):
        said = [word for name in (caption.show(), *caption.known().values()) for word in name.split()]
        for way in others:
            if way in f" {key}":
                # The caption has it, or else another field.
                word = next((word for word in said if way in f" {fold(word)}"), way)
                found[word.strip(" ,;.")] = None
    return tuple(found)[:_NAMED]


def _others(ways: Ways, near: Ways) -> Sequence[str]:
    return [way for each, kept in zip(ways, near, strict=True) for way in each if way not in kept]
