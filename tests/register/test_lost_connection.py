"""A connection that breaks at the commit: it is looked up whether the change is saved, and told which it was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from sqlalchemy import Engine, make_url

from districtdesk.records import Company
from districtdesk.register.errors import (
    DiskFull,
    GaveUp,
    Locked,
    NotSaved,
    OutcomeUnknown,
    SavedBefore,
    Unreachable,
    calmly,
)
from districtdesk.register.file import patience, server_connection
from districtdesk.register.file.patience import Wait
from districtdesk.register.identity import who
from districtdesk.register.journal import ending
from districtdesk.register.journal.changed import Changed
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from tests.broken_commit import break_next_commit
from tests.making import company, keep
from tests.register.cut_line import Cut, Line


@pytest.fixture
def line(server: Engine) -> Iterator[Line]:
    made = Line(server.url)
    yield made
    made.close()


@pytest.fixture
def far(line: Line, url: str) -> Iterator[Register]:
    """A register on a server, over a line that can be cut."""
    opened = open_register(line.to(str(make_url(url).database)))
    yield opened
    opened.close()


@pytest.fixture
def heard(far: Register) -> list[Changed]:
    told: list[Changed] = []
    far.listen(told.append)
    return told


def _keep(register: Register, line: Line, cut: Cut, *, goes_down: bool = False) -> Company:
    """Save a company over a line that breaks at the commit."""
    made = company()
    with register.change("Add company") as session:
        session.add(made)
        session.before_commit = lambda: line.break_at_commit(cut, goes_down=goes_down)
    return made


def _count(register: Register) -> int:
    with register.read() as session:
        return listing.counts(session)["company"]


def test_a_change_that_the_server_had_is_told_to_be_saved(far, line, heard):
    _keep(far, line, "after")
    assert [each.was_looked_up for each in heard] == [True] and _count(far) == 1
    keep(far, company())
    assert _count(far) == 2


def test_a_change_that_the_server_had_not_is_told_not_to_be_saved(far, line, heard):
    with pytest.raises(NotSaved) as refused:
        _keep(far, line, "before")
    assert refused.value.kept and refused.value.advice
    assert heard == [] and _count(far) == 0
    keep(far, company())
    assert [each.was_looked_up for each in heard] == [False] and _count(far) == 1


@pytest.mark.parametrize("cut", ["before", "after"])
def test_as_long_as_nobody_can_be_asked_that_is_said_and_nothing_is_saved_twice(far, line, heard, monkeypatch, cut):
    monkeypatch.setattr(ending, "PAUSES", (0, 0))
    with pytest.raises(OutcomeUnknown) as unknown:
        _keep(far, line, cut, goes_down=True)
    assert unknown.value.advice and heard == []
    with pytest.raises(Unreachable):
        keep(far, company("Second"))
    line.is_down = False
    if cut == "after":
        with pytest.raises(SavedBefore):
            keep(far, company("Second"))
        assert [each.was_looked_up for each in heard] == [True]
    keep(far, company("Second"))
    assert _count(far) == (2 if cut == "after" else 1)


def test_whoever_is_asked_looks_again_until_it_is_known(far, line):
    looks: list[int] = []

    def ask(_unknown: OutcomeUnknown, looked: int) -> bool:
        looks.append(looked)
        line.is_down = looked < 3
        return True

    far.when_unknown(ask)
    _keep(far, line, "after", goes_down=True)
    assert looks == [1, 2, 3] and _count(far) == 1


def test_a_connection_that_was_lost_while_nobody_spoke_is_made_anew_in_silence(far, server, url):
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
    with server.connect() as connection:
        connection.exec_driver_sql(f"{ended}'{make_url(url).database}'")
    assert _count(far) == 0


def test_nobody_waits_for_ever_for_another_who_saves_on_a_server(far, url, monkeypatch):
    monkeypatch.setattr(server_connection, "LOCK_SECONDS", 0.02)
    other = open_register(url)
    with other.change("Add company") as session:
        session.add(company())
        session.flush()
        with pytest.raises(Locked) as refused:
            keep(far, company())
        assert refused.value.kept and refused.value.advice
    keep(far, company())
    other.close()
    assert _count(far) == 2


def test_whoever_waits_on_a_server_is_told_for_whom(far, url):
    said: list[str] = []

    def give_up_when_told(wait: Wait[Any]) -> None:
        waiting = threading.Thread(target=wait.run)
        waiting.start()
        while not wait.who and not wait.is_over.wait(0.005):
            pass
        if wait.who:
            said.append(wait.who)
            wait.give_up()
        waiting.join()

    other = open_register(url)
    with other.change("Add company") as session:
        session.add(company())
        session.flush()
        patience.wait_with(give_up_when_told)
        with pytest.raises(GaveUp):
            keep(far, company())
        patience.wait_with(None)
    other.close()
    assert said == [f"It is being saved by DistrictDesk, {who()}. This goes on when that has finished."]
    assert _count(far) == 1


def test_a_window_does_not_hang_on_a_silent_network(far, line):
    def cancel(wait: Wait[Any]) -> None:
        waiting = threading.Thread(target=wait.run)
        waiting.start()
        if not wait.is_over.wait(0.01 if line.is_silent else None):
            wait.give_up()
            line.is_silent = False
        waiting.join()

    patience.wait_with(cancel)
    with pytest.raises(Unreachable), far.read() as session:
        assert listing.counts(session)["company"] == 0
        line.is_silent = True
        listing.counts(session)
    with pytest.raises(NotSaved), far.change("Add company") as changing:
        changing.add(company())
        changing.before_commit = lambda: setattr(line, "is_silent", True)
    keep(far, company())
    assert _count(far) == 1


@pytest.mark.parametrize("beside", [patience.in_the_middle, patience.without_waiting])
def test_a_window_that_waits_or_paints_does_not_hang_on_a_silent_network_either(far, line, monkeypatch, beside):
    monkeypatch.setattr(patience, "BRIEF_SECONDS", 0.2)
    patience.wait_with(lambda _wait: pytest.fail("a second wait was begun"))
    with beside():
        assert _count(far) == 0
        with pytest.raises(Unreachable), far.read() as session:
            listing.counts(session)
            line.is_silent = True
            listing.counts(session)
        # A new connection is not to be had either.
        with pytest.raises(GaveUp):
            _count(far)
        line.is_silent = False
        assert _count(far) == 0


def test_the_server_itself_ends_what_takes_too_long(far):
    with far.engine.connect() as connection:
        told = [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in ("lock_timeout", "statement_timeout")]
        assert told == ["5s", "1min"]
        connection.exec_driver_sql("SET statement_timeout = 1")
        with pytest.raises(Unreachable, match="too long"), calmly(far.name):
            connection.exec_driver_sql("SELECT pg_sleep(5)")


# A file


@pytest.mark.parametrize("is_carried_out", [True, False])
def test_a_disk_that_fails_in_the_commit_is_asked_what_it_has(register, register_file, is_carried_out):
    heard: list[Changed] = []
    register.listen(heard.append)
    kept = company()
    with nullcontext() if is_carried_out else pytest.raises(DiskFull), register.change("Add company") as session:
        session.add(kept)
        session.before_commit = lambda: break_next_commit(is_carried_out=is_carried_out)
    assert [each.was_looked_up for each in heard] == [True] * is_carried_out and _count(register) == is_carried_out
    keep(register, company())
    register.close()
    again = open_register(register_file, whole=True)
    assert _count(again) == 1 + is_carried_out
    again.close()
