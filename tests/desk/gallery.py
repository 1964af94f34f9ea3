"""Draws every small widget of the desk into a picture: python -m tests.desk.gallery OUT [--dark] [--scale 2]."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from districtdesk.desk import kit
from districtdesk.desk.look import fonts, icons, theme
from districtdesk.problems import error, warning


def main() -> None:
    options = _options()
    os.environ["QT_SCALE_FACTOR"] = f"{options.ratio:g}"
    app = QApplication.instance() or QApplication([])
    theme.apply(app, options.dark, options.scale)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, make in SHEETS.items():
        widget = make()
        name = f"{name}{'-dark' if options.dark else ''}{f'-{options.scale:g}' if options.scale != 1 else ''}.png"
        picture(widget).save(str(options.out / name))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--ratio", type=float, default=1.0)
    return parser.parse_args()


def picture(widget: QWidget) -> QPixmap:
    """The widget as it stands, with the focus where it was put."""
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
    if widget.focusWidget() is not None:
        widget.focusWidget().setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    drawn = widget.grab()
    widget.close()
    return drawn


def screen() -> QWidget:
    """A window like the district page of the sketches."""
    window = QWidget()
    window.resize(1366, 768)
    column = QVBoxLayout(window)
    fonts.space(column, gap=0)
    column.addWidget(_menu_bar())
    middle = QSplitter()
    middle.setHandleWidth(1)
    middle.setChildrenCollapsible(False)
    places = _navigation()
    middle.addWidget(places)
    middle.addWidget(_list_side())
    middle.addWidget(_page())
    width = places.sizeHint().width()
    middle.setStretchFactor(2, 1)
    middle.setSizes([width, 370, 1366 - 370 - width])
    column.addWidget(middle, 1)
    column.addWidget(_status())
    places.setFocus()
    return window


def _menu_bar() -> QMenuBar:
    bar = QMenuBar()
    for name in ("File", "Edit", "Record", "View", "Excel", "Help"):
        bar.addMenu(name)
    return bar


def _navigation() -> kit.NavigationList:
    place = kit.Place
    places = kit.NavigationList("Places")
    top = (place("overview", "Overview", "overview"), place("timeline", "Timeline", "timeline"))
    register = (
        place("district", "Districts", "district", 12),
        place("company", "Companies", "company", 184),
        place("project", "Projects", "project", 97),
        place("residency", "Residents", "residency", 141),
    )
    claims = (place("figure", "Figures", "figure", 1260), place("event", "Events", "event", 412))
    evidence = (place("source", "Sources", "source", 88), place("legal_act", "Legal acts", "legal_act", 31))
    saved = (
        place("late", "Overdue launches", "filter", 3),
        place("bare", "Without evidence, oldest first, in Hacıqabul", "filter", 7),
    )
    group = kit.PlaceGroup
    places.set_places(
        [
            group("", top),
            group("Register", register),
            group("Claims", claims),
            group("Evidence", evidence),
            group("Saved filters", saved),
        ]
    )
    places.set_current("district")
    return places


def _list_side() -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    fonts.space(column, (3, 3, 3, 3), gap=3)
    row = QHBoxLayout()
    fonts.space(row)
    row.addWidget(kit.SearchBox("Search districts"), 1)
    row.addWidget(kit.Button("Filter", "filter"))
    column.addLayout(row)
    card = kit.Card()
    card.fill(_table(("District", "Area", "Residents"), _DISTRICTS))
    column.addWidget(card, 1)
    return side


_DISTRICTS = (
    ("Hacıqabul", "60 ha", "13"),
    ("Example East", "25 ha", "—"),
    ("Example North", "510 ha", "34"),
    ("Example West", "9 ha", "4"),
)
_CLAIMS = (
    ("Territory", "60 ha", "1 May 2023", "reported"),
    ("Residents", "13", "1 May 2023", "reported"),
    ("Jobs created", "about 500", "1 May 2023", "reported"),
    ("Invested to date", "more than 51 000 000 ₼", "1 May 2023, day of publication", "reported"),
)


def _model(names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> QStandardItemModel:
    model = QStandardItemModel(len(rows), len(names))
    model.setHorizontalHeaderLabels(list(names))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QStandardItem(text)
            if column in (1, 2) and text[:1].isdigit() and len(cells) == 3:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            model.setItem(row, column, item)
    return model


def _table(names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> kit.CalmTable:
    table = kit.CalmTable(names[0])
    model = _model(names, rows)
    model.setParent(table)
    table.setModel(model)
    table.resizeColumnsToContents()
    table.horizontalHeader().setStretchLastSection(True)
    table.selectRow(0)
    return table


def _page() -> QWidget:
    page = kit.PageArea()
    column = page.body
    header = kit.PageHeader(
        "Hacıqabul Industrial District",
        "Established 25 July 2017 by Decree No. 3127  ·  Hajigabul, Гаджигабул",
    )
    column.addWidget(header)
    column.addWidget(_tabs())
    card = kit.Card()
    card.fill(_table(("Indicator", "Value", "As of", "Status"), _CLAIMS))
    column.addWidget(card, 1)
    second = kit.Card()
    second.body.addWidget(kit.PlainLabel("Invested to date, all claims", "strong"))
    second.body.addWidget(kit.NoteLabel("1 claim. A later, lower figure would be kept beside it and marked."))
    column.addWidget(second)
    column.addWidget(kit.Banner("Aysel changed this record at 14:07.", "amber", "Show what changed"))
    return page


def _tabs() -> kit.TabBar:
    tabs = kit.TabBar("Parts of the record")
    for key, text, count in (
        ("figures", "Figures", None),
        ("details", "Details", None),
        ("residents", "Residents", "1 of 13"),
        ("projects", "Projects", 1),
        ("events", "Events", 2),
        ("evidence", "Evidence", 3),
        ("history", "History", None),
    ):
        tabs.add_tab(key, text, count)
    return tabs


def _status() -> kit.StatusStrip:
    status = kit.StatusStrip()
    status.say("Saved 14:02", "Add figure")
    return status


def parts() -> QWidget:
    """Each small widget by itself."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    fonts.space(grid, (6, 6, 6, 6), gap=4)
    for index, make in enumerate((_buttons, _fields, _banners, _words, _empty, _numbers)):
        card = kit.Card()
        make(card)
        grid.addWidget(card, index // 2, index % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    sheet.resize(max(1100, fonts.step(200)), sheet.sizeHint().height())
    return sheet


def _buttons(card: kit.Card) -> None:
    card.body.addWidget(kit.SectionLabel("Buttons"))
    focused = kit.Button("Under the keyboard", "add")
    off, primary_off = kit.Button("Not now", "save"), kit.PrimaryButton("Not now")
    off.setEnabled(False)
    primary_off.setEnabled(False)
    menu_button = kit.MenuButton("Group: District", QMenu(card))
    row = kit.FlowRow(
        kit.PrimaryButton("Save", "save"),
        kit.Button("Add claim"),
        focused,
        kit.QuietButton("Quiet", "history"),
        menu_button,
        kit.LinkButton("Undo: Add R&D figure"),
        kit.IconButton("settings", "Settings"),
        off,
        primary_off,
    )
    card.body.addWidget(row)
    card.body.addWidget(_tabs())
    card.body.addStretch(1)
    focused.setFocus()


def _fields(card: kit.Card) -> None:
    card.body.addWidget(kit.SectionLabel("A form"))
    name = kit.LabelledRow("Name, Azerbaijani", QLineEdit("Hacıqabul"), "As in the founding act.")
    tax = kit.LabelledRow("Tax id & more", QLineEdit("12"))
    tax.show_problems([error("A tax id has ten digits.", "tax_id")])
    area = kit.LabelledRow("Area", QLineEdit("60 000 ha"))
    area.show_problems([warning("This is larger than every other district. Check the unit.", "area")])
    for row in (name, tax, area):
        card.body.addWidget(row)
    card.body.addStretch(1)


def _banners(card: kit.Card) -> None:
    card.body.addWidget(kit.SectionLabel("Banners"))
    card.body.addWidget(kit.Banner("A draft from 13:58 was restored.", "info", "Discard the draft"))
    card.body.addWidget(kit.Banner("Changed since by Aysel. Your text is kept.", "amber", "Compare"))
    card.body.addWidget(kit.Banner("The register is locked by another program. Nothing was lost.", "red"))
    card.body.addWidget(_status())
    card.body.addStretch(1)


def _words(card: kit.Card) -> None:
    card.body.addWidget(kit.SectionLabel("Status words"))
    card.body.addWidget(
        kit.FlowRow(
            kit.Pill("reported"),
            kit.Pill("12 not yet recorded", "amber"),
            kit.Pill("verified", "accent"),
            kit.Pill("disputed", "red"),
            kit.Pill("cancelled", "over"),
        )
    )
    card.body.addWidget(kit.SearchBox("Search districts"))
    found = kit.SearchBox("Search districts")
    found.setText("hajigabul")
    card.body.addWidget(found)
    card.body.addWidget(kit.ElidedLabel("A very long name of an industrial district that goes on " * 4))
    card.body.addWidget(kit.DimLabel("A dim label wraps when the place is too narrow for it. " * 3))
    card.body.addStretch(1)


def _empty(card: kit.Card) -> None:
    card.body.addWidget(
        kit.EmptyState("event", "Events say what happened or is planned, and who said so.", "Add the first event")
    )


def _numbers(card: kit.Card) -> None:
    card.body.addWidget(kit.DimLabel("Launches overdue"))
    card.body.addWidget(kit.PlainLabel("3", "number", "amber"))
    card.body.addWidget(kit.NoteLabel("oldest by 11 to 13 months"))
    row = QHBoxLayout()
    fonts.space(row, gap=3)
    for name in icons.NAMES[:12]:
        row.addWidget(kit.IconLabel(name))
    row.addStretch(1)
    card.body.addLayout(row)
    card.body.addStretch(1)


def controls() -> QWidget:
    """Qt's own controls in the desk's style."""
    dialog = QDialog()
    grid = QGridLayout(dialog)
    fonts.space(grid, (6, 6, 6, 6), gap=3)
    choice = QComboBox()
    choice.addItems(["Jobs, permanent", "Jobs created"])
    focused = QComboBox()
    focused.addItems(["Under the keyboard"])
    tree = QTreeView()
    tree_model = _model(("Place", "Count", "Since"), _DISTRICTS)
    tree_model.item(0).appendRow(QStandardItem("Joint car plant"))
    tree_model.setParent(tree)
    tree.setModel(tree_model)
    tree.ensurePolished()
    tree.expandAll()
    tree.setSortingEnabled(True)
    checked, unchecked, off = QCheckBox("Checked"), QCheckBox("Not checked"), QCheckBox("Not now")
    checked.setChecked(True)
    off.setEnabled(False)
    radio = QRadioButton("One of several")
    radio.setChecked(True)
    tool = QToolButton()
    tool.setIcon(icons.icon("columns"))
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(40)
    scroll = QScrollBar(Qt.Orientation.Horizontal)
    long = QPlainTextEdit("A note.\n" * 20)
    read_only, disabled = QLineEdit("Read only"), QLineEdit("Not now")
    read_only.setReadOnly(True)
    disabled.setEnabled(False)
    widgets = [QLineEdit("Text"), choice, focused, QSpinBox(), read_only, disabled, checked, unchecked, off, radio]
    for index, widget in enumerate([*widgets, tool, bar, scroll]):
        grid.addWidget(widget, index // 3, index % 3)
    grid.addWidget(long, 5, 0)
    grid.addWidget(tree, 5, 1, 1, 2)
    dialog.resize(QSize(fonts.step(220), fonts.step(130)))
    focused.setFocus()
    return dialog


def busy() -> QWidget:
    dialog = kit.Busy("Exporting 1 260 figures to Excel")
    dialog.show_progress("Sheet 3 of 12: Residents", 480, 1260)
    return dialog


def menu() -> QWidget:
    made = QMenu()
    made.addAction(icons.icon("save"), "Save").setShortcut("Ctrl+S")
    made.addAction(icons.icon("undo"), "Undo: Add figure").setShortcut("Ctrl+Z")
    made.addAction(icons.icon("redo"), "Redo").setEnabled(False)
    made.addSeparator()
    check = made.addAction("Dark")
    check.setCheckable(True)
    check.setChecked(True)
    made.addMenu("Open recent")
    made.setActiveAction(made.actions()[0])
    return made


SHEETS = {"screen": screen, "parts": parts, "controls": controls, "busy": busy, "menu": menu}

if __name__ == "__main__":
    main()
