"""Reads dates and periods as clerks type them and letters print them, whatever language the interface speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..i18n import _
from ..problems import Problem, error
from ..unseen import without_unseen
from . import edtf
from .compact import compact_problem
from .edges import END, START, find_edge, part_edge, reach
from .phrases import PhraseReading, find_date, is_fiscal, make_plain
from .printed_words import without_quotes
from .words import in_words

LONGEST = 160

_ABOUT = re.compile(
    r"(?:~|(?:about|around|circa|ca|c|approximately|approx|texminen|teqriben|okolo|primerno|priblizitelno) )"
)
_UNCERTAIN = re.compile(r"(?: ?\?| \((?:uncertain|subheli|pod voprosom)\))$")
_UNKNOWN_WORDS = ("unknown", "bilinmir", "neizvestno")

# The ablative of Azerbaijani, "from", on a year, the word year, or a month; and what "until" puts on them.
_FROM = "(?: il|-|[iu]n|)d[ae]n"
_TO = "(?: ile|-?y?[ae]|-|) ?(?:qeder|kimi|dek)"
_SINCE = re.compile(
    r"(?:since|from|so?|nacinaya so?) (.+)|(.+) (?:ve sonrasi|i pozje|and later|onwards)"
    rf"|(.+?){_FROM}(?: beri| etibaren)?"
)
_UNTIL = re.compile(
    r"(?:until|till|through|up to|po|to(?= (?:start|beginning|mid|middle|end|early|late)\b)) (.+)"
    r"|(.+) (?:ve evveli|i ranse|and earlier)"
)
# These leave open whether the named time itself still belongs to the period, so the words are kept.
_NOT = "(?:olmayaraq|olmamaqla|deyil)"
_UNTIL_LOOSELY = re.compile(
    rf"(?:by|do|ko?|ne poz(?:dnee|je)(?: cem)?|(?:no|not) later than) (.+)|(.+?){_TO}|(.+?){_FROM} gec {_NOT}"
)
_SINCE_LOOSELY = re.compile(
    r"(?:not before|(?:no|not) (?:earlier|sooner) than|ne ran(?:ee|se)(?: cem)?) (.+)"
    rf"|(.+?){_FROM} (?:evvel|tez) {_NOT}"
)
_BEFORE = re.compile(rf"(?:before|prior to) (.+)|(.+?){_FROM} evvel")
_AFTER = re.compile(rf"(?:after|posle) (.+)|(.+?){_FROM} sonra")
_FROM_TO = re.compile(rf"(.+?){_FROM} (.+?){_TO}")
_BETWEEN = re.compile(r" (?:to|until|till|through|po|do) | ?- ?")
# Between words a slash means other things: winter 2025/2026.
_BETWEEN_DIGITS = re.compile(rf"{_BETWEEN.pattern}|/")
_STARTING = re.compile(r"(?:from|since|so?) ")

# Whoever adds what is not printed puts it into brackets.
_YEAR_ADDED = re.compile(r"([^\[\]]*[^\[\]\s]) ?\[([0-9]{4})\] ?([^\[\]]*)")
_SHORT_PERIOD = re.compile(r"(?<![0-9x.-])([0-9]{4})-([0-9]{2})(?![0-9x-])")


class Reading(NamedTuple):
    """EDTF text, and the words as printed if they say more than it does."""

    edtf: str
    words: str = ""


def read_words(text: str) -> Reading | Problem:
    """The EDTF of what is written, or the reason why there is none.

    "late 2025" is kept as the last four months of 2025 together with its words. "before 2025" and "after 2025" are
    kept as open periods that end or begin on the day beside it, with their words: the bounds are exactly what
    was said, and the words tell that an event, not a period, may be meant.
    """
    if len(text) > LONGEST:
        return error(_("This is too long for a date."), rule="date_too_long")
    printed = without_quotes(printed_form(text))
    added = _YEAR_ADDED.fullmatch(printed)
    if added:
        return _with_year_added(added)
    if not printed:
        return error(_("Write a date, for example 01.05.2023, May 2025 or late 2025."), rule="date_empty")
    plain = make_plain(printed)
    # With a slash, an open end or a mark the text can only be EDTF, which numbers the parts of a year.
    is_edtf = _looks_like_edtf(printed)
    doubt = None if is_edtf and re.search(r"[/?~%]", printed) else compact_problem(plain) or _short_period(plain)
    if doubt:
        return doubt
    try:
        if is_edtf:
            return Reading(str(edtf.parse(printed.upper())))
        found = next(_periods(plain), None)
        if found is None:
            return _not_understood(printed, plain)
        edtf.parse(found.edtf)
    except ValueError as reason:
        return error(str(reason), rule="date_impossible")
    return Reading(found.edtf, printed if found.says_more else "")


def _with_year_added(found: re.Match[str]) -> Reading | Problem:
    """A date printed without its year: who writes it down adds that in brackets, where it stays: 1 May [2023]."""
    before, year, after = found.groups()
    whole = read_words(" ".join(filter(None, (before, year, after))))
    return whole if isinstance(whole, Problem) else Reading(whole.edtf, found[0])


def _short_period(plain: str) -> Problem | None:
    """2022-23 are two years to whoever types it, and autumn 2022 by EDTF, which numbers the parts of a year."""
    if is_fiscal(plain):
        return None
    for found in _SHORT_PERIOD.finditer(plain):
        first, code = int(found[1]), int(found[2])
        last = first - first % 100 + code
        is_part = edtf.Point(found[1], found[2]).part or 1 <= code <= 12
        if is_part and (last == first + 1 or (code > 12 and last > first)):
            return error(
                _(
                    "“{given}” can be read as {part} or as {years}. Write one of these.",
                    given=found[0], part=in_words(edtf.Point(found[1], found[2])), years=f"{first:04}-{last:04}",
                ),
                rule="date_two_readings",
            )  # fmt: skip
    return None


def printed_form(text: str) -> str:
    """The text with single spaces and without what cannot be printed."""
    return " ".join("".join(sign for sign in without_unseen(text) if sign.isprintable() or sign.isspace()).split())


def _looks_like_edtf(text: str) -> bool:
    """Dates whose months and days have two digits, alone or on both sides of one slash."""
    point = r"(?:[Yy]?-?[0-9]{2,}[0-9Xx]{2}(?:-[0-9Xx]{2}){0,2}[?~%]?|\.\.|)"
    return bool(re.fullmatch(rf"{point}(?:/{point})?", text))


def _periods(plain: str) -> Iterator[PhraseReading]:
    """The readings as a date or a period, the simplest first."""
    yield from _some(_date(plain))
    yield from (
        PhraseReading(f"{start.edtf}/{edtf.OPEN}", start.says_more) for start in _ends(_SINCE, plain, opens=True)
    )
    yield from (PhraseReading(f"{edtf.OPEN}/{end.edtf}", end.says_more) for end in _ends(_UNTIL, plain, opens=False))
    yield from (PhraseReading(f"{edtf.OPEN}/{end.edtf}", True) for end in _ends(_UNTIL_LOOSELY, plain, opens=False))
    yield from (
        PhraseReading(f"{start.edtf}/{edtf.OPEN}", True) for start in _ends(_SINCE_LOOSELY, plain, opens=True)
    )
    yield from (PhraseReading(f"{edtf.OPEN}/{end}", True) for end in _beside(_BEFORE, plain, -1))
    yield from (PhraseReading(f"{start}/{edtf.OPEN}", True) for start in _beside(_AFTER, plain, 1))
    for start, end in _cuts(plain):
        first, last = _end(start, opens=True), _end(end, opens=False)
        if first and last:
            yield PhraseReading(f"{first.edtf}/{last.edtf}", first.says_more or last.says_more)


def _some(found: PhraseReading | None) -> Iterator[PhraseReading]:
    if found:
        yield found


def _framed(pattern: re.Pattern[str], plain: str) -> str:
    match = pattern.fullmatch(plain)
    return next(filter(None, match.groups()), "") if match else ""


def _ends(pattern: re.Pattern[str], plain: str, opens: bool) -> Iterator[PhraseReading]:
    """The one end of a period that the pattern frames."""
    return _some(_edge(_framed(pattern, plain), opens))


def _cuts(plain: str) -> Iterator[tuple[str, str]]:
    """Each way to part the text into a start and an end."""
    framed = _FROM_TO.fullmatch(plain)
    if framed:
        yield framed[1], framed[2]
    starting = _STARTING.match(plain)
    begin = starting.end() if starting else 0
    between = _BETWEEN if re.search("[a-z]", plain) else _BETWEEN_DIGITS
    for cut in between.finditer(plain, begin):
        yield plain[begin : cut.start()], plain[cut.end() :]


def _end(plain: str, opens: bool) -> PhraseReading | None:
    """One end of a period; an unknown one is empty in EDTF."""
    return PhraseReading(edtf.UNKNOWN) if plain in _UNKNOWN_WORDS else _edge(plain, opens)


def _edge(plain: str, opens: bool) -> PhraseReading | None:
    """What a period begins with (`opens`) or ends with: one date and no period, or the edge of a time."""
    found = _date(plain, lambda bare: _bare_edge(bare, opens))
    return found if found and "/" not in found.edtf else None


def _bare_edge(plain: str, opens: bool) -> PhraseReading | None:
    named = part_edge(plain)
    whole = _point_in(named.whole) if named else None
    edge = find_edge(named.name, whole, opens) if named and whole else None
    if edge:
        return edge
    found = _bare_date(plain)
    if found is None or not found.says_more:
        return found
    stretch = edtf.parse(found.edtf)
    return PhraseReading(reach(stretch, opens), True) if isinstance(stretch, edtf.Point) else found


def _point_in(plain: str) -> edtf.Point | None:
    found = _bare_date(plain)
    point = edtf.parse(found.edtf) if found and not found.says_more else None
    return point if isinstance(point, edtf.Point) else None


def _date(plain: str, read: Callable[[str], PhraseReading | None] | None = None) -> PhraseReading | None:
    """One date with its qualifiers, or one of the short periods that name their year once; `read` the date itself."""
    about = _ABOUT.match(plain)
    bare = plain[about.end() :] if about else plain
    uncertain = _UNCERTAIN.search(bare)
    bare = bare[: uncertain.start()] if uncertain else bare
    found = (read or _bare_date)(bare)
    if found is None:
        return None
    is_about = bool(about) or found.edtf.endswith("~")
    mark = ("%" if uncertain else "~") if is_about else ("?" if uncertain else "")
    if mark and "/" in found.edtf:
        return None
    return PhraseReading(found.edtf.rstrip("~") + mark, found.says_more)


def _bare_date(plain: str) -> PhraseReading | None:
    if re.fullmatch(r"[0-9]{2}[0-9x]{2}(?:-[0-9x]{2}){0,2}", plain):
        return PhraseReading(plain.upper())
    return find_date(plain)


def _beside(pattern: re.Pattern[str], plain: str, days: int) -> Iterator[str]:
    """The day just before the framed date begins (-1) or just after it is over (1). ValueError if there is none.

    "Before the end of 2025" is only known to lie not behind that end, and "before late 2025" not behind that stretch.
    """
    framed = _framed(pattern, plain)
    named = part_edge(framed)
    found = _edge(framed, opens=days > 0 and not (named and named.name == END))
    if found is None:
        return
    if found.says_more or (named and named.name != (START if days < 0 else END)):
        yield found.edtf
        return
    point = edtf.parse(found.edtf)
    edge = point.earliest if days < 0 else point.latest
    try:
        yield ((edge or date.min) + timedelta(days)).isoformat()
    except OverflowError:
        raise ValueError(_("Only the years 0001 to 9999 are kept.")) from None


def _not_understood(printed: str, plain: str) -> Problem:
    if re.search(r"(?<![0-9])(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/-][0-9]{4}", plain):
        return error(
            _(
                "“{given}” can be read with the day or with the month first. "
                "Write it with points, day first: 01.05.2023.",
                given=printed,
            ),
            rule="date_two_readings",
        )
    if re.search("[0-9]", plain) and not re.search("[0-9]{4}|[0-9]{3}x", plain):
        return error(
            _(
                "“{given}” has no full year. Write all four digits of it: 01.05.2023 or May 2025. A year that is not "
                "printed is added in brackets: 1 May [2023].",
                given=printed,
            ),
            rule="date_short_year",
        )
    return error(
        _("“{given}” is not understood as a date. Write it like 01.05.2023, May 2025 or late 2025.", given=printed),
        rule="date_not_understood",
    )
