"""The open JSON of a register, taken into an empty one: every record with its links and what is attached to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..exchange.book import IsCancelled, Progress, go_on, say_nothing
from ..exchange.errors import ExchangeError
from ..exchange.json_reading import JsonContent, JsonRecord, is_of_practice, read_open_json
from ..i18n import N_, _
from ..problems import Problem, error
from ..records import KINDS, Attachment, Indicator, fields_of, kind_of
from ..register.errors import Refused
from ..register.journal.attachments import keep_content
from ..register.journal.store import Register, Session
from ..register.practice import SET_UP
from ..register.queries.emptiness import is_without_records
from ..register.refilling import keep_quiet, put_whole, remove_other_indicators
from .watching import Watch

_STEP = N_("Import register")
_INDICATOR, _FILE = kind_of(Indicator), kind_of(Attachment)
# More than a register was ever tried with.
_MOST = 1_000_000


@dataclass(slots=True)
class Refilled:
    """What a JSON file brought: how many records and attached files, and the fields that no kind has any more."""

    records: int = 0
    files: int = 0
    unknown: set[str] = field(default_factory=set)


class _Tried(Exception):
    """Ends the change before anything of it is written."""


def take_json(
    register: Register,
    path: Path,
    *,
    is_tried: bool = False,
    progress: Progress = say_nothing,
    is_cancelled: IsCancelled = go_on,
) -> Refilled:
    """Make the empty register equal to the one of which the file is, as one step; of its history nothing comes.

    Where it `is_tried` nothing is written in the end. Raises ExchangeError for a file that cannot be taken, or a
    register that is not empty, Refused for what a save would refuse, and Cancelled.
    """
    if not is_without_records(register):
        text = _("The register has records already. The JSON of another one is taken into a new, empty register.")
        raise ExchangeError(text)
    refilled = Refilled()
    work = _Refilling(refilled, Watch(progress, is_cancelled))
    # What is made up stays so in each copy.
    step: dict[str, Any] = {"label": SET_UP, "undoable": False} if is_of_practice(path) else {"label": _STEP}

    def end() -> None:
        raise _Tried

    try:
        with register.change(**step) as session:
            work.fill(session, path)
            session.before_commit = end if is_tried else None
    except _Tried:
        pass
    return refilled


class _Refilling:
    def __init__(self, refilled: Refilled, watch: Watch) -> None:
        self._refilled, self._watch = refilled, watch
        self._versions: dict[str, int] = {}
        self._kinds: dict[str, set[str]] = {}
        self._attached: dict[str, str] = {}
        self._problems: dict[str, list[Problem]] = {}

    def fill(self, session: Session, path: Path) -> None:
        with session.no_autoflush:
            for each in read_open_json(path):
                if isinstance(each, JsonContent):
                    self._keep(session, each)
                else:
                    self._put(session, each)
        for record_id in self._attached.values():
            text = _("The file has no bytes of this attachment, so that it cannot be kept.")
            self._problems.setdefault(record_id, []).append(error(text, "file_name", rule="no_file"))
        if self._problems:
            raise Refused(self._problems)
        keep_quiet(session, self._versions)
        if _INDICATOR in self._kinds:
            remove_other_indicators(session, self._kinds[_INDICATOR])

    def _put(self, session: Session, each: JsonRecord) -> None:
        self._watch.next_row()
        if each.kind not in KINDS:
            raise ExchangeError(
                _("The file has records of a kind that is not known here: {kind}.", kind=each.kind[:40])
            )
        if each.id in self._versions or len(self._versions) >= _MOST:
            raise ExchangeError(_("This JSON file has a record twice, or more of them than a register holds."))
        self._versions[each.id] = each.version
        self._kinds.setdefault(each.kind, set()).add(each.id)
        known = {field.key for field in fields_of(KINDS[each.kind])}
        self._refuse_part(each)
        self._refilled.unknown |= {f"{each.kind}.{key}" for key in each.values.keys() - known}
        if each.kind == _FILE:
            self._attached[str(each.values.get("sha256"))] = each.id
        problem = put_whole(session, each.kind, each.id, each.values)
        if problem is not None:
            self._problems.setdefault(each.id, []).append(problem)
        self._refilled.records += 1

    def _refuse_part(self, each: JsonRecord) -> None:
        if "note" not in each.values:
            raise ExchangeError(_("This JSON file has some columns alone, and not all that its register says."))
        if "is_sure" in each.values:
            raise ExchangeError(_("This JSON file tells how things were on a day, and not how its register is."))

    def _keep(self, session: Session, each: JsonContent) -> None:
        if each.sha256 in self._attached and keep_content(session, each.sha256, each.content):
            del self._attached[each.sha256]
            self._refilled.files += 1
