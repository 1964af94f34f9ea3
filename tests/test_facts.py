"""A place for every fact: what is typed is kept, found, not doubted without cause, and comes back from a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from districtdesk.exchange.export import export_register
from districtdesk.exchange.proposal import accept, propose
from districtdesk.fields import FieldKind
from districtdesk.i18n import speaking
from districtdesk.problems import Problem
from districtdesk.records import KINDS, field_of, fields_of
from districtdesk.register.checking import check
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, put
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.facts import FACTS, Fact
from tests.making import INDICATOR_IDS

_IDS = {fact.label: new_id() for fact in FACTS}


def _typed(kind: FieldKind[Any], text: str) -> object:
    """What the form makes of it: a link is picked, anything else is read as typed."""
    if kind.is_link:
        ids = tuple(INDICATOR_IDS[each[1:]] if each[0] == "#" else _IDS[each[1:]] for each in text.split())
        return ids if kind.holds_several else ids[0]
    value = kind.parse(text)
    assert not isinstance(value, Problem), f"{text}: {value}"
    return value


def _values(fact: Fact) -> dict[str, object]:
    with speaking(fact.language):
        return {
            key: _typed(field_of(KINDS[fact.kind], key).kind, each) if isinstance(each, str) else each
            for key, each in fact.typed.items()
        }


def _cited(fact: Fact) -> Iterator[Entry]:
    """The source that says it, where it is a claim."""
    if fact.kind in ("figure", "event"):
        source = {"az": "letter", "en": "report", "ru": "news"}[fact.language]
        yield Entry("citation", {"record": _IDS[fact.label], "source": _IDS[source], "how_told": "own_voice"})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register in which all facts are entered, as one step."""
    register = create(tmp_path_factory.mktemp("facts") / "facts.ddesk")
    with register.change("Add records") as session:
        for fact in FACTS:
            put(session, Entry(fact.kind, _values(fact), given_id=_IDS[fact.label]))
        for entry in (each for fact in FACTS for each in _cited(fact)):
            put(session, entry)
    yield register
    register.close()


def test_there_are_enough_facts_in_each_language() -> None:
    assert len(FACTS) >= 120
    assert all(sum(fact.language == language for fact in FACTS) >= 30 for language in ("az", "en", "ru"))


def test_every_fact_is_kept_as_it_was_typed(told: Register) -> None:
    with told.read() as session:
        for fact in FACTS:
            record = session.get_one(KINDS[fact.kind], _IDS[fact.label])
            kept = {key: getattr(record, key) for key in fact.typed}
            assert kept == _values(fact), fact.label


def test_every_fact_is_found_by_its_name(told: Register) -> None:
    with told.read() as session:
        for fact in FACTS:
            row = listing.one(session, fact.kind, _IDS[fact.label])
            assert row is not None
            words = " ".join(row.caption.among(fact.language).split()[:3])
            found = {each.id for each in listing.everything(session, Query(fact.kind, search=words))}
            assert _IDS[fact.label] in found, (fact.label, words)


def test_nothing_of_it_is_doubted(told: Register) -> None:
    found = [f"{each.kind} {each.caption.en}: {each.problem.message}" for each in check(told).findings]
    assert not found, "\n".join(found)


def _dumped(register: Register) -> dict[str, dict[str, object]]:
    with register.read() as session:
        return {
            row.id: {field.key: field.kind.dump(row.values[field.key]) for field in fields_of(KINDS[kind])}
            for kind in KINDS
            for row in listing.everything(session, Query(kind))
        }


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_workbook_brings_all_of_it_into_an_empty_register(told: Register, tmp_path: Path, language: str) -> None:
    with speaking(language):
        export_register(told, tmp_path / "facts.xlsx")
    empty = create(tmp_path / "empty.ddesk")
    proposal = propose(empty, tmp_path / "facts.xlsx")
    assert proposal.problems == []
    accept(empty, proposal)
    assert _dumped(empty) == _dumped(told)
    assert check(empty).findings == ()
    empty.close()
