"""Each statement of the worked example, held against the register, the list JSON and the workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk.cli import main
from districtdesk.exchange.export import export_register
from districtdesk.records import KINDS, fields_of
from districtdesk.register import checking
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.subject_claims import read_claims
from districtdesk.sample import build_sample
from tests.sample_facts import FACTS, Fact

Record = dict[str, Any]
_IDS = [f"{fact.statement}-{fact.kind}-{number}" for number, fact in enumerate(FACTS)]
each_fact = pytest.mark.parametrize("fact", FACTS, ids=_IDS)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.ddesk"
    create(path, fill=build_sample).close()
    return path


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
                    "kind": row.kind,
                    **{each.key: each.kind.dump(row.values[each.key]) for each in fields_of(record_type)},
                }
                for row in listing.everything(session, listing.Query(kind))
            ]
            for kind, record_type in KINDS.items()
        }


@pytest.fixture(scope="module")
def in_json(file: Path) -> dict[str, list[Record]]:
    """Every record as the command line lists it."""
    return {kind: _listed(file, kind) for kind in KINDS}


def _listed(file: Path, kind: str) -> list[Record]:
    with redirect_stdout(StringIO()) as out:
        assert main(["list", str(file), kind, "--format", "json"]) == 0
    found: list[Record] = json.loads(out.getvalue())
    return found


@pytest.fixture(scope="module")
def in_workbook(register: Register, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Record]]:
    """Every row of the English workbook: kind, then record id, then cells by column key."""
    path = tmp_path_factory.mktemp("workbook") / "sample.xlsx"
    export_register(register, path)
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
    """The columns by the hidden names that carry their keys: dd.figure.value on 'Figures'!$E$1."""
    for mark, defined in sheet.defined_names.items():
        _dd, kind, key = mark.split(".", 2)
        place = defined.attr_text.rpartition("!")[2].replace("$", "")
        yield (kind, key), sheet[place].column


def _cell(value: Any) -> Any:
    return value.date() if hasattr(value, "date") else value


def _each_line(key: str, cell: Any) -> Any:
    """Evidence has a line for each citation; what all of them say, or else the lines."""
    lines = set(str(cell).split("\n"))
    return lines.pop() if key.startswith("evidence.") and cell is not None and len(lines) == 1 else cell


def _evidence_lines(cells: Record) -> list[tuple[str, ...]]:
    """The evidence of a row, a tuple for each citation."""
    columns = [str(cell).split("\n") for key, cell in cells.items() if key.startswith("evidence.") and cell]
    return list(zip(*columns, strict=True))


def _found(fact: Fact, records: dict[str, list[Record]]) -> Record:
    """The one record that says exactly this and leaves everything else empty."""
    wanted = {each.key: None for each in fields_of(KINDS[fact.kind]) if each.key not in fact.free} | dict(fact.values)
    matching = [record for record in records[fact.kind] if _says(record, wanted, records)]
    assert len(matching) == 1, f"{len(matching)} records for statement {fact.statement}: {wanted}"
    return matching[0]


def _says(record: Record, wanted: Mapping[str, Any], records: dict[str, list[Record]]) -> bool:
    return all(_is(record[key], value, records) for key, value in wanted.items())


def _is(said: Any, wanted: Any, records: dict[str, list[Record]]) -> bool:
    if said == wanted:
        return True
    if isinstance(said, list) and isinstance(wanted, list):
        return len(said) == len(wanted) and all(map(lambda one, other: _is(one, other, records), said, wanted))
    return wanted is not None and _name(said, records) == wanted


def _name(record_id: Any, records: dict[str, list[Record]]) -> str | None:
    """What these tests call a linked record."""
    for kind in ("district", "project"):
        for record in records[kind]:
            if record["id"] == record_id:
                return str(record["names"]["en"])
    for record in records["indicator"]:
        if record["id"] == record_id:
            return str(record["code"])
    for record in records["legal_act"]:
        if record["id"] == record_id:
            return f"Decree № {record['number']}" if record["number"] else "Agreement"
    return None


def _citations(record: Record, records: dict[str, list[Record]]) -> list[Record]:
    return [each for each in records["citation"] if each["record"] == record["id"]]


def _assert_told(fact: Fact, records: dict[str, list[Record]]) -> None:
    citations = _citations(_found(fact, records), records)
    source = records["source"][0]["id"]
    assert all(each["source"] == source for each in citations)
    assert len(citations) == len(fact.told)
    for told in fact.told:
        assert any(_says(each, told, records) for each in citations), told


@each_fact
def test_the_register_holds_each_fact_once(fact: Fact, in_register):
    _found(fact, in_register)


@each_fact
def test_the_list_json_says_each_fact(fact: Fact, in_json):
    _found(fact, in_json)


@each_fact
def test_the_workbook_says_each_fact(fact: Fact, in_register, in_workbook):
    cells = in_workbook[fact.kind][_found(fact, in_register)["id"]]
    assert {key: _each_line(key, cells[key]) for key in fact.cells} == dict(fact.cells)


@each_fact
def test_each_fact_has_its_evidence(fact: Fact, in_register, in_json):
    _assert_told(fact, in_register)
    _assert_told(fact, in_json)


def test_each_line_of_evidence_in_the_workbook_is_one_citation(in_register, in_workbook):
    for kind in ("figure", "event"):
        for record in in_register[kind]:
            cited = _citations(record, in_register)
            lines = _evidence_lines(in_workbook[kind][record["id"]])
            assert len(lines) == len(cited)
            assert [each["said_by"] for each in cited if each["said_by"]] == [
                each["said_by"] for each, line in zip(cited, lines, strict=True) if each["said_by"] in line
            ]


def test_statement_19_ties_the_speaker_to_his_opinion_alone(in_register, in_workbook):
    (groundbreaking,) = [each for each in in_register["event"] if each["event_kind"] == "groundbreaking"]
    *told, opinion = _evidence_lines(in_workbook["event"][groundbreaking["id"]])
    assert len(told) == 3 and all("Sahib Mammadov" not in line for line in told)
    assert "Sahib Mammadov" in opinion and opinion[-1].startswith("His opinion: the ceremony is")


def test_statement_31_ties_the_conversion_to_its_own_citation(in_workbook):
    (cells,) = [each for each in in_workbook["figure"].values() if each["value"] == 88_000_000]
    assert cells["evidence.field"] == "–\nStated conversion"


def test_no_row_of_the_workbook_is_without_name_or_unit(in_workbook):
    rows = [cells for records in in_workbook.values() for cells in records.values()]
    assert all(cells["caption"] for cells in rows)
    units = {cells["value"]: cells["shown.unit"] for cells in in_workbook["figure"].values()}
    assert units[60] == "ha" and units[51_000_000] == units[88_000_000] == "AZN" and units[30_000] == "cars"


def test_the_list_json_says_the_same_as_the_register(in_register, in_json):
    assert in_json == in_register


def test_statements_1_to_5_are_the_source_itself(in_json):
    (source,) = in_json["source"]
    given = {key: value for key, value in source.items() if value is not None and key not in ("id", "kind")}
    assert given == {
        "source_kind": "news_item",
        "publisher": "Trend",
        "date": "2023-05-01",
        "place": "Hajigabul, Azerbaijan",
        "language": "en",
    }


def test_statement_54_names_no_resident(in_json):
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


def test_every_speech_is_mammadovs_and_no_own_voice_is(in_json):
    for each in in_json["citation"]:
        spoken = each["how_told"] != "own_voice"
        assert each["said_by"] == ("Sahib Mammadov" if spoken else None)
        assert each["office"] == ("Deputy Minister of Economy of Azerbaijan" if spoken else None)


def test_statements_19_to_21_are_opinions_apart_from_each_other(in_json):
    notes = [each["note"] or "" for each in in_json["citation"]]
    assert sum(note.startswith("His opinion:") for note in notes) == 3


def test_nothing_else_is_in_it(in_json):
    counts = {kind: len(records) for kind, records in in_json.items() if records and kind != "indicator"}
    stated = {kind: sum(fact.kind == kind for fact in FACTS) for kind in KINDS}
    assert counts == {kind: count for kind, count in stated.items() if count} | {
        "source": 1,
        "citation": sum(len(fact.told) for fact in FACTS),
    }


def test_words_as_printed_are_few(in_json):
    words = [each["words"] for each in in_json["citation"] if each["words"]]
    assert words == ["Korea"]
    assert in_json["source"][0]["text"] is None


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
