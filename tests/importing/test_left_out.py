"""The screen of an import names what it leaves out of a table of others: rows of totals, and cells such as n/a."""

from __future__ import annotations

from pathlib import Path

from districtdesk.i18n import speaking
from districtdesk.importing.choices import Choices
from districtdesk.importing.choosing import offer_tables
from districtdesk.importing.chosen_table import ChosenSource
from districtdesk.importing.preparing import Watched, prepare_tables
from districtdesk.importing.sections import Section, Sort
from districtdesk.importing.table_work import TableWork
from districtdesk.incoming.reading import read_file
from districtdesk.incoming.sheet_cells import IncomingRow
from districtdesk.incoming.tables import FoundTable
from districtdesk.register.journal.store import Register

from .foreign import TITLE, chosen, file_of, proposed, told


def lines(section: Section) -> list[tuple[str, ...]]:
    return [section.line(number).texts for number in range(len(section))]


def test_totals_and_cells_that_say_nothing_are_named_with_sheet_and_row(register: Register) -> None:
    rows = (
        ["Company", "Tax ID", "Investment, AZN"],
        ["A MMC", "1234567891", 12],
        ["B MMC", "n/a", "-"],
        ["Cəmi", None, 12],
    )
    file = file_of(*rows, sheet="Return")
    work = TableWork(*offer_tables(register, file), ChosenSource(TITLE))
    watched = Watched(lambda _done, _total: None, lambda: False)
    sections = {each.sort: each for each in prepare_tables(register, work, Choices(), watched).sections}
    assert ("Return", "Rows of totals, left out", "1", "", "4 “Cəmi”", "") in lines(sections[Sort.READ])
    assert lines(sections[Sort.SAME]) == [("Return, row 3", "B", "n/a"), ("Return, row 3", "C", "-")]


def test_totals_that_are_left_out_are_quoted_as_the_language_does() -> None:
    table = FoundTable("Лист", (), (), totals=(IncomingRow(4, ("Итого", 12)),))
    with speaking("ru"):
        assert table.told_totals() == "4 «Итого»"


def test_what_a_text_table_says_is_cited_as_it_is_printed(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Company;Investment, mln AZN;Launch planned\nA MMC;1,50;01.05.2024\nB MMC;1 200,5;2024\n", "utf-8"
    )
    found = proposed(register, chosen(register, read_file(path)))
    words = {each.values.get("words") for each in found.entries if each.kind == "citation"}
    assert {"1,50", "1 200,5", "2024"} <= words and "1.5" not in words
    assert [value for _kind, value in told(found, "figure")] == ["1500000", "1200500000"]
