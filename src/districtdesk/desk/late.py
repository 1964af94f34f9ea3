"""The one place that loads the heavy parts late: the first window does not wait for them.

What is painted first needs Qt alone. The desk's own widgets come next, then the register with SQLAlchemy, and
openpyxl only when somebody exports.
"""

from __future__ import annotations

from types import ModuleType


def load_app() -> ModuleType:
    """The start of the program. Raises ImportError where Qt cannot be loaded."""
    from . import app

    return app


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
