"""Each statement of the worked example, held against the register, its JSON and its workbook."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk.cli import main
from districtdesk.records import KINDS, fields_of
from districtdesk.register import checking
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.subject_claims import read_claims
from tests.making import INDICATOR_IDS
from tests.sample_facts import STATEMENTS
from tests.sample_records import RECORDS, Stored
from tests.sample_shown import Shown, Statement

Record = dict[str, Any]
each_statement = pytest.mark.parametrize(
    "statement", STATEMENTS, ids=[f"{each.number}: {each.says}" for each in STATEMENTS]
)


@pytest.fixture(scope="module")
def file(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    # The register remembers what is exported of it.
    return Path(shutil.copy(made_sample, tmp_path_factory.mktemp("sample") / made_sample.name))


@pytest.fixture(scope="module")
def register(file: Path) -> Iterator[Register]:
    register = open_register(file, read_only=True)
    yield register
    register.close()


@pytest.fixture(scope="module")
def in_register(register: Register) -> dict[str, list[Record]]:
    """Every record as the register says it: dumped values by field key."""
    with register.read() as session:
        return {
            kind: [
                {
                    "id": row.id,
                    **{each.key: each.kind.dump(row.values[each.key]) for each in fields_of(record_type)},
                }
                for row in listing.everything(session, listing.Query(kind))
            ]
            for kind, record_type in KINDS.items()
        }


@pytest.fixture(scope="module")
def ids(in_register: dict[str, list[Record]]) -> dict[str, str]:
    """The id of each record of the worked example, by the name that these tests give it."""
    return {name: _id_of(name, stored, in_register[stored.kind]) for name, stored in RECORDS.items()}


def _id_of(name: str, stored: Stored, records: list[Record]) -> str:
    """The one record that says this, apart from its links."""
    plain = [field.key for field in fields_of(KINDS[stored.kind]) if not field.kind.is_link]
    found = [each["id"] for each in records if all(each[key] == stored.values.get(key) for key in plain)]
    assert len(found) == 1, f"{len(found)} records for {name}"
    return str(found[0])


def _is_indicator(key: str) -> bool:
    return key == "indicator"


def _with_ids(kind: str, values: Mapping[str, Any], ids: Mapping[str, str]) -> Record:
    """The values with ids in place of the names of linked records."""
    links = {field.key for field in fields_of(KINDS[kind]) if field.kind.is_link}
    return {key: _linked(key, value, ids) if key in links else value for key, value in values.items()}


def _linked(key: str, value: Any, ids: Mapping[str, str]) -> Any:
    if _is_indicator(key):
        return INDICATOR_IDS[value]
    return [ids[each] for each in value] if isinstance(value, list) else ids[value]


@pytest.fixture(scope="module")
def in_json(file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Record]]:
    """Every record as it is exported."""
    path = tmp_path_factory.mktemp("json") / "sample.json"
    _run("export", str(file), str(path))
    found: dict[str, list[Record]] = json.loads(path.read_text(encoding="utf-8"))["records"]
    return {kind: [{**each} for each in records if each.pop("version")] for kind, records in found.items()}


def _run(*arguments: str) -> str:
    with redirect_stdout(StringIO()) as out:
        assert main(arguments) == 0
    return out.getvalue()


@pytest.fixture(scope="module")
def in_workbook(file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Record]]:
    """Every row of the English workbook: kind, then record id, then cells by column key."""
    path = tmp_path_factory.mktemp("workbook") / "sample.xlsx"
    _run("--language", "en", "export", str(file), str(path))
    book = openpyxl.load_workbook(path)
    found: dict[str, dict[str, Record]] = {}
    for sheet in book.worksheets:
        columns = dict(_marked_columns(sheet))
        for row in sheet.iter_rows(min_row=2):
            for kind in {kind for kind, _key in columns}:
                cells = {key: _cell(row[at - 1].value) for (of, key), at in columns.items() if of == kind}
                if cells.get("id"):
                    found.setdefault(kind, {})[cells["id"]] = cells
    return found


def _marked_columns(sheet: Any) -> Iterator[tuple[tuple[str, str], int]]:
    """The columns by the hidden names that carry their keys: dd.figure.value on 'Claims'!$E$1."""
    for mark, defined in sheet.defined_names.items():
        _dd, kind, key = mark.split(".", 2)
        place = defined.attr_text.rpartition("!")[2].replace("$", "")
        yield (kind, key), sheet[place].column


def _cell(value: Any) -> Any:
    return value.date() if hasattr(value, "date") else value


def _evidence_lines(cells: Record) -> list[Record]:
    """The evidence of a row, by column, a line for each citation."""
    columns = {key: str(cell).split("\n") for key, cell in cells.items() if key.startswith("evidence.") and cell}
    lines = zip(*columns.values(), strict=True)
    keys = [key.removeprefix("evidence.") for key in columns]
    return [{key: said for key, said in zip(keys, line, strict=True) if said != "–"} for line in lines]


@each_statement
def test_each_statement_is_held_in_register_json_and_workbook(
    statement: Statement, ids, in_register, in_json, in_workbook
):
    assert statement.shown
    for shown in statement.shown:
        record_id, kind = ids[shown.record], RECORDS[shown.record].kind
        for records in (in_register, in_json):
            _assert_stored(shown, record_id, records, ids)
        cells = in_workbook[kind][record_id]
        assert {key: cells[key] for key in shown.cells} == dict(shown.cells)
        lines = _evidence_lines(cells)
        for _stored, said in shown.told:
            assert any(said.items() <= line.items() for line in lines), (said, lines)


def _assert_stored(shown: Shown, record_id: str, records: dict[str, list[Record]], ids: dict[str, str]) -> None:
    stored = RECORDS[shown.record]
    (record,) = [each for each in records[stored.kind] if each["id"] == record_id]
    wanted = dict.fromkeys(shown.keys) | _with_ids(stored.kind, stored.values, ids)
    assert {key: record[key] for key in shown.keys} == {key: wanted[key] for key in shown.keys}
    cited = [each for each in records["citation"] if each["record"] == record_id]
    for told, _said in shown.told:
        wanted_citation = _with_ids("citation", told, ids)
        assert any(wanted_citation.items() <= each.items() for each in cited), (told, cited)


@pytest.mark.parametrize("name", RECORDS)
def test_each_record_says_what_is_demanded_and_nothing_else(name: str, ids, in_register):
    stored = RECORDS[name]
    empty = {field.key: None for field in fields_of(KINDS[stored.kind])}
    (record,) = [each for each in in_register[stored.kind] if each["id"] == ids[name]]
    assert record == {"id": ids[name]} | empty | _with_ids(stored.kind, stored.values, ids)


@pytest.mark.parametrize("name", RECORDS)
def test_each_record_has_the_evidence_that_is_told_and_no_other(name: str, ids, in_register):
    empty = {field.key: None for field in fields_of(KINDS["citation"])}
    about = {"record": ids[name], "source": ids["source"]}
    wanted = [empty | about | _with_ids("citation", told, ids) for told in RECORDS[name].told]
    cited = [each for each in in_register["citation"] if each["record"] == ids[name]]
    found = [{key: value for key, value in each.items() if key != "id"} for each in cited]
    assert sorted(map(str, found)) == sorted(map(str, wanted))


def test_nothing_else_is_in_it(in_register):
    counts = {kind: len(records) for kind, records in in_register.items() if records and kind != "indicator"}
    stated = {kind: sum(each.kind == kind for each in RECORDS.values()) for kind in KINDS}
    assert counts == {kind: count for kind, count in stated.items() if count} | {
        "citation": sum(len(each.told) for each in RECORDS.values())
    }


def test_the_json_says_the_same_as_the_register(in_register, in_json):
    assert in_json == in_register


def test_the_sixty_statements_are_numbered_as_in_the_worked_example():
    assert [each.number for each in STATEMENTS] == list(range(1, 61))


@pytest.mark.parametrize("kind", ["event", "figure", "project", "participation", "legal_act"])
def test_each_line_of_evidence_in_the_workbook_is_one_citation(kind: str, in_register, in_workbook):
    for record in in_register[kind]:
        cited = [each for each in in_register["citation"] if each["record"] == record["id"]]
        assert len(_evidence_lines(in_workbook[kind][record["id"]])) == len(cited)


def test_statement_19_ties_the_speaker_to_his_opinion_alone(ids, in_workbook):
    lines = _evidence_lines(in_workbook["event"][ids["ceremony"]])
    assert [line.get("opinion") for line in lines if "said_by" in line] == ["yes"]


def test_confidence_is_a_word_wherever_it_is_read(in_workbook, register):
    with register.read() as session:
        rows = list(listing.everything(session, listing.Query("citation")))
    field = next(each for each in fields_of(KINDS["citation"]) if each.key == "confidence")
    assert {row.show(field) for row in rows} == {"", "likely"}
    assert {cells["confidence"] for cells in in_workbook["citation"].values()} == {None, "likely"}


def test_no_row_of_the_workbook_is_without_a_name(in_workbook):
    assert all(cells["caption"] for records in in_workbook.values() for cells in records.values())


def test_nobody_and_no_company_is_made_up(in_json):
    assert in_json["residency"] == [] and in_json["company"] == []


def test_statement_31_keeps_the_conversion_as_printed(register: Register):
    with register.read() as session:
        project = next(listing.everything(session, listing.Query("project"))).id
        (claim,) = [each for each in read_claims(session, [project]) if each.indicator.code == "investment_value"]
    assert str(claim.figure.implied_rate) == "1.7021"
    assert claim.figure.stated_conversion.show().startswith("51")


def test_statement_25_is_no_base_to_be_added_to(register: Register):
    with register.read() as session:
        project = next(listing.everything(session, listing.Query("project"))).id
        (claim,) = [each for each in read_claims(session, [project]) if each.indicator.code == "jobs_expected"]
    assert claim.figure.increment and claim.indicator.nature != "increment"


def test_every_citation_says_how_it_was_told(in_json):
    voices = {each["how_told"] for each in in_json["citation"]}
    assert voices == {"own_voice", "direct_quotation", "reported_speech"}


def test_every_speech_is_mammadovs_at_the_ceremony_and_no_own_voice_is(ids, in_json):
    for each in in_json["citation"]:
        spoken = each["how_told"] != "own_voice"
        assert each["speaker"] == (ids["speaker"] if spoken else None)
        assert each["occasion"] == (ids["ceremony"] if spoken else None)
        assert bool(each["said_by"]) == bool(each["office"]) == spoken


def test_words_as_printed_are_few(in_json):
    words = {each["words"] for each in in_json["citation"] if each["words"]}
    assert words == {"Korea", "Mammadov", "minister"}


def test_what_the_source_names_is_named_as_printed(in_json):
    for kind in ("project", "legal_act"):
        for record in in_json[kind]:
            assert set(record.get("names") or record.get("title") or {"en": ""}) == {"en"}


@pytest.mark.parametrize("sought", ["Hacıqabul", "hacıqabul", "Гаджигабул", "гаджигабул", "Hajigabul"])
def test_the_first_search_of_a_user_finds_the_district(register: Register, sought):
    with register.read() as session:
        (row,) = listing.everything(session, listing.Query("district", search=sought))
    assert row.values["names"].en == "Hajigabul Industrial District"


def test_a_translated_name_says_that_it_is_assumed(in_json):
    (district,) = in_json["district"]
    assert "own translations: assumed" in district["note"]


def test_nothing_is_wrong_with_it(register: Register):
    assert checking.check(register).findings == ()


def test_undo_ends_at_the_sample(register: Register):
    assert register.steps().undo is None
