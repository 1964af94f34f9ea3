"""The row above the claims of a worksheet that adds what is seen of them: what counts, and like with like alone.

It stands above the headings, where it stays in view while rows are chosen, and where rows may still be added below.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ..i18n import _
from ..overview.counted_sums import CountedSums
from .counted_columns import COUNTED, INEXACT, SUM, number_of_sum
from .layout import BookCell, Formula, TotalRow

VALUE = "value"
_SEEN = "{{{key}}}{{first}}:{{{key}}}{{last}}"
# What SUBTOTAL does with the rows that are seen.
_COUNT, _MOST, _LEAST, _SUM = 102, 104, 105, 109


def counted_total(sums: CountedSums, ids: Iterable[str], *, has_sums: bool) -> TotalRow | None:
    """The row for these claims; None where none of them adds anything. `has_sums`: the workbook has the sheets of
    sums.

    While rows of several sums are seen it has no number, and says so.
    """
    told = [each for each in ids if each in sums.numbers]
    counted = [each for each in told if each in sums.values]
    if not counted:
        return None
    is_one = len({sums.numbers[each] for each in told}) == 1
    total = sum((sums.values[each] for each in counted), Decimal(0))
    inexact = sum(each in sums.inexact for each in counted)
    column = number_of_sum(has_sums=has_sums)
    unlike = _(
        "Unlike numbers are not added. Choose rows with one number under “{column}”, and their sum stands here.",
        column=column,
    )
    words = [_("Claims added: {count}.", count=len(counted)), *([_inexact(str(inexact))] if inexact else [])]
    return TotalRow(
        label=_("Sum of the rows that are seen and count"),
        key=VALUE,
        total=BookCell(Formula(_total(), total if is_one else ""), number_format=_code(sums), look="total"),
        words=BookCell(Formula(_words(unlike), " ".join(words) if is_one else unlike), look="total"),
    )


def widest_total(sums: CountedSums, ids: Iterable[str]) -> str:
    """The longest number that may stand there, with a sign between each three digits."""
    totals: dict[int, Decimal] = {}
    for each in ids:
        if each in sums.values:
            number = sums.numbers[each]
            totals[number] = totals.get(number, Decimal(0)) + sums.values[each]
    return f"{max(map(abs, totals.values()), default=Decimal(0)):,.{_places(sums)}f}"


def _total() -> str:
    return f'IF({_is_one()},{_subtotal(_SUM, COUNTED)},"")'


def _words(unlike: str) -> str:
    inexact = _subtotal(_SUM, INEXACT)
    added = _with_number(_("Claims added: {count}.", count="{}"), _subtotal(_COUNT, COUNTED))
    bounds = _with_number(f" {_inexact('{}')}", inexact)
    none = _quoted(_("Of the rows that are seen none counts in a sum."))
    one = f'{added}&IF({inexact}>0,{bounds},"")'
    return f"IF({_subtotal(_COUNT, COUNTED)}=0,{none},IF({_is_alike()},{one},{_quoted(unlike)}))"


def _inexact(count: str) -> str:
    return _("Of these bounds, ranges or about so: {count}; their numbers alone are added.", count=count)


def _is_one() -> str:
    return f"AND({_subtotal(_COUNT, COUNTED)}>0,{_is_alike()})"


def _is_alike() -> str:
    return f"{_subtotal(_MOST, SUM)}={_subtotal(_LEAST, SUM)}"


def _subtotal(how: int, key: str) -> str:
    return f"SUBTOTAL({how},{_SEEN.format(key=key)})"


def _with_number(words: str, formula: str) -> str:
    before, _between, after = words.partition("{}")
    return f"{_quoted(before)}&{formula}&{_quoted(after)}"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _code(sums: CountedSums) -> str:
    places = _places(sums)
    return f"#,##0.{'0' * places}" if places else "#,##0"


def _places(sums: CountedSums) -> int:
    """As many behind the point as any of the values has."""
    return max((max(0, -int(each.normalize().as_tuple().exponent)) for each in sums.values.values()), default=0)
