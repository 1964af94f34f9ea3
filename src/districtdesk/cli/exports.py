"""The exports that a register remembers: which ones, what has changed since, and what is to be put right."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from .. import i18n
from ..fields import Day
from ..i18n import _
from ..presence import is_same_file
from ..problems import Problem
from ..register.journal.store import Register, Session
from ..register.queries.exports import KeptExport, changed_claims, export_called, read_exports
from .exits import Exit
from .output import CommandAnswer, Heading, Object
from .talking import say, warn


def exports_answer(session: Session, *, only_changed: bool = False) -> CommandAnswer:
    """Every remembered export, the newest first, with how many of its claims are no longer so.

    `only_changed`: those alone of which any is.
    """
    known = read_exports(session)
    changed = {key: len(found) for key, found in changed_claims(session, known).items()}
    known = [each for each in known if changed.get(each.id) or not only_changed]
    return CommandAnswer(
        headings=(
            Heading(_("Made on")),
            Heading(_("Contents")),
            Heading(_("Sent to")),
            Heading(_("File name")),
            Heading(_("Claims carried"), is_number=True),
            Heading(_("Changed since"), is_number=True),
            Heading("ID"),
        ),
        lines=lambda: (
            (
                Day("").show(each.made_on),
                each.content.show(),
                each.sent_to,
                each.file_name,
                i18n.number(each.claims),
                i18n.number(changed[each.id]) if each.id in changed else "",
                each.id,
            )
            for each in known
        ),
        keys=tuple(_object(known[0], None)) if known else ("id",),
        objects=lambda: (_object(each, changed.get(each.id)) for each in known),
    )


def _object(export: KeptExport, changed: int | None) -> Object:
    return {
        "id": export.id,
        "contents": export.content.show(),
        "made_on": export.made_on.isoformat() if export.made_on else None,
        "made_by": export.made_by,
        "sent_to": export.sent_to or None,
        "file_name": export.file_name,
        "sha256": export.sha256,
        "language": export.language,
        "layout": export.layout or None,
        "kind": export.kind or None,
        "conditions": export.conditions or None,
        "as_of": export.as_of.isoformat() if export.as_of else None,
        "without_personal": export.without_personal,
        "step": export.step,
        "fingerprint": export.fingerprint,
        "records": export.records,
        "claims": export.claims,
        "claims_changed": changed,
    }


def write_about_export(register: Register, arguments: Namespace) -> Exit:
    """Write what has changed since an export, or its erratum, to a workbook."""
    if is_same_file(arguments.out, arguments.file):
        name = arguments.out.name
        warn(_("“{name}” is the register itself. Choose another name for the workbook.", name=name))
        return Exit.PROBLEMS
    with register.read() as session:
        export = export_called(session, arguments.export)
    if isinstance(export, Problem):
        warn(export.message)
        return Exit.PROBLEMS
    # Late: openpyxl takes longer to load than most commands to run.
    from . import export_books

    say(export_books.write(register, export, Path(arguments.out), is_erratum=arguments.command == "erratum"))
    return Exit.WELL
