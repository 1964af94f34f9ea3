"""What is typed in forms and rows is kept while it is typed, and offered again after the program died."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.editors.editors import EDITORS
from districtdesk.desk.feed import draft_keeper
from districtdesk.desk.feed.draft_keeper import DraftKeeper
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.form_dialog import FormDialog
from districtdesk.desk.kit import Banner, notices
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.warnings_row import WarningsRow
from districtdesk.desk.record.why_row import WhyRow
from districtdesk.desk.shell.left_drafts_dialog import LeftDraftsDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.drafts.draft import TypedDraft
from districtdesk.painting.colours import LIGHT
from districtdesk.records import KINDS, fields_of
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.desk import typing_and_dying as said
from tests.desk.forms import row_of, shown_form
from tests.desk.seen import button
from tests.desk.typing_keys import retype, type_text
from tests.kinds import EXAMPLES
from tests.making import company, district, figure, keep

# Their forms have every editor there is.
_KINDS = ("figure", "company", "source", "event", "participation", "citation")


def test_the_forms_tried_here_have_every_editor() -> None:
    tried = {type(field.kind) for kind in _KINDS for field in fields_of(KINDS[kind]) if not field.kind.derived}
    made = {EDITORS[each].__code__.co_names[:1] for each in tried}
    every = {type(field.kind) for kind in KINDS.values() for field in fields_of(kind) if not field.kind.derived}
    assert {EDITORS[each].__code__.co_names[:1] for each in every} <= made


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for what is typed."""
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def make(qtbot: QtBot, feed: Feed) -> Callable[..., RecordForm]:
    return partial(shown_form, qtbot, feed)


def _kept(keeper: DraftKeeper) -> list[TypedDraft]:
    """What would be there after a crash now."""
    keeper._keep()
    keeper._pool.waitForDone()
    return list(keeper._kept.values())


def _files(home: Path) -> list[Path]:
    return list((home / "drafts").glob("*.json"))


# While it is typed


def test_keys_only_start_a_clock_that_later_keys_do_not_put_off(feed: Feed, make, home: Path, qtbot: QtBot) -> None:
    form = make("company")
    type_text(form.fields.cells["activity"].editor.line, "Ca")
    clock = feed.drafts._clock
    assert clock.isActive() and draft_keeper.PAUSE_IN_MS < 2000 and not _files(home)
    left = clock.remainingTime()
    QCoreApplication.processEvents()
    type_text(form.fields.cells["activity"].editor.line, "bles")
    assert clock.remainingTime() <= left
    clock.setInterval(0)
    qtbot.waitUntil(lambda: bool(_files(home)))


@pytest.mark.thorough
def test_every_editor_gives_back_what_was_typed(feed: Feed, make) -> None:
    for kind in _KINDS:
        form = make(kind)
        for cell in form.fields.cells.values():
            value = EXAMPLES.get(type(cell.field.kind), (None,))[0]
            if value is not None and not cell.field.kind.derived and not cell.field.kind.is_link:
                cell.editor.set_value(value)
                cell.editor.edited.emit()
        (draft,) = _kept(feed.drafts)
        assert (draft.kind, draft.record_id) == (kind, None) and len(draft.words) == len(draft.typed)
        form.load(None)
        assert _kept(feed.drafts) == []
        form.take_draft(draft)
        (again,) = _kept(feed.drafts)
        assert again.typed == draft.typed, kind
        form.load(None)
        form.close()


def test_what_cannot_be_read_and_links_are_kept_as_they_stand(feed: Feed, make, register: Register) -> None:
    zone = district("Alat")
    keep(register, zone)
    form = make("residency", None, {"district": zone.id})
    cells = form.fields.cells
    cells["company"].editor.line.setText("nobody yet")
    cells["company"].editor.line.textEdited.emit("nobody yet")
    type_text(cells["registered_on"].editor.line, "some day")
    (draft,) = _kept(feed.drafts)
    assert draft.initial == {"district": zone.id} and draft.typed["registered_on"] == "some day"
    form.load(None)
    form.take_draft(draft)
    assert cells["district"].is_filled_in and form.values()["district"] == zone.id
    assert (
        cells["company"].editor.line.text() == "nobody yet"
        and cells["registered_on"].editor.line.text() == "some day"
    )


def test_saved_discarded_and_emptied_text_leaves_nothing(feed: Feed, make, home: Path, register: Register) -> None:
    form = make("company")
    line = form.fields.cells["names"].editor.lines["en"]
    for end in (form.save, lambda: form.load(None), lambda: retype(line, "")):
        form.load(None)
        type_text(line, "Vega")
        assert _kept(feed.drafts) and _files(home)
        end()
        assert not feed.drafts._kept and not _files(home)


