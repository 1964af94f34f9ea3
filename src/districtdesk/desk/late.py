"""The one place that loads the heavy parts late: the first window does not wait for them.

What is painted first needs Qt alone. The desk's own widgets come next, then the register with SQLAlchemy, and
each page on the first visit, and openpyxl when somebody exports.
"""

from __future__ import annotations

import builtins
from types import ModuleType


def load_display() -> ModuleType:
    """Whether a window can be shown here at all."""
    from . import display

    return display


def load_app() -> ModuleType:
    """The start of the program. Raises ImportError where Qt cannot be loaded."""
    _load_qt()
    from . import app

    return app


def _load_qt() -> None:
    """Load Qt, and keep Python's own import.

    PySide6 puts one of its own in its place that reads the source of every module loaded afterwards, and keeps it, to
    find out whether it writes Qt's names in another style (__feature__). Nothing here does, and SQLAlchemy is long.
    """
    own = builtins.__import__
    try:
        from PySide6 import QtWidgets  # noqa: F401
    finally:
        builtins.__import__ = own


def load_desk() -> ModuleType:
    """The desk in its window: widgets, actions, menus."""
    from . import desk

    return desk


def load_register() -> ModuleType:
    """The register and the pages that show it."""
    from . import opened

    return opened


def load_export() -> ModuleType:
    """Writing workbooks."""
    from ..exchange import export

    return export


def load_overview() -> ModuleType:
    """The page of large numbers."""
    from .overview import page as overview_page

    return overview_page


def load_records() -> tuple[ModuleType, ModuleType]:
    """The page of one kind of record, and what stands beside its list."""
    from .lists import page
    from .record import record_view

    return page, record_view


def load_timeline() -> ModuleType:
    """The timeline with its painting."""
    from .timeline import page as timeline_page

    return timeline_page


def load_history() -> ModuleType:
    """The journal, step by step."""
    from .history import history_page

    return history_page
