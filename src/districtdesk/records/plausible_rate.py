"""Which exchange rates two currencies can have had: told apart from a wrong scale word, not from a wrong digit."""

from __future__ import annotations

from decimal import Decimal

from ..money import Amount

# Units to one US dollar: the least and the most on the market since 2000, or since the currency was introduced,
# rounded outwards. Orders of magnitude are enough: a thousand taken for a million is off by a thousand.
_TO_DOLLAR = {
    "USD": ("1", "1"),
    "AED": ("3.6", "3.7"),
    "AMD": ("300", "600"),
    "AUD": ("0.9", "2.1"),
    "AZN": ("0.7", "2"),
    "BGN": ("1.2", "2.4"),
    "BRL": ("1.5", "7"),
    "BYN": ("1.8", "4"),
    "CAD": ("0.9", "1.7"),
    "CHF": ("0.7", "1.9"),
    "CNY": ("6", "8.4"),
    "CZK": ("14", "42"),
    "DKK": ("4.6", "9.1"),
    "EUR": ("0.6", "1.3"),
    "GBP": ("0.45", "1"),
    "GEL": ("1.4", "3.5"),
    "HUF": ("140", "450"),
    "IDR": ("7000", "18000"),
    "ILS": ("2.9", "5"),
    "INR": ("39", "100"),
    "IRR": ("1700", "2000000"),
    "JPY": ("75", "170"),
    "KGS": ("34", "100"),
    "KRW": ("880", "1600"),
    "KWD": ("0.26", "0.32"),
    "KZT": ("110", "600"),
    "MDL": ("9", "22"),
    "MYR": ("2.9", "4.9"),
    "NOK": ("4.9", "12"),
    "PKR": ("50", "330"),
    "PLN": ("2", "5.1"),
    "QAR": ("3.6", "3.7"),
    "RON": ("2.2", "5.5"),
    "RUB": ("20", "130"),
    "SAR": ("3.7", "3.8"),
    "SEK": ("5.8", "11.5"),
    "SGD": ("1.2", "1.9"),
    "THB": ("28", "46"),
    "TJS": ("2", "13"),
    "TMT": ("2.8", "30"),
    "TRY": ("1.1", "60"),
    "UAH": ("4.5", "60"),
    "UZS": ("300", "20000"),
    "VND": ("14000", "30000"),
}
# Either way, for rates that are official, rounded or still to come.
_SLACK = 2


def is_implausible(value: Decimal, currency: str, converted: Amount) -> bool:
    """Whether these currencies have been near no such rate; never of one that is not in the table, or of nothing."""
    ours, theirs = _TO_DOLLAR.get(currency), _TO_DOLLAR.get(converted.currency)
    if not (ours and theirs and value and converted.minor):
        return False
    rate = abs(value / converted.value)
    least, most = Decimal(ours[0]) / Decimal(theirs[1]), Decimal(ours[1]) / Decimal(theirs[0])
    return not least / _SLACK <= rate <= most * _SLACK
