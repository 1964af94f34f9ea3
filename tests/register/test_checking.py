"""What another hand or a damaged disk did to a register: a check finds each, names it in a sentence, and goes on."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from districtdesk.cli import main
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.records import Event
from districtdesk.register.checking import Checked, check
from districtdesk.register.errors import Damaged
from districtdesk.register.opening import open_register
from tests.faults.damages import DAMAGES, overwrite, run
from tests.thorough import one_in

_LOOSE = "PRAGMA foreign_keys = 0"
_UNGUARD = ("DROP TRIGGER change_set_refuses_update", "DROP TRIGGER change_refuses_update")
_EVENT = "(SELECT min(id) FROM event)"

# What was done, the rule of what is found, and a part of its sentence.
_HURTS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a date that is none": (("UPDATE event SET date = '2025-13-45'",), "unreadable", "cannot be read"),
    "a list that is none": (("UPDATE event SET subjects = '[\"x'",), "unreadable", "cannot be read"),
    "names that are none": (("UPDATE district SET names = '{\"az\": 3}'",), "unreadable", "cannot be read"),
    "a choice that is none": (("UPDATE event SET status = 'perhaps'",), "choice", "not one of the choices"),
    "a number out of range": (("UPDATE figure SET value = 9223372036854775807",), "range", "At most"),
    "bytes that are no text": (
        ("UPDATE project SET activity = CAST(X'4361FF72' AS TEXT)",),
        "lost",
        "no longer be read",
    ),
    "a wrong title": (
        ("UPDATE record SET caption = 'Other' WHERE kind = 'project'",),
        "caption_derived",
        "title is not",
    ),
    "a wrong search key": (
        ("UPDATE record SET search_key = 'other' WHERE kind = 'project'",),
        "search_derived",
        "A search does not find it",
    ),
    "a wrong order key": (
        ("UPDATE record SET order_az = 'zzz' WHERE kind = 'project'",),
        "order_derived",
        "in its place by name",
    ),
    "links away": (("DELETE FROM link",), "links_derived", "does not lead back"),
    "a value changed past the journal": (
        ("UPDATE project SET activity = 'Other'",),
        "not_as_journalled",
        "history does not tell",
    ),
    "a row of its kind away": (
        (_LOOSE, "DELETE FROM event WHERE id = (SELECT max(id) FROM event)"),
        "row_missing",
        "only the name is left",
    ),
    "a row of all records away": (
        (_LOOSE, f"DELETE FROM record WHERE id = {_EVENT}"),
        "record_missing",
        "stands in no list",
    ),
    "kinds exchanged": (
        ("UPDATE record SET kind = iif(kind = 'event', 'figure', 'event') WHERE kind IN ('event', 'figure')",),
        "kind_swapped",
        "another kind",
    ),
    "an id that is none": (
        (
            _LOOSE,
            _UNGUARD[1],
            "UPDATE change SET record_id = 'X' || record_id WHERE record_kind = 'event'",
            "UPDATE record SET id = 'X' || id WHERE kind = 'event'",
            "UPDATE event SET id = 'X' || id",
        ),
        "id",
        "id of this record was changed",
    ),
    "a kind that is none": (("UPDATE record SET kind = 'evnt' WHERE kind = 'event'",), "kind_unknown", "“evnt”"),
    "a step that undoes nothing": (
        (_LOOSE, "INSERT INTO change_set VALUES (99, 'x', '2026-01-01T00:00:00+00:00', 'me', 'Undo', 77, 1, '')"),
        "undoes_nothing",
        "Step 99 of the history undoes nothing",
    ),
    "a step that undoes itself": (
        (_LOOSE, "INSERT INTO change_set VALUES (99, 'x', '2026-01-01T00:00:00+00:00', 'me', 'Undo', 99, 1, '')"),
        "undoes_nothing",
        "undoes nothing",
    ),
    "a change that is no JSON": (
        (_UNGUARD[1], "UPDATE change SET after = '{\"na' WHERE sequence = 3"),
        "change_unreadable",
        "has a change that cannot be read",
    ),
    "a step of no time": (
        (_UNGUARD[0], "UPDATE change_set SET at = 'yesterday' WHERE sequence = 1"),
        "step_unreadable",
        "cannot be read",
    ),
    "a change of no step": (
        (_LOOSE, "INSERT INTO change VALUES (9999, 8888, 'company', 'x', NULL, '{}')"),
        "loose_rows",
        "belongs to a step that is no longer there",
    ),
    "a link to nothing": ((_LOOSE, "UPDATE citation SET source = 'nothing'"), "link", "points at no record"),
    "an index away": (("DROP INDEX ix_figure_subject",), "parts_unlike", "“ix_figure_subject” is missing"),
    "a guard away": (("DROP TRIGGER change_refuses_delete",), "parts_unlike", "“change_refuses_delete” is missing"),
}


def _checked(file: Path) -> Checked:
    register = open_register(file, read_only=True)
    try:
        return check(register)
    finally:
        register.close()


def _said(checked: Checked, rule: str) -> Iterable[str]:
    return (each.problem.message for each in checked.findings if each.problem.rule == rule)


@pytest.mark.parametrize("name", one_in(3, _HURTS))
def test_a_hurt_is_found_and_said(made_sample: Path, tmp_path: Path, name: str) -> None:
    statements, rule, sentence = _HURTS[name]
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    run(*statements)(file)
    checked = _checked(file)
    assert checked.has_errors or rule == "lost"
    assert any(sentence in each for each in _said(checked, rule)), [each.problem for each in checked.findings[:5]]


@pytest.mark.parametrize(
    ("name", "missing"),
    [("no table market", "market"), ("a column away", "district.website"), ("no table content", "content")],
)
def test_what_is_missing_is_named_where_a_register_is_not_opened(
    made_sample: Path, tmp_path: Path, name: str, missing: str
) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    DAMAGES[name](file)
    with pytest.raises(Damaged, match=missing):
        open_register(file)


@pytest.mark.parametrize(("name", "least"), [("an index zeroed", 100), ("a page of no type", 0)])
def test_a_damaged_page_ends_no_check(made_sample: Path, tmp_path: Path, name: str, least: int) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    DAMAGES[name](file)
    checked = _checked(file)
    assert checked.is_file_damaged and checked.records >= least


def test_a_page_that_cannot_be_read_is_said_in_words_of_the_register(made_sample: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()[0]
    overwrite(file, (page - 1) * 4096, bytes(4096))
    said = list(_said(_checked(file), "file_damaged"))
    assert any("people" in each.lower() or "person" in each.lower() for each in said), said
    assert not [each for each in said if "sqlite3" in each or "SQL" in each or "malformed" in each]
    # That the look did not go on is a finding of its own sort.
    assert not [each for each in said if "not looked at" in each]


def _leave_out_of_an_index(file: Path) -> None:
    """A row that an index does not have, as a program leaves it that died without a journal."""
    name = "ix_change_record_id"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        part = connection.execute("SELECT * FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", (name,))
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO change SELECT 99999, 1, record_kind, record_id, before, after FROM change LIMIT 1"
        )
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", part)


@pytest.mark.thorough
def test_what_sqlite_says_of_the_file_is_said_in_our_sentences_and_its_words_go_to_the_log(
    made_sample: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    _leave_out_of_an_index(file)
    said: dict[str, list[str]] = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = list(_said(_checked(file), "file_damaged"))
            whole = open_register(file, read_only=True)
            damage = whole.look_through()
            whole.close()
            assert damage is not None and said[language][0] in damage.advice, damage
    assert said["en"] == ["An index of “History” does not fit its rows."]
    assert len({text for texts in said.values() for text in texts}) == len(LANGUAGES)
    assert "SQLite: row" in caplog.text and "SQLite: wrong #" in caplog.text


def test_records_of_another_kind_than_they_say_are_damage_and_no_fault_of_ours(
    made_sample: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    DAMAGES["two kinds exchanged"](file)
    register = open_register(file, read_only=True)
    with pytest.raises(Damaged), register.read() as session:
        list(session.scalars(select(Event)))
    register.close()


def test_of_many_findings_of_one_kind_the_first_twenty_are_listed(
    made_sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(shutil.copy(made_sample, tmp_path / "hurt.ddesk"))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE record SET search_key = 'other'")
        connection.commit()
    assert main(["--language", "en", "check", str(file)]) == 1
    told = capsys.readouterr()
    # One of each record, and one of the index that follows from them.
    assert "150 findings." in told.out
    assert told.err.count("A search does not find it") == 20
    assert "129 more findings" in told.err
