"""Qt's own words in the language of the moment: it ships Russian ones, and none in Azerbaijani."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from ...i18n import N_, _, language

# What Qt says, without the signs of its shortcut keys, and our word for it.
_WORDS = {
    "Undo": N_("Undo"),
    "Redo": N_("Redo"),
    "Cut": N_("Cut"),
    "Copy": N_("Copy"),
    "Copy Link Location": N_("Copy link"),
    "Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "Step up": N_("Step up"),
    "Step down": N_("Step down"),
    "Clear": N_("Clear"),
    "OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "Close": N_("Close"),
    "Yes": N_("Yes"),
    "No": N_("No"),
    "Save": N_("Save"),
    "Open": N_("Open"),
    "Choose": N_("Choose"),
    "Discard": N_("Discard"),
    "Apply": N_("Apply"),
    "Reset": N_("Reset"),
    "Help": N_("Help"),
    # The file dialog, where the system has none of its own.
    "Look in:": N_("Look in:"),
    "Save in:": N_("Save in:"),
    "File name:": N_("File name:"),
    "Files of type:": N_("Files of type:"),
    "Directory:": N_("Folder:"),
    "Back": N_("Back"),
    "Forward": N_("Forward"),
    "Parent Directory": N_("Folder above"),
    "Create New Folder": N_("Make a folder"),
    "New Folder": N_("New folder"),
    "List View": N_("As a list"),
    "Detail View": N_("With details"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Type"),
    "Kind": N_("Kind"),
    "Date Modified": N_("Changed on"),
    "Computer": N_("Computer"),
    "My Computer": N_("Computer"),
    "Rename": N_("Rename"),
    "Show hidden files": N_("Show hidden files"),
    "Remove": N_("Remove"),
    "Find Directory": N_("Find the folder"),
    "All files (*)": N_("All files (*)"),
    # Scroll bars.
    "Scroll here": N_("Scroll here"),
    "Top": N_("To the top"),
    "Bottom": N_("To the end"),
    "Left edge": N_("To the left edge"),
    "Right edge": N_("To the right edge"),
    "Page up": N_("Page up"),
    "Page down": N_("Page down"),
    "Page left": N_("Page left"),
    "Page right": N_("Page right"),
    "Scroll up": N_("Scroll up"),
    "Scroll down": N_("Scroll down"),
    "Scroll left": N_("Scroll left"),
    "Scroll right": N_("Scroll right"),
    # Windows inside the system's frame.
    "Minimize": N_("Minimise"),
    "Maximize": N_("Maximise"),
    "Restore": N_("Restore"),
}
_REPLACE = "%1 already exists.\nDo you want to replace it?"


class OwnWords(QTranslator):
    """Answers Qt with our own words; English where we have none."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if source == _REPLACE:
            # Qt fills in the %1 itself.
            return _("{name} already exists. Replace it?", name="%1")
        own = _WORDS.get(source.replace("&", "")) if source else None
        # None leaves Qt its own word; an empty text would be taken for the translation.
        return _(own) if own else None


class QtWords(QObject):
    """Keeps the translator of the moment installed."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._installed: QTranslator | None = None

    def follow(self) -> None:
        """Speak the language of the moment from now on; what is already on screen keeps its words."""
        if self._installed is not None:
            self._app.removeTranslator(self._installed)
        self._installed = self._translator()
        if self._installed is not None:
            self._app.installTranslator(self._installed)

    def _translator(self) -> QTranslator | None:
        if language() == "az":
            return OwnWords(self)
        if language() == "en":
            return None
        shipped = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return shipped if shipped.load(f"qtbase_{language()}", folder) else None
