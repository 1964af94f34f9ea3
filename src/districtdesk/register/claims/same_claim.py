"""Whether two figures are one claim: the same number said of the same, as of the same time."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ...dates.imprecise import ImpreciseDate
from ...folding import fold
from ...measure_units import measure_code
from ...names import Names
from ...records import FieldValues, Figure, fields_of
from ...records.claim_status import ASSERTED_STATUSES, WITHDRAWN
from .figure_rows import subjects_of
from .units import is_own_unit

_NOTHING = (None, "", (), False)
_LINKS = ("indicator", "product", "part_of", "relative_to", "relative_by")
# What makes it one claim; of the rest, what the one leaves open the other may add.
_COMPARED = frozenset(
    {
        *_LINKS, "subject", "together_with", "status", "increment", "qualifier", "value", "value_to", "unit",
        "currency", "as_of", "period", "for_when", "covers", "covers_of",
    }
)  # fmt: skip
# When it was so, over which time it was counted, and for when it is meant.
TIMES = ("as_of", "period", "for_when")
# What one line that is typed cannot say.
_MORE = ("part_of", "together_with", "product", "covers", "covers_of")
# Said in the citation, or seen from what is compared.
_ASIDE = frozenset({"note", "as_of_basis"})


def claim_key(values: FieldValues, own_unit: Names | None) -> tuple[object, ...] | None:
    """Equal for two figures that say the same; None for one that nobody stands by, which is nobody's to confirm.

    `own_unit` is that of its indicator, which goes without saying. How exactly a number is given is a part of what is
    said: about 500 is not 500.
    """
    status = values.get("status")
    if status is None or status in WITHDRAWN:
        return None
    # A date told by an event follows from it.
    target = None if values.get("relative_to") else values.get("for_when")
    return (
        frozenset(subjects_of(str(values.get("subject")), _ids(values.get("together_with")))),
        *(values.get(key) or None for key in _LINKS),
        "so" if status in ASSERTED_STATUSES else status,
        bool(values.get("increment")),
        values.get("qualifier") or "exact",
        values.get("value") or Decimal(0),
        values.get("value_to"),
        values.get("covers"),
        values.get("covers_of"),
        _unit(values.get("unit"), own_unit),
        values.get("currency") or None,
        *(_time(when) for when in (values.get("as_of"), values.get("period"), target)),
    )


def _ids(value: object) -> Iterable[str]:
    return value if isinstance(value, tuple) else ()


def _unit(unit: object, own_unit: Names | None) -> str | None:
    """However it is written, it is the same unit."""
    if not isinstance(unit, str) or not unit or is_own_unit(unit, own_unit):
        return None
    return measure_code(unit) or fold(unit)


def _time(when: object) -> tuple[object, ...] | None:
    """However it is printed, it is the same time; about 2023 is not 2023."""
    return (when.bounds, "~" in when.edtf, "?" in when.edtf) if isinstance(when, ImpreciseDate) else None


def more_said(new: FieldValues, old: FieldValues) -> FieldValues | None:
    """The new one as the old one says it, where the old one only says more: of what it is a part, of whom together.

    None where it says no more than the new one. A target by 2030 may be the one for 2030.
    """
    more = {key: old[key] for key in _MORE if new.get(key) in _NOTHING and old.get(key) not in _NOTHING}
    subject, others = new.get("subject"), _ids(old.get("together_with"))
    if "together_with" in more:
        if subject not in (old.get("subject"), *others):
            return None
        more["subject"] = old.get("subject")
    if _is_one_target(new.get("for_when"), old.get("for_when")):
        more["for_when"] = old["for_when"]
    return {**new, **more} if more else None


def dated_as(new: FieldValues, old: FieldValues) -> FieldValues | None:
    """The new one with the dates of the old one, where it only says the same times more exactly; None where not."""
    other = {key: old.get(key) for key in TIMES if _time(new.get(key)) != _time(old.get(key))}
    if not other or not all(_is_more_exact(new.get(key), when) for key, when in other.items()):
        return None
    return {**new, **other}


def _is_more_exact(new: object, old: object) -> bool:
    """Whether all of it lies within the old one, which is longer."""
    if not isinstance(new, ImpreciseDate) or not isinstance(old, ImpreciseDate):
        return False
    if None in (*new.bounds, *old.bounds) or new.bounds == old.bounds:
        return False
    return bool(old.earliest <= new.earliest and new.latest <= old.latest)  # type: ignore[operator]


def _is_one_target(new: object, old: object) -> bool:
    if not isinstance(new, ImpreciseDate) or not isinstance(old, ImpreciseDate) or _time(new) == _time(old):
        return False
    return new.latest is not None and new.latest == old.latest and new.is_approximate == old.is_approximate


def added_by(new: FieldValues, old: FieldValues) -> dict[str, object] | None:
    """What the new one says of the same claim beyond the old one, by field; None where the two do not agree.

    A stated date goes before an assumed one, and a verified number before a reported one.
    """
    found: dict[str, object] = {}
    for field in fields_of(Figure):
        key, value = field.key, new.get(field.key)
        if field.kind.derived or key in _COMPARED or key in _ASIDE or value in _NOTHING:
            continue
        if old.get(key) in _NOTHING:
            found[key] = value
        elif old.get(key) != value:
            return None
    goes_before = {"as_of_basis": "stated", "status": "verified"}
    found.update({key: best for key, best in goes_before.items() if new.get(key) == best != old.get(key)})
    return found
