"""Editors that one types into to choose: one of many, or several of them as chips."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...drafts.draft import Typed
from ...fields import FieldKind
from ...i18n import _
from ...problems import Problem
from ..kit.tab_order import put_behind
from .chips import Chips
from .editor import Editor
from .pick_source import PickSource
from .suggestion import Suggestion
from .type_ahead import TypeAhead


class PickEditor(Editor):
    """A line with suggestions from `source`; what is chosen is held by those that derive from it.

    new_wanted(kind, typed text) asks for a new record; the answer is `take(its id)`.
    """

    new_wanted = Signal(str, str)
    # The list of suggestions stands there.
    _hints = False

    def __init__(
        self, kind: FieldKind[Any], source: PickSource, invitation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind, parent)
        self.source = source
        self.line = TypeAhead(invitation, self)
        self.line.sought.connect(lambda typed: self.source.seek(self.line, typed))
        self.line.suggestion_chosen.connect(self._choose)
        self.line.textEdited.connect(self._heard)
        self.line.emptied.connect(self._heard)
        self._watch_leaving(self.line)

    def take(self, key: str) -> None:
        """Choose this as a person would."""
        raise NotImplementedError

    def mark(self, severity: str) -> None:
        super().mark(severity)
        if severity and not self.line.hasFocus():
            # The list would lie over the sentence; whoever is typing needs it all the same.
            self.line.close_list()

    def typing_places(self) -> list[QWidget]:
        return [self.line]

    def _choose(self, suggestion: Suggestion) -> None:
        if suggestion.is_new:
            self.new_wanted.emit(suggestion.key, self.line.text())
        else:
            self.take(suggestion.key)

    def _heard(self) -> None:
        self._read_aloud()
        self.edited.emit()


class PickOneEditor(PickEditor):
    """A line that holds one choice. Text that stands for none stays and is a Problem."""

    def __init__(self, kind: FieldKind[Any], source: PickSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, source, _("Type to search"), parent)
        self._key: str | None = None
        self._text = ""
        self.column.addWidget(self.line)

    def value(self) -> str | Problem | None:
        text = self.line.text()
        if self.line.trouble is not None:
            return self.line.trouble
        if self._key is not None and text == self._text:
            return self._key
        return self.source.read(text) if text.strip() else None

    def set_value(self, value: str | None) -> None:
        self._key = value
        self.line.show_text((self.source.name_of(value) or value) if value else "")
        self._text = self.line.text()
        self._read_aloud()

    def typed(self) -> Typed:
        text = self.line.text()
        return {"key": self._key if text == self._text else None, "text": text}

    def type_back(self, typed: Typed) -> None:
        if not isinstance(typed, dict):
            return
        key, text = typed.get("key"), str(typed.get("text") or "")
        if isinstance(key, str) and key and self.source.name_of(key):
            self.take(key)
        else:
            self.line.setText(text)
            self._heard()

    def typed_words(self) -> str:
        return self.line.text()

    def take(self, key: str) -> None:
        self.set_value(key)
        self.edited.emit()

    def setReadOnly(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)


class PickSeveralEditor(PickEditor):
    """Chips for what is chosen, and a line to choose more. Text left in the line is a Problem."""

    is_wide = True

    def __init__(self, kind: FieldKind[Any], source: PickSource, parent: QWidget | None = None) -> None:
        super().__init__(kind, source, _("Type to add"), parent)
        self._given: tuple[str, ...] | None = None
        self.chips = Chips(self)
        # They stand above the line, which was made before.
        put_behind(self.chips, self.line)
        self.chips.removed.connect(self._heard)
        self.chips.left_empty.connect(self.focus_here)
        self.line.rubbed_out.connect(self.chips.remove_last)
        self.column.addWidget(self.chips)
        self.column.addWidget(self.line)

    def value(self) -> tuple[str, ...] | Problem | None:
        keys = self.chips.keys
        if self.line.trouble is not None:
            return self.line.trouble
        if self.line.text().strip():
            found = self.source.read(self.line.text())
            if found is None or isinstance(found, Problem):
                return found
            keys = tuple(dict.fromkeys((*keys, found)))
        return self._given if keys == (self._given or ()) else keys

    def set_value(self, value: tuple[str, ...] | None) -> None:
        self._given = value
        self.line.clear()
        self.chips.show_chips([(key, self.source.name_of(key) or key) for key in value or ()])
        self._read_aloud()

    def typed(self) -> Typed:
        return {"keys": list(self.chips.keys), "text": self.line.text()}

    def type_back(self, typed: Typed) -> None:
        if not isinstance(typed, dict):
            return
        keys = typed.get("keys")
        known = [key for key in (keys if isinstance(keys, list) else []) if isinstance(key, str)]
        self.chips.show_chips([(key, self.source.name_of(key) or key) for key in known])
        self.line.setText(str(typed.get("text") or ""))
        self._heard()

    def typed_words(self) -> str:
        return "; ".join(filter(None, (*self.chips.names, self.line.text())))

    def take(self, key: str) -> None:
        self.line.clear()
        self.chips.put(key, self.source.name_of(key) or key)
        self._heard()

    def setReadOnly(self, read_only: bool) -> None:
        self.line.setVisible(not read_only)
        self.line.setReadOnly(read_only)
        self.chips.set_read_only(read_only)
