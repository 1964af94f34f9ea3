"""A cell that says that there is none is a claim of the day or time that its column or table says."""

from __future__ import annotations

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.register.journal.store import Register

from .foreign import file_of, take

_NO_NUMBER = "none"


@pytest.mark.parametrize("said", ["yoxdur", "нет", "none"])
def test_none_is_said_over_the_time_of_its_heading(register: Register, said: str) -> None:
    rows = (("Alfa LLC", 5), ("Beta LLC", said))
    proposal = take(register, file_of(("Company", "Exports 2024, thousand USD"), *rows))
    assert proposal.problems == [] and proposal.questions == []
    claims = [each.values for each in proposal.entries if each.kind == "figure"]
    assert [each["period"] for each in claims] == [ImpreciseDate("2024")] * 2
    assert claims[1]["qualifier"] == _NO_NUMBER and "value" not in claims[1]


def test_none_is_said_as_of_the_day_of_the_title(register: Register) -> None:
    rows = (("Alfa", 5), ("Beta", "нет"))
    proposal = take(
        register, file_of(("Данные на 01.01.2025",), ("Промышленный квартал", "Количество нерезидентов"), *rows)
    )
    claims = [each.values for each in proposal.entries if each.kind == "figure"]
    assert [each.get("as_of") for each in claims] == [ImpreciseDate("2025-01-01")] * 2
    assert claims[1]["qualifier"] == _NO_NUMBER
