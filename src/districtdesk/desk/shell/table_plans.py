"""The tables of a layout: one after the other, each with its columns, order, conditions and groups."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ...i18n import _
from ...problems import Problem
from ...record_kinds import RECORD_KINDS
from ...register.queries.condition import Condition
from ...register.queries.filter_text import read_filter, write_filter
from ...register.queries.layout_plan import LayoutPlan, TablePlan
from ...register.queries.offered_columns import read_offered_columns
from ...register.queries.saved_layouts import groupable_fields, usual_columns
from ...settings import Settings
from .. import kit
from ..feed.register_feed import Feed
from ..lists.columns import Columns
from ..lists.columns_dialog import ColumnsDialog
from ..lists.filter_bar import FilterBar
from ..lists.sort_menu import ThenMenu
from ..look import fonts
from .column_order import ColumnOrder


class TablePlans(QWidget):
    """changed: there is one more or one less, or one is otherwise."""

    changed = Signal()

    def __init__(self, feed: Feed, plan: LayoutPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._plans = list(plan.tables)
        self.columns_dialog: ColumnsDialog | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("Tables"))
        self.list.setMaximumWidth(fonts.step(55))
        self.list.setSpacing(1)
        self.add = kit.Button(_("Add a table…"), "add")
        self.take = kit.Button(_("Take out"))
        self.columns = ColumnOrder()
        self.sort = kit.WordBox()
        self.falls = QCheckBox(_("Largest or last first"))
        self.then_menu = ThenMenu(Columns(Settings(is_safe_mode=True), "district"), self)
        self.then = kit.MenuButton("", self.then_menu)
        self.group = kit.WordBox()
        self.filter = FilterBar(feed, self._plans[0].kind if self._plans else "district")
        self.add_condition = kit.Button(_("Add a condition"), "filter")
        self._lay_out()
        self._fill_list(0)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.add.clicked.connect(self._offer_kinds)
        self.take.clicked.connect(self._take_out)
        self.columns.choose.clicked.connect(self._ask_columns)
        self.columns.ordered.connect(self._order_columns)
        self.add_condition.clicked.connect(lambda: self.filter.add())
        self.sort.currentIndexChanged.connect(lambda _place: self._keep())
        self.falls.toggled.connect(lambda _on: self._keep())
        self.then_menu.then_turned.connect(self._turn_then)
        self.group.currentIndexChanged.connect(lambda _place: self._keep())
        self.filter.changed.connect(lambda _conditions: self._keep())
        self._show()

    def plans(self) -> tuple[TablePlan, ...]:
        return tuple(self._plans)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        fonts.space(left, gap=2)
        left.addWidget(kit.DimLabel(_("Tables")))
        left.addWidget(self.list, 1)
        buttons = kit.FlowRow()
        buttons.add(self.add)
        buttons.add(self.take)
        left.addWidget(buttons)
        how = QVBoxLayout()
        fonts.space(how, gap=3)
        how.addWidget(kit.LabelledRow(_("Group headings"), self.group))
        how.addWidget(kit.LabelledRow(_("Order of the rows"), self.sort))
        how.addWidget(self.falls)
        how.addWidget(kit.LabelledRow(_("Then by"), self.then))
        how.addStretch(1)
        table = QHBoxLayout()
        fonts.space(table, gap=3)
        table.addWidget(kit.LabelledRow(_("Columns"), self.columns), 1)
        table.addLayout(how, 1)
        right = QVBoxLayout()
        fonts.space(right, gap=3)
        right.addLayout(table, 1)
        right.addWidget(kit.DimLabel(_("Conditions")))
        right.addWidget(self.filter)
        right.addWidget(self.add_condition, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        fonts.space(row, gap=5)
        row.addLayout(left, 2)
        row.addLayout(right, 5)

    @property
    def _place(self) -> int:
        return self.list.currentRow()

    def _fill_list(self, place: int) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([_(RECORD_KINDS[each.kind].many) for each in self._plans])
        self.list.setCurrentRow(min(place, len(self._plans) - 1))
        self.list.blockSignals(blocked)

    def _offer_kinds(self) -> None:
        self.kinds_menu = self.made_menu()
        self.kinds_menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def made_menu(self) -> kit.Menu:
        """The kinds of record that have no table yet."""
        menu = kit.Menu(self)
        known = {each.kind for each in self._plans}
        for kind, words in RECORD_KINDS.items():
            if kind not in known:
                chosen = menu.add_entry(kit.literal(_(words.many)))
                chosen.triggered.connect(lambda _on=False, kind=kind: self._put(kind))
        return menu

    def _put(self, kind: str) -> None:
        self._plans.append(TablePlan(kind))
        self._fill_list(len(self._plans) - 1)
        self._show()
        self.changed.emit()

    def _take_out(self) -> None:
        place = self._place
        if 0 <= place < len(self._plans):
            del self._plans[place]
            self._fill_list(place)
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        """What is said of the table that is marked."""
        has_any = 0 <= self._place < len(self._plans)
        for each in (self.take, self.columns, self.sort, self.falls, self.then, self.group, self.add_condition):
            each.setEnabled(has_any)
        if not has_any:
            self.filter.hide()
            return
        plan = self._plans[self._place]
        self._columns = self._read_columns(plan)
        told: tuple[QWidget, ...] = (self.sort, self.group, self.falls, self.filter)
        for one in told:
            one.blockSignals(True)
        sorts = [(each.key, _(each.kind.label)) for each in self._columns.sortable]
        self._fill(self.sort, [("", _("Name")), *sorts], plan.sort)
        groups = [(each.key, _(each.kind.label)) for each in groupable_fields(plan.kind)]
        self._fill(self.group, [("", _("No headings")), *groups], plan.group)
        self.falls.setChecked(plan.descending)
        self._columns.sort, self._columns.descending = plan.sort or None, plan.descending
        self._columns.then = list(plan.then)
        self.then_menu.columns = self._columns
        self._name_then()
        self.filter.show_conditions(self._conditions(plan), plan.kind)
        for one in told:
            one.blockSignals(False)
        self._show_columns()
        self._show_conditions()

    def _name_then(self) -> None:
        """Within an order by name there is no further one: no two are called the same."""
        names = {each.key: _(each.kind.label) for each in self._columns.offered}
        said = ", ".join(names.get(key, key) for key, _falls in self._columns.then)
        self.then.setText(kit.literal(said or _("Nothing further")))
        self.then.setEnabled(bool(self._columns.sort))

    def _turn_then(self, key: str) -> None:
        self._columns.turn_then(key)
        self._keep()

    def _conditions(self, plan: TablePlan) -> tuple[Condition, ...]:
        def read() -> tuple[Condition, ...] | Problem:
            with self._feed.register.read() as session:
                return read_filter(session, plan.kind, plan.filter) if plan.filter else ()

        found = self._feed.attempt(read)
        return () if found is None or isinstance(found, Problem) else found

    def _read_columns(self, plan: TablePlan) -> Columns:
        """Kept nowhere else than in the layout."""

        def read() -> Columns:
            with self._feed.register.read() as session:
                return Columns(
                    Settings(is_safe_mode=True), plan.kind, reckoned=read_offered_columns(session, plan.kind)
                )

        columns = self._feed.attempt(read) or Columns(Settings(is_safe_mode=True), plan.kind)
        offered = {each.key for each in columns.offered}
        columns.keys = [each for each in plan.columns or usual_columns(plan.kind) if each in offered]
        return columns

    @staticmethod
    def _fill(box: kit.WordBox, offers: list[tuple[str, str]], chosen: str) -> None:
        box.clear()
        for key, text in offers:
            box.addItem(text, key)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def _show_conditions(self) -> None:
        """The chips have a sign of their own to add one more."""
        self.add_condition.setVisible(not self.filter.conditions)

    def _show_columns(self) -> None:
        names = {each.key: _(each.kind.label) for each in self._columns.offered}
        self.columns.show_columns([(key, names[key]) for key in self._columns.keys])

    def _order_columns(self, keys: list[str]) -> None:
        self._columns.keys = list(keys)
        self._keep_columns()

    def _ask_columns(self) -> None:
        self.columns_dialog = ColumnsDialog(self._columns, self.window())
        self.columns_dialog.changed.connect(self._keep_columns)
        self.columns_dialog.finished.connect(self.columns_dialog.deleteLater)
        self.columns_dialog.open()

    def _keep_columns(self) -> None:
        self._plans[self._place] = replace(self._plans[self._place], columns=tuple(self._columns.keys))
        self._show_columns()
        self.changed.emit()

    def _keep(self) -> None:
        place = self._place
        if not 0 <= place < len(self._plans):
            return
        plan = self._plans[place]
        sort = self.sort.currentData() or ""
        then = [each for each in self._columns.then if sort not in ("", each[0])]
        self._columns.sort, self._columns.then = sort or None, then
        self._name_then()
        self._plans[place] = replace(
            plan,
            sort=sort,
            descending=self.falls.isChecked(),
            then=tuple(then),
            group=self.group.currentData() or "",
            filter=write_filter(plan.kind, self.filter.conditions),
        )
        self._show_conditions()
        self.changed.emit()
