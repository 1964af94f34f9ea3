"""Rules of dates: an end before its start, and what was said or done on a day that is still to come."""

from __future__ import annotations

from ..i18n import _
from ..problems import Problem, error, warning
from .base import Record, field_of
from .today import is_to_come


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
    # The same text for both, such as one year, is not taken for a doubt.
    if end.edtf != start.edtf and end.possibly_before(start):
        text = _("“{end}” may lie before “{start}”.", **labels)
        return [warning(text, end_key, start_key, rule="possibly_out_of_order")]
    return []


def not_to_come(record: Record, key: str) -> list[Problem]:
    """A day on which something was said or signed cannot lie in the future."""
    if not is_to_come(getattr(record, key)):
        return []
    text = _("“{label}” cannot lie in the future.", label=_(field_of(type(record), key).kind.label))
    return [error(text, key, rule="in_future")]
