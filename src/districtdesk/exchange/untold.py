"""What a workbook as of a day leaves out, in words."""

from __future__ import annotations

from ..i18n import _


def untold_columns() -> str:
    return _("Columns of claims, milestones, counts and sums are told of today alone, and are left out here.")


def untold_sums() -> str:
    return _(
        "Claims stand here as they are now, so there are no sums as of that day: the minister's table, as of the "
        "same day, has them."
    )
