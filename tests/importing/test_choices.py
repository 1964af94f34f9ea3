"""What a person ticks off and answers before an import: that and nothing else is written, and counted as it is."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from districtdesk.exchange.errors import Cancelled
from districtdesk.exchange.export import export_register
from districtdesk.importing.choices import Choices, id_of, open_places
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import accept, keep_good_rows, rehearse
from districtdesk.register.journal import journal
from districtdesk.register.journal.store import Register
from tests.making import company, district, keep, residency, stored

from .test_proposal import edit_book, export_and_edit, setting
from .test_taking import adding, names_of, rehearsed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def steps(register: Register) -> int:
    with register.read() as session:
        return journal.newest(session)


def test_what_is_ticked_off_is_not_written_and_the_preview_counts_as_the_journal(
    register: Register, path: Path
) -> None:
    firm = company("First", activity="Cement", address="Main street")
    keep(register, firm, company("Second"))
    export_register(register, path)
    edit_book(path, "company", setting(activity="Pipes", address="Side street"))
    edit_book(path, "company", adding({"names__en": "New firm"}, {"names__en": "Newer firm"}))
    proposal = propose(register, path)
    (left, _other) = [row.place for entry, row in proposal.told() if entry.record_id is None]
    choices = Choices(without={(firm.id, "address")}, rows_left={left})
    tried = proposal.copy()
    rehearse(register, tried, choices)
    assert (tried.tally.added, tried.tally.changed) == (1, 1)
    assert accept(register, tried, choices) == tried.tally
    assert (stored(register, firm).activity, stored(register, firm).address) == ("Pipes", "Main street")
    assert names_of(register, "company") == ["First", "Newer firm", "Second"]
    assert len(proposal.entries) == 3 and not proposal.left


@pytest.mark.thorough
def test_a_row_that_is_a_record_that_is_there_is_it_for_all_that_name_it(register: Register, path: Path) -> None:
    park, firm, other = district("Park"), company("Vega"), company("Other")
    keep(register, park, firm, other, residency(park, other))
    export_register(register, path)
    edit_book(path, "company", adding({"names__en": "VEGA LLC", "activity": "Pipes"}))
    edit_book(path, "residency", adding({"district": "Park", "company": "VEGA LLC", "status": "Registered"}))
    proposal = propose(register, path)
    (row,) = proposal.alike
    waiting = proposal.copy()
    rehearse(register, waiting)
    assert [each.problem.rule for each in waiting.problems] == ["needs_row"]
    choices = Choices(is_record={row.place: firm.id}, without={(id_of(row.entry), "names")})
    tried = proposal.copy()
    rehearse(register, tried, choices)
    assert open_places(tried, choices) == set() and tried.problems == []
    accept(register, tried, choices)
    assert names_of(register, "company") == ["Other", "Vega"] and stored(register, firm).activity == "Pipes"
    assert len(names_of(register, "residency")) == 2


@pytest.mark.thorough
def test_a_wrong_cell_can_be_passed_over_and_a_refused_one_left_out(register: Register, path: Path) -> None:
    firm = company("First", activity="Cement")
    keep(register, firm)
    wrong = setting(activity="Pipes", country="Nowhereland")
    proposal = export_and_edit(register, path, "company", wrong)
    (found,) = proposal.problems
    assert (found.kind, found.value) == ("company", "Nowhereland")
    assert open_places(proposal, Choices()) == {found.place}
    choices = Choices(passed_over={found.place})
    rehearse(register, proposal, choices)
    assert open_places(proposal, choices) == set()
    keep_good_rows(register, proposal, choices)
    accept(register, proposal, choices)
    assert stored(register, firm).activity == "Pipes"


@pytest.mark.thorough
def test_cancel_leaves_nothing(register: Register, path: Path) -> None:
    firm = company("First")
    keep(register, firm)
    proposal = export_and_edit(register, path, "company", setting(activity="Pipes"))
    before = steps(register)
    for work in (
        lambda: propose(register, path, is_cancelled=lambda: True),
        lambda: rehearse(register, proposal, is_cancelled=lambda: True),
        lambda: accept(register, proposal, is_cancelled=lambda: True),
    ):
        with pytest.raises(Cancelled):
            work()
    assert steps(register) == before and stored(register, firm).activity is None
    assert rehearsed(register, path).tally.changed == 1


@pytest.mark.thorough
def test_taking_may_be_cancelled_wherever_it_asks(register: Register, path: Path) -> None:
    firm = company("First")
    keep(register, firm)
    proposal = export_and_edit(register, path, "company", setting(activity="Pipes"))
    before = steps(register)
    for asked in count():
        answers = iter([*[False] * asked, True])
        with suppress(Cancelled):
            accept(register, proposal, is_cancelled=answers.__next__)
            break
        assert steps(register) == before and stored(register, firm).activity is None
    assert asked > 4 and stored(register, firm).activity == "Pipes"
