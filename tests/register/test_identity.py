"""Ids: of the standard's shape, never twice, in the order in which they were made."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122, UUID

from districtdesk.register import identity
from districtdesk.register.identity import new_id, who


def test_an_id_is_a_uuid_of_version_7_of_this_moment():
    before = time.time_ns() // 1_000_000
    made = UUID(new_id())
    assert (made.version, made.variant) == (7, RFC_4122)
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_ids_stand_in_the_order_in_which_they_were_made():
    made = [new_id() for _turn in range(20_000)]
    assert made == sorted(set(made))


def test_ids_grow_even_when_the_clock_is_put_back(monkeypatch):
    first = new_id()
    monkeypatch.setattr(identity.time, "time_ns", lambda: 0)
    assert new_id() > first


def test_threads_never_get_the_same_id():
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _turn: new_id(), range(4_000)))
    assert len(set(made)) == 4_000


def test_somebody_without_a_name_can_still_write(monkeypatch):
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(identity.getpass, "getuser", nobody)
    assert who() == "?"
