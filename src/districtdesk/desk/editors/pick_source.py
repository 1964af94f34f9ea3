"""Where a picker's suggestions come from: the records of the register, or a list of the world's codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ...fields import Link, Links
from ...i18n import _
from ...names import Names
from ...problems import Problem, error
from ...record_kinds import RECORD_KINDS
from ..feed.register_feed import Feed
from .code_search import Codes, find_codes
from .editor import Editor
from .link_search import SHOWN, Suggestions, find_records, name_of
from .suggestion import Suggestion
from .type_ahead import TypeAhead


class PickSource(Protocol):
    """Answers a line's search, names a key, and reads what was typed and not chosen."""

    def seek(self, line: TypeAhead, typed: str) -> None: ...

    def name_of(self, key: str) -> str: ...

    def read(self, text: str) -> str | Problem | None: ...


class CodeSource:
    """Countries, currencies or languages; an exact name counts as chosen."""

    def __init__(self, kind: Codes) -> None:
        self._kind = kind
        self._read: tuple[str, str | Problem | None] = ("", None)

    def seek(self, line: TypeAhead, typed: str) -> None:
        found = find_codes(self._kind, typed)
        line.offer(typed, found, "" if found else _("Nothing fits “{text}”.", text=typed))

    def name_of(self, key: str) -> str:
        return self._kind.show(key)

    def read(self, text: str) -> str | Problem | None:
        # Asked several times a key, and each time all names in three languages are compared.
        if self._read[0] != text:
            self._read = (text, self._kind.parse(text))
        return self._read[1]


class RecordSource:
    """Records of the kinds that a link may point at, sought off the GUI thread; `may_make`: and new ones."""

    def __init__(self, kind: Link | Links, feed: Feed, *, may_make: bool = True) -> None:
        self.kinds, self._may_make = kind.to, may_make
        self.made_by, self._made = kind.made_by, dict(kind.made)
        self._choice: Editor | None = None
        self._feed = feed
        self._names: dict[str, str] = {}

    def follow(self, choice: Editor) -> None:
        """Offer to make what fits the choice that this editor holds at the moment."""
        self._choice = choice

    @property
    def made(self) -> tuple[str, ...]:
        """The kinds of which a new record is offered."""
        if not self._may_make:
            return ()
        chosen = self._choice.value() if self._choice else None
        return self._made.get(chosen if isinstance(chosen, str) else "", self.kinds)

    def know(self, names: Mapping[str, Names]) -> None:
        """Captions that were read already and need not be read again."""
        self._names.update({key: name.show() for key, name in names.items() if name.show()})

    def seek(self, line: TypeAhead, typed: str) -> None:
        register, kinds = self._feed.register, self.kinds

        def answer(found: Suggestions) -> None:
            self._names.update({each.key: each.text for each in found.suggestions})
            more = _("Only the first {count} are shown. Type more of the name.", count=SHOWN)
            line.offer(typed, (*found.suggestions, *self._new(typed)), more if found.has_more else "")

        self._feed.run(lambda: find_records(register, kinds, typed), answer, owner=line)

    def _new(self, typed: str) -> list[Suggestion]:
        name = " ".join(typed.split())
        text = _("New “{name}”…", name=name) if name else _("New…")
        return [Suggestion(kind, text, _(RECORD_KINDS[kind].one), is_new=True) for kind in self.made]

    def name_of(self, key: str) -> str:
        if key not in self._names:
            self._names[key] = name_of(self._feed.register, key)
        return self._names[key]

    def read(self, text: str) -> str | Problem | None:
        return error(
            _("“{text}” is typed but nothing is chosen. Choose from the list, or New.", text=text.strip()[:80]),
            rule="not_chosen",
        )
