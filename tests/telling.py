"""Enters the facts of our own making into a register, as the forms read what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from districtdesk.fields import FieldKind
from districtdesk.i18n import speaking
from districtdesk.problems import Problem
from districtdesk.records import KINDS, field_of
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, put
from districtdesk.register.journal.store import Register
from tests.facts import FACTS, Fact
from tests.making import INDICATOR_IDS

IDS = {fact.label: new_id() for fact in FACTS}


def tell_facts(register: Register) -> None:
    """Enter all of them as one step, each claim with the source that says it."""
    with register.change("Add records") as session:
        for fact in FACTS:
            put(session, Entry(fact.kind, values_of(fact), given_id=IDS[fact.label]))
        for entry in (each for fact in FACTS for each in _cited(fact)):
            put(session, entry)


def values_of(fact: Fact) -> dict[str, object]:
    """By field key, what the form makes of what is typed."""
    with speaking(fact.language):
        return {
            key: _typed(field_of(KINDS[fact.kind], key).kind, each) if isinstance(each, str) else each
            for key, each in fact.typed.items()
        }


def _typed(kind: FieldKind[Any], text: str) -> object:
    """A link is picked, anything else is read as typed."""
    if kind.is_link:
        ids = tuple(INDICATOR_IDS[each[1:]] if each[0] == "#" else IDS[each[1:]] for each in text.split())
        return ids if kind.holds_several else ids[0]
    value = kind.parse(text)
    assert not isinstance(value, Problem), f"{text}: {value}"
    return value


def _cited(fact: Fact) -> Iterator[Entry]:
    """The source that says it, where it is a claim."""
    if fact.kind in ("figure", "event"):
        source = {"az": "letter", "en": "report", "ru": "news"}[fact.language]
        yield Entry("citation", {"record": IDS[fact.label], "source": IDS[source], "how_told": "own_voice"})
