"""Finding records by what is typed into a picker: names first, and what tells one from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...folding import fold
from ...i18n import LANGUAGES, _, language, speaking
from ...names import Names, language_of_letters
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Field, field_of, fields_of
from ...register.captions import captions
from ...register.journal.store import Register
from ...register.queries.listing import ListRow, Query, window
from .suggestion import Suggestion

SHOWN = 20
# Words in a note find a record too; so many are looked through for those that bear the name itself.
_LOOKED_THROUGH = 60
_MARKS = 2


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Suggestions, best first, and whether there are more than are shown."""

    suggestions: tuple[Suggestion, ...]
    has_more: bool


def find_records(register: Register, kinds: Sequence[str], typed: str) -> Suggestions:
    """Records of these kinds (all, if none is named) that have every typed word in their search key."""
    limit = _LOOKED_THROUGH if fold(typed) else SHOWN + 1
    rows: list[ListRow] = []
    with register.read() as session:
        for kind in kinds or tuple(KINDS):
            declared = RECORD_KINDS[kind]
            # While nothing is sought they stand as in their list: sources with the newest first.
            as_listed = Query(kind, sort=declared.sorted_by or None, descending=declared.sorted_down)
            rows += window(session, Query(kind, search=typed) if fold(typed) else as_listed, 0, limit)
    wanted = fold(typed)
    if wanted:
        rows.sort(key=lambda row: _distance(row.caption, wanted))
    return Suggestions(tuple(_suggestion(row, wanted) for row in rows[:SHOWN]), len(rows) > SHOWN)


def name_of(register: Register, record_id: str) -> str:
    """The caption of a record, removed or not; something to see and to point at in any case."""
    with register.read() as session:
        found = captions(session, [record_id]).get(record_id)
    return (found.show() if found else "") or _("Record without a name")


def _distance(caption: Names, wanted: str) -> int:
    """0 where a name begins with what is typed, 1 where a word does, 2 where it is inside, 3 elsewhere."""
    names = [fold(name) for name in caption.known().values()]
    if any(name.startswith(wanted) for name in names):
        return 0
    if any(f" {wanted}" in name for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else 3


def _suggestion(row: ListRow, wanted: str) -> Suggestion:
    name = row.caption.show()
    words = [_(RECORD_KINDS[row.kind].one), *_other_name(row.caption, wanted), *_telling(row, name)]
    return Suggestion(row.id, name or words[0], " · ".join(dict.fromkeys(words)))


def _other_name(caption: Names, wanted: str) -> list[str]:
    """The name that was typed, where it is not the one that is shown."""
    if wanted in fold(caption.show()):
        return []
    return [name for code in LANGUAGES if (name := getattr(caption, code)) and wanted in fold(name)][:1]


def _telling(row: ListRow, name: str) -> list[str]:
    """The first few values that tell it from its like."""
    fields = [field for field in fields_of(KINDS[row.kind]) if _tells(field)]
    shown = (row.show(field) for field in sorted(fields, key=lambda field: not field.kind.identifying))
    return [text for text in shown if text and text not in name][:_MARKS]


def _tells(field: Field) -> bool:
    kind = field.kind
    is_short = kind.is_one_line and not (kind.is_name or kind.needs_label or kind.holds_several)
    return is_short and (kind.listed or kind.identifying)


def naming_values(kind: str, typed: str) -> dict[str, object]:
    """The values that a new record of this kind starts with when a person typed this for it.

    What is wholly read as a reference to one fills its parts; else digits go to the number that identifies it, and
    words to its name.
    """
    text = " ".join(typed.split())
    if not text:
        return {}
    reference = KINDS[kind].parse_reference(text)
    if reference:
        return reference
    fields = fields_of(KINDS[kind])
    names = [field.key for field in fields if field.kind.is_name]
    lines = [field.key for field in fields if field.kind.identifying and field.kind.takes_any_line]
    is_number = not any(sign.isalpha() for sign in text)
    keys = lines + names if is_number else names + lines
    if not keys:
        return {}
    with speaking(language_of_letters(text) or language()):
        value = field_of(KINDS[kind], keys[0]).kind.parse(text)
    return {keys[0]: value} if isinstance(value, str | Names) else {}
