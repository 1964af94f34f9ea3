"""The timeline as a page: read off the GUI thread, filtered, told as a table, kept as it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import EmptyState
from districtdesk.desk.start.page_factory import make_page
from districtdesk.desk.timeline.timeline_page import TimelinePage
from districtdesk.records import Person, SavedFilter
from districtdesk.register.errors import Locked
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from districtdesk.timeline import words as timeline_words
from districtdesk.timeline.steps import FocusPlace
from tests.making import company, district, edit, event, keep, named, on, project, residency


@pytest.fixture
def page(qtbot: QtBot, feed: Feed, settings: Settings) -> TimelinePage:
    made = TimelinePage(feed, settings)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    return made


@pytest.fixture
def sample(qtbot: QtBot, sampled: Register, page: TimelinePage) -> TimelinePage:
    """The page with the sample's timeline on it."""
    show(qtbot, page)
    return page


def show(qtbot: QtBot, page: TimelinePage) -> None:
    with qtbot.waitSignal(page.drawn):
        page.show()


def seek(qtbot: QtBot, page: TimelinePage, text: str) -> None:
    with qtbot.waitSignal(page.drawn):
        page.tools.search.setText(text)


def titles(page: TimelinePage) -> list[str]:
    return [row.lane.title for row in page.view.timeline.rows]


def column(page: TimelinePage, section: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, section).data() for row in range(model.rowCount())]


def test_the_sample_is_drawn(sample: TimelinePage) -> None:
    assert titles(sample) == ["Hajigabul Industrial District", "Joint car plant of Azerbaijan and Uzbekistan"]
    assert sample.view.isVisible()


def test_the_way_to_read_it_is_said_below_the_drawing(sample: TimelinePage) -> None:
    said = {label.text() for label in sample.findChildren(QLabel) if label.isVisible()}
    assert timeline_words.legend() in said
    sample.tools.as_table.click()
    said = {label.text() for label in sample.findChildren(QLabel) if label.isVisible()}
    assert timeline_words.legend() not in said


def test_the_register_is_read_when_the_page_is_first_seen(
    qtbot: QtBot, page: TimelinePage, register: Register, statements: list[str]
) -> None:
    keep(register, district())
    statements.clear()
    QApplication.processEvents()
    assert not statements
    assert not page.tools.fit.isEnabled()
    show(qtbot, page)
    assert statements


def test_a_filter_leaves_what_has_its_words(qtbot: QtBot, sample: TimelinePage) -> None:
    seek(qtbot, sample, "DECREE 3127")
    assert titles(sample) == ["Hajigabul Industrial District"]
    assert column(sample, 1) == ["Established, Decree №\u00a03127"]
    seek(qtbot, sample, "")
    assert len(titles(sample)) == 2


def test_a_filter_that_finds_nothing_says_so_and_is_cleared_by_a_button(qtbot: QtBot, sample: TimelinePage) -> None:
    seek(qtbot, sample, "<b>nowhere")
    (empty,) = [each for each in sample.findChildren(EmptyState) if each.isVisible()]
    assert empty.accessibleName() == "Nothing on the timeline has “<b>nowhere”."
    with qtbot.waitSignal(sample.drawn):
        empty.button.click()
    assert sample.view.isVisible() and not sample.tools.search.text()


def test_a_timeline_on_which_nothing_is_found_is_printed_as_such(qtbot: QtBot, sample: TimelinePage) -> None:
    seek(qtbot, sample, "nowhere")
    assert sample.takeable is not None
    assert "Nothing on the timeline has “nowhere”." in sample.takeable.made([]).lines
    seek(qtbot, sample, "")
    assert sample.takeable is not None
    assert not any("Nothing" in line for line in sample.takeable.made([]).lines)


def test_an_empty_register_says_what_belongs_here_and_leads_to_events(qtbot: QtBot, page: TimelinePage) -> None:
    show(qtbot, page)
    (empty,) = [each for each in page.findChildren(EmptyState) if each.isVisible()]
    assert not page.tools.today.isEnabled()
    with qtbot.waitSignal(page.place_wanted) as went:
        empty.button.click()
    assert went.args == ["event"]


def test_the_table_tells_the_same_and_is_remembered(
    qtbot: QtBot, sample: TimelinePage, feed: Feed, settings: Settings
) -> None:
    sample.tools.as_table.click()
    assert sample.table.isVisible() and not sample.tools.fit.isEnabled()
    assert column(sample, 2) == ["25 July 2017", "1 May 2023", "May 2025", "undated"]
    assert column(sample, 0)[1] == "Joint car plant of Azerbaijan and Uzbekistan · Hajigabul Industrial District"
    again = TimelinePage(feed, settings)
    qtbot.addWidget(again)
    show(qtbot, again)
    assert again.table.isVisible()


