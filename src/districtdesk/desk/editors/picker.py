"""Pickers of other records: type a name, choose, or make a new one in place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from ...fields import Link, Links
from ...names import Names
from ..feed import Feed
from .pick_editor import PickOneEditor, PickSeveralEditor
from .pick_source import RecordSource


class LinkPicker(PickOneEditor):
    """One record. `new_wanted(kind, typed text)` asks for a new one; answer with `take(its id)`."""

    def __init__(self, kind: Link, feed: Feed, parent: QWidget | None = None) -> None:
        self.records = RecordSource(kind, feed)
        super().__init__(kind, self.records, parent)

    def know(self, names: Mapping[str, Names]) -> None:
        """Captions by id that were read already."""
        self.records.know(names)


class LinksPicker(PickSeveralEditor):
    """Several records, as chips. `new_wanted` as above."""

    def __init__(self, kind: Links, feed: Feed, parent: QWidget | None = None) -> None:
        self.records = RecordSource(kind, feed)
        super().__init__(kind, self.records, parent)

    def know(self, names: Mapping[str, Names]) -> None:
        """Captions by id that were read already."""
        self.records.know(names)
