"""A district with what its page tells, small enough to be looked through."""

from __future__ import annotations

from datetime import date

from districtdesk.exchange.noted import reading_still
from districtdesk.paper.making import CountSheets, make_page
from districtdesk.paper.order import PaperOrder
from districtdesk.paper.page import Facts, PageSection, PaperPage, Table
from districtdesk.paper.word_heights import count_word_sheets
from districtdesk.records import Citation, LegalAct, OpenQuestion, Person, ReturnDue
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from tests.making import company, district, event, figure, keep, named, new_id, on, project, residency, source


def keep_park(register: Register, plants: int = 1) -> str:
    """Park, whose car plant slipped by a year, with so many plants besides; returns the id of the district."""
    maker, speaker = company("Nur Metal"), Person(id=new_id(), names=named("Anar Aliyev"))
    park = district("Park", region="Aran", status="operating")
    act = LegalAct(id=new_id(), kind_as_reported="decree", number="3127", date=on("2017-07-25"), district=(park.id,))
    plant = project("Car plant", district=park.id, status="under_construction")
    others = [project(f"Plant {number:02}", district=park.id, status="operating") for number in range(plants)]
    early, late = source("Early", date=on("2023-05-02"), author="Anar Aliyev"), source("Late", date=on("2024-02-09"))
    one, other = (figure(park, "residents", value, as_of=on("2024-05-01")) for value in (7, 9))
    money = figure(park, "invested", 51_000_000, currency="AZN", qualifier="more_than", as_of=on("2023-05-01"))
    cost = figure(plant, "investment_value", 88_000_000, currency="AZN", qualifier="about", status="planned")
    first = event(plant, date=on("2024-05"), announced_on=on("2023-01"))
    then = event(plant, date=on("2025-05"), announced_on=on("2024-06"))
    opened = event(park, event_kind="established", status="actual", date=on("2017-07-25"))
    asked = OpenQuestion(id=new_id(), subject=park.id, question="How many jobs are there?")
    owed = ReturnDue(id=new_id(), owed_by=park.id, form="SM-1", due_on=on("2024-02-01"))
    keep(
        register, maker, speaker, park, act, plant, *others, early, late, one, other, money, cost, first, then, opened
    )
    keep(register, asked, owed, residency(park, maker, status="operating", registered_on=on("2021-03-04")))
    cited = ((one, early), (other, late), (money, early), (cost, early), (first, early), (then, late))
    keep(register, *(Citation(record=each.id, source=whence.id, speaker=speaker.id) for each, whence in cited))
    return park.id


def page_of(
    register: Register,
    record: str,
    kind: str = "district",
    day: date | None = None,
    count_sheets: CountSheets = count_word_sheets,
) -> PaperPage:
    with reading_still(register, day=day) as session:
        page = make_page(register, session, PaperOrder(kind, record, day), count_sheets)
    assert page is not None
    return page


def part(page: PaperPage, title: str) -> PageSection:
    return next(each for each in page.parts if each.title == title)


def table(page: PaperPage, title: str) -> Table:
    return next(each for each in part(page, title).blocks if isinstance(each, Table))


def facts(page: PaperPage, title: str) -> dict[str, str]:
    return {label: text for each in part(page, title).blocks if isinstance(each, Facts) for label, text in each.rows}


def all_texts(page: PaperPage) -> str:
    return repr(page)


def plant_of(register: Register) -> str:
    """The id of the car plant."""
    with register.read() as session:
        return next(row.id for row in listing.everything(session, Query("project", search="Car plant")))
