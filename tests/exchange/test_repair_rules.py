"""Excel finds nothing to repair in what any layout makes of a nasty register, and the rules find what is broken."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from districtdesk.exchange.differences_book import write_differences
from districtdesk.exchange.erratum_book import write_erratum
from districtdesk.exchange.export import export_layout, export_list, export_register
from districtdesk.exchange.layout_names import LAYOUTS
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.exchange.leaving import Leaving, remember
from districtdesk.exchange.noted import noting
from districtdesk.exchange.planned_sheets import TablesOrder
from districtdesk.exchange.tables_book import export_tables
from districtdesk.exchange.template_book import write_template
from districtdesk.exchange.template_order import TemplateOrder, template_kinds
from districtdesk.problems import Problem
from districtdesk.records import KINDS, Citation, Figure, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.exports import read_exports
from districtdesk.register.queries.layout_plan import LayoutPlan, TablePlan
from districtdesk.register.queries.listing import Query, everything
from districtdesk.register.queries.saved_layouts import read_tables
from tests.making import district, edit, figure, keep, on, source

from .repair_rules import broken_rules
from .test_native import keep_nasty

Way = tuple[str, Callable[[Register, Path], object]]
_DAY = date(2024, 5, 31)
_SPLIT = LayoutOrder(without_personal=True, by_district=True, mark="'")


def tables(register: Register, *, by_district: bool) -> TablesOrder:
    """Of claims and of projects, under headings or with a sheet for each district."""
    plan = LayoutPlan(
        "[]:*?/\\ 'quoted' " * 9,
        tables=(
            TablePlan("project", ("names", "note", "claim.jobs_created", "district"), "names", group="district"),
            TablePlan("figure", ("subject", "indicator", "value", "as_of"), "subject", group="indicator"),
        ),
        mark="&P & <no more> " * 9,
    )
    with register.read() as session:
        found = read_tables(session, plan)
    assert not isinstance(found, Problem), found
    return TablesOrder(plan.name, tuple(found), by_district, mark=plan.mark)


def sent(register: Register, target: Path, write: Callable[..., object]) -> None:
    """The workbook that is written of an export of which every claim is another now."""
    with noting() as noted:
        export_register(register, target)
    kept = remember(register, noted, target, Leaving("en", sent_to="=Ministry & Co"))
    with register.read() as session:
        (export,) = read_exports(session, [kept.id])
        claims = [session.get_one(Figure, row.id) for row in everything(session, Query("figure"))]
    for claim in claims[:5]:
        edit(register, claim, value=claim.value + 1)
    write(register, export, target)


def ways() -> Iterator[Way]:
    """All that makes a workbook."""
    yield "the whole", export_register
    yield "without people", lambda it, to: export_register(it, to, without_personal=True, mark="&&" * 40)
    yield "of a day", lambda it, to: export_register(it, to, day=_DAY)
    for name in LAYOUTS:
        yield name, lambda it, to, name=name: export_layout(it, name, LayoutOrder(day=_DAY), to)
        yield f"{name}, split", lambda it, to, name=name: export_layout(it, name, _SPLIT, to)
    for kind in KINDS:
        yield kind, lambda it, to, kind=kind: export_list(it, Query(kind), fields_of(KINDS[kind]), to)
    yield "in groups", lambda it, to: export_tables(it, tables(it, by_district=False), to)
    yield "by district", lambda it, to: export_tables(it, tables(it, by_district=True), to)
    yield "template", lambda it, to: write_template(to, TemplateOrder(tuple(template_kinds())), it)
    yield "differences", lambda it, to: sent(it, to, write_differences)
    yield "erratum", lambda it, to: sent(it, to, write_erratum)


@pytest.mark.thorough
def test_excel_finds_nothing_to_repair_in_what_any_layout_makes_of_a_nasty_register(
    register: Register, tmp_path: Path
) -> None:
    keep_nasty(register)
    for name, write in ways():
        target = tmp_path / "out.xlsx"
        write(register, target)
        assert (name, broken_rules(target)) == (name, [])


# By the part in which it is broken: what is replaced by what, and what is said of it.
BROKEN = (
    (r"worksheets/sheet\d+.xml", "<cols>", '<cols><col min="1" max="3" width="9"/>', "columns are told twice"),
    (r"worksheets/sheet\d+.xml", 'width="[^"]+"', 'width="300"', "too wide a column"),
    (r"worksheets/sheet\d+.xml", '<mergeCell ref="[^"]+"/>', '<mergeCell ref="D1"/>', "one cell is joined"),
    (r"worksheets/sheet\d+.xml", '<mergeCell ref="[^"]+"/>', '<mergeCell ref="B2:C9"/>', "joined cells in the table"),
    (r"worksheets/sheet\d+.xml", 'topLeftCell="[A-Z]+\\d+"', 'topLeftCell="A1"', "a pane"),
    (r"worksheets/sheet\d+.xml", 'ref="A1:', 'ref="A1:XFE', "beyond|Error|range"),
    (r"worksheets/sheet\d+.xml", "<f>", f'<f>"{"x" * 256}"&amp;', "too long a string"),
    (r"worksheets/sheet\d+.xml", "<f>", "<f>(", "open"),
    (r"worksheets/sheet\d+.xml", "<f>", "<f>Nowhere!A1+", "no sheet of"),
    (r"worksheets/sheet\d+.xml", "location=\"'[^']+'", "location=\"'Nowhere'", "no sheet"),
    (r"worksheets/sheet\d+.xml", "<formula1>[^<]+", "<formula1>nowhere", "which is not there"),
    (r"worksheets/sheet\d+.xml", '<dataValidations count="\\d+"', '<dataValidations count="77"', "says 77"),
    (r"worksheets/sheet\d+.xml", 'sqref="([A-Z]+)\\d+:', 'sqref="\\g<1>1048577:', "of "),
    (r"worksheets/sheet\d+.xml", "<v>500</v>", "<v>1E400</v>", "too large"),
    (r"worksheets/_rels/.*", 'Target="https[^"]+"', 'Target="https://a b"', "no address"),
    (r"worksheets/_rels/.*", 'Id="[^"]+"', 'Id="same"', "an id twice|no relationship"),
    (r"tables/table\d+.xml", '<tableColumn id="\\d+"', '<tableColumn id="1"', "the id of a column twice"),
    (r"tables/table\d+.xml", "(<autoFilter.*?/>)(.*)(<tableStyleInfo)", "\\2\\1\\3", "in table stands"),
    (r"xl/styles.xml", 'formatCode="', 'formatCode="&quot;', "number format"),
    (r"xl/styles.xml", 'xfId="0"', 'xfId="99"', "a format of"),
    (r"xl/styles.xml", 'rgb="', 'rgb="#', "colour"),
    (r"xl/styles.xml", '<cellXfs count="\\d+"', '<cellXfs count="7"', "cellXfs says"),
    (r"xl/workbook.xml", 'activeTab="0"', 'activeTab="99"', "shown first"),
    (r"xl/workbook.xml", 'sheetId="\\d+"', 'sheetId="1"', "sheetId twice"),
    (r"xl/workbook.xml", 'localSheetId="\\d+"', 'localSheetId="99"', "of sheet 99"),
    (r"xl/workbook.xml", "(<sheets>.*</sheets>)(<definedNames>.*</definedNames>)", "\\2\\1", "in workbook stands"),
    (r"drawings/vmlDrawing\d+.vml", "<x:Row>\\d+", "<x:Row>99", "boxes"),
)  # fmt: skip


def spoiled(source: Path, part: str, found: str, instead: str) -> Path:
    target = source.with_name("spoiled.xlsx")
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            if re.search(part, name):
                data = re.sub(found, instead, data.decode(), flags=re.DOTALL).encode()
            made.writestr(name, data)
    return target


@pytest.mark.thorough
def test_what_is_broken_is_found(register: Register, tmp_path: Path) -> None:
    park, letter = district("Park"), source("Letter", address="https://example.com/a")
    claim = figure(park, "jobs_created", 500, as_of=on("2024"))
    keep(register, park, letter, claim, figure(park, "area", 5))
    keep(register, Citation(record=claim.id, source=letter.id, words="around 500"))
    target = tmp_path / "out.xlsx"
    export_register(register, target)
    assert broken_rules(target) == []
    for part, found, instead, said in BROKEN:
        try:
            lines = broken_rules(spoiled(target, part, found, instead))
        except ValueError as problem:
            lines = [f"{type(problem).__name__} {problem}"]
        assert any(re.search(said, line) for line in lines), (found, lines[:3])
