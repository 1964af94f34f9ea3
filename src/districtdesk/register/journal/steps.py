"""What the journal says of a step: plain values, of which everything else in this room is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ...fields.kind import Json

# A record's values by the keys of its fields, each as its kind dumps it.
Dumped = dict[str, Json]
# One change: the kind and the id of the record, and its values before and after.
Told = tuple[str, str, Mapping[str, Json] | None, Mapping[str, Json] | None]


@dataclass(frozen=True, slots=True)
class Change:
    """What a change set did to one record. `before` None: added or restored; `after` None: removed.

    `is_torn`: its values can no longer be read, and stand empty.
    """

    change_set: int
    record_kind: str
    record_id: str
    before: Dumped | None
    after: Dumped | None
    is_torn: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One save, import, undo or redo. `label` is a message to be translated where shown.

    `fingerprint` is of this step and of all before it. `is_passed_over`: undo and redo go on before it.
    """

    sequence: int
    id: str
    at: datetime
    who: str
    label: str
    undoes: int | None
    undoable: bool
    fingerprint: str
    is_passed_over: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do next: a change set each, or nothing. `redo` is the undo that it takes back."""

    undo: ChangeSet | None
    redo: ChangeSet | None
    redone: ChangeSet | None
