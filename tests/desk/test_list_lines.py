"""What a row of two lines says of a record."""

from __future__ import annotations

from decimal import Decimal

from districtdesk.desk.lists.cell_text import lines_of
from districtdesk.desk.lists.lines import Lines
from districtdesk.records import Citation, LegalAct, Participation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.listing import Query
from tests.making import company, district, event, figure, keep, on, project, source


def test_the_amount_of_a_figure_stands_at_the_right_where_it_stays_whole(register: Register) -> None:
    place = district()
    keep(register, place)
    keep(
        register,
        figure(place, "invested", 12_400_000, qualifier="more_than", currency="AZN", as_of=on("2024-06-01")),
    )
    with register.read() as session:
        (row,) = listing.window(session, Query("figure"), 0, 1)
        lines = lines_of(row, (), read_display_values(session, "figure", [row])[row.id])
    assert (lines.title, lines.second) == ("Invested to date", "Reported · Hajigabul")
    assert lines.right.startswith("more than 12")
    assert lines.right_below


def test_the_amount_of_several_subjects_stands_at_the_right_too(register: Register) -> None:
    first, second = district("East"), district("West")
    keep(register, first, second)
    keep(register, figure(first, "jobs_created", 900, together_with=(second.id,)))
    with register.read() as session:
        (row,) = listing.window(session, Query("figure"), 0, 1)
        lines = lines_of(row, (), read_display_values(session, "figure", [row])[row.id])
    assert (lines.title, lines.second, lines.right) == (
        "Jobs created",
        "Reported · East, West",
        "900\N{NO-BREAK SPACE}jobs",
    )


# As a distance is kept: at most six months.
WITHIN_SIX = "P0D/P6M"


def _lines(register: Register, kind: str, *known: str) -> Lines:
    """What the first row of this kind says, in a list narrowed by the links `known`."""
    with register.read() as session:
        (row, *_others) = listing.window(session, Query(kind), 0, 9)
        return lines_of(row, known, read_display_values(session, kind, [row]).get(row.id))


def test_a_day_at_the_right_is_not_said_in_the_title_too(register: Register) -> None:
    keep(register, LegalAct(id=new_id(), number="3127", kind_as_reported="decree", date=on("2017-07-25")))
    lines = _lines(register, "legal_act")
    assert (lines.title, lines.right) == ("Decree №\N{NO-BREAK SPACE}3127", "25.07.2017")


def test_an_event_by_which_a_day_is_told_leaves_the_day_its_place(register: Register) -> None:
    plant = project("Plant")
    launch = event(plant, event_kind="launch", date=on("2027-03-01"))
    told = event(plant, title="Acceptance", event_kind="other", relative_to=launch.id, relative_by=WITHIN_SIX)
    keep(register, plant, launch, told)
    lines = _lines(register, "event")
    assert (lines.title, lines.right) == ("Acceptance", "01.03.2027 to 01.09.2027")
    assert lines.second == "Plant · Other · Expected · within 6 months after: Launch"


def test_what_all_rows_of_a_list_belong_to_is_said_by_none(register: Register) -> None:
    firm, plant = company("Firm"), project("Plant")
    role = {"role": "owner", "share": Decimal(51), "as_of": on("2023-05-01")}
    part = Participation(id=new_id(), project=plant.id, company=firm.id, **role)
    keep(register, firm, plant, part)
    lines = _lines(register, "participation", "project")
    assert (lines.title, lines.second, lines.right) == ("Firm · Owner", "", "01.05.2023")
    assert lines.right_below.startswith("51")
    assert _lines(register, "participation", "company").title == "Owner"


def test_who_said_it_is_told_once_with_the_office(register: Register) -> None:
    place, text = district("Park"), source("Trend")
    keep(
        register,
        place,
        text,
        Citation(id=new_id(), record=place.id, source=text.id, said_by="A. Speaker", office="Minister"),
    )
    lines = _lines(register, "citation", "record")
    assert lines.title.startswith("Trend")
    assert lines.second.startswith("A. Speaker, Minister")
