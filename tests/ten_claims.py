"""Ten claims of one source, made up, as it prints them in each language, and what of them is to be stored."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Printed(NamedTuple):
    """`texts` are Azerbaijani, English and Russian; `stored` is qualifier, number, upper end and currency."""

    indicator: str
    status: str
    texts: tuple[str, str, str]
    stored: tuple[str, str, str | None, str | None]

    @property
    def amount(self) -> tuple[str, Decimal, Decimal | None, str | None]:
        """What is to be stored, with numbers."""
        qualifier, value, value_to, currency = self.stored
        return qualifier, Decimal(value), Decimal(value_to) if value_to else None, currency


LANGUAGES = ("az", "en", "ru")
# Who said so, what he was, and as of when: printed once, at the head of the text.
SPEAKERS = ("Anar Vəliyev", "Anar Valiyev", "Анар Велиев")
OFFICES = ("Aqrar sənaye agentliyinin direktoru", "Director of the Agency", "директор агентства")
DAYS = ("1 fevral 2024", "1 February 2024", "1 февраля 2024")
DAY = "2024-02-01"
TEN_CLAIMS = (
    Printed("area", "reported", ("142 ha", "142 ha", "142 га"), ("exact", "142", None, None)),
    Printed("residents", "reported", ("27", "27", "27"), ("exact", "27", None, None)),
    Printed(
        "jobs_created",
        "reported",
        ("1350-dən çox", "more than 1350", "более 1350"),
        ("more_than", "1350", None, None),
    ),
    Printed("people_employed", "reported", ("təxminən 980", "about 980", "около 980"), ("about", "980", None, None)),
    Printed(
        "invested",
        "reported",
        ("ən azı 64 milyon manat", "at least 64 million manat", "не менее 64 млн манатов"),
        ("at_least", "64000000", None, "AZN"),
    ),
    Printed("occupancy", "reported", ("70", "70", "70"), ("exact", "70", None, None)),
    Printed(
        "foreign_investment",
        "reported",
        ("12,5 milyon dollar", "12.5 million dollars", "12,5 млн долларов"),
        ("exact", "12500000", None, "USD"),
    ),
    Printed("jobs_expected", "planned", ("600-ə qədər", "up to 600", "до 600"), ("up_to", "600", None, None)),
    Printed(
        "investment_planned",
        "planned",
        ("20-25 milyon manat", "between 20 and 25 million manat", "от 20 до 25 млн манатов"),
        ("between", "20000000", "25000000", "AZN"),
    ),
    Printed(
        "loan",
        "planned",
        ("15 milyon manat", "15 million manat", "15 млн манатов"),
        ("exact", "15000000", None, "AZN"),
    ),
)
