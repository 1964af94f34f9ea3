"""Exports are remembered: what each carried, what has changed since, and what is to be put right."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk.cli.exports import exports_answer
from districtdesk.exchange.differences_book import write_differences
from districtdesk.exchange.erratum_book import write_erratum
from districtdesk.exchange.export import export_layout, export_list
from districtdesk.exchange.json_file import export_json
from districtdesk.exchange.layout_names import LAYOUTS
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.exchange.leaving import Leaving, remember
from districtdesk.exchange.noted import noting
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.records import KINDS, Export, Figure, Person, fields_of
from districtdesk.register import checking
from districtdesk.register.erasing import erase_person
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import redo, undo
from districtdesk.register.opening import open_register
from districtdesk.register.queries.carried import pack_carried, unpack_carried
from districtdesk.register.queries.exports import KeptExport, changed_claims, exports_with, read_exports
from districtdesk.register.queries.filter_text import read_filter
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.named_columns import read_columns
from districtdesk.register.remembering import send_to
from tests.making import company, district, edit, event, figure, keep, on, project

Write = Callable[[Register, Path], object]


def whole(register: Register, target: Path) -> object:
    return export_json(register, target)


def sent(register: Register, target: Path, leaving: Leaving | None = None, write: Write = whole) -> KeptExport:
    with noting() as noted:
        write(register, target)
    kept = remember(register, noted, target, leaving or Leaving("en", sent_to="Ministry of Finance"))
    assert kept.id and not kept.why_not
    with register.read() as session:
        return read_exports(session, [kept.id])[0]


def rows_of(path: Path, sheet: int = 1) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[sheet].iter_rows(min_row=2, values_only=True))


@pytest.mark.thorough
def test_a_list_carries_the_claims_of_its_sums_and_milestones(register: Register, tmp_path: Path) -> None:
    park = district("Park")
    plant, works = project("Plant", district=park.id), project("Works", district=park.id)
    five, launch = figure(plant, "jobs_expected", 5), event(works, date=on("2025"))
    keep(register, park, plant, works, five, launch)
    for kind, key, claim in (
        ("district", "sum.projects.jobs_expected", five),
        ("project", "claim.jobs_expected", five),
        ("project", "launch.latest", launch),
    ):
        with register.read() as session:
            columns = read_columns(session, kind, ["names", key], is_of_a_day=False)
        assert not isinstance(columns, Problem)
        kept = sent(
            register,
            tmp_path / "list.xlsx",
            write=lambda register, target, kind=kind, columns=columns: export_list(
                register, Query(kind), columns, target
            ),
        )
        assert kept.carried and kept.carried.may_hold(claim.kind, claim.id), key


@pytest.mark.thorough
def test_every_layout_says_which_records_it_carries(register: Register, tmp_path: Path) -> None:
    park, plant = district("Park"), project("Plant")
    same = on("2024-05-01")
    seven, nine = figure(park, "residents", 7, as_of=same), figure(park, "residents", 9, as_of=same)
    launch = event(plant, date=on("2025"), announced_on=on("2023"), status="expected")
    keep(register, park, plant, seven, nine, launch)
    carried = {
        "slippage": {plant.id, launch.id},
        "contradictions": {seven.id, nine.id},
        "claims": {seven.id, nine.id},
        "reading": {park.id, seven.id, nine.id},
    }
    for layout in LAYOUTS.keys() & carried.keys():
        target = tmp_path / f"{layout}.xlsx"
        kept = sent(
            register,
            target,
            Leaving("az", layout=layout),
            lambda register, target, layout=layout: export_layout(register, layout, LayoutOrder(), target),
        )
        assert kept.carried and kept.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
        held = {each for each in (park, plant, seven, nine, launch) if kept.carried.may_hold(each.kind, each.id)}
        assert {each.id for each in held} == carried[layout], layout
    everything = sent(register, tmp_path / "all.json")
    assert everything.carried and all(everything.carried.is_whole(kind) for kind in KINDS if kind != "export")
    assert everything.claims == 3
    assert not [each for each in checking.check(register).findings if each.kind == "export"]


def test_files_of_which_no_claim_has_changed_can_be_left_out(register: Register, tmp_path: Path) -> None:
    park = district("Park")
    claim = figure(park, "area", 5)
    keep(register, park, claim)
    sent(register, tmp_path / "before.json")
    edit(register, claim, value=Decimal(6))
    sent(register, tmp_path / "after.json")
    with register.read() as session:
        all_told, changed = (
            [line[3] for line in exports_answer(session, only_changed=each).lines()] for each in (False, True)
        )
    assert (all_told, changed) == (["after.json", "before.json"], ["before.json"])


def test_undo_passes_over_what_was_exported_since(register: Register, tmp_path: Path) -> None:
    done = save(register, Entry("company", {"names": Names.same("Vega")}))
    sent(register, tmp_path / "a.json")
    step = register.steps().undo
    assert step is not None and step.undoable and undo(register).label == step.label
    sent(register, tmp_path / "b.json")
    redo(register)
    with register.read() as session:
        assert session.get_one(KINDS["company"], done.id).removed_at is None
        assert [each.file_name for each in read_exports(session)] == ["b.json", "a.json"]
    send_to(register, read_exports_of(register)[0].id, "  Ganja ")
    assert read_exports_of(register)[0].sent_to == "Ganja"
    undo(register)
    assert read_exports_of(register)[0].sent_to == "Ministry of Finance"


def read_exports_of(register: Register) -> list[KeptExport]:
    with register.read() as session:
        return read_exports(session)


def test_what_has_changed_since_is_told_cell_by_cell_and_claims_are_recalled(
    register: Register, tmp_path: Path
) -> None:
    park, old = district("Park"), company("Old")
    claim, gone, same = (figure(park, code, 7) for code in ("residents", "jobs_created", "jobs_expected"))
    keep(register, park, old, claim, gone, same)
    kept = sent(register, tmp_path / "sent.json")
    save(register, Entry("figure", {"value": Decimal(9)}, claim.id, because="misprinted"))
    save(register, Entry("figure", {"value": Decimal(1)}, same.id))
    undo(register)
    remove_record(register, "figure", gone.id)
    keep(register, company("New"))
    write_differences(register, kept, tmp_path / "changes.xlsx")
    ((_kind, _name, field, then, now, _day, _who, why, _number, changed),) = rows_of(tmp_path / "changes.xlsx")
    assert (field, then, now, changed) == ("Value", "7", "9", claim.id) and "misprinted" in why
    assert [row[1] for row in rows_of(tmp_path / "changes.xlsx", 2)] == ["New"]
    assert [row[-1] for row in rows_of(tmp_path / "changes.xlsx", 3)] == [gone.id]
    write_erratum(register, kept, tmp_path / "erratum.xlsx")
    told = {row[-1]: row[2:4] for row in rows_of(tmp_path / "erratum.xlsx")}
    assert told.keys() == {claim.id, gone.id}
    assert "7" in told[claim.id][0] and "9" in told[claim.id][1] and "no longer" in told[gone.id][1]
    with register.read() as session:
        assert changed_claims(session, [kept])[kept.id].keys() == told.keys()
        (recalled,) = exports_with(session, "figure", claim.id)
        (still,) = exports_with(session, "figure", same.id)
    assert recalled.export.id == kept.id and recalled.since and still.since is None


@pytest.mark.thorough
def test_of_a_filtered_list_it_is_told_what_the_filter_finds_now(register: Register, tmp_path: Path) -> None:
    going, staying, other = (project(name, status="preparation") for name in ("Going", "Staying", "Other"))
    other.status = "operating"
    keep(register, going, staying, other)
    with register.read() as session:
        conditions = read_filter(session, "project", "status = preparation")
    assert isinstance(conditions, tuple)
    query = Query("project", conditions=conditions)

    def listed(register: Register, target: Path) -> object:
        return export_list(register, query, fields_of(KINDS["project"]), target)

    kept = sent(register, tmp_path / "sent.xlsx", Leaving("ru", query), listed)
    assert (kept.content.show(), kept.kind, kept.records) == ("Projects", "project", 2)
    edit(register, going, status="operating")
    edit(register, other, status="preparation")
    write_differences(register, kept, tmp_path / "changes.xlsx")
    assert [row[1] for row in rows_of(tmp_path / "changes.xlsx")] == ["Going"]
    assert [row[1] for row in rows_of(tmp_path / "changes.xlsx", 2)] == ["Other"]
    assert [row[1] for row in rows_of(tmp_path / "changes.xlsx", 3)] == ["Going"]


def test_what_stands_in_the_way_is_said_and_the_file_is_there(
    register: Register, register_file: Path, tmp_path: Path
) -> None:
    still = open_register(register_file, read_only=True)
    with noting() as noted:
        whole(still, tmp_path / "a.json")
    kept = remember(still, noted, tmp_path / "a.json", Leaving("en"))
    still.close()
    assert (tmp_path / "a.json").exists() and not kept.id and "not remembered" in kept.why_not
    lost = remember(register, noted, tmp_path / "gone.xlsx", Leaving("en"))
    assert not lost.id and "not remembered" in lost.why_not


def test_ids_are_packed_as_the_part_or_as_the_rest(register: Register) -> None:
    parks = [district(str(number)) for number in range(5)]
    keep(register, *parks)
    ids = [each.id for each in parks]
    with register.read() as session:
        for count in range(6):
            packed, counts = pack_carried(session, ids[:count], ["district"])
            found = unpack_carried(packed, 7)
            assert found is not None and counts.get("district", 0) == count
            assert [found.may_hold("district", each) for each in ids] == [place < count for place in range(5)]
            assert found.is_whole("district") == (count == 5)
    assert unpack_carried(b"spoiled", 7) is None and unpack_carried(None, 7) is None


def test_erasing_a_person_takes_them_out_of_whom_exports_went_to(register: Register, tmp_path: Path) -> None:
    who = Person(id=new_id(), names=Names(en="Aygun Mammadova"))
    keep(register, who)
    kept = sent(register, tmp_path / "a.json", Leaving("en", sent_to="Office of Aygun Mammadova"))
    erase_person(register, who.id)
    with register.read() as session:
        record = session.get_one(Export, kept.id)
        assert record.sent_to is None and "Mammadova" not in record.caption.show()
        # What was carried is known by ids alone, and stays.
        assert read_exports(session, [kept.id])[0].carried == kept.carried
    assert not checking.check(register).has_errors


@pytest.mark.thorough
def test_an_export_is_kept_beside_the_steps_of_another_program(
    register: Register, register_file: Path, tmp_path: Path
) -> None:
    park = district("Park")
    claim = figure(park, "residents", 7)
    keep(register, park, claim)
    other = open_register(register_file)
    with noting() as noted:
        whole(register, tmp_path / "a.json")
    edit(other, claim, value=Decimal(8))
    kept = remember(register, noted, tmp_path / "a.json", Leaving("en"))
    other.close()
    with register.read() as session:
        (export,) = read_exports(session, [kept.id])
        assert changed_claims(session, [export])[export.id].keys() == {claim.id}
        assert session.get_one(Figure, claim.id).value == 8
