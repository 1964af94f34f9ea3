"""A number, an amount or an area that stands alone in a field of a form, read by the grammar of claims."""

from __future__ import annotations

from ..i18n import _
from ..problems import Problem, error
from . import read_claim
from .claim import ClaimReading


def read_alone(text: str, dimension: str, *, is_whole: bool = False) -> ClaimReading | Problem:
    """What the text says, where that is one number with its unit or currency and nothing more."""
    reading = read_claim(text, dimension=dimension, is_whole=is_whole)
    if isinstance(reading, Problem):
        return reading
    has_more = reading.as_of or reading.conversion or reading.per or reading.is_increment or reading.remarks
    if has_more or reading.quantity.qualifier != "exact":
        text = _("Write the number alone here: what is said of it has fields of its own.")
        return error(text, rule="not_alone")
    return reading
