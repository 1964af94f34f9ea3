"""What is asked of any export: which records, the language, the day, personal data, the mark, the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ... import i18n
from ...i18n import LANGUAGES, OWN_NAMES, _
from ...records import KINDS, fields_of
from ...register.queries.layout_plan import LayoutPlan, TablePlan, with_filter
from ...register.queries.saved_filters import NamedFilter
from ...settings import Settings
from .. import kit
from ..editors.day_editor import DayEditor
from ..feed.register_feed import Feed
from ..look import fonts
from .export_choice import ExportChoice
from .export_order import ExportOrder
from .export_target import ExportTarget
from .filter_choice import FilterChoice

# Excel has room for 255 letters above a page, and this is one of three texts there.
LONGEST_MARK = 80


class ExportOptions(QWidget):
    """changed: something else than the file is wanted."""

    changed = Signal()

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = FilterChoice(feed)
        self.language = kit.WordBox()
        for code in LANGUAGES:
            self.language.addItem(OWN_NAMES[code], code)
        self.day = DayEditor()
        # Of two days at once nobody could say which one is told.
        self.day.setEnabled(feed.register.clock is None)
        self.mark = kit.InsetLineEdit()
        self.mark.setMaxLength(LONGEST_MARK)
        self.mark.setPlaceholderText(_("such as: For official use"))
        self.without_personal = QCheckBox(_("Without personal data"))
        kit.explain(self.without_personal, _("Leaves out people, who said something, authors and contacts."))
        self.by_district = QCheckBox(_("A sheet for each district"))
        self.remarks = kit.NoteLabel()
        self.remarks.setWordWrap(True)
        self.target = ExportTarget(settings, feed.register)
        self._is_own = False
        self._lay_out()
        self._speak(i18n.language())
        self.filters.turned.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)
        self.day.edited.connect(self.changed)
        self.mark.textChanged.connect(self.changed)
        self.without_personal.toggled.connect(self.changed)
        self.by_district.toggled.connect(self.changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        fonts.space(grid, gap=3)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(kit.LabelledRow(_("Filter"), self.filters), 0, 0, top)
        grid.addWidget(kit.LabelledRow(_("Language of the workbook"), self.language), 0, 1, top)
        grid.addWidget(kit.LabelledRow(_("As of"), self.day), 1, 0, top)
        grid.addWidget(kit.LabelledRow(_("Confidentiality mark"), self.mark), 1, 1, top)
        grid.addWidget(kit.LabelledRow(_("File"), self.target), 2, 0, 1, 2)
        grid.addWidget(self.without_personal, 3, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.by_district, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.remarks, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    @property
    def narrowed(self) -> NamedFilter | None:
        return self.filters.chosen if self.filters.isEnabled() else None

    @property
    def is_day_read(self) -> bool:
        return self.day.is_read or not self.day.isEnabled()

    def has_day(self) -> bool:
        """Whether the day can be read; it is asked for again where not."""
        self.day.mark("" if self.is_day_read else "error")
        if not self.is_day_read:
            self.day.focus_here()
        return self.is_day_read

    def order(self) -> ExportOrder:
        """All that is asked for here, of whatever is chosen."""
        return ExportOrder(
            self.target.path,
            self.language.currentData(),
            day=self.day.day if self.day.isEnabled() else None,
            without_personal=self.without_personal.isEnabled() and self.without_personal.isChecked(),
            by_district=self.by_district.isEnabled() and self.by_district.isChecked(),
            mark=self.mark.text().strip(),
        )

    def as_plan(self, choice: ExportChoice) -> LayoutPlan:
        """What is chosen, as a layout that would make it again; it has no name yet."""
        order, narrowed = self.order(), self.narrowed
        plan = _narrowed(choice, narrowed) if narrowed else choice.plan
        return replace(
            plan,
            id="",
            name="",
            language=order.language if order.language != i18n.language() else plan.language,
            day=order.day,
            by_district=order.by_district,
            without_personal=order.without_personal,
            mark=order.mark,
        )

    def follow(self, choice: ExportChoice, day: date | None) -> None:
        """Offer what this choice can do; a saved one says itself what it wants, and leaves nothing of that behind."""
        blocked = self.blockSignals(True)
        self.filters.offer_for(choice.kinds)
        if self.day.isEnabled() and (day is not None or self._is_own or choice.is_saved):
            self.day.set_value(day)
        if choice.is_saved or self._is_own:
            plan = choice.plan
            self._speak(plan.language or i18n.language())
            self.mark.setText(plan.mark)
            self.without_personal.setChecked(plan.without_personal)
            self.by_district.setChecked(plan.by_district)
        self.without_personal.setEnabled(choice.may_lose_people)
        self.by_district.setEnabled(choice.can_split)
        self._is_own = choice.is_saved
        self.blockSignals(blocked)
        self.explain(choice)

    def explain(self, choice: ExportChoice) -> None:
        """Say what cannot be had of this choice."""
        kit.explain(self.by_district, choice.why_one)
        self.remarks.setText(choice.why_one)

    def suggest(self, choice: ExportChoice) -> None:
        """A file called after what is chosen."""
        if choice.shown is not None:
            self.target.suggest(choice.shown.name)
        elif choice.is_whole and not choice.is_saved:
            self.target.suggest(self.narrowed.name if self.narrowed else "")
        else:
            self.target.suggest(choice.text)

    def _speak(self, language: str) -> None:
        self.language.setCurrentIndex(LANGUAGES.index(language) if language in LANGUAGES else 0)


def _narrowed(choice: ExportChoice, narrowed: NamedFilter) -> LayoutPlan:
    """The plan with what the filter finds; of the whole register that is one table with all fields."""
    if not choice.is_whole:
        return with_filter(choice.plan, narrowed.kind, narrowed.text)
    columns = tuple(each.key for each in fields_of(KINDS[narrowed.kind]))
    return LayoutPlan(tables=(TablePlan(narrowed.kind, columns, filter=narrowed.text),))
