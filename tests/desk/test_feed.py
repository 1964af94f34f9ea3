"""The feed tells the desk of every change, and runs slow work elsewhere."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.names import Names
from districtdesk.problems import error
from districtdesk.records import KINDS, District
from districtdesk.register.errors import Locked, Refused
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register


def _district(name: str) -> Entry:
    return Entry("district", {"names": Names.same(name)})


def test_a_save_is_told_before_it_returns(feed: Feed) -> None:
    heard = []
    feed.changed.connect(heard.append)
    saved = save(feed.register, _district("East"))
    assert [(saved.id in changed.ids, changed.kinds, changed.is_own) for changed in heard] == [
        (True, {"district"}, True)
    ]


def test_a_save_in_a_worker_is_told_in_the_gui_thread(qtbot: QtBot, feed: Feed) -> None:
    told_in = []
    feed.changed.connect(lambda _changed: told_in.append(QThread.currentThread()))
    with qtbot.waitSignal(feed.changed):
        feed.run(lambda: save(feed.register, _district("East")), lambda saved: None)
    assert told_in == [feed.thread()]


def test_a_save_by_another_program_is_seen_with_all_kinds(qtbot: QtBot, feed: Feed) -> None:
    other = open_register(feed.register.place)
    saved = save(other, _district("West"))
    with qtbot.waitSignal(feed.changed) as told:
        feed.look()
    changed = told.args[0]
    assert saved.id in changed.ids
    assert changed.kinds == set(KINDS)
    assert not changed.is_own
    other.close()


def test_a_save_of_ones_own_does_not_hide_what_another_program_saved_before_it(qtbot: QtBot, feed: Feed) -> None:
    other = open_register(feed.register.place)
    theirs = save(other, _district("West"))
    ours = save(feed.register, _district("East"))
    with qtbot.waitSignal(feed.changed) as told:
        feed.look()
    assert told.args[0].ids == {theirs.id}
    assert ours.id not in told.args[0].ids
    other.close()


def test_a_change_is_told_even_where_the_source_at_hand_cannot_be_read(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = save(feed.register, Entry("source", {"source_kind": "letter", "title": "A letter"}))
    feed.source_at_hand.take(letter.id)

    def refuse(*_asked: object) -> bool:
        raise Locked("busy", kept="", advice="")

    monkeypatch.setattr("districtdesk.desk.feed.register_feed.is_standing", refuse)
    heard: list[object] = []
    feed.changed.connect(heard.append)
    save(feed.register, Entry("source", {"title": "Another letter"}, letter.id))
    assert len(heard) == 1
    assert feed.source_at_hand.id == letter.id


def test_own_saves_are_not_told_a_second_time(qtbot: QtBot, feed: Feed) -> None:
    save(feed.register, _district("East"))
    with qtbot.assertNotEmitted(feed.changed, wait=200):
        feed.look()


def test_work_happens_elsewhere_and_its_result_comes_home(qtbot: QtBot, feed: Feed) -> None:
    worked_in: list[int] = []
    came: list[tuple[int, bool]] = []
    home = threading.get_ident()
    feed.run(lambda: worked_in.append(threading.get_ident()) or 42, lambda v: came.append((v, _is_home(home))))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(42, True)]
    assert worked_in[0] != home


def _is_home(home: int) -> bool:
    return threading.get_ident() == home


def test_an_error_of_the_world_goes_to_the_signal(qtbot: QtBot, feed: Feed) -> None:
    def refuse() -> None:
        raise Locked("It is in use.")

    with qtbot.waitSignal(feed.failed) as told:
        feed.run(refuse, lambda _: None)
    assert told.args[0].message == "It is in use."


def test_whoever_asks_for_errors_gets_them(qtbot: QtBot, feed: Feed) -> None:
    caught: list[Exception] = []
    feed.run(lambda: 1 // 0, lambda _: None, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)


def test_a_fault_of_ours_reaches_the_hook(qtbot: QtBot, feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: caught.append(kind))
    feed.run(lambda: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [ZeroDivisionError]


def test_attempt_gives_the_result_or_says_what_was_refused(qtbot: QtBot, feed: Feed) -> None:
    def refuse() -> int:
        raise Refused({"x": [error("No.")]})

    assert feed.attempt(lambda: 7) == 7
    with qtbot.waitSignal(feed.failed) as told:
        assert feed.attempt(refuse) is None
    assert [problem.message for problem in told.args[0].all] == ["No."]


class _Listener(QObject):
    came = False

    def take(self, _value: object) -> None:
        _Listener.came = True


def test_nothing_is_told_to_a_widget_that_is_gone(qtbot: QtBot, feed: Feed) -> None:
    may_end = threading.Event()
    listener = _Listener()
    feed.run(lambda: may_end.wait(5), listener.take)
    listener.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    done: list[object] = []
    feed.run(lambda: may_end.set(), done.append)
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    assert not _Listener.came


def test_closing_waits_for_the_work_and_tells_nothing_more(qtbot: QtBot, register: Register) -> None:
    feed = Feed(register)
    finished: list[str] = []
    told: list[object] = []
    began = threading.Event()

    def work() -> None:
        began.set()
        save(register, Entry("district", {"names": Names.same("Late")}))
        finished.append("yes")

    feed.run(work, told.append)
    assert began.wait(5)
    feed.close()
    assert finished == ["yes"]
    qtbot.wait(20)
    assert told == []


def test_two_hundred_tasks_all_come_home(qtbot: QtBot, feed: Feed) -> None:
    came: list[int] = []
    for each in range(200):
        feed.run(lambda each=each: each, came.append)
    qtbot.waitUntil(lambda: len(came) == 200)
    assert sorted(came) == list(range(200))


@pytest.mark.thorough
def test_a_worker_is_never_the_last_to_let_go_of_what_it_was_given(qtbot: QtBot, feed: Feed) -> None:
    let_go_at_home: list[bool] = []

    class Widget:
        def __del__(self) -> None:
            let_go_at_home.append(threading.current_thread() is threading.main_thread())

    for number in range(300):
        widget, told = Widget(), list[int]()
        feed.run(lambda widget=widget, number=number: number, lambda _, widget=widget, told=told: told.append(1))
        del widget
        qtbot.waitUntil(lambda told=told: bool(told))
    qtbot.waitUntil(lambda: len(let_go_at_home) >= 299)
    assert all(let_go_at_home)


def test_reading_in_a_worker_sees_what_was_saved(qtbot: QtBot, feed: Feed) -> None:
    saved = save(feed.register, _district("East"))

    def read() -> str:
        with feed.register.read() as session:
            return session.get_one(District, saved.id).names.en

    came: list[str] = []
    feed.run(read, came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["East"]


def test_what_asks_after_the_end_is_done_no_more_even_when_the_feed_is_gone(qapp: QApplication, feed: Feed) -> None:
    asked: list[str] = []
    feed.close()
    feed.run(lambda: asked.append("done"), asked.append)
    feed.deleteLater()
    QCoreApplication.sendPostedEvents(feed, QEvent.Type.DeferredDelete)
    # As a pause does that was begun before.
    feed.run(lambda: asked.append("done"), asked.append)
    assert not isValid(feed) and not asked
