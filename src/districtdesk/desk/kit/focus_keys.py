"""Hears the keys of the widget that has the focus, before the widget itself does."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusKeys(QObject):
    """Listens to one widget at a time: the one with the focus, if it is one to listen to."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: QWidget | None = None
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def listens_to(self, widget: QWidget) -> bool:
        """Whether the keys of this widget are to be heard here."""
        raise NotImplementedError

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # The focus may move because the widget is being deleted.
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
            self._heard.destroyed.disconnect(self._forget)
        self._heard = None
        if new is not None and self.listens_to(new):
            self._heard = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._heard = None
