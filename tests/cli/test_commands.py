"""The command line: what each command says, what it ends with, and that reading changes no byte."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import insert

from districtdesk.cli import commands
from districtdesk.i18n import N_
from districtdesk.records import KINDS, Attachment, fields_of, table_of
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.restoring import restore_record
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.tables import ContentRow
from districtdesk.settings import Settings
from tests.cli.running import Run, add_park, state
from tests.making import company, district, edit, figure, keep, source
from tests.thorough import one_in

# new


def test_new_makes_an_empty_register(run: Run, tmp_path):
    code, out, _err = run("new", tmp_path / "a.ddesk")
    assert code == 0 and "a.ddesk" in out
    assert [file.name for file in tmp_path.iterdir()] == ["a.ddesk"]
    assert json.loads(run("list", tmp_path / "a.ddesk", "district", "--format", "json")[1]) == []


def test_new_with_the_sample(run: Run, tmp_path):
    assert run("new", tmp_path / "a.ddesk", "--sample")[0] == 0
    assert "Hajigabul Industrial District" in run("list", tmp_path / "a.ddesk", "district")[1]


def test_new_never_writes_over_a_file(run: Run, sample: Path):
    before = state(sample.parent)
    code, _out, err = run("new", sample)
    assert code == 3 and "sample.ddesk" in err
    assert state(sample.parent) == before


# list


@pytest.mark.thorough
@pytest.mark.parametrize("kind", one_in(5, KINDS))
def test_list_json_has_id_kind_and_every_field(run: Run, sample: Path, kind: str):
    code, out, err = run("list", sample, kind, "--format", "json")
    assert (code, err) == (0, "")
    for record in json.loads(out):
        assert list(record) == ["id", "kind", *(field.key for field in fields_of(KINDS[kind]))]
        assert record["kind"] == kind


@pytest.mark.parametrize("kind", one_in(5, KINDS))
def test_list_csv_and_table_have_a_line_a_record(run: Run, sample: Path, kind: str):
    records = json.loads(run("list", sample, kind, "--format", "json")[1])
    rows = list(csv.DictReader(StringIO(run("list", sample, kind, "--format", "csv")[1])))
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    assert len(run("list", sample, kind)[1].splitlines()) == (len(records) + 2 if records else 1)


def test_list_table_shows_links_by_name(run: Run, sample: Path):
    out = run("list", sample, "figure")[1]
    assert re.search(
        r"Hajigabul Industrial District +Investment, not said which +more than 51\u202f000\u202f000\u00a0₼", out
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "between 4\u202f000\u202f000 and 5\u202f000\u202f000\u00a0₼"),
        ("az", "4\u202f000\u202f000 ilə 5\u202f000\u202f000\u00a0₼ arasında"),
        ("ru", "от 4\u202f000\u202f000 до 5\u202f000\u202f000\u00a0₼"),
    ],
)
def test_list_table_shows_an_amount_whole(run: Run, sample: Path, language: str, said: str):
    register = open_register(sample)
    park = district("North")
    ranged = {"qualifier": "between", "value_to": Decimal(5_000_000), "currency": "AZN"}
    keep(register, park, figure(park, "invested", 4_000_000, **ranged), figure(park, "area", 60))
    register.close()
    out = run("--language", language, "list", sample, "figure", "--search", "North")[1]
    assert said in out
    assert f"60\u00a0{'га' if language == 'ru' else 'ha'}" in out
    told = json.loads(run("list", sample, "figure", "--search", "North", "--format", "json")[1])
    assert {each["value"] for each in told} == {4_000_000, 60}


def test_list_leaves_removed_records_out(run: Run, sample: Path):
    add_park(sample)
    assert run("undo", sample)[0] == 0
    assert "Neftchala" not in run("list", sample, "district", "--format", "json")[1]


def test_list_searches_as_people_type(run: Run, sample: Path):
    add_park(sample, "İsmayıllı")
    found = json.loads(run("list", sample, "district", "--search", "ismayilli", "--format", "json")[1])
    assert [each["names"] for each in found] == [{"en": "İsmayıllı"}]
    assert run("list", sample, "district", "--search", "nowhere") == (0, "There is nothing to list.\n", "")


def test_csv_text_cannot_become_a_formula(run: Run, sample: Path):
    add_park(sample, region="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in run("list", sample, "district", "--format", "csv")[1]
    assert '"=HYPERLINK(1)"' in run("list", sample, "district", "--format", "json")[1]


def test_csv_leaves_numbers_alone_and_sees_through_disguised_signs(run: Run, sample: Path):
    signs = {"settlement": " =1+1", "purpose": "＝1+1", "other_names": "-12", "note": "\n-1+1"}
    add_park(sample, "South", latitude=Decimal("-12.5"), **signs)
    _code, out, _err = run("list", sample, "district", "--format", "csv", "--search", "South")
    (row,) = csv.DictReader(StringIO(out))
    assert row["latitude"] == "-12.5" and row["other_names"] == "-12"
    assert all(row[key].startswith("'") for key in ("settlement", "purpose", "note"))


@pytest.mark.parametrize("text", ["x" * 100_000, "x " * 60])
def test_a_search_that_is_too_long_is_said(run: Run, sample: Path, text: str):
    code, out, err = run("list", sample, "district", "--search", text)
    assert (code, out) == (1, "") and err.startswith("A search takes at most 200 letters")


def test_a_search_for_signs_alone_finds_nothing(run: Run, sample: Path):
    assert run("list", sample, "district", "--search", "!?", "--format", "json")[1] == "[]\n"
    assert len(json.loads(run("list", sample, "district", "--search", " ", "--format", "json")[1])) == 1


def test_undoing_what_somebody_else_did_says_who(run: Run, sample: Path):
    register = open_register(sample)
    register.who = "Leyla"
    keep(register, district("Neftchala"), label=N_("Add district"))
    register.close()
    assert run("undo", sample)[1] == "Undone: Add district: Neftchala, by Leyla\n"


def test_an_unknown_kind_is_usage_and_the_kinds_are_named(run: Run, sample: Path):
    code, _out, err = run("list", sample, "districts")
    assert code == 2
    assert all(kind in err for kind in KINDS)


# Languages


@pytest.mark.parametrize("place", ["before", "behind"])
def test_the_language_is_taken_before_and_behind_the_command(run: Run, sample: Path, place: str):
    asked = ("--language", "ru")
    command = ("list", sample, "event")
    out = run(*asked, *command)[1] if place == "before" else run(*command, *asked)[1]
    assert "25 июля 2017" in out


def test_the_language_is_the_systems_own(run: Run, sample: Path, monkeypatch):
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert "25 июля 2017" in run("list", sample, "event")[1]
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "25 July 2017" in run("list", sample, "event")[1]


def test_the_language_chosen_in_the_window_is_spoken_unless_another_is_asked_for(run: Run, sample: Path):
    Settings().set("language", "az")
    asked = ("list", sample, "company")
    assert run(*asked) == run("--language", "az", *asked) != run("--language", "en", *asked)
    Settings().set("language", "xx")
    assert run(*asked) == run("--language", "en", *asked)


def test_dumped_values_are_the_same_in_every_language(run: Run, sample: Path):
    said = {run("--language", code, "list", sample, "source", "--format", "json")[1] for code in ("az", "en", "ru")}
    assert len(said) == 1


# export


def test_export_writes_a_workbook(run: Run, sample: Path, tmp_path):
    before = state(tmp_path)
    code, out, err = run("export", sample, tmp_path / "out.xlsx")
    assert (code, err) == (0, "") and "out.xlsx" in out
    assert "Claims" in openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True).sheetnames
    after = state(tmp_path)
    assert after.keys() - before.keys() == {"out.xlsx"}


def test_export_writes_json_without_personal_data(run: Run, sample: Path, tmp_path):
    code, out, err = run("export", sample, tmp_path / "out.json", "--without-personal")
    assert (code, err) == (0, "") and "out.json" in out
    said = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert "Mammadov" not in said and "person" not in json.loads(said)["records"]


@pytest.mark.thorough
def test_erase_takes_a_person_out_of_the_register_and_its_history(run: Run, sample: Path):
    (speaker,) = [
        each for each in json.loads(run("list", sample, "person", "--format", "json")[1]) if each["other_names"]
    ]
    code, out, err = run("erase", sample, speaker["id"], "--yes")
    assert (code, err) == (0, "") and "erased" in out
    assert run("check", sample)[0] == 0
    assert "Mammadov" not in run("history", sample, "--format", "json")[1]
    assert run("undo", sample)[0] == 1
    assert run("erase", sample, "nobody", "--yes")[0] == 1


@pytest.mark.thorough
def test_erase_asks_first_and_takes_silence_for_no(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch):
    person = json.loads(run("list", sample, "person", "--format", "json")[1])[0]
    before = sample.read_bytes()
    for answer in ("", "no\n", "\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        code, out, err = run("erase", sample, person["id"])
        assert (code, out) == (1, "Nothing was erased.\n") and "for good?" in err
    assert sample.read_bytes() == before
    for answer in ("yes\n", "Да\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        assert run("erase", sample, person["id"])[0] == 0


def test_export_never_writes_over_the_register(run: Run, sample: Path, tmp_path):
    register = sample.rename(tmp_path / "register.xlsx")
    before = register.read_bytes()
    code, _out, err = run("export", register, register)
    assert code == 1 and "register.xlsx" in err
    assert register.read_bytes() == before


def test_export_of_a_missing_register_leaves_the_workbook(run: Run, tmp_path):
    (tmp_path / "out.xlsx").write_bytes(b"an older workbook")
    code, _out, err = run("export", tmp_path / "none.ddesk", tmp_path / "out.xlsx")
    assert code == 3 and "none.ddesk" in err
    assert (tmp_path / "out.xlsx").read_bytes() == b"an older workbook"


def test_records_that_a_filter_finds_stand_on_one_page_across(run: Run, sample: Path, tmp_path: Path):
    asked = "--kind", "figure", "--filter", "indicator = Residents"
    assert run("export", sample, tmp_path / "out.xlsx", *asked)[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Claims"]
    assert not sheet.col_breaks.brk and sheet.print_area.endswith("$3") and sheet.page_setup.fitToWidth == 1
    # The words beside the sum end where the page does.
    assert sheet["C1"].value.startswith("=IF(") and str(next(iter(sheet.merged_cells.ranges))).startswith("D1:")


def test_an_export_onto_a_workbook_that_is_open_names_a_free_one(run: Run, sample: Path, tmp_path: Path):
    target = tmp_path / "out.xlsx"
    target.write_bytes(b"an older workbook")
    (tmp_path / ".~lock.out.xlsx#").write_text(",anar,desk-7,28.11.2026 10:00,file:///home/anar;")
    code, _out, err = run("export", sample, target)
    assert code == 3 and "open in LibreOffice (anar)" in err and f"“{tmp_path / 'out (2).xlsx'}” is free" in err
    assert target.read_bytes() == b"an older workbook"


def test_export_wants_the_name_of_a_workbook(run: Run, sample: Path, tmp_path):
    code, _out, err = run("export", sample, tmp_path / "other.ddesk")
    assert code == 2 and ".xlsx" in err


def test_export_into_a_missing_folder_is_the_world(run: Run, sample: Path, tmp_path):
    code, _out, err = run("export", sample, tmp_path / "nowhere" / "out.xlsx")
    assert code == 3 and err


# history, undo, redo


def test_history_names_every_step_the_newest_first(run: Run, sample: Path):
    add_park(sample)
    lines = run("history", sample)[1].splitlines()
    assert "Add district" in lines[2] and "Neftchala" in lines[2]
    assert "Set up the sample" in lines[3] and "Set up the register" in lines[4]


def test_history_json_has_before_and_after(run: Run, sample: Path):
    register = open_register(sample)
    park = district("Neftchala", region="Aran")
    keep(register, park)
    edit(register, park, region="Shirvan", label=N_("Edit district"))
    register.close()
    newest, *older = json.loads(run("history", sample, "--format", "json")[1])
    assert newest["label"] == "Edit district" and newest["undoes"] is None
    assert newest["changes"] == [
        {"kind": "district", "record": park.id, "before": {"region": "Aran"}, "after": {"region": "Shirvan"}}
    ]
    assert [each["sequence"] for each in (newest, *older)] == [4, 3, 2, 1]


def test_history_csv_has_a_line_a_changed_field(run: Run, sample: Path):
    add_park(sample, region="Aran")
    rows = list(csv.DictReader(StringIO(run("history", sample, "--format", "csv")[1])))
    assert [(row["field"], row["before"], row["after"]) for row in rows if row["sequence"] == "3"] == [
        ("names", "", '{"en":"Neftchala"}'),
        ("region", "", "Aran"),
    ]


def test_undo_and_redo_say_what_they_did(run: Run, sample: Path):
    add_park(sample)
    assert run("undo", sample) == (0, "Undone: Add district: Neftchala\n", "")
    assert "Neftchala" not in run("list", sample, "district")[1]
    assert run("redo", sample) == (0, "Done again: Add district: Neftchala\n", "")
    assert "Neftchala" in run("list", sample, "district")[1]
    steps = [line.split("  ") for line in run("history", sample)[1].splitlines()[2:4]]
    assert "Redo: Add district" in steps[0] and "Undo: Add district" in steps[1]


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_to_undo_is_said(run: Run, sample: Path, command: str):
    before = sample.read_bytes()
    code, out, err = run(command, sample)
    assert (code, out) == (1, "") and err.startswith("There is nothing to")
    assert sample.read_bytes() == before


def test_undo_leaves_no_journal_beside_the_file(run: Run, sample: Path):
    add_park(sample)
    run("undo", sample)
    assert [file.name for file in sample.parent.iterdir()] == ["sample.ddesk"]


# check


def test_check_finds_nothing_wrong_with_the_sample(run: Run, sample: Path):
    code, out, err = run("check", sample)
    assert (code, err) == (0, "") and out.startswith("Checked ")


def test_check_lists_warnings_and_ends_well(run: Run, sample: Path):
    register = open_register(sample)
    keep(register, company("Cement", tax_id="12345"))
    register.close()
    code, _out, err = run("check", sample)
    assert code == 0
    assert err.startswith("Warning: Company “Cement”: A VÖEN has ten digits. (Tax ID;")


@pytest.mark.thorough
def test_check_counts_the_findings_of_a_kind_beyond_the_first_twenty(run: Run, sample: Path):
    register = open_register(sample)
    keep(register, *(company(f"Firm {number}", tax_id=f"{number}") for number in range(23)))
    keep(register, company("Polimer"), company("Polimer MMC"))
    register.close()
    code, out, err = run("check", sample)
    lines = err.splitlines()
    assert [len([line for line in lines if words in line]) for words in ("VÖEN has", "already in")] == [20, 2]
    assert "3 more findings of this kind; --all lists them too." in lines
    assert code == 0 and "25 findings." in out
    code, out, err = run("check", sample, "--all")
    assert code == 0 and "25 findings." in out
    assert err.count("VÖEN has") == 23 and "--all" not in err


def test_check_names_errors(run: Run, sample: Path):
    # No save of ours lets this in: another hand wrote it.
    connection = sqlite3.connect(sample)
    connection.execute(
        "UPDATE event SET date = '2999-01-01 2999-01-01 2999-01-01' WHERE event_kind = 'groundbreaking'"
    )
    connection.commit()
    connection.close()
    code, _out, err = run("check", sample)
    assert code == 1
    assert err.startswith("Error: Event “Groundbreaking") and "(Date, Status;" in err


def test_check_finds_links_that_lead_nowhere(run: Run, sample: Path):
    connection = sqlite3.connect(sample)
    connection.execute("UPDATE project SET district = '00000000-0000-0000-0000-000000000000'")
    connection.commit()
    connection.close()
    code, _out, err = run("check", sample)
    assert code == 3 and "points at no record" in err


def test_check_finds_values_that_are_none(run: Run, sample: Path):
    connection = sqlite3.connect(sample)
    connection.execute("UPDATE figure SET as_of = 'never'")
    connection.commit()
    connection.close()
    code, _out, err = run("check", sample)
    assert code == 1 and "cannot be read. Enter it again. (As of" in err
    code, out, _err = run("list", sample, "figure")
    assert code == 0 and "unreadable: never" in out


def test_check_finds_a_changed_file(run: Run, sample: Path):
    register = open_register(sample)
    letter = source()
    keep(register, letter)
    register.close()
    _attach(sample, letter.id, b"as it was", b"changed")
    code, _out, err = run("check", sample)
    assert code == 1 and "no longer what was attached" in err


def _attach(file: Path, record_id: str, content: bytes, kept: bytes) -> None:
    print_of = sha256(content).hexdigest()
    register = open_register(file)
    with register.change(N_("Attach file")) as session:
        session.execute(insert(table_of(ContentRow)).values(sha256=print_of, bytes=kept))
        session.add(Attachment(record=record_id, file_name="a.txt", size=len(content), sha256=print_of))
    register.close()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("UPDATE figure SET value = value + 10000 WHERE value = 600000", "does not tell of this change. (Value;"),
        ("UPDATE record SET removed_at = changed_at WHERE kind = 'market'", "that it was removed or restored"),
        ("DELETE FROM market", "no longer there"),
    ],
)
def test_check_finds_what_was_done_behind_the_journal(run: Run, sample: Path, said: str, expected: str):
    connection = sqlite3.connect(sample)
    if said.startswith("DELETE"):
        ids = [row[0] for row in connection.execute("SELECT id FROM market")]
        gone = ", ".join(f"'{each}'" for each in ids)
        connection.execute(f"DELETE FROM citation WHERE record IN ({gone})")
        connection.execute("DELETE FROM record WHERE id NOT IN (SELECT id FROM citation) AND kind = 'citation'")
        connection.execute(said)
        connection.execute(f"DELETE FROM record WHERE id IN ({gone})")
    else:
        connection.execute(said)
    connection.commit()
    connection.close()
    code, _out, err = run("check", sample)
    assert code == 1 and expected in err


def test_check_agrees_with_every_kind_of_step(run: Run, sample: Path):
    add_park(sample, "Neftchala")
    for command in ("undo", "redo", "undo", "redo"):
        assert run(command, sample)[0] == 0
    register = open_register(sample)
    park = district("Sumgait")
    keep(register, park)
    edit(register, park, region="Absheron")
    with register.change(N_("Remove district")) as session:
        remove(session, [park.id])
    restore_record(register, park.id)
    register.close()
    code, _out, err = run("check", sample)
    assert (code, err) == (0, "")


# fields


def test_fields_guide_tells_every_field(run: Run):
    guide = json.loads(run("fields", "--format", "json")[1])
    told = [(each["record"], each["key"]) for each in guide]
    assert told == [(kind, field.key) for kind, each in KINDS.items() for field in fields_of(each)]
    assert set(guide[0]) == {
        *("record", "key", "label", "kind", "required", "meaning"),
        "examples",
        "kept",
        "follows",
    }
    area = next(each for each in guide if each["key"] == "plot_area")
    assert area["examples"] == "60 ha; 6000 m²; 0.6 km²"


def test_fields_of_one_kind(run: Run):
    code, out, _err = run("fields", "figure")
    assert code == 0
    assert re.search(r"figure +as_of_basis +Basis of the date +choice +no", out)
    assert re.search(r"figure +status +Status +choice +yes", out)


# Usage


@pytest.mark.parametrize(
    "arguments",
    [(), ("list",), ("dance",), ("list", "a.ddesk", "figure", "--format", "xml"), ("--language", "de", "fields")],
)
def test_what_is_no_command_is_usage(run: Run, arguments: tuple[str, ...]):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "") and err


@pytest.mark.parametrize(
    ("language", "usage", "required", "choice"),
    [
        ("en", "usage", "error: the following arguments are required", "argument --format: invalid choice: 'xml'"),
        ("az", "istifadə", "səhv: bu arqumentlər verilməlidir", "--format arqumenti: belə seçim yoxdur: 'xml'"),
        ("ru", "использование", "ошибка: не указаны обязательные", "--format: нет такого варианта: 'xml'"),
    ],
)
def test_what_is_wrong_with_arguments_is_said_in_the_language(
    run: Run, language: str, usage: str, required: str, choice: str
):
    told = run("--language", language, "list")[2]
    assert told.startswith(f"{usage}: ") and required in told and told.endswith("FILE, KIND\n")
    assert choice in run("list", "a.ddesk", "figure", "--format", "xml", "--language", language)[2]


def test_help_is_well(run: Run):
    code, out, _err = run("--help")
    assert code == 0
    assert all(name in out for name in commands.COMMANDS)


def test_the_history_of_one_record_and_of_one_field_is_told(run: Run, sample: Path):
    add_park(sample)
    register = open_register(sample)
    with register.read() as session:
        park = next(row.id for row in listing.window(session, listing.Query("district", search="Neftchala"), 0, 1))
    save(register, Entry("district", {"note": "first"}, park, because="a letter"))
    register.close()
    steps = json.loads(run("history", sample, "--record", park, "--format", "json")[1])
    assert [(step["label"].split("\n")[0], len(step["changes"])) for step in steps] == [
        ("Edit district", 1),
        ("Add district", 1),
    ]
    past = json.loads(run("history", sample, "--record", park, "--field", "note", "--format", "json")[1])
    assert [(each["value"], each["step"], each["is_current"]) for each in past] == [
        ("first", "Edit district, because: a letter", True),
        ("", "Add district", False),
    ]
    assert "a letter" in run("history", sample, "--record", park, "--field", "note")[1]
    for wrong in (("--record", "x"), ("--field", "note"), ("--record", park, "--field", "nonsense")):
        assert run("history", sample, *wrong)[0] == 1
