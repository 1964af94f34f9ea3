"""What stands in a cell is taken exactly or refused, never cut and never guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.exchange.link_names import LinkNames
from districtdesk.exchange.sheet import read_cells
from districtdesk.fields import Area, FieldKey, FieldKind, Imprecise, Number, Whole
from districtdesk.problems import Problem
from districtdesk.records import Field
from districtdesk.register.journal.store import Register
from tests.kinds import SAMPLES


def _read(register: Register, kind: FieldKind[Any], cell: int | Decimal) -> Any:
    return read_cells(Field("key", kind, False), {"": cell}, LinkNames(register))


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Whole("Count"), Decimal("3.0"), 3),
        (Area("Area"), Decimal("1.2345"), 12_345),
        (Number("Share", places=2), Decimal("1.25"), Decimal("1.25")),
    ],
)
def test_a_number_that_the_field_can_hold_is_taken(register, kind, cell, value):
    assert _read(register, kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Whole("Count"), Decimal("1.5")),
        (Area("Area"), Decimal("1.23456")),
        (Number("Share", places=2), Decimal("1.239")),
    ],
)
def test_a_number_that_would_have_to_be_cut_is_refused(register, kind, cell):
    assert isinstance(_read(register, kind, cell), Problem)


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        ({"": "Stated conversion", "key": "stated_conversion"}, "stated_conversion"),
        ({"": "Указанный пересчёт", "key": ""}, Problem),
        ({"": "Region", "key": "stated_conversion"}, "region"),
        ({"": "stated_conversion", "key": ""}, "stated_conversion"),
        ({"": "Status", "key": "status"}, "status"),
        ({"": "No such field", "key": "region"}, Problem),
        ({"": "", "key": "region"}, None),
    ],
)
def test_a_field_is_read_by_the_name_that_stands_in_the_cell(register, cells, value):
    found = read_cells(Field("field", FieldKey("Field", of="record"), False), cells, LinkNames(register))
    assert isinstance(found, Problem) if value is Problem else found == value


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("sign", ["\ud800", "\0"], ids=["half", "zero"])
def test_what_is_no_text_is_refused_in_a_cell_of_every_kind(register, kind, sign):
    field, broken = SAMPLES[kind][0], f"2023{sign}"
    places = ("", "az", "en", "ru", "currency", "edtf", "key", "id")
    for place in places:
        cells = dict.fromkeys(places, "") | {"": broken, place: broken}
        found = read_cells(Field("key", field, False), cells, LinkNames(register))
        assert isinstance(found, Problem), place
        assert sign not in found.message


def test_a_date_whose_hidden_column_was_written_over_is_read_as_it_is_seen(register):
    kind = SAMPLES[Imprecise][0]
    found = read_cells(Field("key", kind, False), {"": "2023", "edtf": "spring"}, LinkNames(register))
    assert found == ImpreciseDate("2023")
