"""What is typed into a record's form, given away while it is typed and taken back after a crash."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from ... import i18n
from ...drafts.draft import Typed, TypedDraft, moment_now
from ...i18n import _
from ...names import Names
from ...problems import Problem
from ..feed.register_feed import Feed
from ..lists.leaving import Unsaved
from .field_cell import FieldCell
from .form_fields import FormFields


class FormDraft(QObject):
    """Watches the cells of one form."""

    def __init__(self, feed: Feed, kind: str, cells: Mapping[str, FieldCell], form: QObject) -> None:
        super().__init__(form)
        self._feed, self._kind, self._cells = feed, kind, cells
        self._record: tuple[str | None, int | None, str] = (None, None, "")
        self._place = feed.drafts.watch(self._collect)
        for cell in cells.values():
            cell.edited.connect(self._hear)

    def stand_for(self, record_id: str | None, version: int | None, name: str) -> None:
        """Which record the form holds, at which version, and what it is called; no id for a new one."""
        self._record = (record_id, version, name)

    def unsaved(self) -> Unsaved:
        """What a person changed here, by the names of the fields."""
        record_id, _version, name = self._record
        changed = [cell for cell in self._cells.values() if not cell.field.kind.derived and cell.is_changed]
        labels = tuple(_(cell.field.kind.label) for cell in changed)
        first = changed[0].field.key if changed else ""
        return Unsaved(name or self._typed_name(), labels, record_id is None, first)

    def _typed_name(self) -> str:
        """As the record is called in the field for its name."""
        named = (cell.editor.value() for cell in self._cells.values() if cell.field.kind.is_name)
        value = next(named, None)
        return value.show() if isinstance(value, Names) else value if isinstance(value, str) else ""

    def settle(self) -> None:
        """Nothing that is typed here is wanted any more, or all of it is saved."""
        self._place.settle()

    def take_over(self, left: TypedDraft) -> None:
        """What was left is typed here again."""
        self._place.take_over(left)

    def _hear(self, _key: str) -> None:
        self._place.touch()

    def _collect(self, key: str) -> TypedDraft | None:
        typed = {each: cell for each, cell in self._cells.items() if _is_typed(cell)}
        if not any(cell.is_changed for cell in typed.values()):
            return None
        record_id, version, name = self._record
        return TypedDraft(
            key,
            "form",
            self._kind,
            record_id,
            moment_now(),
            {each: cell.editor.typed() for each, cell in typed.items()},
            name,
            version,
            {each: _value(cell) for each, cell in self._cells.items() if cell.is_filled_in},
            {each: cell.field.kind.dump(cell.loaded) for each, cell in typed.items()},  # type: ignore[misc]
            tuple((_(cell.field.kind.label), cell.editor.typed_words()) for cell in typed.values()),
            self._feed.source_at_hand.id if record_id is None else "",
        )


def _is_typed(cell: FieldCell) -> bool:
    return not cell.field.kind.derived and not cell.is_filled_in and cell.is_to_save


def _value(cell: FieldCell) -> Typed:
    value = cell.editor.value()
    return None if isinstance(value, Problem) else cell.field.kind.dump(value)  # type: ignore[return-value]


def initial_values(draft: TypedDraft, cells: Mapping[str, FieldCell]) -> dict[str, object]:
    """What the program had filled in beside what was typed; what can no longer be read is left out."""
    found: dict[str, object] = {}
    for key, dumped in draft.initial.items():
        value = _loaded(cells, key, dumped)
        if value is not None:
            found[key] = value
    return found


def put_back(draft: TypedDraft, fields: FormFields) -> bool:
    """Type it in again, and give the keyboard to the first of it. The form holds the record as it is now.

    Returns whether somebody else changed one of these fields since; in it stands then what was saved there before.
    """
    cells = fields.cells
    is_changed_since = False
    typed = [key for key, cell in cells.items() if key in draft.typed and not cell.field.kind.derived]
    for key in typed:
        was = _loaded(cells, key, draft.was.get(key))
        if draft.record_id is not None and _differs(cells[key], was):
            is_changed_since = True
            cells[key].load(was)
        cells[key].editor.type_back(draft.typed[key])
        fields.unfold(key)
    if typed:
        cells[typed[0]].editor.focus_here()
    return is_changed_since


def when_typed(draft: TypedDraft) -> str:
    """When it was typed, in the language of the moment."""
    try:
        return i18n.moment(datetime.fromisoformat(draft.at))
    except ValueError:
        return draft.at


def _differs(cell: FieldCell, was: object) -> bool:
    return cell.field.kind.dump(cell.loaded) != cell.field.kind.dump(was)


def _loaded(cells: Mapping[str, FieldCell], key: str, dumped: object) -> object:
    """The value that a kind dumped so; None where it is another kind by now, or a damaged file."""
    try:
        return cells[key].field.kind.load(dumped)  # type: ignore[arg-type]
    except (KeyError, ValueError, TypeError, ArithmeticError):
        return None
