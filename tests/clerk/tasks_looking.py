"""What is looked up: lists narrowed and arranged, the past, what needs attention, help."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from districtdesk.i18n import OWN_NAMES, _, language
from districtdesk.record_kinds import RECORD_KINDS
from tests.clerk import eyes
from tests.clerk.clerk import Clerk
from tests.clerk.task import company_names, task
from tests.filled_names import PLACES


@task("See which projects are suspended")
def filter_projects(clerk: Clerk) -> None:
    clerk.press("Ctrl+5")
    clerk.at_place("Search projects")
    clerk.press("Ctrl+F", "Del", "Ctrl+Shift+F")
    clerk.sees_window("Condition")
    clerk.type(_("Status"))
    clerk.sees("Suspended")
    clerk.to("Values")
    clerk.type(_("Suspended")[:4])
    clerk.press("Space", "Return")
    clerk.sees_the_desk()
    projects = clerk.standing("project")
    clerk.found(sum(each.status == "suspended" for each in projects), len(projects))


@task("Look at a list as a table and back")
def as_a_table(clerk: Clerk) -> None:
    clerk.press("Ctrl+6")
    clerk.at_place("Search residents")
    clerk.press("Ctrl+L")
    clerk.at_place("Residents")
    clerk.sees("Columns")
    clerk.press("Ctrl+L")
    clerk.until(lambda: not any(each == _("Columns") for each in eyes.words()), "the list again")


@task("Look at a list as it was on a day")
def as_of_a_day(clerk: Clerk) -> None:
    clerk.press("Ctrl+3")
    clerk.at_place("Search districts")
    clerk.to("More")
    clerk.press("Return")
    clerk.entry("As of a day")
    clerk.at_place("As of")
    clerk.type("31.12.2017")
    clerk.press("Return")
    there = RECORD_KINDS["district"].count(8)
    clerk.until(lambda: there in eyes.words(), there)


@task("Say that two names are of different companies")
def find_duplicates(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.menu("&Record", "Find duplicates…")
    clerk.sees("These are different")
    clerk.to("These are different")
    groups = clerk.ask(eyes.words)[1]
    clerk.press("Space")
    clerk.until(lambda: eyes.words()[1] != groups, "one group less")
    clerk.press("Esc")
    clerk.sees_the_desk()


@task("See who changed what last")
def read_history(clerk: Clerk) -> None:
    clerk.go("History")
    clerk.at_place("Search what, who or record")
    clerk.press("Down")
    clerk.at_place("Steps")
    clerk.to("What was changed")
    clerk.sees("Field")


@task("Read the history of one company")
def read_a_history(clerk: Clerk) -> None:
    clerk.open_anything("Bahar Metal", company_names(11, 1).show())
    clerk.tab("History")
    clerk.sees("Add records")


@task("See which launches have passed without having been reported")
def needs_attention(clerk: Clerk) -> None:
    clerk.to("Needs attention")
    clerk.press("Home", "Return")
    late = {each.names.show() for each in clerk.standing("project")}
    clerk.until(lambda: any(each.startswith(f"{name}, ") for each in eyes.words() for name in late), "who is late")


@task("Ask what a field means")
def ask_about_a_field(clerk: Clerk) -> None:
    clerk.open_anything("Əkinçi", PLACES[9].district.show())
    clerk.press("F2")
    clerk.to("Region")
    clerk.press("F1")
    clerk.sees("What it is")
    clerk.press("Esc")
    clerk.at_place("Region")


@task("Look up a key")
def look_up_a_key(clerk: Clerk) -> None:
    clerk.press("Ctrl+F1")
    clerk.sees_window("Keyboard shortcuts")
    clerk.sees("Add a claim")
    clerk.press("Esc")
    clerk.sees_the_desk()


@task("Read in another language and come back")
def another_language(clerk: Clerk) -> None:
    own = OWN_NAMES[language()]
    other = next(code for code in ("ru", "az") if code != language())
    clerk.menu("&View", "Language", OWN_NAMES[other])
    clerk.until(lambda: language() == other, "the other language")
    clerk.sees("Overview")
    clerk.menu("&View", "Language", own)
    clerk.until(lambda: OWN_NAMES[language()] == own, "the own language")
    clerk.sees("Overview")


@task("Copy one number from a table")
def copy_a_cell(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.press("Ctrl+F")
    clerk.type("Xəzəryolu Tekstil")
    clerk.press("Down", "Ctrl+L", "Left")
    number = clerk.named("company", company_names(0, 2)).tax_id
    for _column in range(20):
        clerk.press("Right", "Ctrl+C")
        if clerk.ask(lambda: QApplication.clipboard().text()) == number:
            break
    clerk.sees_clipboard(number)
    clerk.press("Ctrl+L")


@task("Read in the guide how a list works")
def read_the_guide(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.press("F1")
    clerk.until(lambda: not eyes.is_desk(), "a window of its own")
    clerk.press("Esc")
    clerk.until(eyes.is_desk, "the guide closed")
