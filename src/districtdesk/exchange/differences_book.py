"""What has changed since an export: a workbook of what was added, removed and changed, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path

from .. import i18n
from ..alphabet import alphabetical
from ..i18n import _, ngettext
from ..names import Names
from ..problems import Problem
from ..record_kinds import RECORD_KINDS
from ..records import Citation, Export, kind_of
from ..register.captions import captions
from ..register.journal import chain
from ..register.journal.store import Register, Session
from ..register.queries import listing
from ..register.queries.exports import KeptExport, holds
from ..register.queries.filter_text import read_filter
from ..register.queries.history import Step, steps_by_number, value_words
from ..register.queries.listing import Query
from ..register.queries.since import Since, cited_by, read_since
from .book import IsCancelled, Progress, go_on, say_nothing, stopping, write_book
from .layout import BookColumn, BookReport, BookSheet, CellValue, Cover
from .noted import reading_still
from .paper import fit_on_page

# What is remembered of files says nothing that stood in one.
_NOT_COMPARED = kind_of(Export)
_CITATION = kind_of(Citation)
_Rows = Callable[[], Iterator[Sequence[CellValue]]]


def write_differences(
    register: Register,
    export: KeptExport,
    target: Path,
    *,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> BookReport:
    """Write what is not as it was in this export, in the language of the moment. Raises what write_book() raises."""
    with reading_still(register, stopping(is_cancelled)) as session:
        found = Differences(session, export)
        sheets = [replace_widths(each) for each in found.sheets()]
        title = _("What has changed since: {export}", export=export.told())
        cover = cover_of(register, export, title, found.summary())
        return write_book(target, cover, sheets, progress=progress, is_cancelled=is_cancelled)


def replace_widths(sheet: BookSheet) -> BookSheet:
    """The sheet, whose columns stand beside each other on a page."""
    return BookSheet(sheet.title, sheet.name, fit_on_page(sheet.columns), sheet.rows, sheet.row_count, sheet.note)


def cover_of(register: Register, export: KeptExport, title: str, notes: tuple[str, ...]) -> Cover:
    """The first sheet of what is told about an export: which one that is, and what is so now."""
    made_on = i18n.moment(datetime.now(UTC))
    step = {"number": i18n.number(export.step), "fingerprint": chain.shown(export.fingerprint)}
    asked = (
        (_("Register"), register.name),
        (_("Made on"), made_on),
        (_("File sent"), export.file_name),
        (_("Exported on"), _day(export.made_on)),
        (_("Sent to"), export.sent_to),
        (_("Conditions"), export.conditions),
        (_("As of"), _day(export.as_of)),
        (_("Fingerprint of the file"), export.sha256),
        (_("History"), _("Step {number}, fingerprint {fingerprint}", **step)),
        (_("Language"), i18n.OWN_NAMES[i18n.language()]),
    )
    return Cover(title, tuple(each for each in asked if each[1]), notes, register.name, made_on)


def _day(day: date | None) -> str:
    return i18n.day(day) if day else ""


@dataclass(frozen=True)
class Differences:
    """What differs between an export and the register as the session sees it."""

    session: Session
    export: KeptExport

    def sheets(self) -> list[BookSheet]:
        """Those that have rows; that of what changed in any case."""
        changed = sum(len(each.fields) for each in self._changed)
        made = [
            BookSheet(_("Changed"), "changed", self._cell_columns(), self._changed_rows, changed, _("Cell by cell.")),
            self._whole(_("Added"), "added", self._added, _("What would be in the file now and was not.")),
            self._whole(_("Removed"), "removed", self._gone, _("What was in the file and would not be now.")),
        ]
        return [each for each in made if each.row_count or each.name == "changed"]

    def summary(self) -> tuple[str, ...]:
        """How much it is, in sentences."""
        cells = sum(len(each.fields) for each in self._changed)
        if not (cells or self._added or self._gone):
            return (_("Nothing has changed since then."), *self._not_told())
        return (
            ngettext("{count} value has changed.", "{count} values have changed.", cells),
            ngettext("{count} record was added.", "{count} records were added.", len(self._added)),
            ngettext("{count} record was removed.", "{count} records were removed.", len(self._gone)),
            *self._not_told(),
        )

    def _not_told(self) -> tuple[str, ...]:
        if self.export.carried is None:
            return (_("Which records the file carried is no longer known: nothing can be compared."),)
        if self._found_now is None and not all(map(self.export.carried.is_whole, self._kinds)):
            return (
                _("What was added is told only where the file held all records of a kind, or what a filter finds."),
            )
        return ()

    # What differs.

    @cached_property
    def _kinds(self) -> list[str]:
        carried = self.export.carried
        return [kind for kind in (carried.kinds if carried else []) if kind != _NOT_COMPARED]

    @cached_property
    def _found_now(self) -> set[str] | None:
        """What the conditions of the export find now; None where it had none, or they cannot be asked any more."""
        kind, text = self.export.kind, self.export.conditions
        if not (kind and text):
            return None
        conditions = read_filter(self.session, kind, text)
        if isinstance(conditions, Problem):
            return None
        return {row.id for row in listing.everything(self.session, Query(kind, conditions=conditions))}

    @cached_property
    def _since(self) -> dict[str, Since]:
        return read_since(self.session, self.export.step, self._kinds, lambda kind, record_id: True)

    @cached_property
    def _changed(self) -> list[Since]:
        found = [each for each in self._since.values() if each.is_there and self._held(each) and each.fields]
        if _CITATION not in self._kinds:
            found += cited_by(self.session, self.export.step, lambda kind, each: holds(self.export, kind, each))
        return found

    @cached_property
    def _gone(self) -> list[tuple[str, str, Since | None]]:
        """Kind and id, and the step that took it away, if one did."""
        removed = [each for each in self._since.values() if self._held(each) and not each.is_there]
        gone: list[tuple[str, str, Since | None]] = [(each.kind, each.record_id, each) for each in removed]
        if self._found_now is not None:
            known = {each.record_id for each in removed}
            for record_id in sorted(self._held_of(self.export.kind) - self._found_now - known):
                gone.append((self.export.kind, record_id, self._since.get(record_id)))
        return gone

    @cached_property
    def _added(self) -> list[tuple[str, str, Since | None]]:
        if self._found_now is not None:
            fresh = sorted(self._found_now - self._held_of(self.export.kind))
            return [(self.export.kind, each, self._since.get(each)) for each in fresh]
        carried = self.export.carried
        if carried is None or self.export.conditions:
            return []
        whole = {kind for kind in self._kinds if carried.is_whole(kind)}
        fresh_ones = (each for each in self._since.values() if each.kind in whole)
        return [(each.kind, each.record_id, each) for each in fresh_ones if each.is_there and not each.was_there]

    def _held(self, each: Since) -> bool:
        return each.was_there and holds(self.export, each.kind, each.record_id)

    def _held_of(self, kind: str) -> set[str]:
        carried = self.export.carried
        if carried is None:
            return set()
        if kind in carried.only:
            return set(carried.only[kind])
        standing = {row.id for row in listing.everything(self.session, Query(kind))}
        fresh = {each.record_id for each in self._since.values() if not each.was_there}
        return {each for each in standing - fresh if carried.may_hold(kind, each)}

    # How it is told.

    @cached_property
    def _names(self) -> dict[str, Names]:
        told = [each.record_id for each in self._changed]
        told += [record_id for _kind, record_id, _since in (*self._added, *self._gone)]
        linked = [
            target
            for each in self._changed
            for field in each.fields
            if field.kind.is_link
            for dumped in (each.before.get(field.key), each.after.get(field.key))
            for target in ([dumped] if isinstance(dumped, str) else dumped if isinstance(dumped, list) else [])
        ]
        return captions(self.session, [*told, *linked])

    @cached_property
    def _steps(self) -> dict[int, Step]:
        numbers = {number for each in self._changed for number in each.steps.values()}
        numbers |= {each.last for _kind, _id, each in (*self._added, *self._gone) if each}
        return steps_by_number(self.session, numbers)

    def _changed_rows(self) -> Iterator[Sequence[CellValue]]:
        for each in sorted(self._changed, key=lambda each: self._place(each.kind, each.record_id)):
            for field in each.fields:
                if self.export.without_personal and field.kind.personal:
                    continue
                yield (
                    _(RECORD_KINDS[each.kind].one),
                    self._name(each.record_id),
                    _(field.kind.label),
                    value_words(field, each.before.get(field.key), self._names) or None,
                    value_words(field, each.after.get(field.key), self._names) or None,
                    *self._step_cells(each.steps.get(field.key, each.last)),
                    each.record_id,
                )

    def _whole(self, title: str, name: str, told: list[tuple[str, str, Since | None]], note: str) -> BookSheet:
        columns = (*self._record_columns(), *self._step_columns(), _id_column())
        return BookSheet(title, name, columns, partial(self._whole_rows, told), len(told), note)

    def _whole_rows(self, told: list[tuple[str, str, Since | None]]) -> Iterator[Sequence[CellValue]]:
        for kind, record_id, since in sorted(told, key=lambda each: self._place(each[0], each[1])):
            step = self._step_cells(since.last if since else 0)
            yield (_(RECORD_KINDS[kind].one), self._name(record_id), *step, record_id)

    def _place(self, kind: str, record_id: str) -> tuple[int, str]:
        return list(RECORD_KINDS).index(kind), alphabetical(self._name(record_id))

    def _name(self, record_id: str) -> str:
        return self._names.get(record_id, Names()).show()

    def _step_cells(self, number: int) -> tuple[CellValue, ...]:
        step = self._steps.get(number)
        who = () if self.export.without_personal else (step.change_set.who if step else None,)
        if step is None:
            return (None, *who, None, None)
        return (step.change_set.at.astimezone().date(), *who, step.title(), number)

    def _record_columns(self) -> tuple[BookColumn, ...]:
        return (
            BookColumn("shown.kind", _("Kind of record"), "text", 18, wrap=True),
            BookColumn("caption", _("Record"), "text", 38, wrap=True),
        )

    def _cell_columns(self) -> tuple[BookColumn, ...]:
        cells = (
            BookColumn("shown.field", _("Field"), "text", 18, wrap=True),
            BookColumn("shown.then", _("Stood in the file"), "text", 30, wrap=True),
            BookColumn("shown.now", _("Is so now"), "text", 30, wrap=True),
        )
        return (*self._record_columns(), *cells, *self._step_columns(), _id_column())

    def _step_columns(self) -> tuple[BookColumn, ...]:
        who = () if self.export.without_personal else (BookColumn("shown.who", _("Who"), "text", 22, wrap=True),)
        return (
            BookColumn("shown.since", _("Changed on"), "date", 12),
            *who,
            BookColumn("shown.why", _("Step and reason"), "text", 30, wrap=True),
            BookColumn("shown.step", _("No."), "whole", 8),
        )


def _id_column() -> BookColumn:
    return BookColumn("id", _("Record id"), "text", 38, hidden=True, printed=False)
