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

from PySide6.QtCore import QEvent, QSize, Qt, QThreadPool, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

_PAUSE = 60
_PATIENCE = 20_000


class Tour:
    """Drives one window as a person would and keeps pictures of what that person sees."""

    def __init__(self, out: Path, wishes: argparse.Namespace) -> None:
        from districtdesk.desk.app import Start
        from districtdesk.settings import Settings

        self._out = out
        self._number = 0
        self._app = QApplication.instance() or QApplication([])
        self._opened = False
        settings = Settings()
        if wishes.scale != 1:
            settings.set("text_scale", wishes.scale)
        self._start = Start(self._app, settings, wishes, self._hear)
        self.window = self._start.window
        width, height = (int(side) for side in wishes.size.split("x"))
        self.window.resize(QSize(width, height))
        self.window.show()
        self._wait_until(lambda: self._opened)

    def _hear(self, stage: str) -> None:
        self._opened = self._opened or stage == "opened"

    def _wait_until(self, is_so: Callable[[], bool]) -> None:
        waited = 0
        while not is_so() and waited < _PATIENCE:
            QTest.qWait(20)
            waited += 20
        if not is_so():
            raise TimeoutError("the program did not get there")

    @property
    def shell(self):
        return self.window.furniture

    @property
    def page(self) -> QWidget:
        return self.shell.pages.page

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of a dialog."""
        self._settle()
        self._number += 1
        (widget or self.window).grab().save(str(self._out / f"{self._number:02}-{name}.png"))

    def _settle(self) -> None:
        """Let what is read off the GUI thread arrive."""
        QTest.qWait(_PAUSE)
        for pool in self.window.findChildren(QThreadPool) + _pools(self.shell):
            pool.waitForDone()
        QTest.qWait(_PAUSE)

    def go(self, place: str) -> None:
        self.window.go(place)
        QTest.qWait(4 * _PAUSE)

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
                QTest.qWait(_PAUSE)

        QTimer.singleShot(5 * _PAUSE, look)
        open_it()
        QTest.qWait(8 * _PAUSE)

    def type(self, text: str) -> None:
        """Send the text key by key to whatever has the keyboard; any letter, as an input method would."""
        for letter in text:
            target = self.window.focusWidget() or self.window
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    # The stations.

    def walk(self) -> None:
        """All of it, in the order in which a newcomer would find it."""
        self._pages()
        self._records()
        self._form()
        self._claim()
        self._dialogs()
        self._welcome()

    def _pages(self) -> None:
        from districtdesk.desk.places import BY_KEY

        for place in BY_KEY:
            if place not in self.shell.navigation.keys and place != "overview" and not BY_KEY[place].kind:
                continue
            self.go(place)
            self.shoot(f"page-{place}")

    def _records(self) -> None:
        for kind in ("district", "project", "company", "source", "legal_act", "event", "figure"):
            self.go(kind)
            record_id = self._first_of(kind)
            if record_id is None:
                continue
            self.page.open_record(record_id)
            view = self._view()
            for tab in view.tab_keys:
                view.show_tab(tab)
                self.shoot(f"{kind}-{tab}")

    def _first_of(self, kind: str) -> str | None:
        from districtdesk.register import listing

        with self.shell._opened.register.read() as session:
            return next((row.id for row in listing.window(session, listing.Query(kind), 0, 1)), None)

    def _view(self):
        from districtdesk.desk.record.record_view import RecordView

        return self.page.findChild(RecordView)

    def _form(self) -> None:
        from districtdesk.desk.forms.form import RecordForm

        self.go("company")
        self.page.new_record()
        self.shoot("new-company-empty")
        cells = self._view().findChild(RecordForm).fields.cells
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

    def _claim(self) -> None:
        self.go("district")
        self.page.open_record(self._first_of("district"))
        view = self._view()
        view.show_tab("figures")
        tab = view._made["figures"]
        tab.entry.focus_here()
        self.type("more than 65 as of late 2024")
        self.shoot("claim-being-typed")
        tab.entry.add()
        self.shoot("claim-added")
        self.shell.actions["undo"].trigger()
        self.shoot("claim-undone")

    def _dialogs(self) -> None:
        actions = self.shell.actions
        self.shoot_dialog("export-register", actions["export_register"].trigger)
        self.go("company")
        self.shoot_dialog("export-list", actions["export_list"].trigger)
        self.shoot_dialog("shortcuts", actions["shortcuts"].trigger)
        self.shoot_dialog("about", actions["about"].trigger)
        self.go("district")
        self.page.open_record(self._first_of("district"))
        self.shoot_dialog("remove-a-district", actions["remove"].trigger)
        view = self._view()
        self.shoot_dialog("add-a-project-in-place", lambda: view._add_in_place("project", {}))
        self.shoot_dialog("correct-a-figure", lambda: view._edit_in_place("figure", self._first_of("figure")))
        for menu in self.window.menuBar().actions():
            self.shoot_dialog(
                f"menu-{menu.text().replace('&', '').lower()}",
                lambda menu=menu: menu.menu().popup(self.window.mapToGlobal(self.window.rect().topLeft())),
            )

    def _welcome(self) -> None:
        self.shell.actions["close_register"].trigger()
        QTest.qWait(5 * _PAUSE)
        self.shoot("welcome")


def _pools(shell) -> list[QThreadPool]:
    opened = getattr(shell, "_opened", None)
    return opened.feed.findChildren(QThreadPool) if opened else []


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/tour.py", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", default="en", choices=("az", "en", "ru"))
    parser.add_argument("--dark", dest="look", action="store_const", const="dark", default="light")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--size", default="1366x768")
    parser.set_defaults(sample=True, file=None)
    return parser.parse_args()


def main() -> int:
    wishes = _wishes()
    shutil.rmtree(wishes.out, ignore_errors=True)
    wishes.out.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["DISTRICTDESK_HOME"] = home
        Tour(wishes.out, wishes).walk()
    print(f"{len(list(wishes.out.glob('*.png')))} pictures in {wishes.out}")
    sys.stdout.flush()
    # What Qt still holds need not be taken apart.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
