"""How models and what paints them speak of a place in a model."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
# Above the first level of a model there is nothing.
NO_INDEX = QModelIndex()
