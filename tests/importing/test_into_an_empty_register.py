"""What a whole workbook brings into an empty register beyond what a person types: kept warnings; never files."""

from __future__ import annotations

from pathlib import Path

import pytest

from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.taking import accept
from districtdesk.names import Names
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.store import Register
from districtdesk.register.kept_warnings import keep_warning, read_standing
from districtdesk.register.opening import create
from tests.making import company, edit, keep

_DUPLICATE = "probable_duplicate"


def _reasons(register: Register, record_id: str) -> list[str]:
    with register.read() as session:
        return [each.because for each in read_standing(session, record_id)]


@pytest.mark.thorough
def test_a_kept_warning_is_as_quiet_or_as_loud_as_it_was(register: Register, tmp_path: Path) -> None:
    quiet, changed = company("Vega"), company("Vega")
    keep(register, quiet, changed)
    keep_warning(register, quiet.id, _DUPLICATE, "The tax office lists both.")
    keep_warning(register, changed.id, _DUPLICATE, "The tax office lists both.")
    edit(register, changed, activity="Pipes")
    export_register(register, tmp_path / "all.xlsx")
    empty = create(tmp_path / "empty.ddesk")
    proposal = propose(empty, tmp_path / "all.xlsx")
    assert proposal.problems == []
    accept(empty, proposal)
    assert _reasons(empty, quiet.id) == ["The tax office lists both."]
    assert _reasons(empty, changed.id) == [""]
    assert propose(empty, tmp_path / "all.xlsx").entries == []
    empty.close()


@pytest.mark.thorough
def test_a_file_that_no_workbook_holds_is_said_to_be_missing(register: Register, tmp_path: Path) -> None:
    firm = company("Vega")
    keep(register, firm)
    letter = tmp_path / "letter.txt"
    letter.write_text("On paper.", "utf-8")
    attach(register, firm.id, letter)
    export_register(register, tmp_path / "all.xlsx")
    empty = create(tmp_path / "empty.ddesk")
    proposal = propose(empty, tmp_path / "all.xlsx")
    assert [(each.sheet, each.problem.rule) for each in proposal.problems] == [("Attachments", "no_file")]
    accept(empty, proposal)
    with empty.read() as session:
        kept = session.get(type(firm), firm.id)
        assert kept is not None and kept.names == Names(en="Vega")
    empty.close()
