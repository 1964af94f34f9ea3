"""How people refer to acts is read whole, in any language, or not at all."""

from __future__ import annotations

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.records.legal_act import LegalAct


@pytest.mark.parametrize(
    ("text", "kind", "number", "day"),
    [
        ("Order No. 1234 of 5 March 2018", "order", "1234", "2018-03-05"),
        ("Order No 1234, 05.03.2018", "order", "1234", "2018-03-05"),
        ("Order of 5 March 2018 No. 1234", "order", "1234", "2018-03-05"),
        ("decree № 3127 dated 25 July 2017", "decree", "3127", "2017-07-25"),
        ("Decision №12-a", "decision", "12-a", None),
        ("1234 nömrəli Sərəncam, 5 mart 2018", "order", "1234", "2018-03-05"),
        ("1234 nömrəli Sərəncamı", "order", "1234", None),
        ("5 mart 2018-ci il tarixli 1234 nömrəli Sərəncam", "order", "1234", "2018-03-05"),
        ("14 saylı Qərar, 2019", "decision", "14", "2019"),
        ("Fərman № 3127", "decree", "3127", None),
        ("Указ № 3127 от 25 июля 2017", "decree", "3127", "2017-07-25"),
        ("Указ № 3127 от 25 июля 2017 года", "decree", "3127", "2017-07-25"),
        ("Распоряжение от 5 марта 2018 г. № 1234", "order", "1234", "2018-03-05"),
    ],
)
def test_a_reference_gives_kind_number_and_date(text: str, kind: str, number: str, day: str | None) -> None:
    said = LegalAct.parse_reference(text)
    date = said.pop("date", None)
    assert said == {"kind_as_reported": kind, "number": number}
    assert (date.edtf if isinstance(date, ImpreciseDate) else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3127",
        "On parks",
        "Order on parks",
        "Letter No. 12 of 5 March 2018",
        "Order No. 1234 of 5 March 2018 on industrial parks",
        "Order No. 1234 of the third of Marchember",
        "5 March 2018",
    ],
)
def test_what_is_not_wholly_read_gives_nothing(text: str) -> None:
    assert LegalAct.parse_reference(text) == {}
