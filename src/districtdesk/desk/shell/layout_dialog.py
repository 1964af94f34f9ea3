"""A layout under a name: its tables with their columns, order, conditions and groups, and what holds for all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ...exchange.layout_names import LAYOUTS, WHOLE
from ...i18n import LANGUAGES, OWN_NAMES, _
from ...problems import Problem
from ...records import SavedLayout, field_of, kind_of
from ...register.journal.entry import Entry, save
from ...register.queries.layout_plan import LayoutPlan, TablePlan, write_plan
from ...register.queries.saved_layouts import layout_called, read_tables
from .. import kit
from ..editors.day_editor import DayEditor
from ..feed.register_feed import Feed
from ..kit import notices
from ..kit.early_dialog import EarlyDialog
from ..kit.foot import foot
from ..look import fonts
from .export_options import LONGEST_MARK
from .kind_marks import KindMarks
from .table_plans import TablePlans

_WIDTH, _HEIGHT = 200, 165
_NAME = field_of(SavedLayout, "name").kind


class LayoutDialog(EarlyDialog):
    """One name is borne by one layout: the same name again takes the other's place. saved: by that name."""

    saved = Signal(str)

    def __init__(self, feed: Feed, plan: LayoutPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._plan = feed, plan
        title = _("Change the layout") if plan.id else _("Save as layout")
        self.setWindowTitle(title)
        self.name = kit.InsetLineEdit(plan.name)
        self.problem = kit.ProblemLabel()
        self.tables = TablePlans(feed, plan)
        self.kinds = KindMarks(plan.tables)
        self.by_district = QCheckBox(_("A sheet for each district"))
        self.by_district.setChecked(plan.by_district)
        self.language = kit.WordBox()
        self.language.addItem(_("As chosen each time"), "")
        for code in LANGUAGES:
            self.language.addItem(OWN_NAMES[code], code)
        self.language.setCurrentIndex(max(self.language.findData(plan.language), 0))
        self.day = DayEditor()
        self.day.set_value(plan.day)
        self.mark = kit.InsetLineEdit(plan.mark)
        self.mark.setMaxLength(LONGEST_MARK)
        self.mark.setPlaceholderText(_("such as: For official use"))
        self.without_personal = QCheckBox(_("Without personal data"))
        self.without_personal.setChecked(plan.without_personal)
        self.save = kit.PrimaryButton(_("Save"))
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self._lay_out(title)
        self.name.textChanged.connect(self._hear)
        self.tables.changed.connect(self._hear)
        self.kinds.changed.connect(self._hear)
        self._hear()
        notices.fit_in_window(self, parent or self, _WIDTH, _HEIGHT if self._has_tables or self._is_whole else 0)
        self.name.setFocus()

    @property
    def _has_tables(self) -> bool:
        return not self._plan.form

    @property
    def _is_whole(self) -> bool:
        return self._plan.form == WHOLE

    @property
    def _can_split(self) -> bool:
        form = LAYOUTS.get(self._plan.form)
        return form.can_split if form else self._has_tables

    @property
    def _has_any(self) -> bool:
        """Something is left to be exported."""
        return bool(self.tables.plans()) if self._has_tables else not self._is_whole or bool(self.kinds.ticked)

    def _tables(self) -> tuple[TablePlan, ...]:
        if self._is_whole:
            return self.kinds.plans()
        return self.tables.plans() if self._has_tables else self._plan.tables

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        fonts.space(column, (6, 6, 6, 5), gap=3)
        column.addWidget(kit.PlainLabel(title, "title"))
        column.addWidget(kit.LabelledRow(_("Name of the layout"), self.name))
        column.addWidget(self.problem)
        if self._has_tables:
            column.addWidget(self.tables, 1)
        else:
            column.addWidget(kit.NoteLabel(_("It follows “{layout}”.", layout=_form_words(self._plan.form))))
        if self._is_whole:
            column.addWidget(kit.LabelledRow(_("Kinds of record"), self.kinds), 1)
        if self._can_split:
            column.addWidget(self.by_district, 0, Qt.AlignmentFlag.AlignLeft)
        grid = QGridLayout()
        fonts.space(grid, gap=3)
        grid.addWidget(kit.LabelledRow(_("Language of the workbook"), self.language), 0, 0)
        grid.addWidget(kit.LabelledRow(_("As of"), self.day), 0, 1)
        grid.addWidget(kit.LabelledRow(_("Confidentiality mark"), self.mark), 0, 2)
        column.addLayout(grid)
        column.addWidget(self.without_personal, 0, Qt.AlignmentFlag.AlignLeft)
        cancel = kit.Button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        column.addLayout(foot(cancel, self.save))

    def plan(self) -> LayoutPlan:
        """As it is filled in."""
        return replace(
            self._plan,
            name=self.name.text().strip(),
            tables=self._tables(),
            by_district=self._can_split and self.by_district.isChecked(),
            language=self.language.currentData(),
            day=self.day.day,
            without_personal=self.without_personal.isChecked(),
            mark=self.mark.text().strip(),
        )

    def _hear(self) -> None:
        name = _NAME.parse(self.name.text())
        self.problem.show_problems([name] if isinstance(name, Problem) else [])
        self.save.setEnabled(isinstance(name, str) and self._has_any)

    def accept(self) -> None:
        if not self.save.isEnabled():
            return
        if not self.day.is_read:
            self.day.mark("error")
            self.day.focus_here()
            return
        plan = self.plan()
        wrong = self._feed.attempt(lambda: self._keep(plan))
        if isinstance(wrong, Problem):
            self.problem.show_problems([wrong])
        elif wrong is not None:
            self._feed.said.emit(_("Saved as “{name}”.", name=plan.name))
            super().accept()
            self.saved.emit(plan.name)

    def _keep(self, plan: LayoutPlan) -> Problem | bool:
        register = self._feed.register
        with register.read() as session:
            tables = read_tables(session, plan) if self._has_tables else []
            known = layout_called(session, plan.name)
        if isinstance(tables, Problem):
            return tables
        save(register, Entry(kind_of(SavedLayout), write_plan(plan), plan.id or (known.id if known else None)))
        return True


def _form_words(form: str) -> str:
    return _("The whole register") if form == WHOLE else _(LAYOUTS[form].title)
