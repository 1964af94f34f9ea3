"""Rules: errors stop a save, warnings are kept beside what was saved."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.names import Names
from districtdesk.records import (
    Attachment,
    Citation,
    Company,
    District,
    Figure,
    Indicator,
    LegalAct,
    Market,
    Participation,
    Product,
)
from districtdesk.records import today as calendar
from districtdesk.register.errors import Refused
from districtdesk.register.identity import new_id
from districtdesk.register.journal.removal import remove
from districtdesk.register.rules.record_rules import check_beside, check_records
from districtdesk.register.rules.whole_tables import WholeTables
from districtdesk.register.tables import ContentRow
from tests.making import (
    INDICATOR_IDS,
    company,
    district,
    edit,
    event,
    figure,
    keep,
    named,
    on,
    project,
    residency,
    source,
    stored,
)
from tests.register.saying import refusal, refused, warnings

_TODAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _a_fixed_day(monkeypatch):
    monkeypatch.setattr(calendar, "today", lambda: _TODAY)


def _act(**values) -> LegalAct:
    known = {"kind_as_reported": "decree", "number": "3127", "date": on("2017-07-25"), "issuer": "President"}
    return LegalAct(**{"id": new_id()} | known | values)


def _participation(of, **values) -> Participation:
    return Participation(**{"id": new_id(), "project": of.id, "role": "owner", "country": "UZ"} | values)


# Values


def test_a_required_field_that_is_empty_is_an_error(register):
    problems = refused(register, Figure(id=new_id()))
    assert {problem.rule for problem in problems} == {"required"}
    assert [problem.fields[0] for problem in problems] == ["subject", "indicator", "qualifier", "value", "status"]


def test_a_name_in_no_language_is_an_error(register):
    assert refusal(register, district(names=Names())) == ("required", ("names",))


def test_a_value_that_its_kind_cannot_hold_is_an_error(register):
    assert refusal(register, district(latitude=Decimal(91))) == ("range", ("latitude",))
    assert refusal(register, company(country="ZZ")) == ("choice", ("country",))
    assert refusal(register, district(website="no address")) == ("web", ("website",))


def test_a_tax_id_that_is_not_ten_digits_is_a_warning(register):
    assert warnings(register, company(tax_id="123")) == ["voen"]
    assert warnings(register, company("Other", tax_id="0000000017")) == []


# Dates


def test_an_actual_date_in_the_future_is_an_error(register):
    park = district()
    keep(register, park)
    tomorrow = on((_TODAY + timedelta(days=1)).isoformat())
    launch = event(park, status="actual", date=tomorrow)
    assert refusal(register, launch) == ("actual_in_future", ("date", "status"))


@pytest.mark.parametrize("when", ["2026-06-15", "2026-06", "2026", "2026-06/2027"])
def test_an_actual_date_that_may_lie_in_the_past_is_taken(register, when):
    park = district()
    assert warnings(register, park, event(park, status="actual", date=on(when))) == []


def test_an_expected_date_may_lie_in_the_future(register):
    park = district()
    assert warnings(register, park, event(park, status="expected", date=on("2031"))) == []


def test_an_event_without_a_subject_is_an_error(register):
    assert refusal(register, event()) == ("required", ("subjects",))


def test_an_end_certainly_before_its_start_is_an_error(register):
    park, firm = district(), company()
    keep(register, park, firm)
    home = residency(park, firm, registered_on=on("2023"), ended_on=on("2022-12"))
    assert refusal(register, home) == ("end_before_start", ("ended_on", "registered_on"))


@pytest.mark.parametrize(("start", "end"), [("2023-06", "2023"), ("2023", "2023-06"), ("2023", "2023/2024")])
def test_an_end_possibly_before_its_start_is_a_warning(register, start, end):
    park, firm = district(), company()
    home = residency(park, firm, registered_on=on(start), ended_on=on(end))
    assert warnings(register, park, firm, home) == ["possibly_out_of_order"]


@pytest.mark.parametrize(("start", "end"), [("2023", "2023-12-31"), ("2023", "2023"), ("2023-06", "2023-06")])
def test_an_end_that_is_not_before_its_start_is_in_order(register, start, end):
    park, firm = district(), company()
    home = residency(park, firm, registered_on=on(start), ended_on=on(end))
    assert warnings(register, park, firm, home) == []


# The same thing twice


def test_the_same_legal_act_twice_is_an_error(register):
    keep(register, _act())
    rule, fields = refusal(register, _act(issuer="PRESIDENT"))
    assert rule == "same_act" and set(fields) >= {"issuer", "number", "date"}


@pytest.mark.parametrize("values", [{"number": "3128"}, {"date": on("2016")}, {"number": None}])
def test_legal_acts_that_differ_are_not_the_same(register, values):
    keep(register, _act())
    assert warnings(register, _act(**values)) == []


@pytest.mark.parametrize(
    "values", [{"date": on("2017")}, {"date": None}, {"issuer": "Cabinet"}, {"kind_as_reported": "order"}]
)
def test_acts_of_one_number_that_may_be_of_one_day_are_probably_the_same(register, values):
    keep(register, _act())
    assert warnings(register, _act(**values)) == ["probable_duplicate"]


def test_the_same_legal_act_twice_in_one_save_is_an_error(register):
    assert {problem.rule for problem in refused(register, _act(), _act())} == {"same_act"}


def test_an_act_may_be_edited_without_meeting_itself(register):
    act = _act()
    keep(register, act)
    edit(register, act, effect="establishes")
    assert stored(register, act).effect == "establishes"


def test_a_second_open_residency_of_one_kind_is_an_error(register):
    park, firm = district(), company()
    keep(register, park, firm, residency(park, firm, residency_kind="resident"))
    rule, fields = refusal(register, residency(park, firm, residency_kind="resident"))
    assert rule == "second_open_residency" and {"company", "district"} <= set(fields)


@pytest.mark.parametrize(
    "values",
    [
        {"residency_kind": "non_resident"},
        {"residency_kind": "resident", "ended_on": on("2024")},
        {"residency_kind": "resident", "status": "left"},
        {"residency_kind": "resident", "status": "cancelled"},
    ],
)
def test_another_kind_or_a_closed_residency_may_stand_beside_an_open_one(register, values):
    park, firm = district(), company()
    keep(register, park, firm, residency(park, firm, residency_kind="resident"))
    assert warnings(register, residency(park, firm, **values)) == []


def test_a_company_may_be_a_resident_of_two_districts(register):
    first, second, firm = district("First"), district("Second"), company()
    homes = [residency(park, firm, residency_kind="resident") for park in (first, second)]
    assert warnings(register, first, second, firm, *homes) == []


def test_two_indicators_of_one_code_are_an_error(register):
    indicator = Indicator(
        id=new_id(), code="area", names=named("Ground"), dimension="area", nature="stock", may_be_summed=True
    )
    assert refusal(register, indicator) == ("same_code", ("code",))


@pytest.mark.parametrize("again", ["Hajigabul", "HAJIGABUL", "Hajıgabül"])
def test_the_same_name_is_a_probable_duplicate(register, again):
    keep(register, district("Hajigabul"))
    assert warnings(register, district(again)) == ["probable_duplicate"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Xəzər Plast MMC", "Xezer Plast"),
        ("Xezer Plast", "Xəzər Plast MMC"),
        ("ООО «Хазар Пласт»", "Хазар Пласт"),
        ("Хазар Пласт", "ООО «Хазар Пласт»"),
        ("Cement LLC", "Cement QSC"),
        ("Neft Məhdud Məsuliyyətli Cəmiyyəti", "Neft MMC"),
    ],
)
def test_a_legal_form_makes_no_other_company(register, first, again):
    keep(register, company(first))
    assert warnings(register, company(again)) == ["probable_duplicate"]


@pytest.mark.parametrize("again", ["Xezer Plastik MMC", "MMC", "Yeni Xəzər Plast"])
def test_another_name_with_a_legal_form_is_another_company(register, again):
    keep(register, company("Xəzər Plast MMC"))
    assert warnings(register, company(again)) == []


def test_a_name_that_only_begins_like_another_is_no_duplicate(register):
    keep(register, district("Hajigabul"))
    assert warnings(register, district("Hajigabul Second")) == []
    assert warnings(register, district("Haji")) == []


@pytest.mark.parametrize("names", [Names(en="Cement works"), Names(ru="Цементный завод"), Names(az="Sement zavodu")])
def test_a_name_in_any_one_language_is_enough_for_a_duplicate(register, names):
    keep(register, company(names=Names("Sement zavodu", "Cement works", "Цементный завод")))
    assert warnings(register, company(names=names)) == ["probable_duplicate"]


def test_the_same_tax_id_is_a_probable_duplicate(register):
    keep(register, company("First", tax_id="1234567890"))
    assert warnings(register, company("Second", tax_id="1234567890")) == ["probable_duplicate"]


def test_a_company_named_like_a_district_is_no_duplicate(register):
    keep(register, district("Hajigabul"))
    assert warnings(register, company("Hajigabul")) == []


# Figures


def test_a_flow_without_a_period_is_an_error(register):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "exports", 5, currency="AZN")) == ("flow_period", ("period",))
    keep(register, figure(park, "exports", 5, currency="AZN", period=on("2024")))


def test_money_without_a_currency_is_an_error(register):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "invested", 51_000_000)) == ("money_without_currency", ("currency",))


def test_a_currency_on_what_is_no_money_is_an_error(register):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "area", 60, currency="AZN"))[0] == "currency_without_money"


def test_an_amount_finer_than_its_currency_is_an_error(register):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "invested", "1.005", currency="AZN")) == (
        "minor_units",
        ("value", "currency"),
    )


def test_a_conversion_without_a_currency_is_an_error(register):
    park = district()
    keep(register, park)
    claim = figure(park, "area", 60, stated_conversion=_amount("30 USD"))
    assert refusal(register, claim)[0] == "money_without_currency"


def _amount(text: str):
    return next(col.info["field"] for col in Figure.__table__.columns if col.key == "stated_conversion").parse(text)


def test_a_stated_conversion_is_kept_with_the_rate_it_implies(register):
    park = district()
    claim = figure(park, "invested", 88_000_000, currency="AZN", stated_conversion=_amount("51.7 mln USD"))
    keep(register, park, claim)
    found = stored(register, claim)
    assert found.implied_rate == Decimal("1.7021")
    assert found.stated_conversion.value == Decimal("51700000")


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"qualifier": "between"}, ("value_to",)),
        ({"qualifier": "about", "value_to": Decimal(9)}, ("value_to", "qualifier")),
        ({"qualifier": "between", "value_to": Decimal(4)}, ("value_to", "value")),
    ],
)
def test_between_needs_two_values_in_order(register, values, fields):
    park = district()
    keep(register, park)
    assert refusal(register, figure(park, "area", 5, **values)) == ("between", fields)


def test_a_second_preferred_claim_is_an_error(register):
    park = district()
    keep(register, park, figure(park, "area", 60, preferred=True))
    assert refusal(register, figure(park, "area", 61, preferred=True)) == ("two_preferred", ("preferred",))
    keep(register, figure(park, "residents", 13, preferred=True))


def test_a_figure_that_falls_where_it_only_should_grow_is_a_warning(register):
    park = district()
    first = figure(park, "invested", 51, currency="AZN", as_of=on("2023-05"), qualifier="more_than")
    keep(register, park, first)
    assert warnings(register, figure(park, "invested", "45.6", currency="AZN", as_of=on("2024-02"))) == ["falls"]


@pytest.mark.parametrize(
    "values",
    [
        {"value": Decimal(52), "as_of": on("2024-02")},
        {"currency": "USD", "as_of": on("2024-02")},
        {"as_of": on("2023")},
        {"status": "planned", "as_of": on("2024-02")},
        {"increment": True, "as_of": on("2024-02")},
        {},
    ],
)
def test_figures_that_are_not_certainly_a_fall_are_not_warned_of(register, values):
    park = district()
    keep(register, park, figure(park, "invested", 51, currency="AZN", as_of=on("2023-05")))
    later = figure(park, "invested", 45, currency="AZN")
    for key, value in values.items():
        setattr(later, key, value)
    assert warnings(register, later) == []


def test_a_fall_of_what_may_fall_is_not_warned_of(register):
    park = district()
    keep(register, park, figure(park, "residents", 14, as_of=on("2023")))
    assert warnings(register, figure(park, "residents", 8, as_of=on("2024"))) == []


def test_part_of_a_thing_that_is_counted_is_a_warning(register):
    park = district()
    assert warnings(register, park, figure(park, "residents", "13.5")) == ["fraction_of_count"]


def test_an_indicator_for_another_kind_of_subject_is_a_warning(register):
    firm = company()
    assert warnings(register, firm, figure(firm, "area", 60)) == ["indicator_subject"]


# Parts and wholes


def test_plots_larger_than_the_district_are_a_warning(register):
    park, first, second = district(), company("First"), company("Second")
    keep(register, park, first, second, figure(park, "area", 60))
    assert warnings(register, residency(park, first, plot_area=400_000)) == []
    assert warnings(register, residency(park, second, plot_area=200_001)) == ["plots_exceed_district"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"as_of": on("2024"), "value": Decimal(80)}, []),
        ({"as_of": on("2020"), "value": Decimal(80)}, ["plots_exceed_district"]),
        ({"as_of": on("2024"), "value": Decimal(80), "status": "planned"}, ["plots_exceed_district"]),
        ({"as_of": on("2024"), "value": Decimal(80), "status": "disputed"}, ["plots_exceed_district"]),
        ({"as_of": on("2024"), "value": Decimal(700_000), "unit": "m²"}, ["plots_exceed_district"]),
        ({"as_of": on("2024"), "value": Decimal(80), "increment": True}, ["plots_exceed_district"]),
        ({"as_of": on("2024"), "qualifier": "between", "value": Decimal(50), "value_to": Decimal(90)}, []),
    ],
)
def test_plots_are_measured_by_the_territory_that_is_shown(register, values, expected):
    park, firm = district(), company()
    keep(register, park, firm, figure(park, "area", 60, as_of=on("2023")))
    keep(register, figure(park, "area", **values))
    assert warnings(register, residency(park, firm, plot_area=700_000)) == expected


def test_the_plot_of_a_resident_that_left_is_free(register):
    park, first, second = district(), company("First"), company("Second")
    keep(register, park, first, second, figure(park, "area", 60))
    keep(register, residency(park, first, plot_area=400_000, status="left"))
    assert warnings(register, residency(park, second, plot_area=500_000)) == []


def test_plots_of_a_district_of_unknown_size_are_not_warned_of(register):
    park, firm = district(), company()
    assert warnings(register, park, firm, residency(park, firm, plot_area=10**9)) == []


def test_shares_above_100_percent_are_a_warning(register):
    plant = project()
    keep(register, plant)
    assert warnings(register, _participation(plant, share=Decimal(60))) == []
    assert warnings(register, _participation(plant, country="AZ", share=Decimal("40.01"))) == ["shares_above_100"]


def test_shares_of_different_roles_are_not_added(register):
    plant = project()
    shares = [_participation(plant, share=Decimal(60), role=role) for role in ("owner", "investor")]
    assert warnings(register, plant, *shares) == []


def test_shares_of_two_days_or_of_plan_and_fact_are_not_added(register):
    plant = project()
    shares = [
        _participation(plant, share=Decimal(60), as_of=on("2023-05-01")),
        _participation(plant, share=Decimal(60), as_of=on("2024-05-01")),
        _participation(plant, share=Decimal(60), as_of=on("2024-05-01"), status="planned"),
        _participation(plant, share=Decimal(60)),
    ]
    assert warnings(register, plant, *shares) == []


def test_shares_as_of_one_day_are_added_in_whatever_language_the_day_is_printed(register):
    plant = project()
    english, russian = (
        _participation(plant, share=Decimal(60), as_of=ImpreciseDate("../2026-01-01", words))
        for words in ("by 1 January 2026", "к 1 января 2026 года")
    )
    assert warnings(register, plant, english, russian) == ["shares_above_100"] * 2


def test_shares_in_one_company_are_added(register):
    firm = company("Vega")
    keep(register, firm)
    held = {"project": None, "in_company": firm.id, "role": "shareholder"}
    assert warnings(register, _participation(firm, **held, share=Decimal(60))) == []
    assert warnings(register, _participation(firm, **held, share=Decimal("40.01"))) == ["shares_above_100"]


def test_a_share_is_of_a_project_or_of_a_company(register):
    plant, firm = project(), company("Vega")
    keep(register, plant, firm)
    assert refusal(register, _participation(plant, in_company=firm.id)) == (
        "project_or_company",
        ("project", "in_company"),
    )
    assert refusal(register, _participation(plant, project=None)) == ("project_or_company", ("project", "in_company"))


def test_areas_of_one_company_in_several_districts_do_not_contradict(register):
    firm, park = company("Vega"), district()
    day = on("2024-05-01")
    of_firm = [figure(firm, "area", value, as_of=day) for value in (370, 16)]
    assert "contradicts" not in warnings(register, firm, park, *of_firm)
    of_park = [figure(park, "area", value, as_of=day) for value in (370, 16)]
    assert "contradicts" in warnings(register, *of_park)


def test_a_share_above_100_is_an_error(register):
    plant = project()
    keep(register, plant)
    assert refusal(register, _participation(plant, share=Decimal(101))) == ("range", ("share",))


@pytest.mark.parametrize("who", ["neither", "both"])
def test_a_participation_is_of_a_company_or_a_country(register, who):
    plant, firm = project(), company()
    keep(register, plant, firm)
    values = {"company": None, "country": None} if who == "neither" else {"company": firm.id, "country": "UZ"}
    assert refusal(register, _participation(plant, **values))[0] == "company_or_country"


def test_a_country_as_printed_counts_as_a_country(register):
    plant = project()
    assert warnings(register, plant, _participation(plant, country=None, country_as_printed="Korea")) == []


def test_products_and_markets_need_their_project(register):
    assert refusal(register, Product(id=new_id(), model="Cobalt")) == ("required", ("project",))
    assert refusal(register, Market(id=new_id(), market_kind="foreign")) == ("required", ("project",))


# Evidence


def test_a_citation_names_a_field_that_the_record_has(register):
    park, letter = district(), source()
    keep(register, park, letter)
    cited = {"record": park.id, "source": letter.id}
    assert refusal(register, Citation(id=new_id(), field="colour", **cited)) == ("citation_field", ("field",))
    keep(register, Citation(id=new_id(), field="region", **cited))


@pytest.mark.parametrize("make", [lambda park: figure(park, "area", 60), event])
def test_a_claim_without_evidence_is_a_warning(register, make):
    park, letter = district(), source()
    claim = make(park)
    keep(register, park, letter, claim)
    assert _found(register, claim) == ["without_evidence"]
    citation = Citation(id=new_id(), record=claim.id, source=letter.id)
    keep(register, citation)
    assert _found(register, claim) == []
    with register.change("Remove citation") as session:
        remove(session, [citation.id])
    assert _found(register, claim) == ["without_evidence"]


def _found(register, record) -> list[str]:
    with register.read() as session:
        kept = session.get_one(type(record), record.id)
        found = check_records(session, [kept])
        # A check of everything has whole tables at hand, and comes to the same.
        assert check_beside(WholeTables(session), [kept]) == found
    return [problem.rule for problem in found.get(record.id, [])]


def test_a_claim_saved_with_its_citation_is_not_warned_of(register):
    park, letter = district(), source()
    claim = figure(park, "area", 60)
    keep(register, park, letter, claim, Citation(id=new_id(), record=claim.id, source=letter.id))
    assert _found(register, claim) == []


def test_confidence_lies_between_0_and_4(register):
    park, letter = district(), source()
    keep(register, park, letter)
    citation = Citation(id=new_id(), record=park.id, source=letter.id, confidence=5)
    assert refusal(register, citation) == ("range", ("confidence",))


def test_an_attachment_without_its_bytes_is_an_error(register):
    park = district()
    keep(register, park)
    values = {"record": park.id, "file_name": "plan.pdf", "size": 3, "sha256": "ab" * 32}
    assert refusal(register, Attachment(id=new_id(), **values))[0] == "content_missing"
    with register.change("Attach file") as session:
        session.add(ContentRow(sha256="ab" * 32, bytes=b"abc"))
        session.add(Attachment(id=new_id(), **values))


def test_a_link_to_a_removed_record_is_an_error(register):
    firm = company()
    keep(register, firm)
    with register.change("Remove company") as session:
        remove(session, [firm.id])
    assert refusal(register, district(managed_by=firm.id)) == ("link", ("managed_by",))


# Told together


def test_what_was_saved_with_a_warning_can_be_listed(register):
    firm = company(tax_id="123")
    keep(register, firm)
    assert _found(register, firm) == ["voen"]


def test_warnings_are_told_beside_the_errors(register):
    park, firm = district(), company()
    keep(register, park, firm)
    with pytest.raises(Refused) as refused:
        keep(register, company("Other", tax_id="1", country="ZZ"))
    assert {problem.severity for problem in refused.value.all} == {"error", "warning"}


def test_every_problem_has_a_sentence_and_points_at_fields_the_record_has(register):
    keys = {col.key for kind in (District, Company, Figure) for col in kind.__table__.columns}
    bad = [
        district(names=Names(), latitude=Decimal(99)),
        company(country="ZZ", tax_id="1"),
        figure(district(), "area", 1, status="?"),
    ]
    for problem in refused(register, *bad):
        assert problem.message.endswith(".") and set(problem.fields) <= keys and problem.rule


def test_standard_indicators_break_no_rule(register):
    with register.read() as session:
        records = [session.get_one(Indicator, each) for each in INDICATOR_IDS.values()]
        assert check_records(session, records) == {}
