"""Takes the pictures of the guide anew: python tests/guide_pictures.py [--language az|en|ru]

It goes through the practice register, which is made up, and so is whatever they show. They go to
resources/guide/pictures, small and in few colours.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

sys.path.insert(0, str(Path(__file__).parents[1]))

from districtdesk.desk.shell.own_name import use_name
from districtdesk.settings import Settings
from tests.faults.damages import run
from tests.tour import Tour, _give_up, wait

PICTURES = Path(__file__).parents[1] / "resources" / "guide" / "pictures"
_SIZE = "1080x640"
_COLOURS = 96
# So far apart two of them are at least, as a sum of squares: else shades of grey leave none for a mark in amber.
_APART = 48


class Photographer(Tour):
    """Keeps what it sees under its name in the folder of a language, in few colours."""

    def shoot_now(self, name: str, widget: QWidget | None = None) -> None:
        picture = (widget or self.window).grab().toImage()
        if not few_colours(picture).save(str(self._out / f"{name}.png"), "PNG", 0):
            raise OSError(name)

    def take_all(self) -> None:
        self.shell.actions["open_practice"].trigger()
        wait(600)
        self.go("overview")
        self.shoot("practice")
        self.shell.practice.banner.button.click()
        self.shell.practice.banner.hide()
        self._enter()
        self.go("overview")
        self.shoot("overview")
        self.go("timeline")
        self.shoot("timeline")
        self._take_district()
        self._take_lists()
        self._take_event()
        self.go("history")
        self.shoot("history")
        self._restore()
        self._export_dialog()
        self._briefing()
        self._check()

    def _enter(self) -> None:
        """What the tasks ask for, so that there is something to see."""
        from districtdesk.names import Names
        from districtdesk.register.claims.standard_indicators import standard_id
        from districtdesk.register.journal.entry import Entry, save
        from districtdesk.sample.practice import practice_id

        valley, fields = practice_id("valley"), {"qualifier": "exact", "status": "reported"}
        claims = (
            ("residents", 9, {"preferred": True, "preferred_reason": "most_official"}),
            ("jobs_created", 340, {}),
        )
        for code, value, more in claims:
            typed = fields | {"subject": valley, "indicator": standard_id(code), "value": _decimal(value)} | more
            typed |= {"as_of": _date("2024-06-15"), "as_of_basis": "stated"}
            made = save(self.register, Entry("figure", typed)).id
            save(self.register, Entry("citation", {"record": made, "source": practice_id("press")}))
        launch = {"subjects": (practice_id("glass_works"),), "event_kind": "launch", "status": "expected"}
        save(self.register, Entry("event", launch | {"date": _date("2025-39"), "announced_on": _date("2024-06-15")}))
        save(self.register, Entry("company", {"activity": "Kabel"}, practice_id("cable")))
        save(self.register, Entry("company", {"names": Names.same("Nümunə · Sample · Пример")}))

    def _restore(self) -> None:
        """A backup, and what restoring it would change."""
        from districtdesk.register.backup.backups import Reason
        from districtdesk.register.backup.making import back_up
        from districtdesk.register.journal.entry import remove_record
        from districtdesk.sample.practice import practice_id

        back_up(self.register.place, Reason.HAND)
        remove_record(self.register, "company", practice_id("paper"))

        def shoot(dialog: QWidget) -> None:
            # Until the backup is compared, its folder is told.
            wait(1500)
            self.shoot("restore", dialog)

        self.shoot_dialog("restore", self.shell.actions["restore"].trigger, shoot)

    def _export_dialog(self) -> None:
        """With the picture of the first page, once it is drawn."""

        def shoot(dialog: QWidget) -> None:
            picture = dialog.picture.picture  # type: ignore[attr-defined]
            self._wait_until(lambda: picture.page is not None)
            self.shoot("export", dialog)

        self.shoot_dialog("export", self.shell.actions["export_register"].trigger, shoot)

    def _briefing(self) -> None:
        """Before it is printed, as large as its dialog shows it."""

        def shoot(dialog: QWidget) -> None:
            self._wait_until(lambda: dialog.planned is not None)  # type: ignore[attr-defined]
            self.shoot("paper", dialog)

        self.shoot_dialog("paper", self.shell.actions["briefing"].trigger, shoot)

    def _check(self) -> None:
        """What is found in a copy of the register in which something was spoiled."""
        place = Path(self.register.place)
        hurt = place.with_name("hurt") / place.name
        hurt.parent.mkdir()
        hurt.write_bytes(place.read_bytes())
        run(
            "PRAGMA foreign_keys = 0",
            "UPDATE event SET date = '2025-13-45' WHERE event_kind = 'launch'",
            "DELETE FROM company WHERE id = (SELECT id FROM record WHERE kind = 'company' ORDER BY id LIMIT 1)",
        )(hurt)
        desk = self._start.desk

        def shoot(dialog: QWidget) -> None:
            self._wait_until(lambda: dialog.looked is not None)  # type: ignore[attr-defined]
            self.shoot("repair", dialog)

        self.shoot_dialog("repair", lambda: desk.checks.check(hurt), shoot)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Without the folders of the machine on which it is taken."""
        for label in (widget or self.window).findChildren(QLabel):
            label.setText(label.text().replace(os.environ["DISTRICTDESK_HOME"], "~/DistrictDesk"))
        super().shoot(name, widget)

    def _take_district(self) -> None:
        from districtdesk.desk.feed.source_at_hand import EvidenceTold
        from districtdesk.register.claims.standard_indicators import standard_id
        from districtdesk.sample.practice import practice_id

        self.go("district")
        self.page.open_record(practice_id("valley"))
        self.shoot("district")
        view = self._view()
        view.show_tab("residents")
        self.shoot("residents")
        view.show_tab("figures")
        tab = view._made["figures"]
        self.shell._opened.feed.source_at_hand.offer(practice_id("press"))
        tab.entry.suggest(standard_id("jobs_created"))
        tab.entry.focus_here()
        self.type({"az": "təxminən 340", "en": "about 340", "ru": "около 340"}[self._language()])
        speakers = {"az": "Anar Vəliyev", "en": "Anar Valiyev", "ru": "Анар Велиев"}
        self.shell._opened.feed.source_at_hand.say(EvidenceTold(said_by=speakers[self._language()]))
        self.shoot("claim_row", tab.entry)
        tab.entry.clear()
        self._choose_residents(tab)
        bar = tab.findChild(QScrollArea) if not isinstance(tab, QScrollArea) else tab
        bar.verticalScrollBar().setValue(bar.verticalScrollBar().maximum())
        self.shoot("contradiction", tab)

    def _choose_residents(self, tab: Any) -> None:
        table = tab._table
        for row in range(table.model().rowCount()):
            if "9" in table.model().cell(table.model().index(row, 1)).text():
                table.selectRow(row)
        wait(200)

    def _take_lists(self) -> None:
        self.go("figure")
        self.page.pane.search.setText({"az": "rezident", "en": "resident", "ru": "резидент"}[self._language()])
        self.page.pane.search.returnPressed.emit()
        self.shoot("search")
        self.page.pane.clear_search()

    def _take_event(self) -> None:
        from districtdesk.sample.practice import practice_id

        self.go("event")
        self.page.open_record(practice_id("brick_launch"))
        self._view().show_tab("details")
        cell = self._cells()["date"]
        cell.editor.focus_here()
        self.shoot_dialog("calendar", cell.editor.open_calendar)

    def _language(self) -> str:
        return self._out.name


