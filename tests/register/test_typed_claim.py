"""A claim typed in one line becomes the figure that its indicator asks for, with its evidence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.records import Citation, Figure
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.typed_claim import citations_of, figure_values, reading_of
from tests.making import INDICATOR_IDS, district, figure, keep, on, project, source
from tests.register.saying import refusal

_RESIDENTS = Names(az="rezident", en="residents", ru="резиденты")


def _indicator(dimension: str = "count", nature: str = "stock", unit: Names | None = _RESIDENTS) -> OfferedIndicator:
    return OfferedIndicator("id", Names.same("Indicator"), unit, dimension, nature)


@pytest.mark.parametrize("unit", ["residents", "rezident", "резидентов", ""])
def test_the_indicators_own_unit_goes_without_saying(unit: str) -> None:
    assert "unit" not in figure_values(f"220 {unit}", _indicator())


@pytest.mark.parametrize("text", ["220 as of\ud800 9 Feb 2024", "2\x0020"])
def test_what_is_no_text_is_no_claim_and_nothing_of_it_is_left_out(text: str) -> None:
    found = figure_values(text, _indicator())
    assert isinstance(found, Problem) and found.rule == "illegal"


def test_another_unit_stays() -> None:
    assert figure_values("220 companies", _indicator())["unit"] == "companies"


def test_a_date_that_is_typed_is_the_stated_one() -> None:
    values = figure_values("220 as of 9 Feb 2024", _indicator(), on("2025"))
    assert (values["as_of"], values["as_of_basis"]) == (on("2024-02-09"), "stated")


def test_without_a_date_a_claim_is_as_of_the_day_it_was_published() -> None:
    values = figure_values("220", _indicator(), on("2025"))
    assert (values["as_of"], values["as_of_basis"]) == (on("2025"), "date_of_publication")
    assert "as_of" not in figure_values("220", _indicator())


def test_the_day_of_publication_can_be_left_out() -> None:
    assert not {"as_of", "as_of_basis"} & figure_values("220", _indicator(), on("2025"), False).keys()


def test_without_a_date_a_flow_has_no_period() -> None:
    values = figure_values("USD 12 million", _indicator("money", "flow", None), on("2024-10-29"))
    assert not {"as_of", "as_of_basis", "period"} & values.keys()


@pytest.mark.parametrize(
    ("published", "period"),
    [("2024-10-29", "../2024-10-29"), ("2024~", "../2024~"), ("2023/2024", "../2024-12-31")],
)
def test_a_flow_is_until_the_day_of_publication_only_where_a_person_says_so(published: str, period: str) -> None:
    values = figure_values("USD 12 million", _indicator("money", "flow", None), on(published), True)
    assert (values["period"], values["as_of_basis"]) == (on(period), "date_of_publication")


def test_the_day_of_publication_never_takes_the_place_of_a_date_that_is_typed() -> None:
    for nature in ("stock", "flow"):
        typed = figure_values("220 as of 2023", _indicator(nature=nature))
        assert figure_values("220 as of 2023", _indicator(nature=nature), on("2025"), True) == typed


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("in 2023", "2023"),
        ("during 2022", "2022"),
        ("за 2023 год", "2023"),
        ("на 2023 год", "2023"),
        ("за май 2023", "2023-05"),
        ("2023-cü il üzrə", "2023"),
        (", May 2023", "2023-05"),
    ],
)
def test_a_flow_is_over_the_period_that_is_said(said: str, period: str) -> None:
    values = figure_values(f"USD 12 million {said}".replace(" ,", ","), _indicator("money", "flow", None))
    assert values["period"] == on(period)
    assert not {"as_of", "as_of_basis"} & values.keys()


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("as of 1 May 2023", "../2023-05-01"),
        ("as at 1 May 2023", "../2023-05-01"),
        ("at 1 May 2023", "../2023-05-01"),
        ("as of May 2023", "../2023-05"),
        ("as of 2023", "../2023"),
        ("as of about 2023", "../2023~"),
        ("на 1 мая 2023", "../2023-05-01"),
        ("по состоянию на май 2023 года", "../2023-05"),
        ("1 may 2023 tarixinə", "../2023-05-01"),
        ("01.05.2023 tarixinə olan məlumata görə", "../2023-05-01"),
        ("1 may 2023-cü il vəziyyətinə görə", "../2023-05-01"),
        ("as of late 2024", "../2024-12"),
        ("as of early 2024", "../2024-04"),
    ],
)
def test_a_flow_that_is_as_of_a_date_ran_until_then_and_not_in_that_time_alone(said: str, period: str) -> None:
    indicator = _indicator("money", "flow", None)
    for text in (f"USD 12 million {said}", f"{said}: USD 12 million"):
        values = figure_values(text, indicator)
        assert not isinstance(values, Problem), text
        assert values["period"] == on(period), text
        assert not {"as_of", "as_of_basis"} & values.keys()
        assert ", until " in reading_of(values, indicator)


def test_the_date_of_a_source_that_has_no_end_ends_no_period() -> None:
    site = on("2020/..")
    assert not {"period", "as_of_basis"} & figure_values("12", _indicator(nature="flow"), site, True).keys()
    assert figure_values("12", _indicator(), site)["as_of"] == site


def test_an_increment_is_marked_as_one() -> None:
    assert figure_values("500", _indicator(nature="increment"))["increment"] is True
    assert "increment" not in figure_values("500", _indicator())


def test_an_area_is_read_in_hectares() -> None:
    assert figure_values("1 km²", _indicator("area", unit=None))["value"] == Decimal(100)


def test_what_is_not_understood_is_a_problem() -> None:
    assert isinstance(figure_values("many", _indicator()), Problem)
    assert isinstance(figure_values("12 million", _indicator("money")), Problem)


@pytest.mark.parametrize(
    ("text", "published", "nature", "reading"),
    [
        ("more than 220 as of 2023", None, "stock", "Reads as: more than 220 residents, as of 2023"),
        ("220", "2025", "stock", "Reads as: 220 residents, no date given"),
        ("220 as of 2023", None, "flow", "Reads as: 220 residents, until 2023"),
        ("220 in 2023", None, "flow", "Reads as: 220 residents, over 2023"),
        ("220", None, "stock", "Reads as: 220 residents, no date given"),
        ("220 by the end of 2025", None, "stock", "Reads as: 220 residents, by the end of 2025"),
    ],
)
def test_the_reading_says_what_was_understood(text: str, published: str | None, nature: str, reading: str) -> None:
    indicator = _indicator(nature=nature)
    values = figure_values(text, indicator, on(published) if published else None)
    assert not isinstance(values, Problem)
    assert reading_of(values, indicator).replace("\u00a0", " ") == reading


@pytest.mark.thorough
def test_a_claim_and_its_citation_are_one_step(register: Register) -> None:
    park, report = district(), source()
    keep(register, park, report)
    with register.read() as session:
        before = listing.counts(session)
    values = {
        "subject": park.id,
        "indicator": INDICATOR_IDS["residents"],
        "qualifier": "exact",
        "value": Decimal(220),
    }
    saved = save(register, Entry("figure", values | {"status": "reported"}), citations_of(report.id))
    with register.read() as session:
        after = listing.counts(session)
        figure = session.get_one(Figure, saved.id)
        citation = session.scalars(select(Citation)).one()
    assert {kind: count - before[kind] for kind, count in after.items() if count != before[kind]} == {
        "figure": 1,
        "citation": 1,
    }
    assert (figure.subject, citation.record, citation.source) == (park.id, saved.id, report.id)
    assert (citation.said_by, citation.office, citation.how_told, citation.confidence) == (None, None, None, None)
    step = register.steps().undo
    assert step is not None
    assert step.label == "Add claim"


@pytest.mark.parametrize("text", ["9 million manat", "9 млн манатов", "5 AZN as of 2024"])
def test_money_is_no_claim_about_another_indicator(text: str) -> None:
    found = figure_values(text, _indicator())
    assert isinstance(found, Problem)
    assert found.rule == "money_for_another"


@pytest.mark.parametrize(
    "text",
    ["14th resident", "1st resident", "2nd plant", "3rd", "14-cü rezident", "14 cü rezident", "14ci rezident",
     "14-й резидент", "14-ый резидент", "3-го завода", "2-я очередь", "2-е предприятие"],
)  # fmt: skip
def test_which_one_it_is_is_no_count(text: str) -> None:
    found = figure_values(text, _indicator())
    assert isinstance(found, Problem)
    assert found.rule == "ordinal"


_PEOPLE = (
    "80 kişi",
    "80 kişilik",
    "80 adam",
    "80 чел.",
    "80 persons",
    "80 new workers",
    "80 staff members",
    "80 специалистов",
    "80 nəfər",
    "80 people",
    "80 человек",
    "80 iş yeri",
    "80 jobs",
    "80 рабочих мест",
)


@pytest.mark.parametrize("text", _PEOPLE)
@pytest.mark.parametrize("dimension", ["output", "percent", "area", "money"])
def test_people_and_jobs_are_no_claim_of_what_is_not_counted(text: str, dimension: str) -> None:
    assert isinstance(figure_values(text, _indicator(dimension, "capacity", None)), Problem)


@pytest.mark.parametrize("text", _PEOPLE)
def test_people_and_jobs_are_counted(text: str) -> None:
    assert figure_values(text, _indicator())["value"] == Decimal(80)


def test_a_capacity_in_people_is_refused_on_any_way_in(register: Register) -> None:
    plant = project()
    keep(register, plant)
    assert refusal(register, figure(plant, "capacity", 80, unit="nəfər")) == (
        "people_uncounted",
        ("unit", "indicator"),
    )
