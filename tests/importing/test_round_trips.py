"""Registers of random records, with every kind of field, come back unchanged, and edits as exactly those edits."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from districtdesk.exchange.export import export_register
from districtdesk.importing.comparing import propose
from districtdesk.importing.proposal import Proposal
from districtdesk.names import Names
from districtdesk.problems import errors_in
from districtdesk.records import KINDS, Field, Record, fields_of
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.kinds import SAMPLES

# What the program makes by itself, or of a file; and what no import changes.
_LEFT = frozenset({"export", "attachment", "accepted_warning", "saved_filter", "saved_layout", "indicator"})
_NOT_EDITED = frozenset({"preferred"})
_Ids = dict[str, list[str]]


def _values(field: Field, ids: _Ids) -> st.SearchStrategy[Any] | None:
    """What the field may hold, of the records that are there; None where there is nothing for it."""
    kind = field.kind
    if kind.is_link:
        targets = [each for name, found in ids.items() if kind.may_point_at(name) for each in found]
        one = st.sampled_from(targets) if targets else None
        return (
            st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)
            if one is not None and kind.holds_several
            else one
        )
    if kind.all_values():
        return st.sampled_from(kind.all_values())
    return SAMPLES[type(kind)][1].filter(lambda value: not errors_in(kind.check(value)))


def _record(data: st.DataObject, kind: str, ids: _Ids) -> Record | None:
    values: dict[str, Any] = {"id": new_id()}
    for field in fields_of(KINDS[kind]):
        wanted = None if field.kind.derived else _values(field, ids)
        if wanted is None and field.is_required:
            return None
        if wanted is not None and (field.is_required or data.draw(st.booleans())):
            values[field.key] = data.draw(wanted)
    return KINDS[kind](**values)


def fill(register: Register, data: st.DataObject, rounds: int) -> _Ids:
    """Records of every kind, those that a save refuses left out."""
    with register.read() as session:
        ids: _Ids = {"indicator": [row.id for row in listing.everything(session, Query("indicator"))][:5]}
    for _round in range(rounds):
        for kind in KINDS.keys() - _LEFT:
            record = _record(data, kind, ids)
            if record is not None and _is_kept(register, record):
                ids.setdefault(kind, []).append(record.id)
    return ids


def _is_kept(register: Register, record: Record) -> bool:
    try:
        with register.change("Add records") as session:
            session.add(record)
    except Refused:
        return False
    return True


def _edit(register: Register, data: st.DataObject, kind: str, record_id: str, ids: _Ids) -> None:
    field = data.draw(st.sampled_from([each for each in fields_of(KINDS[kind]) if not each.kind.derived]))
    wanted = _values(field, ids) if field.key not in _NOT_EDITED else None
    if wanted is None:
        return
    value = data.draw(wanted)
    try:
        with register.change("Edit record") as session:
            record = session.get_one(KINDS[kind], record_id)
            before = record.caption
            setattr(record, field.key, value)
    except Refused:
        return
    # What is called otherwise may be called as another record was: then a name in the workbook means two.
    if record.caption != before:
        undo(register)


def _said(register: Register) -> dict[str, Mapping[str, object]]:
    with register.read() as session:
        return {
            row.id: {each.key: row.values[each.key] for each in fields_of(KINDS[kind]) if not each.kind.derived}
            for kind in KINDS.keys() - _LEFT
            for row in listing.everything(session, Query(kind))
        }


def _edits(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """What a workbook of the later values asks for: an empty cell leaves what is there, of a name each language."""
    for key, value in after.items():
        old = before[key]
        new = (
            Names(**{**old.known(), **value.known()})
            if isinstance(old, Names) and isinstance(value, Names)
            else value
        )
        if new not in (None, ()) and new != old:
            yield key, new


@pytest.mark.thorough
@settings(max_examples=2, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_registers_propose_nothing_and_random_edits_exactly_those(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = create(folder / "one.ddesk")
        ids = fill(register, data, rounds=2)
        export_register(register, folder / "one.xlsx")
        found = propose(register, folder / "one.xlsx")
        assert found == Proposal(), (found.entries, found.problems)
        register.close()
        shutil.copyfile(folder / "one.ddesk", folder / "two.ddesk")
        register, edited = open_register(folder / "one.ddesk"), open_register(folder / "two.ddesk")
        for kind in ids.keys() - {"indicator"}:
            for record_id in ids[kind]:
                _edit(edited, data, kind, record_id, ids)
        export_register(edited, folder / "two.xlsx")
        before, after = _said(register), _said(edited)
        wanted = {
            record_id: told
            for record_id, values in after.items()
            if (told := dict(_edits(before[record_id], values)))
        }
        proposed = propose(register, folder / "two.xlsx")
        assert proposed.problems == [] and proposed.missing == []
        assert {each.record_id: dict(each.values) for each in proposed.entries} == wanted
        register.close()
        edited.close()


@pytest.mark.thorough
def test_the_sample_comes_back_unchanged_through_libreoffice(made_sample: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    sample = open_register(made_sample, read_only=True)
    export_register(sample, tmp_path / "out.xlsx")
    (tmp_path / "again").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*words, tmp_path / "again", tmp_path / "out.xlsx"], check=True, capture_output=True, timeout=180)
    found = propose(sample, tmp_path / "again" / "out.xlsx")
    assert found == Proposal(), (found.entries, found.problems)
    sample.close()
