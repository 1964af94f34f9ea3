"""Values of every kind of field, for the tests that walk them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from inspect import isabstract
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from districtdesk import codes, fields
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.fields import FieldKind
from districtdesk.i18n import N_
from districtdesk.money import Amount
from districtdesk.names import Names
from districtdesk.records import KINDS, Record, fields_of
from districtdesk.register.identity import new_id
from districtdesk.unseen import without_unseen
from tests.edtf_texts import TEXTS

CHOICES = fields.choices(more_than=N_("More than"), not_stated=N_("Not stated"), other=N_("Other"))


def _subclasses(kind: type[FieldKind[Any]]) -> Iterator[type[FieldKind[Any]]]:
    for each in kind.__subclasses__():
        yield each
        yield from _subclasses(each)


def concrete_kinds() -> list[type[FieldKind[Any]]]:
    """Every kind that a field can have, found by walking the subclasses: a new one is tested at birth."""
    found = [each for each in dict.fromkeys(_subclasses(FieldKind)) if each.__module__.startswith("districtdesk.")]
    # What several kinds share says nothing of one field, and so is no dataclass of its own.
    return [each for each in found if not isabstract(each) and "__dataclass_params__" in vars(each)]


# No control signs, no lone surrogates, nothing that a workbook cannot hold.
_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="|")
_SEEN = st.text(_SIGNS, min_size=1, max_size=60).map(without_unseen)
_LINES = _SEEN.map(lambda text: " ".join(text.split())).filter(bool)
_TEXTS = st.lists(_LINES, min_size=1, max_size=4).map("\n".join)
_IDS = st.uuids(version=4).map(str) | st.builds(lambda number: str(UUID(int=number)), st.integers(0, 2**128 - 1))
_NAMES = st.builds(Names, st.just("") | _LINES, st.just("") | _LINES, st.just("") | _LINES).filter(bool)


def _decimals(places: int, least: int, most: int) -> st.SearchStrategy[Decimal]:
    scaled = st.integers(least * 10**places, most * 10**places)
    return scaled.map(lambda number: Decimal(number).scaleb(-places))


def _amounts() -> st.SearchStrategy[Amount]:
    return st.builds(Amount, st.integers(0, 10**15), st.sampled_from(codes.currencies()))


def _several(options: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(options), min_size=1, max_size=5, unique=True).map(tuple)


# One field of each kind, and the values that it may have.
SAMPLES: dict[type[FieldKind[Any]], tuple[FieldKind[Any], st.SearchStrategy[Any]]] = {
    fields.Text: (fields.Text("Text", sought=True, listed=True), _LINES),
    fields.LongText: (fields.LongText("Long text", sought=True), _TEXTS),
    fields.Unit: (fields.Unit("Unit"), st.sampled_from(("car", "tonne", "square_metre", "bowls", "m² a metre"))),
    fields.Offset: (fields.Offset("Offset"), st.sampled_from(("P0D/..", "../P0D", "P0D/P6M", "P2Y/P3Y", "-P1M/P0D"))),
    fields.TaxId: (fields.TaxId("Tax ID"), st.from_regex(r"[0-9]{10}", fullmatch=True)),
    fields.Code: (fields.Code("Code"), st.from_regex(r"[a-z][a-z0-9_]{0,50}", fullmatch=True)),
    fields.FieldKey: (fields.FieldKey("Field", of="link"), st.from_regex(r"[a-z][a-z0-9_]{0,50}", fullmatch=True)),
    fields.Web: (
        fields.Web("Web"),
        st.from_regex(r"https?://[a-z0-9-]{1,20}(\.[a-z]{2,5}){1,2}(/[a-zA-Z0-9?=&#%_-]{0,20})?", fullmatch=True),
    ),
    fields.NamesInThree: (fields.NamesInThree("Names", sought=True, listed=True), _NAMES),
    fields.Whole: (fields.Whole("Whole"), st.integers(-(10**15), 10**15)),
    fields.Number: (fields.Number("Number", places=4), _decimals(4, 1 - 10**14, 10**14 - 1)),
    fields.Share: (fields.Share("Share"), _decimals(2, 0, 100)),
    fields.Area: (fields.Area("Area"), st.integers(0, 10**13)),
    fields.Money: (fields.Money("Money"), _amounts()),
    fields.Imprecise: (fields.Imprecise("Imprecise date"), st.builds(ImpreciseDate, TEXTS)),
    fields.Day: (fields.Day("Day"), st.dates(date(1, 1, 1), date(9998, 12, 31))),
    fields.YesNo: (fields.YesNo("Yes or no"), st.booleans()),
    fields.Choice: (fields.Choice("Choice", choices=CHOICES), st.sampled_from([code for code, _name in CHOICES])),
    fields.Country: (fields.Country("Country"), st.sampled_from(codes.countries())),
    fields.Countries: (fields.Countries("Countries"), _several(codes.countries())),
    fields.Currency: (fields.Currency("Currency"), st.sampled_from(codes.currencies())),
    fields.Language: (fields.Language("Language"), st.sampled_from(codes.languages())),
    fields.Link: (fields.Link("Link"), _IDS),
    fields.Links: (fields.Links("Links"), st.lists(_IDS, min_size=1, max_size=4, unique=True).map(tuple)),
}

# Two values of each kind that differ, for tests that need no more; links need records and are left to those tests.
EXAMPLES: dict[type[FieldKind[Any]], tuple[Any, Any]] = {
    fields.Text: ("First line", "=1+1"),
    fields.LongText: ("First\nsecond", "Third"),
    fields.Unit: ("car", "bowls"),
    fields.Offset: ("P0D/P6M", "P0D/.."),
    fields.TaxId: ("0000000017", "1234567890"),
    fields.Code: ("jobs_created", "t2"),
    fields.FieldKey: ("value", "stated_conversion"),
    fields.Web: ("https://example.az/page", "https://example.org"),
    fields.NamesInThree: (Names("Şəki", "Sheki", "Шеки"), Names(en="Ganja")),
    fields.Whole: (1200, -3),
    fields.Number: (Decimal("51.7"), Decimal("0.0001")),
    fields.Share: (Decimal("12.5"), Decimal(100)),
    fields.Area: (600_000, 1),
    fields.Money: (Amount(5_100_000_050, "AZN"), Amount(7, "JPY")),
    fields.Imprecise: (ImpreciseDate("2025-39", "late 2025"), ImpreciseDate("2023-05-01")),
    fields.Day: (date(2023, 5, 1), date(2024, 2, 29)),
    fields.YesNo: (True, False),
    fields.Choice: ("more_than", "not_stated"),
    fields.Country: ("UZ", "AZ"),
    fields.Countries: (("IT", "CN"), ("KR",)),
    fields.Currency: ("AZN", "USD"),
    fields.Language: ("az", "ru"),
}


def plain_record(kind: str, known: Mapping[str, str]) -> Record:
    """A record with what is required and no more, linked to these, which are given by their kinds."""
    required = [field for field in fields_of(KINDS[kind]) if field.is_required and not field.kind.derived]
    return KINDS[kind](id=new_id(), **{field.key: _plain_value(field.kind, known) for field in required})


def _plain_value(kind: FieldKind[Any], known: Mapping[str, str]) -> Any:
    if kind.is_link:
        target = next(record_id for name, record_id in known.items() if kind.may_point_at(name))
        return (target,) if kind.holds_several else target
    return next(iter(kind.all_values()), EXAMPLES[type(kind)][0])
