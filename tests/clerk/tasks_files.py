"""What comes in and goes out: workbooks, cells of a spreadsheet, paper, copies, backups."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from districtdesk.i18n import _, language
from districtdesk.record_kinds import RECORD_KINDS
from tests.clerk import eyes
from tests.clerk.clerk import Clerk
from tests.clerk.task import company_names, task
from tests.filled_names import PLACES

_PASTED = {
    "az": "Adlar\tVÖEN\nQarağac Beton\t1900000011\nQarağac Taxta\t1900000022\n",
    "en": "Names\tTax ID\nQarağac Beton\t1900000011\nQarağac Taxta\t1900000022\n",
    "ru": "Названия\tИНН\nQarağac Beton\t1900000011\nQarağac Taxta\t1900000022\n",
}


@task("Export the list on screen to Excel")
def export_the_list(clerk: Clerk) -> None:
    clerk.press("Ctrl+6")
    clerk.at_place("Search residents")
    clerk.press("Ctrl+Shift+E")
    clerk.sees_window("Export to Excel")
    file = clerk.file_proposed()
    clerk.press("Return")
    clerk.sees("Open file")
    clerk.press("Esc")
    clerk.sees_the_desk()
    book = load_workbook(file, read_only=True)
    assert max(sum(any(row) for row in sheet.iter_rows(values_only=True)) for sheet in book) > 140
    book.close()


@task("Export the whole register to Excel")
def export_the_register(clerk: Clerk) -> None:
    clerk.press("Ctrl+E")
    clerk.sees_window("Export to Excel")
    file = clerk.file_proposed()
    clerk.press("Return")
    clerk.sees("Open file")
    clerk.press("Esc")
    book = load_workbook(file, read_only=True)
    assert _("Projects") in book.sheetnames
    book.close()


@task("Take in a workbook that a colleague has edited")
def import_a_workbook(clerk: Clerk) -> None:
    firm = company_names(1, 2)
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    # All of them, whatever was sought before.
    clerk.press("Ctrl+F", "Del")
    all_of_them = RECORD_KINDS["company"].count(len(clerk.standing("company")))
    clerk.until(lambda: all_of_them in eyes.words(), all_of_them)
    clerk.press("Ctrl+Shift+E")
    clerk.sees_window("Export to Excel")
    file = clerk.file_proposed()
    clerk.press("Return")
    clerk.sees("Open file")
    clerk.press("Esc")
    clerk.sees_the_desk()
    _edit(file, firm.show(), clerk.named("company", firm).activity, "xalça")
    clerk.press("Ctrl+I")
    clerk.give(file)
    clerk.sees("&All or nothing")
    clerk.press("Ctrl+Return")
    clerk.sees_the_desk()
    clerk.reads("company", firm, "activity", "xalça")


@task("Paste companies that were copied in a spreadsheet")
def paste_rows(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.ask(lambda: QApplication.clipboard().setText(_PASTED[language()]))
    clerk.press("Down", "Ctrl+V")
    clerk.sees("Next")
    clerk.to("Source", "Shift+Tab")
    clerk.press("Ctrl+A")
    clerk.type("Zavodların siyahısı")
    clerk.press("Ctrl+Return")
    clerk.sees("&All or nothing")
    clerk.press("Ctrl+Return")
    clerk.sees_the_desk()
    clerk.until(lambda: clerk.called("company", "Qarağac Beton"), "the companies kept")
    assert clerk.called("company", "Qarağac Taxta")[0].tax_id == "1900000022"


@task("Print a list as PDF")
def print_a_list(clerk: Clerk) -> None:
    clerk.press("Ctrl+3")
    clerk.at_place("Search districts")
    clerk.press("Ctrl+P")
    clerk.sees_window("Print")
    clerk.button("Save as PDF…")
    file = clerk.save()
    clerk.until(lambda: file.exists() and file.read_bytes().rstrip().endswith(b"%%EOF"), "a whole PDF")
    clerk.sees_the_desk()


@task("Make a backup before much work")
def back_up(clerk: Clerk) -> None:
    folder = clerk.folder / "backups"
    before = len(list(folder.rglob("*.ddesk")))
    clerk.menu("&File", "Back up now")
    clerk.until(lambda: len(list(folder.rglob("*.ddesk"))) > before, "one more backup")
    clerk.until(lambda: any(".ddesk" in each for each in eyes.words()[1:]), "it said so")


@task("Save a copy for a colleague")
def save_a_copy(clerk: Clerk) -> None:
    clerk.menu("&File", "Save a copy…")
    file = clerk.save()
    clerk.until(file.exists, "the copy")


@task("Sign steps with one's own name")
def say_who(clerk: Clerk) -> None:
    clerk.menu("&File", "Who am I…")
    clerk.at_place("Your name")
    clerk.type("Aygün Məmmədova")
    clerk.press("Return")
    clerk.sees_the_desk()
    clerk.sees("Aygün Məmmədova")


@task("Cite a source for three claims at once")
def cite_for_three(clerk: Clerk) -> None:
    clerk.press("Ctrl+8")
    clerk.at_place("Search claims")
    before = len(clerk.standing("citation"))
    clerk.press("Down", "Shift+Down", "Shift+Down", "Ctrl+Shift+H")
    clerk.at_place("Source")
    clerk.choose_text("Rezidentlər üzrə cədvəl, 2024")
    clerk.press("Return")
    clerk.sees_the_desk()
    clerk.until(lambda: len(clerk.standing("citation")) > before, "citations kept")


@task("Correct a claim that was misread")
def correct_a_claim(clerk: Clerk) -> None:
    place = PLACES[8].district
    clerk.open_anything("Çinarlı", place.show())
    clerk.tab("Claims")
    clerk.to("Claims")
    clerk.press("Home", "Return")
    clerk.at_place("Value")
    clerk.press("Ctrl+A")
    clerk.type("175")
    clerk.press("Ctrl+S")
    clerk.at_place("Reason")
    clerk.type("yanlış oxunub")
    clerk.button("Mend the slip")
    clerk.sees_the_desk()
    clerk.sees("175")
    found = clerk.named("district", place).id
    assert 175 in [each.value for each in clerk.standing("figure") if each.subject == found]


def _edit(file: Path, name: str, was: str, says: str) -> None:
    """As a colleague does: one cell of the row of this company."""
    book = load_workbook(file)
    rows = [row for sheet in book for row in sheet.iter_rows() if any(cell.value == name for cell in row)]
    (cell,) = [cell for row in rows for cell in row if cell.value == was]
    cell.value = says
    book.save(file)
    book.close()
