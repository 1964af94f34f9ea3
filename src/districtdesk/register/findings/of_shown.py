"""What lists show of claims and milestones, reckoned anew and held against what is kept."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from ...i18n import _
from ...names import Names
from ...problems import error
from ...records import Record, table_of
from ..captions import batches
from ..claims.milestones import find_other_milestones
from ..claims.shown_claims import find_other_shown_claims
from ..tables import MilestoneRow, ShownClaimRow
from .finding import Finding

_BASE = table_of(Record)


def shown_findings(session: Session) -> Iterator[Finding]:
    """One for each subject of which lists may show something else than its page.

    That a table is missing is said of the file.
    """
    there = inspect(session.connection())
    if not all(there.has_table(table_of(each).name) for each in (ShownClaimRow, MilestoneRow)):
        return
    subjects = find_other_shown_claims(session) | find_other_milestones(session)
    known = {
        row.id: row
        for batch in batches(sorted(subjects))
        for row in session.execute(select(_BASE.c.id, _BASE.c.kind, _BASE.c.caption).where(_BASE.c.id.in_(batch)))
    }
    text = _("What lists show of its claims is not what follows from them.")
    for each in sorted(subjects):
        row = known.get(each)
        kind, caption = (row.kind, row.caption) if row else ("", Names())
        yield Finding(each, kind, caption, error(text, rule="shown_derived"))