def test_enter_in_the_table_opens_the_record(qtbot: QtBot, sample: TimelinePage) -> None:
    sample.tools.as_table.click()
    sample.table.setFocus()
    sample.table.selectRow(2)
    with qtbot.waitSignal(sample.open_wanted) as opened:
        qtbot.keyClick(sample.table, Qt.Key.Key_Return)
    assert opened.args[0] == "event"


@pytest.mark.parametrize("width", [1600, 1100, 700])
def test_a_column_of_the_table_is_as_wide_as_what_is_in_it_and_only_words_give_way(
    sample: TimelinePage, width: int
) -> None:
    sample.resize(width, 600)
    sample.tools.as_table.click()
    QApplication.processEvents()
    table, words = sample.table, ("Lane", "What", "Said by")
    model, metrics = table.model(), table.fontMetrics()
    for section in range(model.columnCount()):
        longest = max(map(metrics.horizontalAdvance, column(sample, section)))
        heading = str(model.headerData(section, Qt.Orientation.Horizontal))
        if heading not in words or width == 1600:
            assert table.columnWidth(section) >= longest + 16, heading
    assert table.horizontalScrollBar().maximum() == 0 or width == 700


def test_the_chosen_row_stays_chosen_while_others_come(
    qtbot: QtBot, sample: TimelinePage, register: Register
) -> None:
    sample.tools.as_table.click()
    sample.table.selectRow(0)
    place = district("Aghdam")
    keep(register, place)
    with qtbot.waitSignal(sample.drawn):
        keep(register, event(place, date=on("2020"), status="actual"))
    assert sample.table.currentIndex().row() == 1


def test_whoever_follows_a_mark_is_told_the_way_back(qtbot: QtBot, sample: TimelinePage, feed: Feed) -> None:
    sample.tools.as_table.click()
    sample.table.setFocus()
    with qtbot.waitSignal(feed.said) as said:
        qtbot.keyClick(sample.table, Qt.Key.Key_Return)
    assert "Alt+Left" in said.args[0]


def test_a_lane_that_is_a_record_is_opened_and_one_that_only_holds_others_is_not(
    qtbot: QtBot, page: TimelinePage, register: Register
) -> None:
    plant = project()
    keep(register, plant)
    keep(register, event(plant, date=on("2025")))
    show(qtbot, page)
    group, own = page.view.timeline.rows
    opened = []
    page.open_wanted.connect(lambda *told: opened.append(told))
    for row in (group, own):
        page.view.go(FocusPlace(row.lane.id))
        page.view.open_current()
    assert opened == [("project", plant.id)]


def test_a_change_shows_at_once_and_leaves_scale_and_folding_alone(
    qtbot: QtBot, sample: TimelinePage, register: Register
) -> None:
    place = sample.view.timeline.rows[0].lane
    sample.view.toggle(place.id)
    sample.tools.zoom_in.click()
    scale = sample.view.axis
    with qtbot.waitSignal(sample.drawn):
        keep(register, district("Aghdam"))
    assert titles(sample) == ["Aghdam", place.title]
    assert sample.view.axis == scale


def test_a_change_of_another_kind_of_record_is_no_reason_to_read_again(
    qtbot: QtBot, sample: TimelinePage, register: Register
) -> None:
    with qtbot.assertNotEmitted(sample.drawn, wait=100):
        keep(register, Person(id=new_id(), names=named("A. Person")))


def test_a_hidden_page_reads_when_it_is_shown_again(qtbot: QtBot, sample: TimelinePage, register: Register) -> None:
    sample.hide()
    with qtbot.assertNotEmitted(sample.drawn, wait=100):
        keep(register, district("Aghdam"))
    show(qtbot, sample)
    assert "Aghdam" in titles(sample)


def test_changes_during_reading_are_shown_in_the_end(qtbot: QtBot, sample: TimelinePage, register: Register) -> None:
    cement = company("Cement")
    keep(register, cement)
    keep(register, event(cement, date=on("2020")))
    for name in ("One", "Two", "Three"):
        edit(register, cement, names=type(cement.names)(en=name))
    qtbot.waitUntil(lambda: "Three" in titles(sample))


