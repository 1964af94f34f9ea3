"""How far a date lies from an event, as bounds: after it, within six months of it, two to three years before it.

Kept as two ISO 8601 durations with a stroke between, each of days, months or years and perhaps negative, or ".." for
an open end: P0D/.. is "after", P0D/P6M "within six months after", -P2Y/-P2Y "two years before".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, TypeVar

from ..folding import fold
from ..i18n import LANGUAGES, N_, _, ngettext, speaking
from ..problems import Problem, error
from .imprecise import ImpreciseDate

T = TypeVar("T")

_DURATION = re.compile(r"(?P<sign>-?)P(?P<count>[0-9]{1,4})(?P<unit>[DWMY])")
_END = r"-?P[0-9]{1,4}[DWMY]|\.\."
_REACH = re.compile(rf"(?P<least>{_END})/(?P<most>{_END})")
_OPEN = ".."
_MOST = 9_999


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days, weeks, months or years; negative before the event."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{'-' if self.count < 0 else ''}P{abs(self.count)}{self.unit}"

    def __neg__(self) -> Distance:
        return Distance(-self.count, self.unit)

    def __abs__(self) -> Distance:
        return Distance(abs(self.count), self.unit)

    def after(self, day: date) -> date:
        """The day so far from this one, or the last of a shorter month. OverflowError outside of years 1 to 9999."""
        if self.unit in "DW":
            return day + timedelta(days=self.count * (7 if self.unit == "W" else 1))
        months = day.year * 12 + day.month - 1 + self.count * (12 if self.unit == "Y" else 1)
        year, month = divmod(months, 12)
        if not 1 <= year <= _MOST:
            raise OverflowError(year)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the most; None is an open end."""

    least: Distance | None
    most: Distance | None

    def __str__(self) -> str:
        return f"{self.least or _OPEN}/{self.most or _OPEN}"


def parse_offset(text: str) -> Reach | None:
    """The reach that such a text as is kept says; None where it is none."""
    match = _REACH.fullmatch(text)
    if match is None or text == "../..":
        return None
    return Reach(_distance(match["least"]), _distance(match["most"]))


def _distance(text: str) -> Distance | None:
    match = _DURATION.fullmatch(text)
    return Distance(int(match["sign"] + match["count"]), match["unit"]) if match else None


def from_event(when: ImpreciseDate, offset: str) -> ImpreciseDate | None:
    """The bounds of a date so far from an event of that date, never narrower than said; None if nothing follows."""
    span = parse_offset(offset)
    if span is None:
        return None
    try:
        first = span.least.after(when.earliest) if span.least and when.earliest else None
        last = span.most.after(when.latest) if span.most and when.latest else None
    except OverflowError:
        return None
    if first is None and last is None:
        return None
    if first == last and first is not None:
        return ImpreciseDate.of(first)
    return ImpreciseDate(f"{first or _OPEN}/{last or _OPEN}")


# Showing and reading: the same forms both ways, in all three languages.


class _Form(NamedTuple):
    """A way of saying it: a message, and the reach of a length from its least to its most."""

    text: str
    reach: Callable[[Distance, Distance], Reach]


_NOW = Distance(0, "D")
_FORMS = {
    "within_after": _Form(N_("within {length} after"), lambda _least, most: Reach(_NOW, most)),
    "within_before": _Form(N_("within {length} before"), lambda _least, most: Reach(-most, _NOW)),
    "at_least_after": _Form(N_("at least {length} after"), lambda least, _most: Reach(least, None)),
    "at_least_before": _Form(N_("at least {length} before"), lambda least, _most: Reach(None, -least)),
    "after": _Form(N_("{length} after"), Reach),
    "before": _Form(N_("{length} before"), lambda least, most: Reach(-most, -least)),
}
_BARE = {
    N_("after"): Reach(_NOW, None),
    N_("before"): Reach(None, _NOW),
    N_("at the same time"): Reach(_NOW, _NOW),
}
# Read, and never shown: what people type and letters print.
_ALSO = {
    "within_after": (
        "within {length}", "within {length} of", "{length} ərzində", "в течение {length}",
        "в течение {length} после", "не позднее {length} после", "not later than {length} after",
    ),
    "within_before": ("within the {length} before", "в течение {length} до"),
    "after": ("{length} later", "{length} sonra", "через {length}", "через {length} после", "спустя {length}"),
    "before": ("{length} earlier", "{length} əvvəl", "{length} qabaq", "за {length} до", "за {length}"),
}  # fmt: skip
_ALSO_BARE = {"afterwards": "after", "later": "after", "sonra": "after", "после": "after", "до": "before",
              "əvvəl": "before", "qabaq": "before"}  # fmt: skip
