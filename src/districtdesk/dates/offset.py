"""How far a date lies from an event, as bounds: after it, within six months of it, two to three years before it.

Kept as two ISO 8601 durations with a stroke between, each of days, months or years and perhaps negative, or ".." for
an open end: P0D/.. is "after", P0D/P6M "within six months after", -P2Y/-P2Y "two years before".
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ..folding import fold
from ..i18n import _, ngettext
from ..problems import Problem, error
from .imprecise import ImpreciseDate

_DURATION = re.compile(r"(?P<sign>-?)P(?P<count>[0-9]{1,4})(?P<unit>[DWMY])")
_OPEN = ".."
_MOST = 9_999


@dataclass(frozen=True, slots=True)
class Step:
    """So many days, weeks, months or years; negative before the event."""

    count: int
    unit: str

    def __str__(self) -> str:
        return f"{'-' if self.count < 0 else ''}P{abs(self.count)}{self.unit}"

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
class Span:
    """The least and the most; None is an open end."""

    least: Step | None
    most: Step | None

    def __str__(self) -> str:
        return f"{self.least or _OPEN}/{self.most or _OPEN}"


def parse_offset(text: str) -> Span | None:
    """The span that such a text as is kept says; None where it is none."""
    first, stroke, last = text.partition("/")
    least, most = _step(first), _step(last)
    if not stroke or least is _FAULTY or most is _FAULTY or (least is None and most is None):
        return None
    assert not isinstance(least, str) and not isinstance(most, str)
    return Span(least, most)


_FAULTY = "faulty"


def _step(text: str) -> Step | str | None:
    if text == _OPEN:
        return None
    match = _DURATION.fullmatch(text)
    if match is None:
        return _FAULTY
    count = int(match["count"])
    return Step(-count if match["sign"] else count, match["unit"])


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


# Showing and reading.


def show_offset(kept: str) -> str:
    """Such an offset in words of the moment's language: within 6 months after, 2 years before."""
    span = parse_offset(kept)
    if span is None:
        return kept
    least, most = span.least, span.most
    if most is None or least is None:
        return _open_ended(least, most)
    if most.count <= 0 and least.count < 0:
        return _("{length} before", length=_length(_mirrored(most), _mirrored(least)))
    if least.count == 0 and most.count > 0:
        return _("within {length} after", length=_length(most, most))
    if least.count == 0 == most.count:
        return _("at the same time")
    return _("{length} after", length=_length(least, most))


def _open_ended(least: Step | None, most: Step | None) -> str:
    if least is None:
        assert most is not None
        length = _length(_mirrored(most), _mirrored(most))
        return _("at least {length} before", length=length) if most.count else _("before")
    return _("at least {length} after", length=_length(least, least)) if least.count else _("after")


def _length(least: Step, most: Step) -> str:
    """Six months; 2 to 3 years."""
    count = abs(most.count)
    words = {
        "D": ngettext("{count} day", "{count} days", count),
        "W": ngettext("{count} week", "{count} weeks", count),
        "M": ngettext("{count} month", "{count} months", count),
        "Y": ngettext("{count} year", "{count} years", count),
    }[most.unit]
    shown = str(count) if abs(least.count) in (0, count) else f"{abs(least.count)}–{count}"
    return words.format(count=shown)


_UNITS = {
    "D": "days?|gun|den|dnya|dney",
    "W": "weeks?|hefte|nedely[aiu]?|nedel",
    "M": "months?|ay|mesyats(?:a|ev)?",
    "Y": "years?|il|god(?:a|u)?|let",
}
_COUNT = r"(?P<low>\w+)(?:\s?(?:-|–|to|do|il[ae]|or|ili|ve ya)\s?(?P<high>\w+))?"
_LENGTH = rf"(?:{_COUNT}\s)?(?P<unit>{'|'.join(_UNITS.values())})"
_WITHIN = "within|not later than|v teceni[ei]|ne pozdnee(?: cem)?(?: cerez)?|do|erzinde"
_AFTER = "after(?:wards)?|later|from|of|posle|spustya|sonra"
_BEFORE = "before|earlier|do|za|evvel|qabaq"


def read_offset(text: str) -> str | Problem:
    """What is kept for such words as: after; within 6 months; 2 to 3 years after; за 3 месяца до; 6 ay ərzində."""
    if parse_offset(text):
        return text
    plain = " - ".join(fold(part) for part in re.split(r"[-–—]", text))
    span = _bare(plain) or _measured(plain)
    if span is None:
        return error(
            _("Write how far it is from the event: after, before, within 6 months, 2 to 3 years after."),
            rule="offset",
        )
    return str(span)


def _bare(plain: str) -> Span | None:
    if re.fullmatch(_AFTER, plain):
        return Span(Step(0, "D"), None)
    if re.fullmatch("before|do|evvel|qabaq", plain):
        return Span(None, Step(0, "D"))
    return None


def _measured(plain: str) -> Span | None:
    length = re.search(rf"(?<!\w){_LENGTH}(?!\w)", plain.replace("  ", " "))
    if length is None:
        return None
    rest = (plain[: length.start()] + " " + plain[length.end() :]).split()
    low = _number(length["low"]) if length["low"] else 1
    high = _number(length["high"]) if length["high"] else low
    unit = next(code for code, words in _UNITS.items() if re.fullmatch(words, length["unit"]))
    words = " ".join(rest)
    is_within = re.search(rf"(?<!\w)(?:{_WITHIN})(?!\w)", words) is not None and not words.startswith("za")
    is_before = re.search(r"(?<!\w)(?:before|earlier|za|evvel|qabaq)(?!\w)", words) is not None
    if low is None or high is None or high < low or not _only(words, f"{_WITHIN}|{_AFTER}|{_BEFORE}"):
        return None
    least = Step(0, "D") if is_within else Step(low, unit)
    most = Step(high, unit)
    return Span(_mirrored(most), _mirrored(least)) if is_before else Span(least, most)


def _only(words: str, allowed: str) -> bool:
    return not re.sub(rf"(?<!\w)(?:{allowed})(?!\w)", "", words).strip()


def _mirrored(step: Step) -> Step:
    return Step(-step.count, step.unit)


def _number(word: str) -> int | None:
    if word.isdigit():
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
