"""Repairing a register file into a new one beside it. The file itself is only read."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from ...i18n import _
from ...presence import Presence, look
from ...records import Attachment, Record, table_of
from ...unfinished import remembering
from ..captions import captions
from ..checking import check
from ..errors import Damaged, NotARegister, ReadOnly, already_there, calmly
from ..file.discard import discard_draft
from ..file.engine import connect
from ..file.file_format import (
    NEWEST_SCHEMA,
    first_bytes,
    header_in,
    holds_something,
    is_sqlite,
    journal_beside,
    write_ahead_log,
)
from ..file.file_name import refuse_length, refuse_signs
from ..file.header import newer
from ..file.migrate import migrate
from ..file.rollback_journal import is_of_another_file
from ..file.take_name import take_name
from ..journal.broken_chain import ChainReader
from ..journal.chain import ChainStep
from ..journal.repaired import LOST_STEP
from ..journal.steps import Told
from ..opening import open_register
from ..salvage.reading import Salvage, read_rows
from ..search_index import index_all
from ..tables import ChangeSetRow, ContentRow
from .account import Account, NamedRecord
from .closing_step import ClosingStep
from .filling import Filled, filling
from .late_indexes import put_off_indexes
from .layout import known_version, layout_of, make_empty
from .mend_journal import lost_entries, mend_end, mend_journal
from .mend_links import mend_links
from .mend_rows import RowMending
from .mend_values import ValueMending, told_of_gone

# How far the work is: of a hundred parts.
Progress = Callable[[int], object]
_PARTS = 100
_FILLED, _MENDED = 45, 80


class RepairCancelled(Exception):
    """Whoever waited for the repair wished it to end; nothing is left of it."""


def repaired_name(file: Path) -> Path:
    """A name beside the file that is free."""
    stem, number = _("{name} (repaired)", name=file.stem), 2
    place = file.with_name(f"{stem}.ddesk")
    while os.path.lexists(place):
        place, number = file.with_name(f"{stem} {number}.ddesk"), number + 1
    return place


def repair(
    file: Path,
    out: Path | None = None,
    *,
    progress: Progress = lambda _part: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Account:
    """Put together what the file still holds, in a new file `out` (by default one beside it).

    Raises RegisterErrors for the world, and for a file in which nothing of a register is left; RepairCancelled.
    """
    refuse_signs(file)
    file = Path(os.path.realpath(file))
    out = Path(os.path.abspath(out)) if out is not None else repaired_name(file)
    _refuse(file, out)
    draft = out.with_name(f".{out.stem[:40]}.{secrets.token_hex(8)}.new")
    try:
        with calmly(file.name), remembering(draft), _at_rest(file) as still:
            account = _put_together(still, draft, Account(file, out), _telling(progress, is_cancelled))
        take_name(draft, out)
    except FileExistsError as error:
        raise already_there(out.name) from error
    except OSError as error:
        raise _cannot_be_written(error) from error
    finally:
        discard_draft(draft)
    return account


def _telling(progress: Progress, is_cancelled: Callable[[], bool]) -> Progress:
    def tell(part: int) -> None:
        if is_cancelled():
            raise RepairCancelled
        progress(part)

    return tell


def _put_together(file: Path, draft: Path, account: Account, tell: Progress) -> Account:
    filled = _salvage(file, draft, account, tell)
    _mend(draft, filled, account, tell)
    _look_over(draft, account, tell)
    return account


def _cannot_be_written(error: OSError) -> ReadOnly:
    return ReadOnly(
        _("The repaired register cannot be written: {reason}.", reason=error.strerror or str(error)),
        _("The file was left as it is."),
        _("Choose a folder where you may write and where there is room."),
    )


def _refuse(file: Path, out: Path) -> None:
    refuse_signs(out)
    refuse_length(out)
    seen = look(file)
    if seen in (Presence.FOLDER, Presence.OTHER):
        raise NotARegister(_("“{name}” is no file.", name=file.name or str(file)), "", _("Check the name."))
    if seen is not Presence.FILE:
        raise NotARegister(_("There is no file “{name}”.", name=file.name), "", _("Check the name."))
    if os.path.lexists(out):
        raise already_there(out.name)
    head = first_bytes(file)
    if is_sqlite(head) and len(head) == 100:
        header = header_in(head)
        if header.is_ours and NEWEST_SCHEMA < header.schema <= NEWEST_SCHEMA + 1000:
            raise newer(file)


@contextmanager
def _at_rest(file: Path) -> Iterator[Path]:
    """The file as it stands, or a copy in which SQLite has finished or taken back what lies beside it."""
    beside = [each for each in (journal_beside(file), write_ahead_log(file)) if holds_something(each)]
    if not beside or is_of_another_file(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix=f"districtdesk-{os.getpid()}-") as folder:
        copy = Path(folder) / file.name
        for each in (file, *beside):
            shutil.copyfile(each, copy.with_name(each.name))
        # What cannot be played back is left out; the rest is read all the same.
        with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA journal_mode = delete").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        yield copy


def _salvage(file: Path, draft: Path, account: Account, tell: Progress) -> Filled:
    make_empty(draft, known_version(_said_version(file)))
    shapes = layout_of(draft)
    indexes = put_off_indexes(draft)
    with filling(draft) as rows:
        found = read_rows(file, shapes, lambda done, total: tell(done * _FILLED // max(total, 1)), rows.take)
        filled = rows.put_rest(found)
    _refuse_nothing(file, found, filled)
    account.lost_pages, account.stray_pages = found.lost_pages, found.stray_pages
    account.torn, account.left_out = filled.torn_changes, filled.left_out
    account.entries_lost = max(0, lost_entries(draft) - filled.left_out)
    tell(_FILLED)
    filled.end, filled.indexes = _said_end(found), indexes
    account.steps, account.steps_lost = mend_journal(draft, filled.end.sequence)
    return filled


def _said_end(found: Salvage) -> ChainStep:
    """Where the history was said to end."""
    for values in found.rows("journal_end"):
        sequence, fingerprint = values["sequence"], values["fingerprint"]
        if isinstance(sequence, int) and isinstance(fingerprint, str):
            return ChainStep(sequence, fingerprint)
    return ChainStep()


def _said_version(file: Path) -> int:
    head = first_bytes(file)
    return header_in(head).schema if is_sqlite(head) and len(head) == 100 else 0


def _refuse_nothing(file: Path, found: Salvage, filled: Filled) -> None:
    if not (filled.records or filled.changes or found.tables.get("record") or found.tables.get("change")):
        raise Damaged(
            _("Nothing of a register was found in “{name}”.", name=file.name),
            _("The file was left as it is."),
            _("Look for your latest copy, and open that."),
        )


def _mend(draft: Path, filled: Filled, account: Account, tell: Progress) -> None:
    engine = connect(draft)
    try:
        migrate(engine)
    finally:
        engine.dispose()
    engine = connect(draft)
    # Held to again when the draft is looked over. It is thrown away if anything fails.
    event.listen(engine, "connect", lambda each, _record: each.execute("PRAGMA foreign_keys = 0"))
    event.listen(engine, "connect", lambda each, _record: each.execute("PRAGMA synchronous = 0"))
    total = max(filled.records, 1)
    try:
        with Session(engine.execution_options(writes=True), expire_on_commit=False) as session:
            rows = RowMending(session, filled, account)
            rows.mend()
            mend_links(session, account)
            mend_end(session.connection(), filled.end)
            breaks = _breaks(session, account)
            step = ClosingStep(session)
            step.tell(told_of_gone(account, rows.played))
            ValueMending(
                session,
                account,
                step.tell,
                lambda done: tell(_FILLED + (_MENDED - _FILLED) * min(done, total) // total),
            ).mend()
            index_all(session.connection())
            _name_lost_contents(session, account)
            step.tell_beside(breaks)
            step.close()
            account.told = step.told
            for index in filled.indexes:
                session.connection().exec_driver_sql(index)
            session.commit()
    finally:
        engine.dispose()


def _breaks(session: Session, account: Account) -> list[Told]:
    """What does not hold in the history, for the closing step to tell, beside some record: it belongs to none."""
    reader = ChainReader()
    reader.follow(session.connection())
    sets = table_of(ChangeSetRow)
    lost = set(session.scalars(select(sets.c.sequence).where(sets.c.label == LOST_STEP)))
    account.steps_broken = len(reader.broken.steps.keys() - lost)
    record = session.execute(select(Record.id, Record.kind).order_by(Record.id).limit(1)).first()
    if record is None or not (reader.broken.steps or reader.broken.gone):
        return []
    return [(record.kind, record.id, {}, reader.broken.dump())]


def _name_lost_contents(session: Session, account: Account) -> None:
    own, contents = table_of(Attachment), table_of(ContentRow)
    query = (
        select(own.c.id)
        .join(Record, Record.id == own.c.id)
        .where(Record.removed_at.is_(None), own.c.sha256.not_in(select(contents.c.sha256)))
    )
    named = captions(session, session.scalars(query).all())
    account.contents += [NamedRecord("attachment", each, name) for each, name in named.items()]


def _look_over(draft: Path, account: Account, tell: Progress) -> None:
    """Check the outcome as any register is."""
    register = open_register(draft, whole=True)
    try:
        tell(_MENDED)
        account.checked = check(
            register,
            lambda done, total: tell(_MENDED + (_PARTS - _MENDED) * done // max(total, 1)),
            is_just_mended=True,
        )
    finally:
        register.close()
    tell(_PARTS)
