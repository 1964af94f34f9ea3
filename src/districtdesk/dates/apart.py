"""How far two dates lie apart, in words: from the nearest to the furthest that they can."""

from __future__ import annotations

from ..i18n import ngettext

_MONTH, _YEAR = 30.44, 365.25


def say_apart(least: int, most: int) -> str:
    """So many days later at least and at most, less than 0 for earlier: “4 to 8 months later”."""
    if most <= 0:
        return _distance(-most, -least, is_later=False)
    if least < 0 and -least > most:
        return _distance(0, -least, is_later=False)
    return _distance(max(least, 0), most, is_later=True)


def _distance(least: int, most: int, *, is_later: bool) -> str:
    unit, days = ("days", 1.0) if most < 45 else ("months", _MONTH) if most < 3 * _YEAR else ("years", _YEAR)
    low, high = round(least / days), max(round(most / days), 1)
    direction = "later" if is_later else "earlier"
    if low == 0:
        return _UP_TO[unit, direction](high)
    if low == high:
        return _BY[unit, direction](high)
    return _BETWEEN[unit, direction](low, high)


_BY = {
    ("days", "later"): lambda n: ngettext("{count} day later", "{count} days later", n),
    ("days", "earlier"): lambda n: ngettext("{count} day earlier", "{count} days earlier", n),
    ("months", "later"): lambda n: ngettext("{count} month later", "{count} months later", n),
    ("months", "earlier"): lambda n: ngettext("{count} month earlier", "{count} months earlier", n),
    ("years", "later"): lambda n: ngettext("{count} year later", "{count} years later", n),
    ("years", "earlier"): lambda n: ngettext("{count} year earlier", "{count} years earlier", n),
}
_UP_TO = {
    ("days", "later"): lambda n: ngettext("up to {count} day later", "up to {count} days later", n),
    ("days", "earlier"): lambda n: ngettext("up to {count} day earlier", "up to {count} days earlier", n),
    ("months", "later"): lambda n: ngettext("up to {count} month later", "up to {count} months later", n),
    ("months", "earlier"): lambda n: ngettext("up to {count} month earlier", "up to {count} months earlier", n),
    ("years", "later"): lambda n: ngettext("up to {count} year later", "up to {count} years later", n),
    ("years", "earlier"): lambda n: ngettext("up to {count} year earlier", "up to {count} years earlier", n),
}
_BETWEEN = {
    ("days", "later"): lambda a, n: ngettext("{low} to {count} day later", "{low} to {count} days later", n, low=a),
    ("days", "earlier"): lambda a, n: ngettext(
        "{low} to {count} day earlier", "{low} to {count} days earlier", n, low=a
    ),
    ("months", "later"): lambda a, n: ngettext(
        "{low} to {count} month later", "{low} to {count} months later", n, low=a
    ),
    ("months", "earlier"): lambda a, n: ngettext(
        "{low} to {count} month earlier", "{low} to {count} months earlier", n, low=a
    ),
    ("years", "later"): lambda a, n: ngettext(
        "{low} to {count} year later", "{low} to {count} years later", n, low=a
    ),
    ("years", "earlier"): lambda a, n: ngettext(
        "{low} to {count} year earlier", "{low} to {count} years earlier", n, low=a
    ),
}
