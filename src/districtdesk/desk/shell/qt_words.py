"""Qt's own words in the language of the moment: it ships Russian ones, not all of them, and none in Azerbaijani."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QLibraryInfo, QModelIndex, QObject, QPersistentModelIndex, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...i18n import _, file_size, language
from .qt_texts import FILE, FILE_TYPES, SENTENCES, WORDS

# Where ours is better than what Qt ships: it refuses what was typed, which is thrown away.
_OURS_FIRST = frozenset({"Discard"})
# The columns of a file dialog.
_SIZE, _TYPE = 1, 2


class OwnWords(QTranslator):
    """Answers Qt with what it ships, else with our own words; English where neither has any."""

    def __init__(self, shipped: QTranslator | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shipped = shipped

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        bare = source.replace("&", "") if source else ""
        if self._shipped is not None and bare not in _OURS_FIRST:
            said = self._shipped.translate(context, source, disambiguation, n)
            if said:
                return said
        if source in SENTENCES:
            # Qt fills in the %1 itself.
            return _(SENTENCES[source], name="%1")
        own = WORDS.get(bare)
        # None leaves Qt its own word; an empty text would be taken for the translation.
        return _(own) if own else None


class FileWords(QStyledItemDelegate):
    """Says in the list of a file dialog of what type and size a file is: the system's own words may be English ones.

    Painted, and not asked of Qt's provider of icons: that is asked in a thread of Qt's own.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        said = _words_of(index)
        if said:
            option.text = said


def _words_of(index: QModelIndex | QPersistentModelIndex) -> str:
    name, said = str(index.sibling(index.row(), 0).data() or ""), str(index.data() or "")
    count, _space, unit = said.partition(" ")
    if index.column() == _SIZE and unit == "bytes" and count.isdecimal():
        return file_size(int(count))
    is_file = index.column() == _TYPE and bool(index.sibling(index.row(), _SIZE).data())
    return _(FILE_TYPES.get(PurePath(name).suffix[1:].lower(), FILE)) if is_file else ""


class QtWords(QObject):
    """Keeps the translator of the moment installed, and names the types of files in the dialogs of Qt."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._installed: QTranslator | None = None
        self._words = FileWords(self)
        app.focusChanged.connect(self._name_types)

    def follow(self) -> None:
        """Speak the language of the moment from now on; what is already on screen keeps its words."""
        if self._installed is not None:
            self._app.removeTranslator(self._installed)
        self._installed = self._translator()
        if self._installed is not None:
            self._app.installTranslator(self._installed)

    def _translator(self) -> QTranslator | None:
        if language() == "en":
            return None
        shipped = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return OwnWords(shipped if shipped.load(f"qtbase_{language()}", folder) else None, self)

    def _name_types(self, _old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        # No reference is kept: whoever made the dialog ends it.
        if isinstance(dialog, QFileDialog) and dialog.itemDelegate() is not self._words:
            dialog.setItemDelegate(self._words)
