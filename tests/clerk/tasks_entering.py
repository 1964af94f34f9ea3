"""What is put in: records, events, dates as they are known, sources, copies, what was meant otherwise."""

from __future__ import annotations

from districtdesk.i18n import language
from districtdesk.names import Names
from tests.clerk.clerk import Clerk
from tests.clerk.task import company_names, project_names, task
from tests.filled_names import PLACES

_SECOND_HALF = {
    "az": "2027-ci ilin ikinci yarısı",
    "en": "second half of 2027",
    "ru": "вторая половина 2027 года",
}


@task("Enter a company that is not there yet")
def enter_a_company(clerk: Clerk) -> None:
    clerk.press("Ctrl+4")
    clerk.at_place("Search companies")
    clerk.press("Ctrl+N")
    clerk.at_field("Names")
    clerk.type("Zağalı Keramika")
    clerk.to("Activity")
    clerk.type("kaşı və kafel")
    clerk.press("Ctrl+S")
    clerk.until(lambda: clerk.called("company", "Zağalı Keramika"), "the company kept")
    clerk.sees("Zağalı Keramika")
    (made,) = clerk.called("company", "Zağalı Keramika")
    assert made.activity == "kaşı və kafel"


@task("Register a resident in a district")
def register_a_resident(clerk: Clerk) -> None:
    firm = company_names(19, 6)
    clerk.open_anything("Şorbaşı", PLACES[5].district.show())
    clerk.tab("Residents")
    clerk.button("New residency")
    clerk.at_field("Company")
    clerk.pick("Vüqar Şüşə", firm.show())
    clerk.to("Status")
    clerk.choose("Registered")
    clerk.press("Ctrl+S")
    clerk.sees_the_desk()
    clerk.sees(firm.show())
    place, company = clerk.named("district", PLACES[5].district), clerk.named("company", firm)
    here = [
        each.status for each in clerk.standing("residency") if (each.district, each.company) == (place.id, company.id)
    ]
    assert here == ["registered"]


@task("Write down a launch that was put off, as far as its date is known")
def put_off_a_launch(clerk: Clerk) -> None:
    plant = project_names(21, 1)
    clerk.open_anything("Kənd təsərrüfatı maşınları zavodu, Göyhisar", plant.show())
    clerk.tab("Events")
    clerk.button("New event")
    clerk.at_field("Kind")
    clerk.choose("Launch")
    clerk.to("Date")
    clerk.type(_SECOND_HALF[language()])
    clerk.to("Status")
    clerk.choose("Expected")
    clerk.press("Ctrl+S")
    clerk.sees_the_desk()
    found = clerk.named("project", plant).id
    dates = [each.date.edtf for each in clerk.standing("event") if found in each.subjects and each.date]
    assert "2027-41" in dates, dates


@task("Enter a letter as a source")
def enter_a_source(clerk: Clerk) -> None:
    clerk.go("Sources")
    clerk.at_place("Search sources")
    clerk.press("Ctrl+N")
    clerk.at_field("Kind")
    clerk.choose("Letter")
    clerk.to("Title")
    clerk.type("Kəsilmiş qaz haqqında məktub")
    clerk.to("Date")
    clerk.type("05.03.2026")
    clerk.press("Ctrl+S")
    clerk.sees("Kəsilmiş qaz haqqında məktub")
    (letter,) = [each for each in clerk.standing("source") if each.title == "Kəsilmiş qaz haqqında məktub"]
    assert (letter.source_kind, letter.date.edtf) == ("letter", "2026-03-05")


@task("Mend a name that was mistyped")
def mend_a_name(clerk: Clerk) -> None:
    firm = company_names(5, 0)
    clerk.open_anything("Ulduz Polimer", firm.show())
    clerk.press("F2")
    clerk.at_field("Names")
    clerk.press("End", "Backspace")
    clerk.type("z")
    clerk.press("Ctrl+S")
    mended = Names(**{**firm.known(), language(): firm.show()[:-1] + "z"})
    clerk.sees(mended.show())
    assert clerk.named("company", mended)


@task("Enter a second project like this one")
def copy_a_project(clerk: Clerk) -> None:
    like = project_names(7, 2)
    clerk.open_anything("Soyuducu anbar, Sarıtəpə", like.show())
    clerk.press("Ctrl+Shift+D")
    clerk.at_field("Names")
    clerk.press("Ctrl+A")
    clerk.type("Soyuducu anbar 2, Sarıtəpə")
    clerk.press("Ctrl+S")
    clerk.until(lambda: clerk.called("project", "Soyuducu anbar 2, Sarıtəpə"), "the copy kept")
    (copy,) = clerk.called("project", "Soyuducu anbar 2, Sarıtəpə")
    assert copy.district == clerk.named("project", like).district


@task("Put back what a field said before")
def put_back(clerk: Clerk) -> None:
    clerk.open_anything("Dəmirdağ", PLACES[6].district.show())
    clerk.press("F2")
    clerk.to("Region")
    clerk.press("Ctrl+A")
    clerk.type("Gəncə")
    clerk.press("Ctrl+S")
    clerk.reads("district", PLACES[6].district, "region", "Gəncə")
    clerk.press("Shift+F4")
    clerk.sees("Gəncə")
    clerk.press("Down")
    clerk.button("Restore")
    clerk.sees_the_desk()
    clerk.press("Ctrl+S")
    clerk.reads("district", PLACES[6].district, "region", "Daşkəsən")


@task("Remove two projects at once and bring them back")
def remove_two(clerk: Clerk) -> None:
    clerk.press("Ctrl+5")
    clerk.at_place("Search projects")
    clerk.press("Ctrl+F")
    clerk.type("Lift zavodu")
    before = len(clerk.standing("project"))
    clerk.found(12, before)
    clerk.press("Down", "Shift+Down", "Del")
    clerk.button("Remove")
    clerk.sees_the_desk()
    clerk.found(10, before - 2)
    clerk.press("Ctrl+Z")
    clerk.found(12, before)
    assert len(clerk.standing("project")) == before
