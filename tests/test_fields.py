"""Every kind of field keeps its values: through JSON, through words in three languages, and through the database."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select

from districtdesk import fields, i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.fields import FieldKind
from districtdesk.i18n import N_
from districtdesk.money import Amount
from districtdesk.names import Names
from districtdesk.problems import Problem, errors_in
from districtdesk.records import KINDS, Residency, field_of, fields_of
from districtdesk.records.columns import SQL_TYPES
from tests.kinds import CHOICES, SAMPLES, concrete_kinds

_KINDS = concrete_kinds()
_LANGUAGES = i18n.LANGUAGES

# show() gives the reader's language of three.
_WHOLLY_SHOWN = {fields.NamesInThree: SAMPLES[fields.NamesInThree][0].show_whole}


def _names(kinds: object) -> list[str]:
    return [kind.__name__ for kind in kinds]  # type: ignore[attr-defined]


def test_every_kind_has_a_sample_here():
    assert set(_names(_KINDS)) - {"_Pick"} == set(_names(SAMPLES))


def test_every_kind_has_its_column_type():
    assert set(SQL_TYPES) == set(SAMPLES)


def test_every_kind_has_a_word_of_its_own():
    words = [kind.word for kind in SAMPLES]
    assert len(set(words)) == len(words) and "value" not in words


@pytest.fixture(scope="module")
def _rows():
    """One STRICT table with a column of each kind, in memory."""
    columns = [Column(kind.__name__, SQL_TYPES[kind](field)) for kind, (field, _values) in SAMPLES.items()]
    table = Table("sample", MetaData(), Column("id", Integer, primary_key=True), *columns, sqlite_strict=True)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        table.create(connection)
        yield connection, table
    engine.dispose()


def _is_loaded_as_it_was_dumped(field: FieldKind[Any], value: Any) -> None:
    assert field.load(json.loads(json.dumps(field.dump(value)))) == value


def _is_dumped_alike_in_every_language(field: FieldKind[Any], value: Any) -> None:
    dumped = []
    for language in _LANGUAGES:
        with i18n.speaking(language):
            dumped.append(json.dumps(field.dump(value)))
    assert len(set(dumped)) == 1 and not isinstance(field.dump(value), float)


def _is_found_good(field: FieldKind[Any], value: Any) -> None:
    # A date of any year can be kept, and a text with a lost sign; both are warned of.
    doubtful = ["date_far_off"] if field.is_date else ["lost"] if "\ufffd" in str(value) else []
    assert [each.rule for each in field.check(value)] in ([], doubtful)


def _is_read_back_as_it_is_shown(field: FieldKind[Any], value: Any) -> None:
    show = _WHOLLY_SHOWN.get(type(field), field.show)
    for language in _LANGUAGES:
        with i18n.speaking(language):
            assert field.parse(show(value)) == value, language


def _is_sought_by_what_people_read_and_never_by_a_code_or_an_id(field: FieldKind[Any], value: Any) -> None:
    found = field.search_texts(value)
    assert all(text in field.show_whole(value) for text in found)
    assert not found or not (field.is_link or hasattr(field, "options"))


def _is_no_longer_in_short_than_whole(field: FieldKind[Any], value: Any) -> None:
    assert len(field.show_short(value)) <= len(field.show_whole(value))


_OF_EVERY_VALUE = (
    _is_loaded_as_it_was_dumped,
    _is_dumped_alike_in_every_language,
    _is_found_good,
    _is_read_back_as_it_is_shown,
    _is_sought_by_what_people_read_and_never_by_a_code_or_an_id,
    _is_no_longer_in_short_than_whole,
)


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
def test_every_value_is_kept_shown_found_and_stored_as_it_is(kind, _rows):
    field, values = SAMPLES[kind]
    connection, table = _rows
    stored = table.c[kind.__name__]

    # To make a value takes longer than to look at it from all sides.
    @given(values)
    def check(value: Any) -> None:
        for holds in _OF_EVERY_VALUE:
            holds(field, value)
        connection.execute(table.delete())
        connection.execute(insert(table).values({stored: value}))
        assert connection.execute(select(stored)).scalar_one() == value
        assert connection.execute(select(stored).where(stored == value)).scalar_one() == value

    check()


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
@pytest.mark.parametrize(("sign", "name"), [("\ud800", "half of a character"), ("\0", "a zero byte")])
def test_what_is_no_text_is_refused_by_every_kind_and_named_with_its_place(kind, sign, name):
    found = SAMPLES[kind][0].parse(f"2023{sign}")
    assert isinstance(found, Problem) and found.rule == "illegal"
    assert name in found.message and "2023" in found.message and sign not in found.message


@pytest.mark.parametrize("kind", [fields.Text, fields.LongText, fields.NamesInThree])
def test_what_is_only_doubtful_in_a_text_can_be_typed(kind):
    field = SAMPLES[kind][0]
    found = field.parse("H\ufffdciqabul")
    assert not isinstance(found, Problem) and [each.rule for each in field.check(found)] == ["lost"]


def test_a_byte_order_mark_inside_a_long_text_is_refused_and_named():
    for text in ("one\ufefftwo", "\ufeffone", "one\n\ufeff"):
        found = fields.LongText("").parse(text)
        assert isinstance(found, Problem) and "byte order mark" in found.message
        assert errors_in(fields.LongText("").check(text))


@pytest.mark.thorough
@settings(max_examples=200)
@given(st.text(max_size=40) | st.text("0123456789.,-−/~? xXмhaAZN%|:;azenru²", max_size=20))
@example("9" * 5000)
@example("1e999999")
@example("\ud800")
@example("az:")
@example("NaN")
@example("２０２５")
def test_no_text_makes_reading_fail(text):
    for kind, (field, _values) in SAMPLES.items():
        found = field.parse(text)
        if isinstance(found, Problem):
            assert found.message and found.is_error and found.fields == (), kind
        elif found is not None:
            assert errors_in(field.check(found)) == [], kind
            assert field.load(json.loads(json.dumps(field.dump(found)))) == found, kind


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
def test_nothing_is_nothing(kind):
    field, _values = SAMPLES[kind]
    assert field.parse("") is None and field.parse(" \t\n\u00a0") is None
    assert field.show(None) == "" and field.dump(None) is None and field.load(None) is None


_ORDERED = [fields.Whole, fields.Number, fields.Share, fields.Area, fields.Day, fields.Imprecise]


@pytest.mark.thorough
@pytest.mark.parametrize("kind", _ORDERED, ids=_names(_ORDERED))
def test_the_database_orders_as_the_values_do(kind, _rows):
    _field, values = SAMPLES[kind]
    connection, table = _rows
    stored = table.c[kind.__name__]

    @given(st.lists(values, min_size=2, max_size=5))
    def check(some: list[Any]) -> None:
        connection.execute(table.delete())
        connection.execute(insert(table), [{kind.__name__: value} for value in some])
        assert list(connection.execute(select(stored).order_by(stored)).scalars()) == sorted(some)

    check()


def _problem(kind: FieldKind[Any], text: str) -> str:
    found = kind.parse(text)
    assert isinstance(found, Problem), found
    return found.rule


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (fields.Text(""), "  two   words\n", "two words"),
        (fields.LongText(""), "one\r\ntwo", "one\ntwo"),
        (fields.TaxId(""), "0123 456 789", "0123456789"),
        (fields.Web(""), "example.az/page", "https://example.az/page"),
        (fields.Whole(""), "1 200", 1200),
        (fields.Whole(""), "1,200", 1200),
        (fields.Number(""), "51,7", Decimal("51.7")),
        (fields.Share(""), "12,5 %", Decimal("12.5")),
        (fields.Share(""), "12.5", Decimal("12.5")),
        (fields.Area(""), "60", 600_000),
        (fields.Area(""), "60 ha", 600_000),
        (fields.Area(""), "60 га", 600_000),
        (fields.Area(""), "1,5 hektar", 15_000),
        (fields.Area(""), "2500 m2", 2500),
        (fields.Area(""), "2 500 м²", 2500),
        (fields.Area(""), "0,6 km²", 600_000),
        (fields.Area(""), "3 kv. m", 3),
        (fields.Money(""), "51 mln manat", Amount(5_100_000_000, "AZN")),
        (fields.Money(""), "USD 30.50", Amount(3050, "USD")),
        (fields.Imprecise(""), "2025-05", ImpreciseDate("2025-05")),
        (fields.Day(""), "1 May 2023", date(2023, 5, 1)),
        (fields.Day(""), "01.05.2023", date(2023, 5, 1)),
        (fields.YesNo(""), "Bəli", True),
        (fields.YesNo(""), "нет", False),
        (fields.YesNo(""), "XEYR", False),
        (fields.Choice("", choices=CHOICES), "more_than", "more_than"),
        (fields.Choice("", choices=CHOICES), "MORE than", "more_than"),
        (fields.Country(""), "Özbəkistan", "UZ"),
        (fields.Country(""), "Узбекистан", "UZ"),
        (fields.Country(""), "uz", "UZ"),
        (fields.Countries(""), "Italy; China, AZ", ("IT", "CN", "AZ")),
        (fields.Currency(""), "azn", "AZN"),
        (fields.Language(""), "русский", "ru"),
    ],
)
def test_what_people_type_is_understood(kind, text, value):
    assert kind.parse(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        (fields.Text("", longest=5), "longer", "too_long"),
        (fields.Text(""), "a\ud800b", "illegal"),
        (fields.Code(""), "iş yeri", "code"),
        (fields.Code(""), "Jobs", "code"),
        (fields.Code(""), "jobs created", "code"),
        (fields.Web(""), "no address", "web"),
        (fields.Web(""), "javascript://example.az", "web"),
        (fields.Whole(""), "13.5", "number_not_whole"),
        (fields.Whole("", least=0, most=4), "5", "range"),
        (fields.Number(""), "1,200", "number_two_readings"),
        (fields.Number("", places=2), "0.001", "places"),
        (fields.Number(""), "99999999999999999", "range"),
        (fields.Number(""), "-99999999999999999", "range"),
        (fields.Share(""), "101", "range"),
        (fields.Area(""), "60 acres", "area"),
        (fields.Area(""), "0.00001 ha", "area"),
        (fields.Money(""), "500", "money_without_currency"),
        (fields.Day(""), "May 2025", "day"),
        (fields.YesNo(""), "perhaps", "yes_no"),
        (fields.Choice("", choices=CHOICES), "another", "choice"),
        (fields.Country(""), "Korea", "choice"),
        (fields.Link(""), "Hajigabul", "link"),
        (fields.NamesInThree(""), "one | two", "names"),
    ],
)
def test_what_cannot_be_meant_is_refused(kind, text, rule):
    assert _problem(kind, text) == rule


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind.is_date], ids=lambda kind: kind.__name__)
def test_a_date_far_from_our_time_is_kept_with_a_warning(kind):
    field, _values = SAMPLES[kind]
    for text in ("12.05.0202", "12.05.1202", "12.05.2202"):
        (problem,) = field.check(field.parse(text))
        assert (problem.rule, problem.severity) == ("date_far_off", "warning")
    assert all(field.check(field.parse(text)) == [] for text in ("12.05.1902", "12.05.2022", "12.05.2102"))


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+40"), Decimal("-1E+40")])
def test_a_number_that_cannot_be_kept_is_found_by_its_check(value):
    assert errors_in(fields.Number("").check(value))


_ODD: tuple[Any, ...] = (
    object(), "text", "", b"bytes", 5, 5.5, float("nan"), True, Decimal(5), [], ["AZ"], (5,), {}, {"az": "X"}, set(),
    date(2023, 5, 1), datetime(2023, 5, 1, tzinfo=UTC), Amount(5, "AZN"), Names(en="X"), ImpreciseDate("2023"), str,
)  # fmt: skip


def test_every_number_within_its_bounds_has_digits_that_the_database_keeps():
    numbers = [
        each.kind for record in KINDS.values() for each in fields_of(record) if isinstance(each.kind, fields.Number)
    ]
    assert numbers
    for kind in numbers:
        for bound in (kind.least, kind.most):
            assert bound is not None and abs(bound) * 10**kind.places < 10**18, kind.label


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
def test_a_value_of_another_type_is_a_problem(kind):
    field, _values = SAMPLES[kind]
    for value in _ODD:
        found = field.check(value)
        assert type(value) is field.holds or [each.is_error for each in found] == [True], value


# Of the right type and yet nothing that can be kept; a kind whose every value can be has none.
_ABSURD: dict[type[FieldKind[Any]], tuple[Any, ...]] = {
    fields.Text: ("x" * 501, "\x00", "\ud800", "\uffff"),
    fields.LongText: ("x" * 100_001, "\x00"),
    fields.Unit: ("x" * 61, "\x00"),
    fields.Offset: ("", "after", "P6M", "../..", "P6X/.."),
    fields.Code: ("x" * 61, "Jobs", "iş_yeri", "two words", "2t", "a-b", "jobs\n"),
    fields.FieldKey: ("x" * 501,),
    fields.TaxId: ("0" * 21, "\x01"),
    fields.Web: ("", " ", "x", "https://", "file:///etc/passwd", "https://a.az/" + "x" * 2000),
    fields.NamesInThree: (
        Names(), Names(en=" "), Names(en="\u200b"), Names("\u2060", "\u00ad", "\t"), Names(" ", "Hajigabul"),
        Names(en="|"),
        Names(en=5), Names(az=None), Names(ru=["X"]), Names(en="x" * 501), Names(en="\ud800"),
    ),
    fields.Whole: (10**16, -(10**16), 10**5000),
    fields.Number: tuple(map(Decimal, ("NaN", "sNaN", "Infinity", "1E+99999", "1E-99999", "0.00001", "-1E+14"))),
    fields.Share: tuple(map(Decimal, ("NaN", "-1", "100.01", "0.001"))),
    fields.Area: (-1, 10**14, 10**5000),
    fields.Money: (
        Amount(5.5, "USD"), Amount(2**70, "USD"), Amount(10**5000, "USD"), Amount(True, "USD"), Amount("5", "USD"),
        Amount(Decimal(5), "USD"), Amount(None, "USD"), Amount(-1, "USD"), Amount(5, ""), Amount(5, "XYZ"),
        Amount(5, None), Amount(5, ["USD"]),
    ),
    fields.Choice: ("", "nothing", "More than"),
    fields.Country: ("", "az", "Azerbaijan"),
    fields.Countries: (("az",), ("AZ", None), ("AZ", 5), (["AZ"],), ((),)),
    fields.Currency: ("", "XYZ"),
    fields.Language: ("", "xx-xx"),
    fields.Link: ("", "x", "\x00"),
    fields.Links: (("x",), (None,), (5,), ((),)),
    fields.Imprecise: (),
    fields.Day: (),
    fields.YesNo: (),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
def test_a_value_that_cannot_be_kept_is_a_problem(kind):
    field, _values = SAMPLES[kind]
    for value in _ABSURD[kind]:
        assert errors_in(field.check(value)), value


def test_one_name_is_taken_for_the_language_of_the_moment():
    kind = fields.NamesInThree("")
    with i18n.speaking("ru"):
        assert kind.parse("Гаджигабул") == Names(ru="Гаджигабул")
    assert kind.parse("az: Hacıqabul | ru: Гаджигабул") == Names(az="Hacıqabul", ru="Гаджигабул")


def test_a_country_of_two_readings_is_no_country():
    # "Korea" as printed is neither North nor South: the register keeps the printed word instead.
    assert _problem(fields.Country(""), "Корея") == "choice"


def test_every_country_is_read_back_alone_and_among_others():
    kind = fields.Countries("")
    for language in _LANGUAGES:
        with i18n.speaking(language):
            for code in fields.Country("").options():
                assert kind.parse(kind.show((code,))) == (code,)
                assert set(kind.parse(kind.show((code, "AZ")))) == {code, "AZ"}


def test_money_keeps_its_minor_units():
    kind = fields.Money("")
    assert kind.dump(Amount(3050, "USD")) == {"amount": "30.5", "currency": "USD"}
    assert kind.dump(Amount(5_100_000_000, "AZN")) == {"amount": 51_000_000, "currency": "AZN"}
    assert kind.load({"amount": 7, "currency": "JPY"}) == Amount(7, "JPY")


def test_printed_words_of_a_date_survive():
    kind = fields.Imprecise("")
    value = ImpreciseDate("2025-39", "late 2025")
    assert kind.show(value) == "late 2025" and kind.load(kind.dump(value)) == value


def test_links_tell_what_they_point_at():
    one, several = fields.Link("Link", to=("company",)), fields.Links("Links", to=("company", "project"))
    assert [one.targets("a"), one.targets(None)] == [("a",), ()]
    assert [several.targets(("a", "b")), several.targets(None)] == [("a", "b"), ()]
    links = (one, several, fields.Link("Any"))
    assert [each.may_point_at("project") for each in links] == [False, True, True]


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
def test_only_links_point_at_records(kind):
    field, _values = SAMPLES[kind]
    assert field.is_link == (kind in (fields.Link, fields.Links))
    assert field.is_link or not field.may_point_at("company")


@pytest.mark.parametrize("kind", SAMPLES, ids=_names(SAMPLES))
def test_numbers_are_the_kinds_that_people_compare_by_size(kind):
    numbers = (fields.Whole, fields.Number, fields.Share, fields.Area, fields.Money)
    assert SAMPLES[kind][0].is_number == (kind in numbers)


def test_a_choice_knows_all_its_values_in_the_order_in_which_they_are_offered():
    field = fields.Choice("Status", choices=CHOICES)
    assert field.all_values() == ("more_than", "not_stated", "other")
    assert fields.Country("Country").all_values() == ()


def test_a_step_of_a_scale_is_shown_and_read_by_its_word():
    scale = fields.Whole("Confidence", least=0, most=2, called=(N_("doubtful"), N_("possible"), N_("likely")))
    assert scale.show(2) == "likely" and scale.dump(2) == 2
    assert [scale.parse(text) for text in ("likely", "Likely", "2")] == [2, 2, 2]
    assert not scale.is_number and fields.Whole("Ordinal").is_number


@pytest.mark.parametrize("text", ["14", "14th", "14-cü", "14-й", "14-ый", "14-го", "14."])
def test_a_place_in_a_row_is_read_with_its_ending(text):
    assert field_of(Residency, "ordinal").kind.parse(text) == 14
    assert text == "14" or isinstance(fields.Whole(N_("Count")).parse(text), Problem)
