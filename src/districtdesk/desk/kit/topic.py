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
    """A widget that knows what it is about at the moment."""

    def help_topic(self) -> Topic: ...


_TOPIC = "helpTopic"


def set_topic(widget: QWidget, topic: Topic) -> None:
    """Say once and for all what a widget is about."""
    widget.setProperty(_TOPIC, topic)


def _said_by(widget: QWidget) -> Topic:
    if isinstance(widget, Explained):
        return widget.help_topic()
    kept = widget.property(_TOPIC)
    return kept if isinstance(kept, Topic) else Topic()


def topic_at(widget: QWidget | None) -> Topic:
    """What the widget says, and where it is silent what it stands in."""
    known: dict[str, str] = {}
    while widget is not None:
        said = _said_by(widget)
        known = {each.name: known.get(each.name) or getattr(said, each.name) for each in fields(Topic)}
        widget = widget.parentWidget()
    return Topic(**known)
