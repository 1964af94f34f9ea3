"""On which paper a drawing is put: its size, which way it lies, and over how many sheets it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ...i18n import _, ngettext
from ...painting.paper_sizes import MOST_ACROSS, PAPERS, SheetWishes, paper_name
from ...settings import Settings
from .. import kit
from ..look import fonts
from ..paper.paper_settings import remember_wishes, sheet_wishes

_ON_ONE, _AS_NEEDED = 0, 1


class PaperChoice(QWidget):
    """edited: something else is wanted, which is remembered. `is_wide`: the drawing can go over several across."""

    edited = Signal()

    def __init__(self, settings: Settings, *, is_wide: bool) -> None:
        super().__init__()
        self._settings = settings
        self.size_of, self.way, self.sheets = kit.WordBox(), kit.WordBox(), kit.WordBox()
        for key in PAPERS:
            self.size_of.addItem(paper_name(key), key)
        self.way.addItem(_("Landscape"), False)
        self.way.addItem(_("Portrait"), True)
        self.sheets.addItem(_("As many as needed"), _AS_NEEDED)
        self.sheets.addItem(_("All on one sheet"), _ON_ONE)
        for count in range(2, MOST_ACROSS + 1 if is_wide else 2):
            self.sheets.addItem(ngettext("{count} sheet across", "{count} sheets across", count), count)
        row = QHBoxLayout(self)
        fonts.space(row, gap=3)
        for name, box in ((_("Paper"), self.size_of), (_("Direction"), self.way), (_("Sheets"), self.sheets)):
            row.addWidget(kit.LabelledRow(name, box), 2 if box is self.sheets else 1)
        self._show(sheet_wishes(settings))
        for box in (self.size_of, self.way, self.sheets):
            box.currentIndexChanged.connect(self._edit)

    @property
    def wishes(self) -> SheetWishes:
        """What is chosen."""
        across = int(self.sheets.currentData())
        return SheetWishes(
            str(self.size_of.currentData()), bool(self.way.currentData()), across == _ON_ONE, max(across, 1)
        )

    def take_as_many_as_needed(self) -> None:
        """All letters can be read then."""
        _choose(self.sheets, _AS_NEEDED)

    def _show(self, wishes: SheetWishes) -> None:
        _choose(self.size_of, wishes.paper)
        _choose(self.way, wishes.is_upright)
        _choose(self.sheets, wishes.across)

    def _edit(self, _place: int) -> None:
        remember_wishes(self._settings, self.wishes)
        self.edited.emit()


def _choose(box: QComboBox, data: object) -> None:
    """Leave it as it is where it has no such entry."""
    box.setCurrentIndex(max(box.findData(data), 0))