_UNIT_WORDS = {
    "D": "day days gün день дня дней",
    "W": "week weeks həftə неделя неделю недели недель",
    "M": "month months ay месяц месяца месяцев",
    "Y": "year years il год года лет",
}
_UNITS = {fold(word): unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_LENGTH = re.compile(r"(?:(?P<least>\w+)(?: ?(?:-|to|do|il[ae]|or|ili|ve ya) ?(?P<most>\w+))? )?(?P<unit>\w+)")


def show_offset(kept: str) -> str:
    """Such an offset in words of the moment's language: within 6 months after, 2 years before."""
    reach = parse_offset(kept)
    if reach is None:
        return kept
    bare = next((text for text, each in _BARE.items() if each == reach), None)
    if bare:
        return _(bare)
    least, most = _length_of(reach)
    form = next(form for form in _FORMS.values() if form.reach(least, most) == reach)
    return _(form.text, length=_show_length(least, most))


def _length_of(reach: Reach) -> tuple[Distance, Distance]:
    """The length that a form has to be given, before or after."""
    ends = [abs(each) for each in (reach.least, reach.most) if each and each.count]
    return min(ends, key=lambda each: each.count), max(ends, key=lambda each: each.count)


def _show_length(least: Distance, most: Distance) -> str:
    """Six months; 2–3 years."""
    words = {
        "D": ngettext("{count} day", "{count} days", most.count),
        "W": ngettext("{count} week", "{count} weeks", most.count),
        "M": ngettext("{count} month", "{count} months", most.count),
        "Y": ngettext("{count} year", "{count} years", most.count),
    }[most.unit]
    # The number stands where it is written in all three languages: before its word.
    return words if least == most else f"{least.count}–{words}"


def read_offset(text: str) -> str | Problem:
    """What is kept for such words as: after; within 6 months; 2 to 3 years after; за 3 месяца до; 6 ay ərzində."""
    plain = _plain(text)
    reach = parse_offset(text) or _bare_forms().get(plain) or next(_readings(plain), None)
    if reach is None:
        return error(
            _("Write how far it is from the event: after, before, within 6 months, 2 to 3 years after."),
            rule="offset",
        )
    return str(reach)


def _readings(plain: str) -> Iterator[Reach]:
    for pattern, form in _patterns():
        match = pattern.fullmatch(plain)
        length = _read_length(match["length"]) if match else None
        if length:
            yield form.reach(*length)


@cache
def _bare_forms() -> dict[str, Reach]:
    shown = {_plain(text): reach for text, reach in _in_all_languages(_BARE.items())}
    return shown | {_plain(word): _BARE[text] for word, text in _ALSO_BARE.items()}


@cache
def _patterns() -> list[tuple[re.Pattern[str], _Form]]:
    """The longest first, so that "within" is not left over for a shorter form."""
    shown = list(_in_all_languages((form.text, form) for form in _FORMS.values()))
    also = [(text, _FORMS[key]) for key, texts in _ALSO.items() for text in texts]
    found = [(_plain(text.replace("{length}", "LENGTH")), form) for text, form in (*shown, *also)]
    found.sort(key=lambda each: -len(each[0]))
    return [(re.compile(text.replace("length", "(?P<length>.+)")), form) for text, form in found]


def _in_all_languages(messages: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
    for text, meaning in messages:
        for language in LANGUAGES:
            with speaking(language):
                yield _(text, length="{length}") if "{length}" in text else _(text), meaning


def _read_length(plain: str) -> tuple[Distance, Distance] | None:
    match = _LENGTH.fullmatch(plain)
    unit = _UNITS.get(match["unit"]) if match else None
    least = _number(match["least"] or "1") if match else None
    most = _number(match["most"]) if match and match["most"] else least
    if unit is None or least is None or most is None or not 0 < least <= most:
        return None
    return Distance(least, unit), Distance(most, unit)


def _plain(text: str) -> str:
    return "-".join(fold(part) for part in re.split(r"[-–—]", text))


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if int(word) <= _MOST else None
    return _NUMBERS.get(word)


# Folded, in the forms in which a length of time has them.
_NUMBERS = {
    fold(word): number
    for number, words in enumerate(
        (
            "one a bir один одного одну", "two iki два две двух", "three üç три трёх", "four dörd четыре четырёх",
            "five beş пять пяти", "six altı шесть шести", "seven yeddi семь семи", "eight səkkiz восемь восьми",
            "nine doqquz девять девяти", "ten on десять десяти", "eleven одиннадцать", "twelve двенадцать",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
