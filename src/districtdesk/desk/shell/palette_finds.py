"""What the search over everything offers for a text: records and saved filters, best first, and what one can do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction

from ...folding import fold
from ...i18n import _, ngettext, number
from ...record_kinds import RECORD_KINDS
from ...records import SavedFilter, kind_of
from ...register.journal.store import Register, Session
from ...register.queries.how_found import FoundRecord, say_why
from ...register.queries.other_layout import in_other_layout
from ...register.queries.saved_filters import NamedFilter, read_saved_filters
from ...register.queries.searching import MOST_COUNTED, count_found, search, search_inside
from ...spelling import parting
from ..kit.places import BY_KEY

_MOST_ACTIONS = 8
_FILTER = kind_of(SavedFilter)


@dataclass(frozen=True, slots=True)
class Offer:
    """One row. `key`: the id of a record, with its `kind`; the key of an action or a place; another text to look for.

    `new` is a new record of the `kind`; `filter` a saved filter by its id, which finds records of the `kind`. `also`:
    other words by which it is called.
    """

    sort: Literal["record", "action", "reading", "place", "new", "filter"]
    key: str
    text: str
    note: str
    icon: str
    kind: str = ""
    also: str = ""

    @property
    def is_new(self) -> bool:
        """All that is offered is there already."""
        return False


def find_offers(register: Register, text: str) -> list[Offer]:
    """The records that are found; where there are none, what the same keys find in the other keyboard layout."""
    with register.read() as session:
        if found := search(session, text).found:
            return _offered(session, found)
        other = in_other_layout(text)
        if other and (found := search(session, other).found):
            note = _("The same keys in the other keyboard layout")
            reading = Offer("reading", other, _("“{word}”", word=other), note, "search")
            return [reading, *_offered(session, found)]
        return _offered(session, search_inside(session, text).found)


def say_how_many(register: Register, text: str) -> str:
    """How many records are found in all."""
    with register.read() as session:
        count = count_found(session, text)
    if count > MOST_COUNTED:
        return _("More than {count} records found", count=number(MOST_COUNTED))
    return ngettext("{count} record found", "{count} records found", count) if count else ""


def _offered(session: Session, found: Iterable[FoundRecord]) -> list[Offer]:
    """A filter that is found opens the list that it narrows."""
    found = list(found)
    is_any = any(each.kind == _FILTER for each in found)
    filters = {each.id: each for each in read_saved_filters(session)} if is_any else {}
    return [_of_filter(filters[each.id]) if each.id in filters else _of_record(each) for each in found]


def _of_filter(saved: NamedFilter) -> Offer:
    note = f"{_(RECORD_KINDS[_FILTER].one)} · {_(RECORD_KINDS[saved.kind].many)}"
    return Offer("filter", saved.id, saved.name, note, "filter", saved.kind)


def _of_record(found: FoundRecord) -> Offer:
    kind = RECORD_KINDS[found.kind]
    name = found.caption.show() or _("Record without a name")
    return Offer("record", found.id, name, f"{_(kind.one)} · {say_why(found)}", kind.icon, found.kind)


def find_actions(actions: Iterable[tuple[str, QAction]], text: str, icon: str = "chevron_right") -> list[Offer]:
    """What can be done now and is called so, in another spelling too; everything for no text."""
    words = fold(text).split()
    able = [(key, action) for key, action in actions if action.isEnabled() and action.isVisible()]
    fitting = [(key, action) for key, action in able if _is_called(action.text(), words)]
    return [
        Offer("action", key, action.text().replace("&&", "&"), _keys(action), icon)
        for key, action in fitting[: _MOST_ACTIONS if words else None]
    ]


def places_and_beginnings(*, may_write: bool) -> list[Offer]:
    """The places at the left, and a new record of each kind that a person fills in."""
    places = [Offer("place", place.key, _(place.text), _("At the left"), place.icon) for place in BY_KEY.values()]
    if not may_write:
        return places
    kinds = [(place.kind, RECORD_KINDS[place.kind]) for place in BY_KEY.values() if place.kind]
    # Translators: what one may type before the kind of a new record, in every gender: "new company", "add company".
    also = _("new add create")
    return places + [
        Offer("new", kind, _("New record: {kind}", kind=_(declared.one)), "", "add", kind, also)
        for kind, declared in kinds
        if declared.is_entered
    ]


def called(offers: Iterable[Offer], text: str) -> list[Offer]:
    """Those that are called so, in another spelling too; none for no text."""
    words = fold(text).split()
    return [each for each in offers if words and _is_called(f"{each.text} {each.also}", words)]


def comes_first(offer: Offer, text: str) -> bool:
    """Whether it goes before records: it is called just so, or begins so with a word more: “new so…” for a source."""
    words, known = fold(text).split(), fold(offer.text).split()
    return words == known or (offer.sort == "new" and len(words) > 1 and words[0] in fold(offer.also).split())


def _is_called(name: str, words: list[str]) -> bool:
    known = fold(name).split()
    return all(any(each.startswith(word) or parting(word, each) is not None for each in known) for word in words)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