def test_a_register_that_cannot_be_read_is_said_and_read_again_later(
    qtbot: QtBot, sample: TimelinePage, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_register: Register) -> None:
        raise Locked("register.ddesk")

    with monkeypatch.context() as for_now:
        for_now.setattr("districtdesk.desk.timeline.timeline_page.read_known", locked)
        with qtbot.waitSignal(feed.failed):
            sample.refresh()
    sample.hide()
    show(qtbot, sample)


def test_the_search_is_found_from_the_keyboard(sample: TimelinePage) -> None:
    sample.view.setFocus()
    sample.handlers()["find"]()
    assert sample.tools.search.hasFocus()


def test_down_leads_from_every_tool_to_the_drawing(qtbot: QtBot, sample: TimelinePage) -> None:
    tools = sample.tools
    for tool in (tools.search, tools.lanes, tools.zoom_in, tools.today, tools.as_table, sample.filter_button):
        tool.setFocus()
        qtbot.keyClick(tool, Qt.Key.Key_Down)
        assert sample.view.hasFocus(), tool.accessibleName()


def test_a_narrow_page_puts_the_search_above_the_buttons(sample: TimelinePage) -> None:
    def search_is_above() -> bool:
        QApplication.processEvents()
        return (
            sample.tools.search.geometry().bottom()
            < sample.tools.fit.mapTo(sample.tools, sample.tools.rect().topLeft()).y()
        )

    assert not search_is_above()
    sample.resize(420, 600)
    assert search_is_above()
    assert sample.width() == 420


def test_tools_stand_in_one_row_whole_where_room_is_short(sample: TimelinePage) -> None:
    tools = sample.tools
    buttons = (tools.lanes, tools.zoom_out, tools.zoom_in, tools.today, tools.fit, tools.as_table)
    for width in (1400, 700, 520, 400):
        sample.resize(width, 560)
        QApplication.processEvents()
        tops = {button.mapTo(tools, button.rect().center()).y() for button in buttons}
        assert len(tops) == 1, width
        assert all(button.height() >= button.sizeHint().height() for button in buttons)
        assert all(button.accessibleName() for button in buttons)
    assert not tools.today.text() and tools.today.accessibleName() == "Today"
    sample.resize(1400, 560)
    QApplication.processEvents()
    assert tools.today.text() == "Today"


def test_the_window_knows_the_page(qtbot: QtBot, feed: Feed, settings: Settings) -> None:
    page = make_page("timeline", feed, settings)
    qtbot.addWidget(page)
    assert isinstance(page, TimelinePage)


def test_a_filter_leaves_the_lanes_of_what_it_finds_and_says_of_how_many(
    qtbot: QtBot, register: Register, page: TimelinePage
) -> None:
    park, firm = district("Park"), company("Firm")
    plants = [
        project(f"Plant {n}", district=park.id, status=each) for n, each in enumerate(("operating", "preparation"))
    ]
    home = residency(park, firm, registered_on=on("2024-05-01"))
    told = [event(each, title=f"Launch of {each.names.show()}", date=on("2024-06-01")) for each in plants]
    keep(register, park, firm, *plants, home, *told, event(park, title="Visit", date=on("2023")))
    saved = SavedFilter(id=new_id(), name="At work", of_kind="project", conditions="status = operating")
    keep(register, saved)
    show(qtbot, page)
    offered = {each.text(): each for each in page.filter_button.made_menu().actions()}
    assert next(iter(offered)) == "Projects by a condition…"
    with qtbot.waitSignal(page.drawn):
        offered["At work · Projects"].trigger()
    assert titles(page) == ["Park", "Plant 0"] and page.table.model().rowCount() == 1
    assert page.filter_bar.said.text() == "Projects: 1 of 2. Everything else is left out here."
    for kind, text, expected in (
        ("company", "names ~ firm", ["Park", "Firm"]),
        ("event", "title ~ visit", ["Park"]),
        ("district", "names ~ park", ["Park", "Plant 0", "Plant 1", "Firm"]),
    ):
        with qtbot.waitSignal(page.drawn):
            page.filter_bar.use_text(text, kind)
        assert titles(page) == expected, kind
    with qtbot.waitSignal(page.drawn):
        page.filter_bar.use_text("status = operating", "project")
    with qtbot.waitSignal(page.drawn):
        edit(register, plants[1], status="operating")
    assert titles(page) == ["Park", "Plant 0", "Plant 1"]
    with qtbot.waitSignal(page.drawn):
        page.filter_bar.use_text("names ~ nowhere", "project")
    with qtbot.waitSignal(page.drawn):
        qtbot.mouseClick(page._nothing.button, Qt.MouseButton.LeftButton)
    assert page.filter_bar.isHidden() and len(titles(page)) == 4


