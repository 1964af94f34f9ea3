"""What a row of two lines says of a record."""

from __future__ import annotations

from districtdesk.desk.lists.cell_text import lines_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.display_values import read_display_values
from districtdesk.register.queries.listing import Query
from tests.making import district, figure, keep, on


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
