"""The rule of two dates: an end certainly before its start is an error, possibly before it a warning."""

from __future__ import annotations

from ..i18n import _
from ..problems import Problem, error, warning
from .base import Record, field_of


def in_order(record: Record, start_key: str, end_key: str) -> list[Problem]:
    """What is wrong between a start and an end; nothing while either is unknown."""
    start, end = getattr(record, start_key), getattr(record, end_key)
    if start is None or end is None:
        return []
    labels = {
        "end": _(field_of(type(record), end_key).kind.label),
        "start": _(field_of(type(record), start_key).kind.label),
    }
    if end.certainly_before(start):
        text = _("“{end}” lies before “{start}”.", **labels)
        return [error(text, end_key, start_key, rule="end_before_start")]
    if end.earliest and start.earliest and end.earliest < start.earliest:
        text = _("“{end}” may lie before “{start}”.", **labels)
        return [warning(text, end_key, start_key, rule="possibly_out_of_order")]
    return []
