"""What belongs to a record and has a worksheet of its own, in words for the record's row: its parts, what it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import Session

from ... import i18n
from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Record, field_of, table_of
from ...records.titling import BETWEEN
from ..captions import batches
from ..plain_rows import kept

_BASE = table_of(Record)
# What stands beside other records, or is a vocabulary of theirs, and not something that is looked up by itself.
_ASIDE = frozenset(
    {
        "citation",
        "indicator",
        "accepted_warning",
        "saved_filter",
        "saved_layout",
        "saved_mapping",
        "export",
        "attachment",
    }
)


def owners() -> dict[str, tuple[str, str]]:
    """By kinds that belong to others: the field that says to which record, and of which kind that is."""
    return {kind: owner for kind, owner in ((kind, _owner(kind)) for kind in RECORD_KINDS) if owner}


def _owner(kind: str) -> tuple[str, str] | None:
    titled_by = KINDS[kind].titled_by
    if RECORD_KINDS[kind].group != "more" or not titled_by or kind in _ASIDE:
        return None
    to = field_of(KINDS[kind], titled_by[0]).kind.to
    return (titled_by[0], to[0]) if len(to) == 1 else None


def is_told_elsewhere(kind: str) -> bool:
    """Whether what these records say stands in the rows of others too, so that paper can do without their sheet."""
    return kind in _ASIDE or kind in owners()


class Belonging:
    """What belongs to records of one kind; `kinds` is empty where nothing does."""

    def __init__(self, session: Session, kind: str) -> None:
        self._session = session
        self.kinds = {each: key for each, (key, owner) in owners().items() if owner == kind}

    def say(self, ids: Sequence[str]) -> dict[str, str]:
        """By record a line for each kind of what belongs to it, in the language of the moment."""
        lines: dict[str, list[str]] = {}
        for kind, key in self._any.items():
            for owner, titles in self._titles(kind, key, ids).items():
                names = "; ".join(titles)
                label = _(RECORD_KINDS[kind].many)
                lines.setdefault(owner, []).append(_("{field}: {value}", field=label, value=names))
        return {owner: "\n".join(each) for owner, each in lines.items()}

    @cached_property
    def _any(self) -> dict[str, str]:
        """Those of the kinds of which there are any: for each other one no page of rows need be asked about."""
        return {kind: key for kind, key in self.kinds.items() if self._session.scalar(select(_first_of(kind)))}

    def _titles(self, kind: str, key: str, ids: Sequence[str]) -> dict[str, list[str]]:
        own = table_of(KINDS[kind])
        owner = _BASE.alias("owner")
        language = i18n.language()
        found: dict[str, list[str]] = {}
        for batch in batches(ids):
            rows = (
                select(owner.c.id, owner.c.caption, _BASE.c.caption)
                .join_from(own, _BASE, _BASE.c.id == own.c.id)
                .join(owner, owner.c.id == own.c[key])
                .where(own.c[key].in_(batch), kept(KINDS[kind]))
                .order_by(_BASE.c.id)
            )
            for owner_id, owner_caption, caption in self._session.execute(rows):
                title = _without(caption.among(language), owner_caption.among(language))
                found.setdefault(owner_id, []).append(title)
        return found


def _first_of(kind: str) -> Exists:
    return exists(select(table_of(KINDS[kind]).c.id))


def _without(title: str, owner: str) -> str:
    """A title in a row of its owner need not say whose it is."""
    parts: Iterator[str] = (part for part in title.split(BETWEEN) if part != owner)
    return ", ".join(parts) or title
