"""What is to be explained at a place of the desk: widgets say it, and whoever asks climbs to what holds them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Topic:
    """A field by its key and its kind of record, and the page of the guide; each empty where it is not known here."""

    field: str = ""
    kind: str = ""
    page: str = ""


@runtime_checkable
class Explained(Protocol):
    """A widget that knows what it is about."""

    def help_topic(self) -> Topic: ...


def topic_at(widget: QWidget | None) -> Topic:
    """What the widget says, and where it is silent what it stands in."""
    known: dict[str, str] = {}
    while widget is not None:
        if isinstance(widget, Explained):
            said = widget.help_topic()
            known = {each.name: known.get(each.name) or getattr(said, each.name) for each in fields(Topic)}
        widget = widget.parentWidget()
    return Topic(**known)
