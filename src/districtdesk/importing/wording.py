"""A proposal in words: values as people read them, what a record is called, and where its row stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from ..i18n import _, number
from ..names import Names
from ..records import KINDS, Field, FieldValues, field_of, fields_of
from ..register.captions import captions
from ..register.journal.entry import Entry
from ..register.journal.store import Session
from ..register.queries.listing import rows
from .proposal import AlikeRow, Proposal, RowPlace

# Of a record without a name, so many values say which it is.
_SAID = 3


@dataclass(slots=True)
class ReadableNames:
    """`names`: what the records are called that are pointed at; `values`: of the records that a row may be."""

    names: dict[str, Names] = field(default_factory=dict)
    values: dict[str, FieldValues] = field(default_factory=dict)

    def value(self, kind: str, key: str, value: object) -> str:
        """Empty for nothing."""
        if value in (None, (), ""):
            return ""
        own = field_of(KINDS[kind], key).kind
        if not own.is_link:
            return own.show_whole(value)
        called = [self.names[each].show() for each in own.targets(value) if each in self.names]
        return "; ".join(called) or _("a record that is no longer there")

    def called(self, entry: Entry, caption: Names | None = None) -> str:
        """What its record is called, or the first things that are said of it."""
        names = caption or next((each for each in entry.values.values() if isinstance(each, Names)), None)
        if names:
            return names.show()
        told = (self.value(entry.kind, key, value) for key, value in ordered(entry.kind, entry.values))
        return " · ".join([each for each in told if each][:_SAID]) or _("Record without a name")


def label(kind: str, key: str) -> str:
    """What a field is called; the key of one that is not known."""
    known = next((each for each in fields_of(KINDS[kind]) if each.key == key), None) if kind in KINDS else None
    return _(known.kind.label) if known else key


def ordered(kind: str, values: FieldValues) -> Iterator[tuple[str, object]]:
    """The values in the order in which a form has their fields."""
    for each in fields_of(KINDS[kind]):
        if each.key in values:
            yield each.key, values[each.key]


def where(place: RowPlace) -> str:
    """Where a row stands."""
    return _("{sheet}, row {row}", sheet=place[0], row=number(place[1]))


def read_wording(session: Session, proposal: Proposal, also: Iterable[AlikeRow] = ()) -> ReadableNames:
    """Read what a proposal needs to be told: the names of what is pointed at, and the records that rows may be."""
    wording = ReadableNames()
    by_kind: dict[str, set[str]] = {}
    for row in (*proposal.alike, *also):
        by_kind.setdefault(row.entry.kind, set()).update(each.id for each in row.candidates)
    for kind, ids in by_kind.items():
        for found in rows(session, kind, sorted(ids)):
            wording.values[found.id] = found.values
            wording.names.update(found.linked)
    wording.names.update(captions(session, set(_pointed_at(proposal)) - wording.names.keys()))
    source = [proposal.source.entry] if proposal.source and proposal.source.entry else []
    waiting = chain((row.entry for row in proposal.alike), (row.entry for row in proposal.same))
    for entry in chain(source, proposal.entries, waiting):
        if entry.given_id and entry.given_id not in wording.names and (named := _name_of_new(entry)):
            wording.names[entry.given_id] = named
    return wording


def _name_of_new(entry: Entry) -> Names:
    """What a record is called that is not there yet: by its names, or by a title, which is in no language."""
    title = entry.values.get("title")
    named = next((each for each in entry.values.values() if isinstance(each, Names)), None)
    return named or (Names.same(title) if isinstance(title, str) else Names())


def _pointed_at(proposal: Proposal) -> Iterator[str]:
    links = {kind: [each for each in fields_of(record) if each.kind.is_link] for kind, record in KINDS.items()}
    for entry, row in proposal.told():
        yield from _in_links(links[entry.kind], (entry.values, row.old))
    new = chain((row.entry for row in proposal.alike), (row.entry for row in proposal.same))
    for entry in new:
        yield from _in_links(links[entry.kind], (entry.values,))
    for each in proposal.conflicts:
        values = ({each.key: value} for value in (each.base, each.now, each.new))
        yield from _in_links([own for own in links[each.kind] if own.key == each.key], values)


def _in_links(links: Iterable[Field], values: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for given in values:
        for own in links:
            if given.get(own.key):
                yield from own.kind.targets(given[own.key])
