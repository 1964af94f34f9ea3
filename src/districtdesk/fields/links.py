"""Kinds of field that point at other records."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar
from uuid import UUID

from ..i18n import N_, _
from ..problems import Problem, error
from .kind import Json
from .operator import AS_CHOICE
from .several import Several
from .words import Words


def _id_of(text: str) -> str | Problem:
    try:
        return str(UUID(text.strip()))
    except (ValueError, AttributeError):
        return error(_("“{text}” is no record of this register.", text=str(text)[:80]), rule="link")


@dataclass(frozen=True)
class Link(Words):
    """The id of one record.

    `to`: the kinds it may point at, by their snake_case names; empty for any. `part`: this record is a part of the
    one it points at, and is removed and restored with it.
    """

    _: KW_ONLY
    to: tuple[str, ...] = ()
    part: bool = False
    word = N_("link")
    kept = N_("A lasting link to the record: it stays when that record gets another name.")
    is_words = True
    usual_width = 48
    stands_below_title = True
    is_link = True
    may_lose_signs = False
    operators = AS_CHOICE
    made_by: ClassVar[str] = ""
    made: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()

    def targets(self, value: str | None) -> tuple[str, ...]:
        return (value,) if value else ()

    def may_point_at(self, kind: str) -> bool:
        return not self.to or kind in self.to

    def search_texts(self, value: str) -> tuple[str, ...]:
        return ()

    def _read(self, text: str) -> str | Problem:
        return _id_of(text)

    def _check(self, value: str) -> list[Problem]:
        found = _id_of(value)
        return [found] if isinstance(found, Problem) else []


@dataclass(frozen=True)
class Links(Several):
    """The ids of several records, each once, in the order given.

    `made_by`: the choice in the same record whose code says of which kinds new ones are made for it, by `made`; any
    of `to` where that does not name the code.
    """

    _: KW_ONLY
    to: tuple[str, ...] = ()
    made_by: str = ""
    made: tuple[tuple[str, tuple[str, ...]], ...] = ()
    part: bool = False
    word = N_("links")
    kept = N_("Lasting links to the records, each once: they stay when a record gets another name.")
    is_words = True
    usual_width = 48
    is_link = True

    def targets(self, value: tuple[str, ...] | None) -> tuple[str, ...]:
        return tuple(value or ())

    def may_point_at(self, kind: str) -> bool:
        return not self.to or kind in self.to

    def _load(self, dumped: Json) -> tuple[str, ...]:
        # A field that once held one link: the journal remembers it as that one id.
        return (dumped,) if isinstance(dumped, str) else super()._load(dumped)

    def _read(self, text: str) -> tuple[str, ...] | Problem:
        found: list[str] = []
        for part in text.replace(";", " ").split():
            record_id = _id_of(part)
            if isinstance(record_id, Problem):
                return record_id
            if record_id not in found:
                found.append(record_id)
        return tuple(found)

    def _show(self, value: tuple[str, ...]) -> str:
        return "; ".join(value)

    def _check(self, value: tuple[str, ...]) -> list[Problem]:
        return [found for found in map(_id_of, value) if isinstance(found, Problem)]