def few_colours(picture: QImage) -> QImage:
    """The picture in its commonest colours, each pixel in the nearest of them: text stays sharp, the file small."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(bytes(plain.constBits()[place : place + 4]) for place in range(0, plain.sizeInBytes(), 4))
    table = _apart(counted)
    nearest = {colour: min(range(len(table)), key=lambda at: _distance(table[at], colour)) for colour in counted}
    made = QImage(plain.size(), QImage.Format.Format_Indexed8)
    made.setColorTable([0xFF000000 | red << 16 | green << 8 | blue for blue, green, red, _alpha in table])
    bits, line = plain.constBits(), made.bytesPerLine()
    for y in range(plain.height()):
        start = y * plain.bytesPerLine()
        row = bytes(nearest[bytes(bits[start + 4 * x : start + 4 * x + 4])] for x in range(plain.width()))
        made.bits()[y * line : y * line + len(row)] = row
    return made


def _apart(counted: Counter[bytes]) -> list[bytes]:
    found: list[bytes] = []
    for colour, _count in counted.most_common():
        if len(found) < _COLOURS and all(_distance(colour, each) >= _APART for each in found):
            found.append(colour)
    return found


def _distance(one: bytes, other: bytes) -> int:
    return sum((first - second) ** 2 for first, second in zip(one[:3], other[:3], strict=True))


def _decimal(value: int) -> object:
    from decimal import Decimal

    return Decimal(value)


def _date(edtf: str) -> object:
    from districtdesk.dates.imprecise import ImpreciseDate

    return ImpreciseDate(edtf)


def _take(language: str) -> None:
    sys.excepthook = _give_up
    folder = PICTURES / language
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    options = argparse.Namespace(language=language, look="light", scale=1, size=_SIZE)
    with tempfile.TemporaryDirectory() as home:
        os.environ["DISTRICTDESK_HOME"] = home
        # Steps are signed with a name of our own making.
        os.environ["LOGNAME"] = "aygun"
        use_name(Settings(), "Aygün Nümunəyeva")
        Photographer(folder, options).take_all()
    taken = list(folder.glob("*.png"))
    print(f"{language}: {len(taken)} pictures, {sum(each.stat().st_size for each in taken) // 1024} KB", flush=True)
    os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tests/guide_pictures.py", description=__doc__)
    parser.add_argument("--language", choices=("az", "en", "ru"))
    chosen = parser.parse_args().language
    if chosen:
        _take(chosen)
    # One process a language: a window that was closed leaves things behind.
    return max(subprocess.call([sys.executable, __file__, "--language", each]) for each in ("az", "en", "ru"))


if __name__ == "__main__":
    sys.exit(main())
