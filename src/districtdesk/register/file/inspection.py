"""Looking through an open register's file: once before the first save, and further while nobody saves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ...records import KINDS
from ..errors import Damaged, RegisterError, calmly, damaged_inside, gone, out_of_reach
from .damage_words import damaged_part, keep_words, unlike_sentence
from .engine import connect
from .inside import unlike_parts
from .integrity import SMALL, damage_in, damage_of_table, loose_links, read_kinds, strayed_records, uneven_kinds
from .schema_text import read_parts

# How long ago a file was written that may have been read while it was written, and how long nobody writes at rest.
_JUST_SECONDS = 5.0
_REST_SECONDS = 0.2
_TURNS = 15


class _SaveWaits(Exception):
    """Somebody saves, or closes the register: whoever reads gives way."""


class Inspection:
    """What is found wrong with one file. Whoever asks first looks; everybody else waits for the answer.

    It reads over a connection of its own, which leaves no trace and can be interrupted.
    """

    def __init__(self, path: Path, *, is_written: bool, is_newer: bool = False) -> None:
        self._path = path
        # Made before the file is open: afterwards nobody may look at it from outside.
        self._engine = connect(path, read_only=True, is_open=is_written)
        self._is_newer = is_newer
        # Told that a save waits, before it does; for a window that must not freeze.
        self.before_waiting: Callable[[], object] = lambda: None
        # Held by whoever reads the file through, and by a save.
        self._turn = threading.Lock()
        self._no_save = threading.Event()
        self._no_save.set()
        self._reading: Connection | None = None
        self._is_stopped = False
        self.is_over = False
        self.damage: Damaged | None = None

    def look_through(self) -> Damaged | None:
        """Pages, links, kinds and parts: what has to be whole before anything is saved. Raises RegisterErrors."""
        # Once it is over, nobody waits here for who looks closer: a save breaks that off.
        if not self.is_over:
            with self._turn:
                if not self.is_over:
                    self.is_over = self._find(self._most_important)
        return self.damage

    def note_damage(self) -> bool:
        """Somebody else came across damage: there is nothing more to look for. Returns whether that is news."""
        if self.damage is not None:
            return False
        self.damage = damaged_inside(self._path.name, [])
        self.is_over = True
        return True

    def is_whole_again(self, look: Callable[[Connection], list[str]] | None = None) -> bool:
        """Whether what was come across was another program's half written file, which is whole as it stands now.

        A synchronised folder writes into the file and heeds no lock. A file that nobody wrote just now is not asked.
        `look`: what found it, and is to find nothing; else what has to be whole before anything is saved.
        """
        if self.damage is not None or not self._came_to_rest():
            return False
        engine = connect(self._path, read_only=True, is_open=True)
        try:
            with calmly(self._path.name), engine.connect() as connection:
                return not (look or self._most_important)(connection)
        except (RegisterError, DBAPIError):
            return False
        finally:
            engine.dispose()

    def _came_to_rest(self) -> bool:
        """Wait until nobody writes into the file any more; at once false where nobody did a moment ago."""
        before = self._stamp()
        if before is None or abs(time.time() - before[0] / 1e9) > _JUST_SECONDS:
            return False
        for _turn in range(_TURNS):
            time.sleep(_REST_SECONDS)
            now = self._stamp()
            if now == before:
                return now is not None
            before = now
        return False

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        # Some programs give a copy the times of its like.
        return max(found.st_mtime_ns, found.st_ctime_ns), found.st_size

    def look_before_saving(self) -> Damaged | None:
        """The same for a save, which may have to wait for who is looking."""
        if not self.is_over:
            self.before_waiting()
        return self.look_through()

    def look_closer(self) -> Damaged | None:
        """After that, every index against its table, a table at a time; a save goes before it."""
        if not self._is_stopped and self.look_through() is None and not self._is_newer:
            for table in self._tables():
                self._look_at(table)
        return self.damage

    def look_in_rests(self, look: Callable[[Connection, Callable[[], None]], object]) -> bool:
        """Have `look` read while nobody saves; a save breaks it off, and it begins again. Returns whether it ended.

        It calls what it is given now and then, which raises where a save waits.
        """
        self.look_through()
        is_done = False
        while not is_done and not self._is_stopped and self.damage is None:
            self._no_save.wait()
            with self._turn, suppress(_SaveWaits):
                is_done = self._find(partial(self._at_ease, look))
        return is_done

    def _at_ease(self, look: Callable[[Connection, Callable[[], None]], object], connection: Connection) -> list[str]:
        look(connection, self._go_on)
        return []

    def _go_on(self) -> None:
        if self._is_stopped or not self._no_save.is_set():
            raise _SaveWaits

    def stop(self) -> None:
        """Break off whatever is being read: the register is closed."""
        self._is_stopped = True
        self._no_save.set()
        self._interrupt()

    @contextmanager
    def giving_way(self) -> Iterator[None]:
        """For as long as something is saved: a reader in between would hold the save up."""
        self._no_save.clear()
        self._interrupt()
        try:
            with self._turn:
                yield
        finally:
            self._no_save.set()

    def _look_at(self, table: str) -> None:
        is_done = False
        while not is_done and not self._is_stopped and self.damage is None:
            self._no_save.wait()
            with self._turn:
                is_done = self._find(partial(_closer, table))

    def _tables(self) -> list[str]:
        with self._turn, self._open() as connection:
            return [each.name for each in read_parts(connection.exec_driver_sql).values() if each.sort == "table"]

    def _find(self, look: Callable[[Connection], list[str]]) -> bool:
        """Keep what this look finds. Returns whether it came to its end."""
        try:
            with self._open() as connection:
                found = look(connection)
        except Damaged as unreadable:
            if self.is_whole_again(look):
                return False
            # What the driver says of it tells a person no more than that the file is damaged.
            keep_words([type(unreadable.__cause__).__name__])
            self.damage = damaged_inside(self._path.name, [])
            return True
        except DBAPIError as error:
            if "interrupted" not in str(error.orig):
                raise
            return False
        if found and self.is_whole_again(look):
            return False
        if found:
            self.damage = damaged_inside(self._path.name, found)
        return True

    def _most_important(self, connection: Connection) -> list[str]:
        is_small = self._size() <= SMALL
        found = damage_in(connection, quick=not is_small) or loose_links(connection)
        if found or self._is_newer:
            return found
        read_kinds(connection)
        if unlike := unlike_parts(connection):
            return [unlike_sentence(each) for each in unlike]
        found = uneven_kinds(connection) or (strayed_records(connection, KINDS) if is_small else [])
        return [damaged_part(each) for each in found]

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except FileNotFoundError as error:
            raise gone(self._path.name) from error
        except OSError as error:
            raise out_of_reach(self._path.name) from error

    @contextmanager
    def _open(self) -> Iterator[Connection]:
        try:
            with calmly(self._path.name), self._engine.connect() as connection:
                self._reading = connection
                yield connection
        finally:
            self._reading = None
            self._engine.dispose()

    def _interrupt(self) -> None:
        reading = self._reading
        # It may end in this very moment.
        with suppress(Exception):
            if reading is not None:
                reading.connection.driver_connection.interrupt()  # type: ignore[union-attr]


def _closer(table: str, connection: Connection) -> list[str]:
    strayed = strayed_records(connection, [table]) if table in KINDS else []
    return damage_of_table(connection, table) or [damaged_part(each) for each in strayed]
