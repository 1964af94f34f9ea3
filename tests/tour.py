"""A walk through the real program on the sample, without a screen: every page and dialog as a numbered picture.

python tests/tour.py OUT [--language az|en|ru] [--dark] [--scale 2] [--size 1366x768]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QSize, Qt, QThreadPool, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.tour_backups import walk_backups
from tests.tour_check import walk_check
from tests.tour_columns import walk_columns
from tests.tour_displaced import walk_displaced
from tests.tour_empty import walk_empty
from tests.tour_exports import walk_exports
from tests.tour_filters import walk_filters
from tests.tour_help import walk_help
from tests.tour_imports import walk_imports
from tests.tour_layouts import walk_layouts
from tests.tour_merging import walk_merging
from tests.tour_overview import walk_overview
from tests.tour_paper import walk_paper
from tests.tour_past import walk_past
from tests.tour_search import walk_search
from tests.tour_several import walk_several
from tests.tour_timeline import walk_timeline
from tests.tour_waiting import walk_waiting
from tests.tour_who import walk_who
from tests.tour_wider import walk_wider

_PAUSE = 40
_PATIENCE = 20_000
# Each floor of layouts asks the one above for room by an event of its own; a busy machine does few in a pause.
_TURNS = 12


def wait(milliseconds: int) -> None:
    """Let the program run for a while; unlike Qt's own test wait this leaves its workers room."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Tour:
    """Drives one window as a person would and keeps pictures of what that person sees."""

    def __init__(self, out: Path, options: argparse.Namespace) -> None:
        from districtdesk.desk.start.app import Start, collect_in_this_thread
        from districtdesk.desk.start.options import Options
        from districtdesk.settings import Settings

        self._out = out
        self._number = 0
        self._app = QApplication.instance() or QApplication([])
        collect_in_this_thread(self._app)
        self._opened = False
        settings = Settings()
        if options.scale != 1:
            settings.set("text_scale", options.scale)
        asked = Options(sample=True, language=options.language, look=options.look)
        self._start = Start(self._app, settings, asked, self._hear)
        self.window = self._start.window
        width, height = (int(side) for side in options.size.split("x"))
        self.window.resize(QSize(width, height))
        self.window.show()
        self._wait_until(lambda: self._opened)

    def _hear(self, stage: str) -> None:
        self._opened = self._opened or stage == "opened"

    def _wait_until(self, is_so: Callable[[], bool]) -> None:
        waited = 0
        while not is_so() and waited < _PATIENCE:
            wait(20)
            waited += 20
        if not is_so():
            raise TimeoutError("the program did not get there")

    @property
    def shell(self):
        return self.window.content

    @property
    def register(self):
        return self.shell._opened.register

    @property
    def page(self) -> QWidget:
        return self.shell.pages.page

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of a dialog, when everything has arrived."""
        self._settle()
        self.shoot_now(name, widget)

    def shoot_now(self, name: str, widget: QWidget | None = None) -> None:
        self.keep(name, (widget or self.window).grab())

    def keep(self, name: str, picture: QPixmap | QImage) -> None:
        self._number += 1
        picture.save(str(self._out / f"{self._number:02}-{name}.png"))

    def _settle(self) -> None:
        """Let what is read off the GUI thread arrive."""
        wait(_PAUSE)
        for pool in self.window.findChildren(QThreadPool) + _pools(self.shell):
            pool.waitForDone()
        wait(_PAUSE)
        for _turn in range(_TURNS):
            QApplication.processEvents()

    def go(self, place: str) -> None:
        self.window.go(place)
        wait(4 * _PAUSE)

    def shoot_dialog(self, name: str, open_it: Callable[[], object], then: Callable[[QWidget], object] | None = None):
        """Open something that waits for an answer, keep its picture, and close it with Esc."""

        def look() -> None:
            dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
            if dialog is None:
                return
            self.shoot(name, dialog)
            if then:
                then(dialog)
            while QApplication.activeModalWidget() or QApplication.activePopupWidget():
                top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
                if isinstance(top, QMenu):
                    top.close()
                else:
                    top.reject() if hasattr(top, "reject") else top.close()
                wait(_PAUSE)

        QTimer.singleShot(5 * _PAUSE, look)
        open_it()
        wait(8 * _PAUSE)
        self.window.activateWindow()

    def type(self, text: str) -> None:
        """Send the text key by key to whatever has the keyboard; any letter, as an input method would."""
        for letter in text:
            target = self.window.focusWidget() or self.window
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        target = self.window.focusWidget() or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, held))

    # The stations.

    def walk(self) -> None:
        """All of it, in the order in which a newcomer would find it."""
        for station in (
            self._pages,
            self._lists,
            lambda: walk_filters(self),
            lambda: walk_timeline(self),
            self._records,
            self._form,
            self._pickers,
            self._conflict,
            lambda: walk_waiting(self),
            self._claims,
            self._evidence,
            self._removed,
            self._dialogs,
            self._export,
            lambda: walk_layouts(self),
            lambda: walk_exports(self),
            lambda: walk_imports(self),
            lambda: walk_who(self),
            lambda: walk_search(self),
            lambda: walk_columns(self),
            lambda: walk_paper(self),
            lambda: walk_wider(self),
            lambda: walk_overview(self),
            lambda: walk_merging(self),
            lambda: walk_past(self),
            lambda: walk_several(self),
            lambda: walk_help(self),
            lambda: walk_backups(self),
            lambda: walk_check(self),
            lambda: walk_displaced(self),
            lambda: walk_empty(self),
            self._menus,
            self._welcome,
        ):
            station()

    def _pages(self) -> None:
        from districtdesk.desk.kit.places import BY_KEY

        for place in BY_KEY:
            if place not in self.shell.navigation.keys and place != "overview" and not BY_KEY[place].kind:
                continue
            self.go(place)
            self.shoot(f"page-{place}")

    def _lists(self) -> None:
        self.go("figure")
        pane = self.page.pane
        for name, sought in (("search", "jobs"), ("search-without-result", "xyzzy")):
            pane.search.setText(sought)
            pane.search.returnPressed.emit()
            self.shoot(name)
        pane.clear_search()
        for kind in ("company", "figure"):
            self.go(kind)
            self.page.show_as_table(True)
            self.shoot(f"{kind}-table")
        menu = self.page.table.columns_menu
        self.shoot_dialog("columns", lambda: menu.popup(self.window.mapToGlobal(self.window.rect().topLeft())))
        self.page.show_as_table(False)
        self.go("company")
        self.page.show_as_table(False)

    def _records(self) -> None:
        for kind in ("district", "project", "company", "source", "legal_act", "event", "figure"):
            if not self._open_first(kind):
                continue
            view = self._view()
            for tab in view.tab_keys:
                view.show_tab(tab)
                self.shoot(f"{kind}-{tab}")

    def _open_first(self, kind: str) -> bool:
        record_id = self._first_of(kind)
        if record_id is not None:
            self.go(kind)
            self.page.open_record(record_id)
        return record_id is not None

    def _first_of(self, kind: str) -> str | None:
        from districtdesk.register.queries import listing

        with self.register.read() as session:
            return next((row.id for row in listing.window(session, listing.Query(kind), 0, 1)), None)

    def _view(self):
        from districtdesk.desk.record.record_view import RecordView

        return self.page.findChild(RecordView)

    def _cells(self):
        from districtdesk.desk.forms.form import RecordForm

        return self._view().findChild(RecordForm).fields.cells

    def _form(self) -> None:
        self.go("company")
        self.page.new_record()
        self.shoot("new-company-empty")
        cells = self._cells()
        cells["tax_id"].editor.focus_here()
        self.type("12345")
        cells["activity"].editor.focus_here()
        self.type("Cables")
        self.page.save()
        self.shoot("new-company-problems")
        cells["names"].editor.focus_here()
        self.type("Xəzər Kabel Zavodu")
        self.shoot("new-company-filled")
        self.shoot_dialog("leaving", lambda: self.window.go("district"))
        self.page.save()
        self.shoot("new-company-saved-with-warning")
        self.go("history")
        self.shoot("history-after-a-save")

    def _pickers(self) -> None:
        self.go("project")
        self.page.new_record()
        cells = self._cells()
        cells["district"].editor.focus_here()
        self.type("ha")
        wait(6 * _PAUSE)
        self.shoot("link-picker")
        self.key(Qt.Key.Key_Escape)
        self.page._view.revert()
        self._open_first("event")
        self._view().show_tab("details")
        cells = self._cells()
        cells["date"].editor.focus_here()
        self.shoot_dialog("calendar", cells["date"].editor.open_calendar)

    def _conflict(self) -> None:
        from districtdesk.register.journal.entry import Entry, save

        self._open_first("company")
        view = self._view()
        view.show_tab("details")
        cells = self._cells()
        cells["activity"].editor.focus_here()
        self.type(" and wires")
        save(self.register, Entry("company", {"activity": "Insulated cables"}, view.record_id))
        self.page.save()
        self.shoot("conflict")
        view.revert()

    def _claims(self) -> None:
        from districtdesk.register.claims.standard_indicators import INDICATORS

        self._open_first("district")
        view = self._view()
        view._start_claim()
        entry = view._made["figures"].entry
        self.shoot("claim-row-empty")
        entry.suggest(next(each.id for each in INDICATORS if each.code == "area"))
        entry.focus_here()
        self.type("more than 65 as of late 2024")
        entry.add()
        self.shoot("claim-without-a-status")
        self.key(Qt.Key.Key_Down)
        self.shoot("claim-being-typed")
        entry.add()
        self.shoot("claim-added-with-chart")
        self.shell.actions["undo"].trigger()
        self.shoot("claim-undone")
        entry.focus_here()
        self.type("many")
        self.shoot("claim-not-understood")
        entry.clear()
        self._guesses(entry, [each.id for each in INDICATORS if each.code in ("residents", "exports")])

    def _guesses(self, entry: QWidget, indicators: list[str]) -> None:
        """What the program assumes of a stock and offers for a flow, with a source that is at hand."""
        self.shell._opened.feed.source_at_hand.offer(self._first_of("source"))
        for each in indicators:
            entry.suggest(each)
            entry.focus_here()
            self.type("about 14" if each == indicators[0] else "USD 12 million")
            self.shoot(f"claim-guess-{indicators.index(each) + 1}")
            entry.clear()
        self._at_hand(entry, indicators[0])
        self.shell._opened.feed.source_at_hand.take("")

    def _at_hand(self, entry: QWidget, indicator: str) -> None:
        """The evidence that stays, above a claim that is compared with the last one, and in the form of an event."""
        from districtdesk.desk.feed.source_at_hand import EvidenceTold

        at_hand = self.shell._opened.feed.source_at_hand
        at_hand.say(EvidenceTold("3", "Sahib Mammadov", "", "", "Deputy Minister of Economy", "direct_quotation"))
        entry.suggest(indicator)
        entry.focus_here()
        self.type("11 as of 1 June 2024")
        self.shoot("claim-with-evidence-at-hand")
        entry.clear()
        self.shoot_dialog("event-with-evidence-at-hand", lambda: self._view()._add_in_place("event", {}))

    def _evidence(self) -> None:
        from districtdesk.register.journal.attachments import attach

        self._open_first("project")
        view = self._view()
        letter = Path(os.environ["DISTRICTDESK_HOME"]) / "Letter of 12 March.txt"
        letter.write_text("Received on paper.", "utf-8")
        attach(self.register, view.record_id, letter)
        view.show_tab("evidence")
        self.shoot("evidence-with-a-file")

    def _removed(self) -> None:
        from districtdesk.register.journal.entry import remove_record

        remove_record(self.register, "company", self._first_of("company"))
        self.go("company")
        self.page.pane.turn_removed.setChecked(True)
        self.shoot("removed-companies")
        self.page.pane.turn_removed.setChecked(False)
        self.shell.actions["undo"].trigger()

    def _dialogs(self) -> None:
        from districtdesk.desk.shell.licences_dialog import LicencesDialog

        actions = self.shell.actions
        self.go("company")
        self.shoot_dialog("export-list", actions["export_list"].trigger)
        self.shoot_dialog("shortcuts", actions["shortcuts"].trigger)
        self.shoot_dialog("about", actions["about"].trigger)
        self.shoot_dialog("licences", lambda: LicencesDialog(self.window).exec())
        self._open_first("district")
        self.page.table.setFocus()
        self.shoot_dialog("remove-a-district", actions["remove"].trigger)
        view = self._view()
        figure = self._first_of("figure")
        self.shoot_dialog("add-a-project-in-place", lambda: view._add_in_place("project", {}))
        self.shoot_dialog("add-evidence-in-place", lambda: view._add_in_place("citation", {"record": figure}))
        self.shoot_dialog("evidence-of-a-figure", lambda: view._show_evidence(figure))
        self.shoot_dialog("correct-a-figure", lambda: view._correct(figure))

    def _export(self) -> None:
        def finish(dialog: QWidget) -> None:
            reports: list[object] = []
            dialog.finished_export.connect(reports.append)
            dialog.options.target.pick(Path(os.environ["DISTRICTDESK_HOME"]) / "Sample.xlsx")
            dialog.start()
            self.shoot_now("export-running", dialog.busy)
            self._wait_until(lambda: bool(reports))
            self.shoot("export-done", dialog)

        self.shoot_dialog("export-register", self.shell.actions["export_register"].trigger, finish)
        self.shoot_dialog("template-of-a-return", self.shell.actions["template"].trigger)

    def _menus(self) -> None:
        for menu in self.window.menuBar().actions():
            self.shoot_dialog(
                f"menu-{menu.text().replace('&', '').lower()}",
                lambda menu=menu: menu.menu().popup(self.window.mapToGlobal(self.window.rect().topLeft())),
            )

    def _welcome(self) -> None:
        away = Path("/media/stick/Reports 2026")
        for file in (
            away / "Hajigabul.ddesk",
            away.parent / ("a rather long name of a folder " * 3) / "Sumgait.ddesk",
        ):
            self._start._settings.add_recent(file)
        self.shell.actions["close_register"].trigger()
        wait(5 * _PAUSE)
        self.shoot("welcome")


def _pools(shell) -> list[QThreadPool]:
    opened = getattr(shell, "_opened", None)
    return opened.feed.findChildren(QThreadPool) if opened else []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/tour.py", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", default="en", choices=("az", "en", "ru"))
    parser.add_argument("--dark", dest="look", action="store_const", const="dark", default="light")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--size", default="1366x768")
    return parser.parse_args()


def _give_up(*what: object) -> None:
    """A fault inside a dialog's own loop would leave the tour waiting there."""
    sys.__excepthook__(*what)
    sys.stdout.flush()
    os._exit(1)


def main() -> int:
    options = _options()
    sys.excepthook = _give_up
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["DISTRICTDESK_HOME"] = home
        Tour(options.out, options).walk()
    print(f"{len(list(options.out.glob('*.png')))} pictures in {options.out}")
    sys.stdout.flush()
    # What Qt still holds need not be taken apart.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
