"""What a clerk does most: enters what a letter says, finds, copies, restores, prints, mends many at once."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from districtdesk.i18n import _, language
from districtdesk.names import Names
from tests.clerk import eyes
from tests.clerk.clerk import Clerk
from tests.clerk.task import company_names, project_names, task
from tests.filled_names import PLACES
from tests.making import INDICATOR_IDS
from tests.ten_claims import LANGUAGES, TEN_CLAIMS

_INVESTED = TEN_CLAIMS[4]


@task("Enter a figure of investment from a letter")
def enter_a_figure(clerk: Clerk) -> None:
    clerk.open_anything("Ağçay Sənaye", PLACES[0].district.show())
    clerk.press("Ctrl+M")
    clerk.at_place("Indicator")
    clerk.choose("Invested to date")
    clerk.to("Source", "Shift+Tab")
    clerk.choose_text("Letter on residents and jobs, 2025")
    clerk.to("Claim")
    clerk.type(_INVESTED.texts[LANGUAGES.index(language())] + ", 01.03.2026")
    clerk.to("Status")
    clerk.choose("Reported")
    clerk.press("Return")
    clerk.sees("64\u202f000\u202f000")
    (figure,) = [each for each in clerk.standing("figure") if each.value == Decimal(64_000_000)]
    assert figure.indicator == INDICATOR_IDS["invested"]
    assert (figure.qualifier, figure.status, figure.as_of.edtf) == ("at_least", "reported", "2026-03-01")
    (cited,) = [each.source for each in clerk.standing("citation") if each.record == figure.id]
    assert cited in [each.id for each in clerk.standing("source") if each.title.startswith("Letter on residents")]


@task("Find a company by a misspelled name")
def find_misspelled(clerk: Clerk) -> None:
    firm = company_names(0, 3)
    clerk.open_anything("xezeryollu kimia", firm.show())
    clerk.sees(firm.show())


@task("Copy ten rows for Excel")
def copy_rows(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.press("Down", "Ctrl+Home")
    clerk.at_place("Companies")
    clerk.times(9, "Shift+Down")
    clerk.press("Ctrl+C")
    rows = clerk.sees_clipboard("\t").splitlines()
    assert len(rows) == 11, rows
    assert clerk.ask(lambda: "<table" in QApplication.clipboard().mimeData().html())
    known = {each.names.show() for each in clerk.standing("company")}
    assert {row.split("\t")[0] for row in rows[1:]} <= known, rows


@task("Restore a removed project")
def restore_removed(clerk: Clerk) -> None:
    clerk.go("Recycle bin")
    clerk.at_place("Search what, who or kind")
    clerk.type("линия 3")
    clerk.sees_no("Отменённая линия 4")
    clerk.press("Down")
    clerk.button("Restore")
    clerk.sees("Отменённая линия 3")
    assert clerk.named("project", Names(ru="Отменённая линия 3"))


@task("Make a template for a district's return and save it")
def make_template(clerk: Clerk) -> None:
    clerk.menu("E&xcel", "Template for a return…")
    clerk.sees_window("Template for a return")
    clerk.choose_text(PLACES[6].district.show())
    clerk.button("Choose…")
    file = clerk.save()
    clerk.button("Make")
    clerk.sees(file.name)
    book = load_workbook(file, read_only=True)
    assert len(book.sheetnames) > 3
    book.close()


@task("Read what was promised when on the timeline")
def read_timeline(clerk: Clerk) -> None:
    clerk.press("Ctrl+2")
    clerk.at_place("Filter by name or event")
    clerk.type("Kabel zavodu, Göyhisar")
    clerk.sees_no("Reading the register.")
    clerk.to("Timeline")
    clerk.walk("Down", project_names(1, 1).show())
    clerk.press("Home")
    clerk.walk("Right", _("expected"))
    plant = clerk.named("project", project_names(1, 1))
    promised = [each.date.show() for each in clerk.standing("event") if plant.id in each.subjects]
    assert any(each in clerk.ask(eyes.spoken) for each in promised)


@task("Print a district's reading copy as PDF")
def print_reading_copy(clerk: Clerk) -> None:
    clerk.open_anything("Göyhisar Sən", PLACES[1].district.show())
    clerk.menu("&Record", "Reading copy…")
    clerk.sees_window("Print")
    clerk.button("Save as PDF…")
    file = clerk.save()
    clerk.until(lambda: file.exists() and file.read_bytes().rstrip().endswith(b"%%EOF"), "a whole PDF")
    clerk.sees_the_desk()


@task("Change one field of twelve projects")
def change_twelve(clerk: Clerk) -> None:
    clerk.press("Ctrl+5")
    clerk.at_place("Search projects")
    clerk.type("Kərpic zavodu")
    clerk.found(12, len(clerk.standing("project")))
    clerk.press("Down", "Ctrl+A", "Ctrl+H")
    clerk.at_place("Field")
    clerk.choose("Activity")
    clerk.to("Activity")
    clerk.type("kərpic istehsalı")
    clerk.press("Return")
    clerk.sees_no("Field")
    assert [each.activity for each in clerk.standing("project")].count("kərpic istehsalı") == 12


@task("Merge two companies")
def merge_two(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.type("Odlar")
    before = len(clerk.standing("company"))
    clerk.found(8, before)
    clerk.press("Down", "Ctrl+Home", "Shift+Down")
    clerk.menu("&Record", "Merge…")
    clerk.sees_window("Merge companies")
    clerk.button("Merge")
    clerk.found(7, before - 1)
    assert len(clerk.standing("company")) == before - 1


@task("Undo the last step and do it again")
def undo_and_redo(clerk: Clerk) -> None:
    clerk.open_anything("Ulukənd", PLACES[4].district.show())
    clerk.press("F2")
    clerk.to("Region")
    clerk.press("Ctrl+A")
    clerk.type("Muğan")
    clerk.press("Ctrl+S")
    clerk.sees("Muğan")
    clerk.press("Esc", "Ctrl+Z")
    clerk.reads("district", PLACES[4].district, "region", "Lənkəran")
    clerk.press("Ctrl+Y")
    clerk.reads("district", PLACES[4].district, "region", "Muğan")
