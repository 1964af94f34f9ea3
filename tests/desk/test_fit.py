"""No text of the desk is cut, lies on another or touches one, in any language and at twice the size."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QThreadPool
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from districtdesk import i18n
from districtdesk.desk.forms.conflict_banner import ConflictBanner
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.record_dialog import RecordDialog
from districtdesk.desk.kit.notices import Notice
from districtdesk.desk.lists.leaving import Unsaved, may_leave
from districtdesk.desk.look import theme
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.about_dialog import AboutDialog
from districtdesk.desk.shell.export_dialog import ExportDialog
from districtdesk.desk.shell.field_help import FieldHelp
from districtdesk.desk.shell.guide_window import GuideWindow
from districtdesk.desk.shell.licences_dialog import LicencesDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.practice_panel import PracticePanel
from districtdesk.desk.shell.report_dialog import ReportDialog
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.shortcuts_dialog import ShortcutsDialog
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.guide.field_guide import explain_field
from districtdesk.painting.colours import LIGHT
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.settings import Settings
from tests.desk.fit import misfits
from tests.desk.seen import fill_in
from tests.making import company, keep

SIZES = ((1366, 768), (1024, 700))
_LARGEST = (3840, 2160)
_LONG = "Balaxanı Sənaye Parkının Polimer Emalı və Qablaşdırma Müəssisələri Birliyi"
# Each floor of layouts asks the one above for room by an event of its own.
_TURNS = 12
_PLACES = ("overview", "timeline", "history")


@pytest.fixture(scope="module")
def filled(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """The sample, and records whose names are as long as names are."""
    register = open_register(shutil.copy(made_sample, tmp_path_factory.mktemp("filled") / "Sample.ddesk"))
    with register.read() as session:
        district = listing.window(session, listing.Query("district"), 0, 1)[0]
    first = company(_LONG, tax_id="1400000001", activity="Cables, wires and accessories for power lines")
    keep(register, first, company("Xəzər Kabel Zavodu"))
    save(register, Entry("residency", {"district": district.id, "company": first.id}))
    yield register
    register.close()


# What needs most room is tried in every run.
_SHOWN = [(language, scale) for language in i18n.LANGUAGES for scale in (1, 2)]
_TRIED = [pytest.param(shown, marks=() if shown == ("ru", 2) else pytest.mark.thorough) for shown in _SHOWN]


@pytest.fixture(params=_TRIED)
def desk(request: pytest.FixtureRequest, qapp: QApplication, filled: Register, tmp_path: Path) -> Iterator[Desk]:
    """A window in one language at one size of text, for everything that is looked at in it."""
    language, scale = request.param
    i18n.use(language)
    theme.apply(qapp, dark=False, scale=scale)
    made = Desk(filled, Settings(tmp_path / "settings.json"))
    yield made
    made.close()
    i18n.use("en")


class Desk:
    """A window on the register."""

    def __init__(self, register: Register, settings: Settings) -> None:
        self.settings = settings
        self.opened = OpenRegister(register, makers(settings))
        self.window = MainWindow(settings, LIGHT)
        self.shell = Shell(self.window, settings)
        self.shell.show_register(self.opened)
        self.window.show()

    def close(self) -> None:
        self.window.hide()
        self.shell.dispose()
        self.opened.feed.close()
        self.window.deleteLater()

    def settle(self) -> None:
        for pool in self.opened.feed.findChildren(QThreadPool):
            pool.waitForDone()
        for _turn in range(_TURNS):
            QApplication.processEvents()

    def first(self, kind: str) -> str:
        with self.opened.register.read() as session:
            return listing.window(session, listing.Query(kind), 0, 1)[0].id


def test_pages_and_dialogs_fit_in_every_language_and_at_twice_the_size(desk: Desk) -> None:
    found: list[str] = []
    for place in _PLACES:
        desk.shell.go(place)
        found += _at_each_size(desk, place)
    for name, show in (
        ("figures", _figures),
        ("plant", _plant),
        ("members", _members),
        ("problems", _problems),
        ("conflict", _conflict),
    ):
        show(desk)
        found += _at_each_size(desk, name)
    for name, dialog in _dialogs(desk):
        dialog.show()
        desk.settle()
        found += [f"{name}: {each}" for each in misfits(dialog)]
        dialog.hide()
    assert not found, "\n".join(found)


@pytest.mark.thorough
def test_places_and_records_fit_on_the_largest_screen(desk: Desk) -> None:
    found: list[str] = []
    desk.window.resize(*_LARGEST)
    for place in _PLACES:
        desk.shell.go(place)
        desk.settle()
        found += [f"{place}: {each}" for each in misfits(desk.window)]
    for name in ("figures", "plant", "members"):
        _RECORDS[name](desk)
        desk.settle()
        found += [f"{name}: {each}" for each in misfits(desk.window)]
    assert not found, "\n".join(found)


@pytest.mark.thorough
def test_the_overview_is_never_painted_before_its_words_have_room(desk: Desk) -> None:
    squashed: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            is_painted = isinstance(watched, QLabel) and event.type() == QEvent.Type.Paint
            if is_painted and watched.wordWrap() and watched.height() < watched.heightForWidth(watched.width()):
                squashed.append(watched.text())
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    desk.shell.go("overview")
    desk.settle()
    QApplication.instance().removeEventFilter(watch)
    assert not squashed, squashed


@pytest.mark.thorough
def test_what_is_asked_before_leaving_fits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []

    def look(notice: Notice) -> None:
        notice.show()
        desk.settle()
        found.extend(misfits(notice))
        notice.hide()

    monkeypatch.setattr(Notice, "exec", look)
    for unsaved in (Unsaved("A" * 60, ("B" * 30,) * 6), Unsaved(is_new=True), Unsaved("A" * 60, is_new=True)):
        may_leave(desk.window, lambda: True, unsaved=unsaved)
    assert not found, "\n".join(found)


@pytest.mark.thorough
def test_the_steps_of_a_record_fit_when_one_comes_and_goes(desk: Desk) -> None:
    view = _view(desk, "district", "figures")
    claim = next(each for each in view.findChildren(QLineEdit) if each.accessibleName() == i18n._("Claim"))
    found: list[str] = []
    for width, height in SIZES:
        desk.window.resize(width, height)
        for text in ("220", ""):
            claim.setText(text)
            desk.settle()
            assert view.is_changed() == bool(text)
            found += [f"“{text}” at {width}x{height}: {each}" for each in misfits(desk.window)]
    assert not found, "\n".join(found)


def _at_each_size(desk: Desk, name: str) -> list[str]:
    found = []
    for width, height in SIZES:
        desk.window.resize(width, height)
        desk.settle()
        found += [f"{name} at {width}x{height}: {each}" for each in misfits(desk.window)]
    return found


def _view(desk: Desk, kind: str, tab: str) -> RecordView:
    desk.shell.open_record(kind, desk.first(kind))
    page = desk.shell.pages.page if desk.shell.pages else None
    view = page.findChild(RecordView) if page else None
    assert view is not None
    view.show_tab(tab)
    return view


def _figures(desk: Desk) -> None:
    _view(desk, "district", "figures")


def _plant(desk: Desk) -> None:
    _view(desk, "project", "figures")


def _members(desk: Desk) -> None:
    """What hangs on a record that has much above its tabs."""
    _view(desk, "project", "participations")


def _problems(desk: Desk) -> None:
    form = _view(desk, "company", "details").findChild(RecordForm)
    fill_in(form, "tax_id", "12345")
    assert form.fields.cells["tax_id"].problems


def _conflict(desk: Desk) -> None:
    """Somebody else saves what is being typed here."""
    page = desk.shell.pages.page if desk.shell.pages else None
    view = page.findChild(RecordView) if page else None
    assert view is not None
    view.revert()
    form = view.findChild(RecordForm)
    fill_in(form, "activity", "Cables and wires")
    save(desk.opened.register, Entry("company", {"activity": f"Insulated cables {id(desk)}"}, view.record_id))
    view.save()
    assert view.findChild(ConflictBanner).text


_RECORDS = {
    "figures": _figures,
    "plant": _plant,
    "members": _members,
    "problems": _problems,
    "conflict": _conflict,
}


def _dialogs(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    figures = desk.first("figure")
    yield "correct", RecordDialog(desk.opened.feed, "figure", record_id=figures, parent=desk.window)
    yield "export", ExportDialog(desk.opened, desk.settings, None, parent=desk.window)
    yield "about", AboutDialog(desk.window)
    yield "licences", LicencesDialog(desk.window)
    yield "shortcuts", ShortcutsDialog(desk.window)
    yield "report", ReportDialog(desk.settings, desk.window)
    yield "guide", GuideWindow(desk.window)
    yield "tasks", PracticePanel()
    yield "field", FieldHelp(explain_field("figure", "as_of"))
