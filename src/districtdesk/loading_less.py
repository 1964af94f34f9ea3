"""Keeps SQLAlchemy from loading, at each start, what only its asynchronous drivers and its plugins need.

With asyncio come TLS and OpenSSL, with importlib.metadata the reading of mails and archives.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType


class _NeverRaised(BaseException):
    """Stands for what asyncio raises while nobody has loaded it."""


# What is asked of a module at once, or while an exception is looked at.
_ANSWERS: Mapping[str, Mapping[str, object]] = {
    "asyncio": {
        "TimeoutError": TimeoutError,
        "CancelledError": _NeverRaised,
        "iscoroutine": inspect.iscoroutine,
    },
    "importlib.metadata": {},
}


class _Later(ModuleType):
    """Stands for a module until more is asked of it."""

    def __getattr__(self, name: str) -> object:
        module = sys.modules.get(self.__name__)
        if module is None or module is self:
            if name in _ANSWERS[self.__name__]:
                return _ANSWERS[self.__name__][name]
            if name.startswith("__"):
                raise AttributeError(name)
            sys.modules.pop(self.__name__, None)
            module = importlib.import_module(self.__name__)
        return getattr(module, name)


@contextmanager
def loading_less() -> Iterator[None]:
    """What is imported meanwhile gets these modules when it uses them."""
    stands_in = {name: _Later(name) for name in _ANSWERS if name not in sys.modules}
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name, later in stands_in.items():
            if sys.modules.get(name) is later:
                del sys.modules[name]
