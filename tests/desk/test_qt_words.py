"""Whatever Qt says by itself is in the language of the window: file, print and colour dialogs, questions, menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.shell.qt_texts import FILE, FILE_TYPES, SENTENCES, WORDS
from districtdesk.desk.shell.qt_words import FileWords, OwnWords, QtWords

# Names of keys, and what nobody reads.
_PASSED_OVER = {"QShortcut", "QGuiApplication", "QPageSize"}
_UNREAD = {"Form", "...", "&HTML:", "Alt+Left", "Alt+Right", "Alt+Up", "OK"}


class _Heard(OwnWords):
    """Remembers what it has no word for."""

    def __init__(self, words: OwnWords) -> None:
        super().__init__(words._shipped)
        self.lacking: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        said = super().translate(context, source, disambiguation, n)
        if not said and source not in _UNREAD and context not in _PASSED_OVER:
            self.lacking.add((context, source))
        return said


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[Callable[[str], _Heard]]:
    kept = QtWords(qapp)
    installed: list[_Heard] = []

    def hear(language: str) -> _Heard:
        i18n.use(language)
        words = kept._translator()
        assert isinstance(words, OwnWords)
        installed.append(_Heard(words))
        qapp.installTranslator(installed[-1])
        return installed[-1]

    yield hear
    for each in installed:
        qapp.removeTranslator(each)
    i18n.use("en")
    qapp.focusChanged.disconnect(kept._name_types)


def _file_dialogs(folder: Path) -> Iterator[QFileDialog]:
    for mode in (QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.Directory):
        dialog = QFileDialog(None, "", str(folder))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setViewMode(QFileDialog.ViewMode.Detail)
        yield dialog


def _others() -> Iterator[QWidget]:
    box = QMessageBox()
    box.setDetailedText("more")
    for button in QMessageBox.StandardButton:
        # Those that are marks of groups are no buttons.
        if button.value.bit_count() == 1 and button.value >= QMessageBox.StandardButton.Ok.value:
            box.addButton(button)
    yield box
    colour = QColorDialog()
    colour.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    yield colour
    for kind in (QLineEdit, QTextEdit):
        place = kind()
        place.createStandardContextMenu()
        yield place


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_standard_dialog_and_menu_speaks_the_language(
    qtbot: QtBot, heard: Callable[[str], _Heard], tmp_path: Path, language: str
) -> None:
    words = heard(language)
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.pdf").write_bytes(b"pdf")
    for dialog in (*_file_dialogs(tmp_path), *_others()):
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        dialog.hide()
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.hide()
    assert not words.lacking


def test_files_are_told_by_type_and_size_in_the_language(qapp: QApplication) -> None:
    model = QStandardItemModel(0, 3)
    rows = (
        ("a.xlsx", "12,06 KiB", "Microsoft Excel Worksheet"),
        ("b", "3 bytes", "plain text document"),
        ("folder", "", "Qovluq"),
    )
    for row in rows:
        model.appendRow([QStandardItem(each) for each in row])
    painter = FileWords()
    with i18n.speaking("az"):
        shown = [[_painted(painter, model, row, column) for column in range(3)] for row in range(3)]
    assert shown == [
        ["a.xlsx", "12,06 KiB", "Excel iş kitabı"],
        ["b", "3 bayt", "Fayl"],
        ["folder", "", "Qovluq"],
    ]


def _painted(painter: FileWords, model: QStandardItemModel, row: int, column: int) -> str:
    option = QStyleOptionViewItem()
    painter.initStyleOption(option, model.index(row, column))
    return option.text


def test_a_file_dialog_is_painted_with_our_words_once_it_has_the_keyboard(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    words = QtWords(qapp)
    dialog = next(_file_dialogs(tmp_path))
    qtbot.addWidget(dialog)
    line = dialog.findChild(QLineEdit)
    assert line is not None
    qapp.focusChanged.emit(None, line)
    assert dialog.itemDelegate() is words._words
    qapp.focusChanged.disconnect(words._name_types)


def test_every_word_of_qt_that_we_know_is_said_in_both_languages() -> None:
    for text in {*WORDS.values(), *SENTENCES.values(), *FILE_TYPES.values(), FILE}:
        for language in ("az", "ru"):
            with i18n.speaking(language):
                assert text == "OK" or i18n._(text) != text or text in ("PDF document", "Printer")
