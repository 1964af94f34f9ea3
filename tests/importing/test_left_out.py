"""The screen of an import names what it leaves out of a table of others: rows of totals, and cells such as n/a."""

from __future__ import annotations

from districtdesk.importing.choices import Choices
from districtdesk.importing.choosing import offer_tables
from districtdesk.importing.chosen_table import ChosenSource
from districtdesk.importing.preparing import Watched, prepare_tables
from districtdesk.importing.sections import Section, Sort
from districtdesk.importing.table_work import TableWork
from districtdesk.register.journal.store import Register

from .foreign import TITLE, file_of


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