def test_a_dialog_left_with_discard_is_forgotten(feed: Feed, make, qtbot: QtBot, monkeypatch) -> None:
    form = RecordForm(feed, "company")
    dialog = FormDialog("New", form)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(form.fields.cells["activity"].editor.line, "Cables")
    assert _kept(feed.drafts)
    answers = ["stay", "discard"]
    monkeypatch.setattr(notices, "ask", lambda *_rest, **_more: answers.pop(0))
    dialog.reject()
    assert _kept(feed.drafts)
    dialog.reject()
    assert not feed.drafts._kept


def test_a_disk_that_takes_nothing_is_told_once_and_stops_nobody(feed: Feed, make, home: Path, qtbot: QtBot) -> None:
    home.mkdir()
    (home / "drafts").write_text("no folder")
    told: list[str] = []
    feed.said.connect(told.append)
    form = make("company")
    for text in ("Ca", "bles"):
        type_text(form.fields.cells["activity"].editor.line, text)
        _kept(feed.drafts)
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert len([each for each in told if "crash" in each]) == 1


def test_reasons_beside_a_claim_and_a_warning_are_kept(feed: Feed, register: Register, qtbot: QtBot) -> None:
    zone = district()
    preferred = figure(zone, "area", 500, preferred=True)
    keep(register, zone, preferred)
    why = WhyRow(feed)
    qtbot.addWidget(why)
    with register.read() as session:
        why.show_claim(session.get_one(type(preferred), preferred.id))
    type_text(why.words, "newer")
    (draft,) = _kept(feed.drafts)
    assert (draft.where, draft.kind, draft.record_id) == ("form", "figure", preferred.id)
    assert draft.typed == {"preferred_because": "newer"}
    why.show_claim(None)
    firm = company(tax_id="123")
    keep(register, firm)
    row = WarningsRow(feed)
    qtbot.addWidget(row)
    row.look_at(firm.id, "company", "Cement")
    qtbot.waitUntil(lambda: bool(row._lines))
    line = row._lines[0]
    type_text(line._reason, "as printed")
    (draft,) = _kept(feed.drafts)
    assert (draft.where, draft.record_id) == ("warning", firm.id)
    row.look_at("")
    assert _kept(feed.drafts) == []
    row.take_draft(draft)
    row.look_at(firm.id, "company", "Cement")
    qtbot.waitUntil(lambda: bool(row._lines) and row._lines[0]._reason.text() == "as printed")


# After a crash


def test_a_record_that_others_changed_meanwhile_shows_both(feed: Feed, make, register: Register) -> None:
    zone = district(region="Shirvan")
    keep(register, zone)
    form = make("district", zone.id)
    retype(form.fields.cells["region"].editor.line, "Mine")
    (draft,) = _kept(feed.drafts)
    form.revert()
    save(register, Entry("district", {"region": "Theirs", "settlement": "New"}, zone.id))
    form.take_draft(draft)
    assert form.conflict.isVisibleTo(form) and "Theirs" in form.conflict.text and "Mine" in form.conflict.text
    # Nobody overlooks that: until one of both is chosen, nothing is saved.
    assert not form.save()
    form.keep_mine()
    values = row_of(register, "district", zone.id).values
    assert (values["region"], values["settlement"]) == ("Mine", "New")


def test_another_field_that_others_changed_meanwhile_is_no_conflict(feed: Feed, make, register: Register) -> None:
    zone = district(region="Shirvan")
    keep(register, zone)
    form = make("district", zone.id)
    retype(form.fields.cells["region"].editor.line, "Mine")
    (draft,) = _kept(feed.drafts)
    form.revert()
    save(register, Entry("district", {"settlement": "New"}, zone.id))
    form.take_draft(draft)
    assert not form.conflict.isVisibleTo(form) and form.save()
    values = row_of(register, "district", zone.id).values
    assert (values["region"], values["settlement"]) == ("Mine", "New")