def test_no_filter_and_no_words_call_a_launch_late_that_is_recorded(
    qtbot: QtBot, register: Register, page: TimelinePage
) -> None:
    plant = project("Plant")
    claim = event(plant, title="Claim", date=on("2024-05"), announced_on=on("2023-05-01"))
    fact = event(plant, title="Fact", date=on("2025-06-01"), status="actual")
    begun = event(plant, event_kind="groundbreaking", title="Begun", date=on("2023-01"), status="actual")
    keep(register, plant, claim, fact, begun, event(plant, event_kind="visit", date=on("2022"), status="actual"))
    show(qtbot, page)
    assert page.table.model().rowCount() == 4
    seek(qtbot, page, "claim")
    assert page.table.model().rowCount() == 2
    seek(qtbot, page, "")
    with qtbot.waitSignal(page.drawn):
        page.filter_bar.use_text("status = expected", "event")
    assert page.table.model().rowCount() == 3
    assert page.filter_bar.said.text().startswith("Events: 1 of 4, with what else")
    with qtbot.waitSignal(page.drawn):
        page.filter_bar.use_text("title ~ begun", "event")
    assert page.table.model().rowCount() == 3


def test_the_density_that_a_key_chose_is_kept_and_ticked(
    qtbot: QtBot, sample: TimelinePage, settings: Settings
) -> None:
    sample.view.setFocus()
    qtbot.keyClick(sample.view, Qt.Key.Key_3)
    assert titles(sample) == ["Hajigabul Industrial District"]
    assert sample.tools.lanes_menu.densities["dense"].isChecked()
    assert settings.get("timeline.density") == "dense"
    qtbot.keyClick(sample.view, Qt.Key.Key_Down)
    qtbot.keyClick(sample.view, Qt.Key.Key_Space)
    assert len(titles(sample)) == 2
    sample.tools.lanes_menu.densities["comfortable"].trigger()
    assert len(titles(sample)) == 2 and settings.get("timeline.density") == "comfortable"


def test_lanes_are_put_together_by_what_is_chosen_and_stay_so(
    qtbot: QtBot, sample: TimelinePage, settings: Settings
) -> None:
    sample.tools.lanes.setFocus()
    with qtbot.waitSignal(sample.drawn):
        sample.tools.lanes_menu.groupings["country"].trigger()
    assert "Uzbekistan" in titles(sample)
    assert settings.get("timeline.lanes") == "country"
    # The keys that the menu names work at once.
    assert sample.focusWidget() is sample.view


def test_a_chip_narrows_the_timeline_and_says_how_many_it_leaves(qtbot: QtBot, sample: TimelinePage) -> None:
    overdue = sample.chips.chips["overdue"]
    assert overdue.text() == "Overdue  1"
    with qtbot.waitSignal(sample.drawn):
        sample.chips.chips["undated"].click()
    assert not sample.view.isVisible()
    button = next(
        each for each in sample.findChildren(QPushButton) if each.text() == "Clear the filter" and each.isVisible()
    )
    with qtbot.waitSignal(sample.drawn):
        button.click()
    assert len(titles(sample)) == 2 and not sample.chips.pressed


def test_p_leads_to_what_was_promised_when_and_back(qtbot: QtBot, sample: TimelinePage) -> None:
    sample.view.setFocus()
    qtbot.keyClick(sample.view, Qt.Key.Key_P)
    assert sample.promise_view.isVisible() and sample.tools.fit.isEnabled()
    assert [line.lane.title for line in sample.promise_view.promises.lines] == titles(sample)[1:]
    said = {label.text() for label in sample.findChildren(QLabel) if label.isVisible()}
    assert timeline_words.promises_legend(0) in said
    qtbot.keyClick(sample.promise_view, Qt.Key.Key_P)
    assert sample.view.isVisible()


def test_of_very_many_marks_the_rest_follows_the_first_picture(
    qtbot: QtBot, sampled: Register, page: TimelinePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("districtdesk.timeline.showing._MANY", 0)
    show(qtbot, page)
    assert page.view.timeline.pending is not None
    qtbot.waitUntil(lambda: page.view.timeline.pending is None)
    assert titles(page) == ["Hajigabul Industrial District", "Joint car plant of Azerbaijan and Uzbekistan"]
    assert page.promise_view.promises.lines
