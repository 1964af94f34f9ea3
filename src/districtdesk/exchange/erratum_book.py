"""The erratum of an export: claims in it that are no longer so, what stood there, what is so now, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..alphabet import alphabetical
from ..i18n import _, ngettext
from ..register.journal.store import Register, Session
from ..register.queries.exports import KeptExport, changed_claims
from ..register.queries.history import steps_by_number
from ..register.queries.said_then import SaidThen
from ..register.queries.since import Since
from ..register.queries.subject_claims import read_evidence
from .book import IsCancelled, Progress, go_on, say_nothing, stopping, write_book
from .differences_book import cover_of, replace_widths
from .evidence_columns import say_evidence
from .layout import BookColumn, BookReport, BookSheet, CellValue
from .noted import reading_still


def write_erratum(
    register: Register,
    export: KeptExport,
    target: Path,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write it, in the language of the moment. Raises what write_book() raises."""
    with reading_still(register, stopping(is_cancelled)) as session:
        claims = list(changed_claims(session, [export]).get(export.id, {}).values())
        sheet = replace_widths(_sheet(session, export, claims))
        title = _("Erratum: {export}", export=export.told())
        said = ngettext(
            "{count} claim in this file is no longer so. Please read it as it is told here.",
            "{count} claims in this file are no longer so. Please read them as they are told here.",
            len(claims),
        )
        cover = cover_of(
            register, export, title, (said,) if claims else (_("All claims in this file are still so."),)
        )
        return write_book(target, cover, [sheet], progress=progress, is_cancelled=is_cancelled)


def _sheet(session: Session, export: KeptExport, claims: Sequence[Since]) -> BookSheet:
    return BookSheet(
        title=_("Erratum"),
        name="erratum",
        columns=_columns(),
        rows=lambda: _rows(session, export, claims),
        row_count=len(claims),
        note=_("What stood in the file, what is so now, since when, and who says so."),
    )


def _rows(session: Session, export: KeptExport, claims: Sequence[Since]) -> Iterator[Sequence[CellValue]]:
    said = SaidThen(session, claims)
    steps = steps_by_number(session, {each.last for each in claims})
    evidence = read_evidence(session, [each.record_id for each in claims])
    for each in sorted(claims, key=lambda each: tuple(map(alphabetical, said.about(each)))):
        step = steps.get(each.last)
        say = say_evidence(each.kind, without_personal=export.without_personal)
        yield (
            *said.about(each),
            said.then(each),
            said.now(each),
            step.change_set.at.astimezone().date() if step else None,
            *say(evidence.get(each.record_id, ())),
            step.title() if step else None,
            each.record_id,
        )


def _columns() -> tuple[BookColumn, ...]:
    return (
        BookColumn("caption", _("Subject"), "text", 28, wrap=True),
        BookColumn("shown.indicator", _("What is said of it"), "text", 22, wrap=True),
        BookColumn("shown.then", _("Stood in the file"), "text", 28, wrap=True),
        BookColumn("shown.now", _("Is so now"), "text", 28, wrap=True),
        BookColumn("shown.since", _("Changed on"), "date", 12),
        BookColumn("shown.source", _("Source"), "text", 34, wrap=True),
        BookColumn("shown.why", _("Step and reason"), "text", 26, wrap=True),
        BookColumn("id", _("Record id"), "text", 38, hidden=True, printed=False),
    )
