"""What was tried of an import is taken as it is: the register then holds just what it would hold otherwise."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from districtdesk.exchange.errors import Cancelled
from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import EntryRow, Proposal
from districtdesk.importing.taking import Choices, accept, rehearse
from districtdesk.names import Names
from districtdesk.records import Record, fields_of, kind_of
from districtdesk.register.checking import check
from districtdesk.register.journal import journal, recorder
from districtdesk.register.journal.entry import Entry
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.making import company, district, event, figure, keep, named, on, project, residency, source, stored

_STEP_ID = "00000000-0000-7000-8000-000000000001"


@pytest.fixture
def held_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is of one moment and has one id."""

    class Still(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2026, 11, 29, 12, tzinfo=UTC)

    monkeypatch.setattr(recorder, "datetime", Still)
    monkeypatch.setattr(journal, "datetime", Still)
    monkeypatch.setattr(journal, "new_id", lambda: _STEP_ID)


def proposal_of(*records: Record) -> Proposal:
    """A proposal that adds them."""
    found = Proposal()
    for row, record in enumerate(records, 2):
        given = vars(record)
        values = {each.key: given[each.key] for each in fields_of(type(record)) if each.key in given}
        found.add(Entry(kind_of(type(record)), values, given_id=record.id), EntryRow(("Sheet", row), None, {}))
    return found


def some_of_many_kinds() -> Proposal:
    """Records that point at each other, claims of them, states, and names that two of them share."""
    park, firm, again = district("Park"), company("Firm LLC", tax_id="12"), company("“Firm”")
    whole = district("Whole", names=Names("Bütöv", "Whole", "Целое"), part_of=park.id)
    home, letter = residency(park, firm, status="registered"), source(publisher="Trend")
    plant = project(residency=home.id, district=park.id)
    launch = event(plant, park, title="Launch", date=on("2027-05"))
    claims = [figure(park, "area", 60), figure(park, "area", 70, preferred=True), figure(plant, "invested", 5)]
    claims[-1].currency = "AZN"
    return proposal_of(launch, plant, home, park, firm, again, whole, letter, *claims)


def rows_of(path: Path) -> dict[str, list[str]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(path)) as file:
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, file.execute(f'SELECT * FROM "{name}"'))) for name in names}


def taken(path: Path, proposal: Proposal, *, is_tried: bool) -> tuple[dict[str, list[str]], object]:
    """What a register holds after it, and what was counted; without a trial all is made at the taking."""
    register = open_register(path)
    rehearse(register, proposal)
    assert proposal.problems == [] and proposal.tried is not None
    if not is_tried:
        proposal.tried = None
    tally = accept(register, proposal)
    assert not check(register).has_errors
    register.close()
    return rows_of(path), tally


@pytest.mark.usefixtures("held_still")
def test_a_tried_step_writes_what_a_taking_without_a_trial_writes(empty_register: Path, tmp_path: Path) -> None:
    one, other = (Path(shutil.copy(empty_register, tmp_path / name)) for name in ("one.ddesk", "other.ddesk"))
    proposal = some_of_many_kinds()
    assert taken(one, proposal.copy(), is_tried=True) == taken(other, proposal.copy(), is_tried=False)


@pytest.mark.thorough
@pytest.mark.usefixtures("held_still")
def test_so_does_one_of_a_whole_register(empty_register: Path, filled_file: Path, tmp_path: Path) -> None:
    one, other = (Path(shutil.copy(empty_register, tmp_path / name)) for name in ("one.ddesk", "other.ddesk"))
    filled, register = open_register(filled_file), open_register(one)
    export_register(filled, tmp_path / "all.xlsx")
    proposal = propose(register, tmp_path / "all.xlsx")
    filled.close()
    register.close()
    assert len(proposal.entries) > 3000
    assert taken(one, proposal.copy(), is_tried=True) == taken(other, proposal.copy(), is_tried=False)


def test_a_tried_step_is_signed_when_it_is_taken(register: Register) -> None:
    proposal = proposal_of(firm := company())
    rehearse(register, proposal)
    register.who = "Another hand"
    began = datetime.now(UTC)
    accept(register, proposal)
    kept = stored(register, firm)
    assert (kept.created_by, kept.changed_by) == ("Another hand", "Another hand")
    assert kept.created_at == kept.changed_at >= began


def test_what_was_saved_since_the_trial_is_looked_at(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = proposal_of(company("Firm"))
    rehearse(register, proposal)
    keep(register, company("Firm"))
    register.listen(lambda changed: told.extend(each.rule for found in changed.warnings.values() for each in found))
    told: list[str] = []
    accept(register, proposal)
    assert told == ["probable_duplicate"]


def test_a_tried_step_is_not_taken_with_other_choices(register: Register) -> None:
    first, second = company("First"), company("Second")
    proposal = proposal_of(first, second)
    rehearse(register, proposal)
    accept(register, proposal, Choices(rows_left=[("Sheet", 3)]))
    with register.read() as session:
        assert session.get(Record, first.id) is not None and session.get(Record, second.id) is None


def test_a_step_that_changes_something_is_made_anew(register: Register) -> None:
    keep(register, firm := company("Firm"))
    proposal = proposal_of(company("Another"))
    proposal.add(Entry("company", {"names": named("Works")}, firm.id, 1), EntryRow(("Sheet", 3), None, {}))
    rehearse(register, proposal)
    assert proposal.tried is None
    assert accept(register, proposal).all == 2


def test_a_tried_step_can_be_cancelled_while_it_is_written(register: Register, register_file: Path) -> None:
    proposal, before = some_of_many_kinds(), rows_of(register_file)
    rehearse(register, proposal)
    left = iter([False, False, True])
    with pytest.raises(Cancelled):
        accept(register, proposal, is_cancelled=lambda: next(left, True))
    assert rows_of(register_file) == before
