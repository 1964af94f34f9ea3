"""The page before an import of tables of others: which column is which field, and which source the file is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ...i18n import LANGUAGES, OWN_NAMES, _, ngettext
from ...importing.chosen_table import ChosenSource
from ...importing.offered_fields import KINDS_OF_ROWS
from ...importing.table_work import TableWork, read_day
from ...record_kinds import RECORD_KINDS
from .. import kit
from ..feed.register_feed import Feed
from ..kit.button_keys import ENTER
from ..kit.foot import foot
from ..look import fonts
from .column_table import ColumnTable
from .source_line import SourceLine

_WIDTH = 62
_SHARED = ("residency", "project")


class TablesPage(QWidget):
    """next_wanted: the columns are right, and what they ask for is to be shown. left: the person goes.

    named: the mapping is to be kept under this name. mapping_wanted: the saved one of this name is to be followed.
    """

    next_wanted = Signal()
    left = Signal()
    named = Signal(str)
    mapping_wanted = Signal(int, str)

    def __init__(self, path: Path, feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._feed = path, feed
        self.work: TableWork | None = None
        self._number = 0
        self._is_named_by_file = True
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.places = kit.NavigationList(_("Tables in the file"))
        self.places.place_chosen.connect(lambda key: self.show_table(int(key)))
        self.table = ColumnTable()
        self.table.chosen.connect(self._choose)
        self.kind = kit.WordBox()
        for each in KINDS_OF_ROWS:
            self.kind.addItem(_(RECORD_KINDS[each].one), each)
        self.kind.activated.connect(self._change)
        self.language = kit.WordBox()
        for code in LANGUAGES:
            self.language.addItem(OWN_NAMES[code], code)
        self.language.activated.connect(self._change)
        self.day = kit.InsetLineEdit()
        self.day.setPlaceholderText(_("a day, month or year"))
        self.day.editingFinished.connect(self._change)
        self.district = kit.InsetLineEdit()
        self.district.editingFinished.connect(self._change)
        self.mapping = kit.WordBox()
        self.mapping.setPlaceholderText(_("Saved columns…"))
        self.mapping.activated.connect(lambda: self.mapping_wanted.emit(self._number, self.mapping.currentText()))
        self.dismiss_button = kit.QuietButton(_("Take nothing of this table"))
        self.dismiss_button.clicked.connect(self._dismiss)
        self.source = SourceLine(self._feed)
        self.source.told.connect(self._tell_source)
        self._source_told = kit.DimLabel()
        self._source_told.setWordWrap(False)
        self.attach = QCheckBox(_("Keep a copy of the file with the source"))
        self.attach.setChecked(True)
        self._make_name()
        self._told = kit.PlainLabel()
        self._summary = kit.DimLabel()
        self._above = kit.DimLabel()
        self.cancel_button = kit.Button(_("Cancel"))
        self.cancel_button.clicked.connect(self.left)
        self.next_button = kit.PrimaryButton(_("Next"), "forward")
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self.next_wanted)

    def _make_name(self) -> None:
        self.name = kit.InsetLineEdit()
        self.name.setPlaceholderText(_("Name for these columns"))
        self.name.setAccessibleName(_("Name for these columns"))
        self.save_button = kit.Button(_("Save columns"))
        self.save_button.clicked.connect(lambda: self.named.emit(self.name.text().strip()))
        self.name.textChanged.connect(lambda text: self.save_button.setEnabled(bool(text.strip())))
        self.save_button.setEnabled(False)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        fonts.space(head, (6, 5, 6, 3), gap=1)
        head.addWidget(kit.PlainLabel(_("Import “{name}”", name=self._path.name), "title"))
        head.addWidget(self._summary)
        right = kit.Card()
        fonts.space(right.body, (0.5, 1, 0.5, 0.5), gap=0)
        right.body.addLayout(self._about_table())
        right.body.addWidget(self.table, 1)
        self._nothing = kit.EmptyState("search", _("No table was found in this file."))
        self._stack = QStackedWidget()
        self._stack.addWidget(right)
        self._stack.addWidget(self._nothing)
        middle = QHBoxLayout()
        fonts.space(middle, (4, 0, 6, 0), gap=2)
        self.places.setFixedWidth(fonts.step(_WIDTH))
        middle.addWidget(self.places)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        fonts.space(column, gap=0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(self._foot())

    def _about_table(self) -> QVBoxLayout:
        grid = QGridLayout()
        fonts.space(grid, gap=1)
        grid.setHorizontalSpacing(fonts.step(3))
        self._district_label = kit.DimLabel(_("District of all rows"))
        fields: tuple[tuple[QWidget, QWidget], ...] = (
            (kit.DimLabel(_("Each row tells of a")), self.kind),
            (kit.DimLabel(_("Numbers as of")), self.day),
            (kit.DimLabel(_("Language of the names")), self.language),
            (self._district_label, self.district),
            (kit.DimLabel(_("Columns as saved before")), self.mapping),
        )
        for place, (name, editor) in enumerate(fields):
            grid.addWidget(name, 0, place)
            grid.addWidget(editor, 1, place)
            grid.setColumnStretch(place, 1)
            if isinstance(name, kit.DimLabel):
                name.setBuddy(editor)
                editor.setAccessibleName(name.text())
        line = QHBoxLayout()
        fonts.space(line, gap=2)
        line.addWidget(self._above, 1)
        line.addWidget(self.dismiss_button, 0, Qt.AlignmentFlag.AlignTop)
        above = QVBoxLayout()
        fonts.space(above, (3, 2, 3, 2), gap=2)
        above.addLayout(line)
        above.addLayout(grid)
        return above

    def _foot(self) -> QVBoxLayout:
        source = QHBoxLayout()
        fonts.space(source, gap=2)
        named = kit.DimLabel(_("Source"))
        named.setBuddy(self.source)
        named.setWordWrap(False)
        self.source.setAccessibleName(named.text())
        source.addWidget(named)
        source.addWidget(self.source, 2)
        source.addWidget(self._source_told)
        source.addWidget(self.attach)
        source.addStretch(1)
        source.addWidget(self.name, 1)
        source.addWidget(self.save_button)
        below = QVBoxLayout()
        fonts.space(below, (6, 3, 6, 4), gap=2)
        below.addLayout(source)
        below.addWidget(self._told)
        below.addLayout(foot(self.cancel_button, self.next_button))
        return below

    # What is shown.

    def show_work(self, work: TableWork, saved: list[str]) -> None:
        """The tables that were found, and the names of the mappings that are saved."""
        self.work = work
        self.mapping.clear()
        self.mapping.addItems(saved)
        self.mapping.setEnabled(bool(saved))
        self._is_named_by_file = bool(work.source.title)
        at_hand = self._feed.source_at_hand
        if self._is_named_by_file:
            self.source.show_title(work.source.title)
        elif at_hand.id and not at_hand.is_offered:
            self.source.show_source(at_hand.id)
        places = [
            kit.Place(str(number), each.chosen.table.sheet, "columns", len(each.chosen.table.records))
            for number, each in enumerate(work.offered)
        ]
        self.places.set_places([kit.PlaceGroup("", tuple(places))])
        sheets = ngettext("{count} sheet", "{count} sheets", len(work.sheets))
        tables = ngettext("{count} table on {sheets} was found.", "{count} tables on {sheets} were found.",
                          len(work.offered), sheets=sheets)  # fmt: skip
        asked = _("Say what each column is; nothing is written before you import it.")
        self._summary.setText(" ".join((tables, asked)))
        self._stack.setCurrentIndex(0 if work.offered else 1)
        if work.offered:
            self.places.set_current("0")
            self.show_table(0)
            self.table.focus_homeless()
        self._refresh()

    def show_table(self, number: int) -> None:
        """One of the tables."""
        if self.work is None:
            return
        self._number = number
        offered = self.work.offered[number]
        self._show_choices()
        self.mapping.setCurrentIndex(self.mapping.findText(offered.mapping.name) if offered.mapping else -1)
        self.table.show_table(offered)
        self._above.setText(" · ".join(offered.chosen.table.titles) or offered.chosen.table.sheet)
        self._refresh()

    def _show_choices(self) -> None:
        if self.work is None:
            return
        chosen = self.work.offered[self._number].chosen
        self.kind.setCurrentIndex(self.kind.findData(chosen.kind))
        self.language.setCurrentIndex(self.language.findData(chosen.language))
        self.day.setText(chosen.as_of.show() if chosen.as_of else "")
        path = f"{chosen.kind}.district"
        is_of_one = chosen.kind in _SHARED and all(each.path != path for each in chosen.columns.values())
        for each in (self._district_label, self.district):
            each.setVisible(is_of_one)
        self.district.setText(chosen.given.get(path, ""))

    # What is chosen.

    def _choose(self, place: int, path: str) -> None:
        if self.work is None:
            return
        column = self.work.offered[self._number].chosen.table.columns[place]
        self.work.choose_column(self._number, column, path)
        self._again()

    def _dismiss(self) -> None:
        if self.work is not None:
            self.work.dismiss(self._number)
            self._again()

    def _change(self) -> None:
        """Of what the rows tell, in which language, and as of when."""
        if self.work is None:
            return
        chosen = self.work.offered[self._number].chosen
        kind, typed = self.kind.currentData() or "", self.district.text().strip()
        given = {path: text for path, text in chosen.given.items() if not path.endswith(".district")}
        if typed and kind in _SHARED:
            given[f"{kind}.district"] = typed
        day = read_day(self.day.text()) if self.day.text().strip() else None
        language = self.language.currentData() or chosen.language
        self.work.choose(self._number, replace(chosen, kind=kind, given=given, language=language, as_of=day))
        self._again()

    def _again(self) -> None:
        if self.work is not None:
            self.table.refresh(self.work.offered[self._number])
            self._show_choices()
            self._refresh()

    def _refresh(self) -> None:
        work = self.work
        if work is None:
            return
        homeless = work.homeless
        said = ""
        if homeless:
            said = ngettext(
                "{count} column has no home: choose a field for it, or dismiss it.",
                "{count} columns have no home: choose a field for each, or dismiss it.",
                homeless,
            )
        elif work.without_kind:
            said = _("Say of what the rows of each table tell.")
        elif all(each.is_dismissed for each in work.tables):
            said = _("Nothing of this file would be taken.")
        elif not (self._is_named_by_file or self.source.text().strip()):
            said = _("Say from which source this is: a part of its title, or that of a new one.")
        self._told.setText(said)
        self.next_button.setEnabled(not said)

    def say_kept(self, name: str) -> None:
        """These columns are kept under a name."""
        if self.mapping.findText(name) < 0:
            self.mapping.addItem(name)
        self.mapping.setEnabled(True)
        self.name.clear()
        self._told.setText(_("Saved as “{name}”.", name=name))

    def chosen_source(self) -> ChosenSource:
        """The source that the file is."""
        title = self.source.text().strip() or (self._path.stem if self._is_named_by_file else "")
        attached = self._path if self.attach.isChecked() else None
        return ChosenSource(title, self.source.record_id, attached)

    def _tell_source(self) -> None:
        """Whether the source is one that is there."""
        is_there = self.source.record_id is not None
        said = _("in the register") if is_there else _("a new one, unless one is called so")
        self._source_told.setText(said if self.source.text().strip() else "")
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_entered = event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_entered and self.next_button.isEnabled():
            self.next_button.click()
            return
        super().keyPressEvent(event)