class _Opened:
    """A window that opens the register, as the next start does."""

    def __init__(self, register: Path) -> None:
        settings = Settings()
        self.opened = OpenRegister(open_register(register), makers(settings))
        self.window = MainWindow(settings, LIGHT)
        self.shell = Shell(self.window, settings)
        self.shell.show_register(self.opened)
        self.window.show()
        self._is_open = True

    @property
    def banner(self) -> Banner | None:
        shown = [each for each in self.window.findChildren(Banner) if each.isVisible() and "typed" in each.sentence]
        return shown[0] if shown else None

    def close(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        for view in self.window.findChildren(RecordView):
            view.revert()
        self.window.close()
        self.shell.dispose()
        self.opened.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def zone(register_file: Path) -> str:
    register = open_register(register_file)
    made = district("Alat")
    keep(register, made)
    register.close()
    return made.id


@pytest.fixture
def start(register_file: Path) -> Iterator[Callable[[], _Opened]]:
    made: list[_Opened] = []

    def begin() -> _Opened:
        made.append(_Opened(register_file))
        return made[-1]

    yield begin
    for each in made:
        each.close()


@pytest.mark.thorough
def test_what_was_typed_when_the_program_was_killed_is_offered_at_the_next_start(
    register_file: Path, zone: str, start: Callable[[], _Opened], home: Path, qtbot: QtBot
) -> None:
    assert said.type_and_die(register_file, zone) < 2
    opened = start()
    qtbot.waitUntil(lambda: opened.banner is not None)
    assert "3 texts" in opened.banner.sentence
    # It waits above the page: nothing is asked.
    assert QApplication.activeModalWidget() is None
    seen: dict[str, str] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LeftDraftsDialog)
        seen.update({card.title: card.draft.text for card in dialog.cards})
        _open_and_save(dialog, "New: Company")
        _open_and_save(dialog, "District: Alat")
        claim = next(card for card in dialog.cards if card.draft.where == "claim")
        claim.open_button.click()

    QTimer.singleShot(0, look)
    opened.banner.button.click()
    assert said.CLAIM in seen["Claim about Alat"] and said.NOTE in seen["District: Alat"]
    assert said.NAME in seen["New: Company"]
    entry = opened.window.findChild(ClaimEntry)
    assert entry._text.text() == said.CLAIM and entry._chosen() is not None and entry._status.status == "reported"
    entry.add()
    register = opened.opened.register
    assert row_of(register, "district", zone).values["note"] == said.NOTE
    assert opened.banner is None and not _files(home)


def _open_and_save(dialog: LeftDraftsDialog, title: str) -> None:
    card = next(each for each in dialog.cards if each.title == title)

    def save_it() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog) and form.form.is_changed()
        form.save()

    QTimer.singleShot(0, save_it)
    card.open_button.click()


def test_what_was_left_of_a_removed_record_can_be_read_copied_and_dropped(
    register_file: Path, zone: str, start: Callable[[], _Opened], qtbot: QtBot, monkeypatch, home: Path
) -> None:
    dead = Feed(open_register(register_file))
    form = shown_form(qtbot, dead, "district", zone)
    type_text(form.fields.cells["note"].editor.text, "Two gates")
    assert _kept(dead.drafts)
    dead.drafts._file._hold.leave()
    with_it = open_register(register_file)
    remove_record(with_it, "district", zone)
    with_it.close()
    opened = start()
    qtbot.waitUntil(lambda: opened.banner is not None)
    dialog = LeftDraftsDialog(opened.opened.feed, opened.window)
    (card,) = dialog.cards
    assert "removed" in card.note and not card.open_button.isEnabled()
    button(card, "Copy").click()
    assert "Two gates" in QApplication.clipboard().text()
    monkeypatch.setattr(notices, "ask", lambda *_rest, **_more: "discard")
    button(card, "Discard").click()
    assert opened.opened.feed.drafts.left == [] and not _files(home)
    form.load(None)
    dead.close()


@pytest.mark.thorough
def test_what_was_saved_from_the_list_of_left_texts_is_shown(
    register_file: Path, zone: str, start: Callable[[], _Opened], qtbot: QtBot
) -> None:
    dead = Feed(open_register(register_file))
    form = shown_form(qtbot, dead, "company", None)
    type_text(form.fields.cells["names"].editor.lines["en"], "Caspian Glass")
    assert _kept(dead.drafts)
    dead.drafts._file._hold.leave()
    opened = start()
    qtbot.waitUntil(lambda: opened.banner is not None)
    QTimer.singleShot(0, lambda: _open_and_save(QApplication.activeModalWidget(), "New: Company"))
    opened.banner.button.click()
    page = opened.shell._pages.page
    assert opened.shell._pages.place == "company" and page is not None
    assert row_of(opened.opened.register, "company", page.open_id).values["names"].en == "Caspian Glass"
    form.load(None)
    dead.close()


@pytest.mark.thorough
def test_closing_the_strip_puts_it_off_until_the_next_opening(
    register_file: Path, zone: str, start: Callable[[], _Opened], qtbot: QtBot
) -> None:
    dead = Feed(open_register(register_file))
    form = shown_form(qtbot, dead, "district", zone)
    type_text(form.fields.cells["note"].editor.text, "Two gates")
    assert _kept(dead.drafts)
    dead.drafts._file._hold.leave()
    opened = start()
    qtbot.waitUntil(lambda: opened.banner is not None)
    opened.banner._close()
    opened.shell.dispose()
    opened.shell = Shell(opened.window, Settings())
    opened.shell.show_register(opened.opened)
    qtbot.wait(300)
    assert opened.banner is None
    opened.close()
    again = start()
    qtbot.waitUntil(lambda: again.banner is not None)
    form.load(None)
    dead.close()
