"""Figure: a number that somebody claimed of a subject at some time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Mapped

from .. import i18n
from ..bounds import WITHOUT_NUMBER
from ..codes import currency_digits
from ..dates.imprecise import ImpreciseDate
from ..fields import Choice, Currency, Imprecise, Link, Links, Money, Number, Text, Unit, Whole, YesNo, choices
from ..i18n import N_, _
from ..money import Amount
from ..problems import Problem, error, warning
from ..quantity import Quantity
from ..record_kinds import SUBJECTS
from .base import Record, Titles
from .bases import BASES
from .claim_status import ASSERTED_STATUSES
from .columns import column
from .plausible_rate import is_implausible
from .qualifiers import ANSWERS, QUALIFIERS
from .relative import relative_by, relative_problems, relative_to
from .titling import joined, linked
from .today import is_to_come

FIGURE_STATUSES = choices(
    planned=N_("Planned"),
    expected=N_("Expected"),
    reported=N_("Reported"),
    verified=N_("Verified"),
    mixed=N_("Partly planned, partly so"),
    superseded=N_("Superseded"),
    disputed=N_("Disputed"),
    cancelled=N_("Cancelled"),
    withdrawn=N_("Withdrawn"),
)
REASONS = choices(
    newest=N_("The newest"),
    most_official=N_("The most official source"),
    closest_source=N_("The source closest to it"),
    most_exact=N_("The most exact"),
    confirmed=N_("Confirmed by others"),
    other=N_("Another reason"),
)
_WHEN = N_("When")
_CONVERSION = N_("Stated conversion")
_PRINTED = N_("As printed")
_WHOLE = N_("Parts and wholes")
_PREFERENCE = N_("Preference")


def quantity_of(values: Mapping[str, object]) -> Quantity:
    """How much a figure of these values by field key says."""
    parts: dict[str, Any] = {part.name: values.get(part.name) for part in dataclass_fields(Quantity)}
    return Quantity(**parts)


class Figure(Record):
    titled_by = ("subject", "indicator", "together_with")
    told_by_event = "for_when"
    never_looped = ("part_of", "replaced_by")
    shared_with = MappingProxyType({"subject": "together_with"})

    subject: Mapped[str] = column(Link(N_("Subject"), to=SUBJECTS, part=True, listed=True))
    indicator: Mapped[str] = column(Link(N_("Indicator"), to=("indicator",), listed=True))
    qualifier: Mapped[str] = column(
        Choice(
            N_("Qualifier"),
            choices=(*QUALIFIERS, *ANSWERS),
            unsaid="exact",
            also_read=(("dəqiq", "exact"), ("точно", "exact")),
            listed=True,
            meaning=N_(
                "How the number is printed. “As given” is a number without such a word; “not stated” and “unknown” "
                "are no number."
            ),
        )
    )
    value: Mapped[Decimal | None] = column(
        Number(N_("Value"), listed=True, shown_with=("qualifier", "value_to", "unit", "currency"))
    )
    value_to: Mapped[Decimal | None] = column(Number(N_("Value to"), meaning=N_("The upper end of “between”.")))
    unit: Mapped[str | None] = column(
        Unit(
            N_("Unit"),
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
            doubtful=("superseded", "disputed"),
            over=("cancelled", "withdrawn"),
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
            lapsing=("dateline", "date_of_publication", "assumed"),
            section=_WHEN,
            meaning=N_("Stated by the source, or filled in: the day of publication, or another assumption."),
        )
    )
    period: Mapped[ImpreciseDate | None] = column(
        Imprecise(N_("Period"), section=_WHEN, meaning=N_("The time over which a flow was counted."))
    )
    for_when: Mapped[ImpreciseDate | None] = column(
        Imprecise(
            N_("For when"),
            listed=True,
            section=_WHEN,
            meaning=N_("The day or time that a target or plan is for: 40 % by 2030."),
        )
    )
    relative_to: Mapped[str | None] = relative_to()
    relative_by: Mapped[str | None] = relative_by()
    printed_value: Mapped[Decimal | None] = column(
        Number(
            N_("Number as printed"),
            section=_PRINTED,
            shown_with=("printed_unit",),
            meaning=N_("Where it was printed in another unit, such as acres. Nothing is converted away."),
        )
    )
    printed_unit: Mapped[str | None] = column(Unit(N_("Unit as printed"), section=_PRINTED))
    conversion_qualifier: Mapped[str | None] = column(
        Choice(N_("Qualifier of the conversion"), choices=QUALIFIERS, section=_CONVERSION)
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
            N_("Implied rate for 1 of the conversion"),
            derived=True,
            section=_CONVERSION,
            meaning=N_("How much of its currency one of the other is by this: 1.7 AZN for 1 USD. To four digits."),
        )
    )
    together_with: Mapped[tuple[str, ...] | None] = column(
        Links(
            N_("Together with"),
            to=SUBJECTS,
            section=_WHOLE,
            meaning=N_("Other subjects of the same one number: jobs of three plants together. It is counted once."),
        )
    )
    part_of: Mapped[str | None] = column(
        Link(
            N_("Part of which claim"),
            to=("figure",),
            section=_WHOLE,
            meaning=N_("Of which: 474 jobs, of which 290 permanent. It is checked against the whole."),
        )
    )
    covers: Mapped[int | None] = column(
        Whole(
            N_("Covers"),
            least=0,
            section=_WHOLE,
            meaning=N_("How many it speaks of, where these are not all: 5.9 bn for 12 of the 18 residents."),
        )
    )
    covers_of: Mapped[int | None] = column(
        Whole(N_("Of how many in all"), least=1, section=_WHOLE, meaning=N_("How many there are: the 18."))
    )
    product: Mapped[str | None] = column(
        Link(N_("Of the product"), to=("product",), section=_WHOLE, meaning=N_("Which product the number speaks of."))
    )
    replaced_by: Mapped[str | None] = column(
        Link(N_("Replaced by"), to=("figure",), section=_PREFERENCE, meaning=N_("The claim that took its place."))
    )
    preferred: Mapped[bool | None] = column(
        YesNo(
            N_("Preferred"),
            empty_is_no=True,
            section=_PREFERENCE,
            meaning=N_("Show this claim first, whatever its date."),
        )
    )
    preferred_reason: Mapped[str | None] = column(
        Choice(N_("Why preferred"), choices=REASONS, says_of=("preferred",), section=_PREFERENCE)
    )
    preferred_because: Mapped[str | None] = column(
        Text(N_("Preferred because"), sought=True, section=_PREFERENCE, meaning=N_("The reason in one's own words."))
    )

    def naming(self, titles: Titles) -> str:
        subjects = dict.fromkeys((self.subject, *(self.together_with or ())))
        whose = joined((linked(titles, each) for each in subjects), ", ")
        return joined((linked(titles, self.indicator), self.quantity.full(), whose))

    @property
    def quantity(self) -> Quantity:
        """How much it says; the unit only where it has one of its own."""
        return Quantity(self.qualifier, self.value or Decimal(0), self.value_to, self.unit, self.currency)

    @property
    def partial(self) -> int | None:
        """How many it speaks of, where these are not all."""
        if self.covers is None or self.covers_of is None or self.covers >= self.covers_of:
            return None
        return self.covers

    @property
    def last_day(self) -> str:
        """The last day that it may be as of, as ISO text; empty where none is known."""
        when = self.as_of or self.period
        return when.latest.isoformat() if when and when.latest else ""

    def derive(self, titles: Titles) -> None:
        self.implied_rate = self._rate()

    def _rate(self) -> Decimal | None:
        if not self.value or self.stated_conversion is None or not self.stated_conversion.minor or not self.currency:
            return None
        rate = round(self.value / self.stated_conversion.value, 4)
        return rate if 0 < rate < 10**12 else None

    def rules(self) -> list[Problem]:
        own = (
            self._subject_rules,
            self._cover_rules,
            self._number_rules,
            self._range_rules,
            self._money_rules,
            self._future_rules,
        )
        return [*(problem for rules in own for problem in rules()), *relative_problems(self)]

    def _subject_rules(self) -> list[Problem]:
        if self.subject not in (self.together_with or ()):
            return []
        text = _("The claim's own subject is not named again among the others.")
        return [error(text, "together_with", "subject", rule="together_with_itself")]

    def _cover_rules(self) -> list[Problem]:
        if (self.covers is None) != (self.covers_of is None):
            return [error(_("Say how many it covers and of how many."), "covers", "covers_of", rule="cover")]
        if self.covers is not None and self.covers_of is not None and self.covers > self.covers_of:
            return [error(_("It covers more than there are."), "covers", "covers_of", rule="cover")]
        return []

    def _number_rules(self) -> list[Problem]:
        if self.qualifier in WITHOUT_NUMBER and self.value is not None:
            return [error(_("What is unknown or not stated has no number."), "value", "qualifier", rule="number")]
        if self.qualifier == "none" and self.value:
            return [error(_("“None” is the number 0, or no number."), "value", "qualifier", rule="number")]
        if self.qualifier not in WITHOUT_NUMBER and self.qualifier != "none" and self.value is None:
            return [error(_("Give the number."), "value", rule="required")]
        return []

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
