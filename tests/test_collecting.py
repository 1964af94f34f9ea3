"""Looking for cycles is left off for a while, and on again as it was."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from districtdesk.collecting import collect_what_is_due, collect_young, without_collecting


@pytest.fixture(autouse=True)
def _on_again():
    was_on, due = gc.isenabled(), gc.get_threshold()
    yield
    (gc.enable if was_on else gc.disable)()
    gc.set_threshold(*due)


@pytest.mark.parametrize("is_on", [True, False])
def test_it_is_afterwards_as_it_was(is_on):
    (gc.enable if is_on else gc.disable)()
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled() == is_on


def test_it_is_on_again_after_a_failure():
    gc.enable()
    with pytest.raises(ZeroDivisionError), without_collecting():
        raise ZeroDivisionError
    assert gc.isenabled()


class _Cycle:
    def __init__(self) -> None:
        self.own = self


def _left() -> weakref.ref[_Cycle]:
    return weakref.ref(_Cycle())


def test_what_is_due_is_collected_when_it_is_asked_for_and_not_in_the_middle_of_work():
    gc.disable()
    gc.set_threshold(1, 10, 10)
    gone, kept = _left(), [[] for _each in range(10)]
    with without_collecting():
        collect_what_is_due()
        assert gone() is not None
    collect_what_is_due()
    assert gone() is None and len(kept) == 10


def test_what_piles_up_during_long_work_is_looked_through_before_it_is_much():
    gc.disable()
    gone = _left()
    with without_collecting():
        kept = [[] for _each in range(30_000)]
        collect_what_is_due()
        assert gone() is None and gc.get_count()[0] < len(kept) // 10


def test_nothing_is_collected_in_a_thread_beside_the_windows():
    gc.disable()
    gone = _left()
    beside = threading.Thread(target=collect_young)
    beside.start()
    beside.join()
    assert gone() is not None
    collect_young()
    assert gone() is None
