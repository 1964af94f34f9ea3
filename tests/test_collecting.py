"""Looking for cycles is left off for a while, and on again as it was."""

from __future__ import annotations

import gc

import pytest

from districtdesk.collecting import without_collecting


@pytest.fixture(autouse=True)
def _on_again():
    yield
    gc.enable()


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
