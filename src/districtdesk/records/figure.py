"""Figure: a number that somebody claimed of a subject at some time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Mapped

from .. import i18n
from ..codes import currency_digits
from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Currency, Imprecise, Link, Money, Number, Text, YesNo, choices
from ..i18n import N_, _
from ..money import Amount
from ..problems import Problem, error, warning
from ..quantity import Quantity
from ..record_kinds import SUBJECTS
from .base import Record, Titles
from .claim_status import ASSERTED_STATUSES, WITHDRAWN
from .columns import column
from .plausible_rate import is_implausible
from .titling import joined, linked
from .today import is_to_come

QUALIFIERS = choices(
    exact=N_("as given"),
    about=N_("about"),
    more_than=N_("more than"),
    at_least=N_("at least"),
    less_than=N_("less than"),
    up_to=N_("up to"),
    between=N_("between"),
)
FIGURE_STATUSES = choices(
    planned=N_("Planned"),
    expected=N_("Expected"),
    reported=N_("Reported"),
    verified=N_("Verified"),
    superseded=N_("Superseded"),
    disputed=N_("Disputed"),
)
BASES = choices(stated=N_("Stated"), date_of_publication=N_("Date of publication"), assumed=N_("Assumed"))
_WHEN = N_("When")
_CONVERSION = N_("Stated conversion")


def quantity_of(values: Mapping[str, object]) -> Quantity:
    """How much a figure of these values by field key says."""
    parts: dict[str, Any] = {part.name: values.get(part.name) for part in dataclass_fields(Quantity)}
    return Quantity(**parts)


class Figure(Record):
    titled_by = ("subject", "indicator")

    subject: Mapped[str] = column(Link(N_("Subject"), to=SUBJECTS, part=True, listed=True))
    indicator: Mapped[str] = column(Link(N_("Indicator"), to=("indicator",), listed=True))
    qualifier: Mapped[str] = column(
        Choice(
            N_("Qualifier"),
            choices=QUALIFIERS,
            unsaid="exact",
            also_read=(("dəqiq", "exact"), ("точно", "exact")),
            listed=True,
            meaning=N_("How the number is printed. “As given” is a number without such a word."),
        )
    )
    value: Mapped[Decimal] = column(
        Number(N_("Value"), listed=True, shown_with=("qualifier", "value_to", "unit", "currency"))
    )
    value_to: Mapped[Decimal | None] = column(Number(N_("Value to"), meaning=N_("The upper end of “between”.")))
    unit: Mapped[str | None] = column(
        Text(
            N_("Unit"),
            longest=60,
            meaning=N_("Only where it is narrower than the indicator's own, for example cars."),
        )
    )
    currency: Mapped[str | None] = column(Currency(N_("Currency"), listed=True))
    status: Mapped[str] = column(
        Choice(
            N_("Status"),
            choices=FIGURE_STATUSES,
            listed=True,
            is_status=True,
            sure=("verified",),
            doubtful=tuple(sorted(WITHDRAWN)),
        )
    )
    increment: Mapped[bool | None] = column(
        YesNo(
            N_("Increment"),
            empty_is_no=True,
            meaning=N_("It comes on top of a base that may be unstated: 1,200 additional jobs."),
        )
    )
    as_of: Mapped[ImpreciseDate | None] = column(Imprecise(N_("As of"), listed=True, section=_WHEN))
    as_of_basis: Mapped[str | None] = column(
        Choice(
            N_("Basis of the date"),
            choices=BASES,
            says_of=("as_of", "period"),
            lapsing=("date_of_publication", "assumed"),
            section=_WHEN,
            meaning=N_("Stated by the source, or filled in: the day of publication, or another assumption."),
        )
    )
    period: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Period"), section=_WHEN, meaning=N_("The time over which a flow was counted."))
    )
    stated_conversion: Mapped[Amount | None] = column(
        Money(
            N_("Stated conversion"),
            section=_CONVERSION,
            meaning=N_("The same amount in another currency as printed, never corrected."),
        )
    )
    implied_rate: Mapped[Decimal | None] = column(
        Number(
            N_("Implied rate"),
            derived=True,
            section=_CONVERSION,
            meaning=N_("The value divided by its stated conversion, to four digits."),
        )
    )
    preferred: Mapped[bool | None] = column(
        YesNo(N_("Preferred"), empty_is_no=True, meaning=N_("Show this claim first, whatever its date."))
    )

    def naming(self, titles: Titles) -> str:
        return joined((linked(titles, self.indicator), self.quantity.full(), linked(titles, self.subject)))

    @property
    def quantity(self) -> Quantity:
        """How much it says; the unit only where it has one of its own."""
        return Quantity(self.qualifier, self.value, self.value_to, self.unit, self.currency)

    @property
    def last_day(self) -> str:
        """The last day that it may be as of, as ISO text; empty where none is known."""
        when = self.as_of or self.period
        return when.latest.isoformat() if when and when.latest else ""

    def derive(self, titles: Titles) -> None:
        self.implied_rate = self._rate()

    def _rate(self) -> Decimal | None:
        if self.stated_conversion is None or not self.stated_conversion.minor or not self.currency:
            return None
        rate = round(self.value / self.stated_conversion.value, 4)
        return rate if 0 < rate < 10**12 else None

    def rules(self) -> list[Problem]:
        return [*self._range_rules(), *self._money_rules(), *self._future_rules()]

    def _range_rules(self) -> list[Problem]:
        if self.qualifier == "between" and self.value_to is None:
            return [error(_("“Between” needs a second value."), "value_to", rule="between")]
        if self.qualifier != "between" and self.value_to is not None:
            return [error(_("A second value belongs to “between” only."), "value_to", "qualifier", rule="between")]
        if self.value_to is not None and self.value is not None and self.value_to < self.value:
            return [error(_("The second value is smaller than the first."), "value_to", "value", rule="between")]
        return []

    def _future_rules(self) -> list[Problem]:
        if self.status not in ASSERTED_STATUSES:
            return []
        text = _("What is so already cannot be as of a day in the future. Choose planned or expected.")
        keys = [key for key in ("as_of", "period") if is_to_come(getattr(self, key))]
        return [error(text, key, "status", rule="told_in_future") for key in keys]

    def _money_rules(self) -> list[Problem]:
        found = []
        if self.stated_conversion is not None and not self.currency:
            text = _("A stated conversion belongs to an amount of money: give the currency.")
            found.append(error(text, "currency", "stated_conversion", rule="money_without_currency"))
        if (
            self.currency
            and self.value is not None
            and self.value != round(self.value, currency_digits(self.currency))
        ):
            text = _("{currency} has no unit that small.", currency=self.currency)
            found.append(error(text, "value", "currency", rule="minor_units"))
        if self.currency and self.value is not None:
            found += rate_problems(self.value, self.currency, self.stated_conversion)
        return found


def rate_problems(value: Decimal, currency: str, converted: Amount | None) -> list[Problem]:
    """What is odd about the rate of a stated conversion, which is kept as printed all the same."""
    if converted is None or not is_implausible(value, currency, converted):
        return []
    rate = i18n.number(Decimal(f"{value / converted.value:.3g}"))
    text = _(
        "By the stated conversion 1 {other} is {rate} {currency}, which it has never been near. One of the two "
        "amounts may have a wrong scale, such as billion for million.",
        rate=rate,
        currency=currency,
        other=converted.currency,
    )
    return [warning(text, "stated_conversion", "value", rule="implausible_rate")]
