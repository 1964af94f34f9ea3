"""What Excel itself does with a workbook: marks, drop-downs, and that it finds nothing to repair."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from districtdesk import i18n
from districtdesk.exchange.book import BookColumn, BookSheet, Cover, write_book
from districtdesk.exchange.export import export_layout, export_list, export_register
from districtdesk.exchange.layout import CellMark, CellTest
from districtdesk.exchange.layout_names import LAYOUTS
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.exchange.read_book import read_book
from districtdesk.overview.overview import read_overview
from districtdesk.records import KINDS, Citation, Event, Figure, field_of, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries.listing import Query
from tests.hostile import HOSTILE
from tests.making import INDICATOR_IDS, company, district, event, figure, keep, on, project, source

from .repair_rules import broken_rules


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def letters(sheet: Worksheet) -> dict[str, str]:
    """The letter of each heading."""
    return {cell.value: cell.column_letter for cell in sheet[heading_row(sheet)]}


def heading_row(sheet: Worksheet) -> int:
    (table,) = sheet.tables.values()
    return int(range_boundaries(table.ref)[1])


def in_headings(sheet: Worksheet, rule: str) -> str:
    """The formula with headings in place of the cells of the first row."""
    headings = {letter: heading for heading, letter in letters(sheet).items()}
    return re.sub(rf"\$([A-Z]+){heading_row(sheet) + 1}", lambda found: headings[found[1]], rule)


def rules_of(sheet: Worksheet) -> list[tuple[str, str]]:
    """The places where cells are marked, and by which formula."""
    ranges = sheet.conditional_formatting._cf_rules.items()
    return [(str(places.sqref), rule.formula[0]) for places, rules in ranges for rule in rules]


def lists(book: Workbook, title: str) -> dict[str, list[str]]:
    """What the drop-downs of a worksheet offer, by heading."""
    headings = {letter: heading for heading, letter in letters(book[title]).items()}
    found = {}
    for each in book[title].data_validations.dataValidation:
        where, place = book.defined_names[each.formula1].attr_text.rsplit("!", 1)
        cells = book[where.strip("'")][place]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        letter = str(each.sqref).partition(":")[0].rstrip("0123456789")
        found[headings[letter]] = [row[0].value for row in rows]
    return found


@pytest.mark.thorough
def test_a_workbook_marks_what_stands_out_and_offers_what_may_be_chosen(register: Register, target: Path) -> None:
    park, maker, other = district("Park"), company("=Maker"), district("Other park")
    late = event(park, date=on("2024-05"), status="expected")
    keep(register, park, maker, other, figure(park, "area", 5), project("Plant", district=park.id), late)
    with i18n.speaking("ru"):
        export_register(register, target)
    book = openpyxl.load_workbook(target)
    where = letters(book["Сведения"])
    status, first = where["Статус"], heading_row(book["Сведения"]) + 1
    disputed, over, bare = rules_of(book["Сведения"])
    assert disputed[1] == f'${status}{first}="Оспаривается"'
    words = ("Заменено новым", "Отменено", "Отозвано")
    assert over[1] == "OR(" + ",".join(f'${status}{first}="{word}"' for word in words) + ")"
    assert bare[1].startswith(f"AND(LEN(${where['Подтверждения']}{first})=0,LEN(")
    # Marked is what is read first, down to rows that somebody adds.
    assert over[0].startswith(f"A{first}:A{first + 1000} ") and f"{status}{first}:{status}{first + 1000}" in over[0]
    formula = rules_of(book["События"])[-1][1]
    assert re.fullmatch(r'AND\(OR\(.+="Ожидается",.+="Планируется"\),ISNUMBER\(\$\w+2\),\$\w+2<TODAY\(\)\)', formula)
    offered = lists(book, "Сведения")
    assert offered["Статус"][:2] == ["Планируется", "Ожидается"] and offered["Основные сведения"] == ["да", "нет"]
    assert {"Park", "=Maker", "Plant"} <= set(offered["Объект"]) and "AZN" in offered["Валюта"]
    assert lists(book, "Проекты")["Промышленный квартал"] == ["Other park", "Park"]
    assert book.worksheets[-1].sheet_state == "veryHidden"
    assert {sheet.name for sheet in read_book(target) if sheet.name} == {*KINDS, "sums", "district_sums"}


def test_a_list_of_claims_explains_its_words_and_offers_records_that_it_does_not_hold(
    register: Register, target: Path
) -> None:
    park, other = district("Park"), district("Other park")
    keep(register, park, other, figure(park, "area", 5))
    export_list(register, Query("figure"), fields_of(Figure), target)
    book = openpyxl.load_workbook(target)
    assert {"Park", "Other park"} <= set(lists(book, "Claims")["Subject"])
    assert broken_rules(target) == []
    told = {row[0].value: row for row in book.worksheets[0].iter_rows() if row[0].value}
    assert told["at least"][1].value == "The number or more."
    for key, record in (("qualifier", Figure), ("status", Figure), ("status", Event)):
        assert set(field_of(record, key).kind.typing_examples()) <= set(told)
    assert told["No longer stands"][0].font.strike
    assert told["Overdue"][0].number_format.endswith('"! "@')


def test_what_is_disputed_over_without_evidence_or_late_is_marked_by_what_its_row_says(
    register: Register, target: Path
) -> None:
    told = {}
    for kind in ("figure", "event"):
        export_list(register, Query(kind), fields_of(KINDS[kind]), target)
        sheet = openpyxl.load_workbook(target).worksheets[1]
        told[kind] = [in_headings(sheet, rule) for _places, rule in rules_of(sheet)]
    assert told["figure"][0] == 'Status="Disputed"'
    assert told["figure"][1] == 'OR(Status="Superseded",Status="Cancelled",Status="Withdrawn")'
    assert told["figure"][2].startswith("AND(LEN(Evidence)=0,")
    late = told["event"][-1]
    assert late == 'AND(OR(Status="Expected",Status="Planned"),ISNUMBER(Date, latest),Date, latest<TODAY())'


def test_the_value_of_a_claim_has_the_words_as_printed_as_its_note(register: Register, target: Path) -> None:
    park, letter = district("Park"), source("A letter")
    claim, other = figure(park, "jobs_created", 500), figure(park, "jobs_created", 70, status="disputed")
    keep(register, park, letter, claim, other)
    keep(register, Citation(record=claim.id, source=letter.id, words="around 500"))
    export_list(register, Query("figure"), fields_of(Figure), target)
    sheet = openpyxl.load_workbook(target)["Claims"]
    where = letters(sheet)
    assert {(cell.value, cell.comment.text) for cell in sheet[where["Value"]] if cell.comment} == {
        (500, "around 500")
    }
    assert [cell.value for cell in sheet[where["Value where it counts"]] if cell.value][1:] == [500]
    assert broken_rules(target) == []


@pytest.mark.thorough
def test_a_pivot_of_the_workbook_comes_to_the_overview(filled_file: Path, target: Path) -> None:
    filled = open_register(filled_file)
    export_register(filled, target)
    (sheet,) = (each for each in read_book(target) if each.name == "figure")
    keys = [column.key for column in sheet.columns]
    pivot: dict[tuple[object, object], Decimal] = defaultdict(Decimal)
    for row in sheet.rows():
        told = dict(zip(keys, row.values, strict=True))
        if told["shown.about"] == "District" and told["status"] in ("Reported", "Verified"):
            pivot[told["indicator.id"], told["currency"]] += Decimal(str(told["shown.counted"] or 0))
    already = ("residents", "invested", "jobs_created")
    tiles = [each for each in read_overview(filled, date.today()).tiles if each.key in already]
    assert len(tiles) == len(already)
    for tile in tiles:
        said: dict[object, Decimal] = defaultdict(Decimal)
        for each in tile.quantities:
            said[each.currency] += each.value
        for currency, value in said.items():
            assert pivot[INDICATOR_IDS[tile.key], currency] == value, tile.title


# Long names, signs that no sheet or name may hold, other scripts, and what looks like something else.
NASTY = (
    "Ə" * 60, "[]:*?/\\ 'quoted'", "Same", "Same", "👩‍👩‍👧‍👦🇦🇿" * 5, "مرحبا שלום", "A1", "R1C1", "'apostrophe'",
    "History", "=HYPERLINK(1)", "0012", "1234567890123456", "_x0041_", "<&\"'>", "a" * 300,
)  # fmt: skip


def keep_nasty(register: Register) -> None:
    parks = [district(name) for name in NASTY]
    letter = source("[]:*?/\\", address="https://example.com/a?b=[c]#d")
    claims = [figure(park, "jobs_created", 123, as_of=on("1899-12-31")) for park in parks]
    long = project("Long", note="x\n" * 16_384, district=parks[0].id)
    early = event(parks[0], title="=1+1", date=on("1850-01-01"), status="expected")
    keep(register, *parks, letter, *claims, long, early, company("0012", tax_id="0123456789"))
    texts = cycle(text for text in HOSTILE if text.strip() and text.isprintable() and len(text) < 900)
    keep(register, *(Citation(record=each.id, source=letter.id, words=next(texts)) for each in claims))


@pytest.mark.thorough
def test_excel_finds_nothing_to_repair_in_a_nasty_register(register: Register, target: Path) -> None:
    keep_nasty(register)
    export_register(register, target)
    assert broken_rules(target) == []
    for name in LAYOUTS:
        export_layout(register, name, LayoutOrder(), target)
        assert (name, broken_rules(target)) == (name, [])


def nasty_sheets() -> Iterator[BookSheet]:
    rows = [(f"={word}", 10**16, Decimal("1E+300"), date(1899, 1, 1), "x" * 40_000, word) for word in NASTY]
    for title in NASTY:
        columns = (
            BookColumn("a", "_x000D_", choices=tuple(word * 30 for word in NASTY), names_of=()),
            BookColumn("b", "_x000D_", "whole"),
            BookColumn("c", "", "decimal"),
            BookColumn("d", "a\nb", "date", names_of=("district",)),
            BookColumn("e", "Y" * 300, wrap=True),
            BookColumn("link", "'=1+1", "link"),
        )
        quoted = CellMark("doubtful", ("a", "e"), (CellTest("a", is_one_of=('"', "&<>", "a" * 200)),))
        yield BookSheet(title, "R1C1", columns, lambda: rows, len(rows), marks=(quoted,))


@pytest.mark.thorough
def test_excel_finds_nothing_to_repair_in_sheets_of_any_title_and_heading(target: Path) -> None:
    cover = Cover("&P & 'x'" * 60, (("a", "b"),), register="&Register" * 90, made_on="&D", mark="&B" * 99)
    write_book(target, cover, list(nasty_sheets()), names=lambda _kinds: [*NASTY, "", " ", "x" * 256, "a\rb"])
    assert broken_rules(target) == []


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_excel_finds_nothing_to_repair_in_the_sample(sampled: Register, target: Path, language: str) -> None:
    with i18n.speaking(language):
        export_register(sampled, target)
        assert broken_rules(target) == []


@pytest.mark.thorough
def test_more_links_than_excel_follows_stay_text(target: Path) -> None:
    rows = [(f"https://example.com/{number}",) for number in range(65_600)]
    write_book(
        target, Cover("Links"), [BookSheet("L", "l", (BookColumn("l", "L", "link"),), lambda: rows, len(rows))]
    )
    assert broken_rules(target) == []
