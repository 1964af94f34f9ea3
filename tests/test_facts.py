"""A place for every fact: what is typed is kept, found, not doubted without cause, and comes back from a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from districtdesk.exchange.export import export_register
from districtdesk.i18n import speaking
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import accept
from districtdesk.overview.members import read_member_sums
from districtdesk.records import KINDS, fields_of
from districtdesk.register.checking import check
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.facts import FACTS
from tests.making import INDICATOR_IDS
from tests.telling import IDS, tell_facts, values_of


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register in which all facts are entered, as one step."""
    register = create(tmp_path_factory.mktemp("facts") / "facts.ddesk")
    tell_facts(register)
    yield register
    register.close()


def test_there_are_enough_facts_in_each_language() -> None:
    assert len(FACTS) >= 120
    assert all(sum(fact.language == language for fact in FACTS) >= 30 for language in ("az", "en", "ru"))


@pytest.mark.thorough
def test_every_fact_is_kept_as_it_was_typed(told: Register) -> None:
    with told.read() as session:
        for fact in FACTS:
            record = session.get_one(KINDS[fact.kind], IDS[fact.label])
            kept = {key: getattr(record, key) for key in fact.typed}
            assert kept == values_of(fact), fact.label


@pytest.mark.thorough
def test_every_fact_is_found_by_its_name(told: Register) -> None:
    with told.read() as session:
        for fact in FACTS:
            row = listing.one(session, fact.kind, IDS[fact.label])
            assert row is not None
            words = " ".join(row.caption.among(fact.language).split()[:3])
            found = {each.id for each in listing.everything(session, Query(fact.kind, search=words))}
            assert IDS[fact.label] in found, (fact.label, words)


@pytest.mark.thorough
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


@pytest.mark.thorough
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


def test_the_sums_of_the_country_are_those_worked_out_by_hand(told: Register) -> None:
    with told.read() as session:
        sums = {each.indicator: each for each in read_member_sums(session, "subject_group", IDS["country"])}
    words = {
        code: [each.full().replace("\N{NO-BREAK SPACE}", " ") for each in sums[INDICATOR_IDS[code]].quantities]
        for code in ("area", "jobs_created", "jobs_permanent")
    }
    assert words == {
        # 188.58 of Dale, 0.8361 of the ridge, 120 of the shore; its zones are a part of Dale.
        "area": ["309.4161 ha"],
        # 474 of Dale and more than 120 of the ridge; about 60 of the shore is no bound.
        "jobs_created": ["more than 594 jobs", "about 60 jobs"],
        # 290 of Dale, 80 of the ridge, 20 of the shore.
        "jobs_permanent": ["390 jobs"],
    }
