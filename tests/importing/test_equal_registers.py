"""The open JSON of a register makes one of which all tables but the journal hold the same, row by row."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from districtdesk.exchange.json_file import export_json
from districtdesk.importing.open_json import take_json
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register

from .test_round_trips import fill

_JOURNAL = frozenset({"change", "change_set", "journal_end", "sqlite_sequence"})
# What the journal says: when and by whom, in which version; and by its steps what an export carried.
_OF_JOURNAL: Mapping[str, frozenset[str]] = {
    "record": frozenset({"version", "created_at", "created_by", "changed_at", "changed_by"}),
    "export": frozenset({"carried"}),
    "accepted_warning": frozenset({"of_version"}),
}
# Words are kept of removed records too, and by these alone.
_SPELLINGS = "search_spelling"


def tables(path: Path) -> dict[str, list[str]]:
    """The rows of each table, those of removed records left out."""
    with closing(sqlite3.connect(path)) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        gone = {row for (row,) in file.execute("SELECT id FROM record WHERE removed_at IS NOT NULL")}
        left_out = _JOURNAL | ({_SPELLINGS} if gone else frozenset())
        return {name: sorted(map(repr, rows_of(file, name, gone))) for name in names if name not in left_out}


def rows_of(file: sqlite3.Connection, name: str, gone: set[str]) -> Iterator[dict[str, object]]:
    asked = file.execute(f'SELECT * FROM "{name}"')
    columns = [each[0] for each in asked.description]
    for row in asked:
        said = dict(zip(columns, row, strict=True))
        if said.get("id") not in gone and said.get("record_id") not in gone:
            yield {key: value for key, value in said.items() if key not in _OF_JOURNAL.get(name, ())}


def made_again(register: Register, path: Path, folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The tables of this register, whose file is at `path`, and of the one that its JSON makes."""
    export_json(register, folder / "all.json")
    made = create(folder / "made.ddesk")
    take_json(made, folder / "all.json")
    for each in (register, made):
        each.close()
    before, after = tables(path), tables(folder / "made.ddesk")
    if before.keys() != after.keys():
        after.pop(_SPELLINGS)
    return before, after


@pytest.mark.thorough
def test_the_sample_and_a_register_of_years_come_back_with_the_same_rows(
    made_sample: Path, filled_file: Path, tmp_path: Path
) -> None:
    for path in (made_sample, filled_file):
        folder = tmp_path / path.stem
        folder.mkdir()
        before, after = made_again(open_register(path, read_only=True), path, folder)
        for name, rows in before.items():
            assert after[name] == rows, (path.name, name)
        assert before.keys() == after.keys() and len(before["record"]) > 100


@pytest.mark.thorough
@settings(max_examples=3, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_registers_come_back_with_the_same_rows(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, letter = folder / "one.ddesk", folder / "letter.txt"
        register = create(path)
        ids = fill(register, data, rounds=2)
        letter.write_bytes(data.draw(st.binary(min_size=1, max_size=500)))
        attach(register, ids["source"][0] if ids.get("source") else ids["indicator"][0], letter)
        before, after = made_again(register, path, folder)
        for table, rows in before.items():
            assert after[table] == rows, table
        assert before.keys() == after.keys()
