"""A line to a PostgreSQL server that can be cut in the middle of a commit, as a network does it."""

from __future__ import annotations

import selectors
import socket
import threading
from contextlib import suppress
from typing import Literal

from sqlalchemy import URL

Cut = Literal["", "before", "after"]


class Line:
    """Passes on what is said, on a port of this machine.

    `is_down`: nobody is let in any more. `is_silent`: it holds everything back, as a network does that lost its way.
    """

    def __init__(self, server: URL) -> None:
        self._cut: Cut = ""
        self._goes_down = False
        self.is_down = self.is_silent = False
        host = server.query.get("host", server.host or "localhost")
        self._server, self._number = str(host), server.port or 5432
        self._door = socket.create_server(("127.0.0.1", 0))
        self._url = server.set(host="127.0.0.1", port=self._door.getsockname()[1], query={"sslmode": "disable"})
        threading.Thread(target=self._let_in, daemon=True).start()

    def break_at_commit(self, cut: Cut, *, goes_down: bool = False) -> None:
        """End the conversation at the next commit: before the server hears of it, or after it has answered."""
        self._cut, self._goes_down = cut, goes_down

    def to(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)

    def close(self) -> None:
        # Also wakes up who waits at it.
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _from = self._door.accept()
                if self.is_down:
                    client.close()
                    continue
                threading.Thread(target=self._pass_on, args=(client, self._reach()), daemon=True).start()

    def _reach(self) -> socket.socket:
        if not self._server.startswith("/"):
            return socket.create_connection((self._server, self._number))
        reached = socket.socket(socket.AF_UNIX)
        reached.connect(f"{self._server}/.s.PGSQL.{self._number}")
        return reached

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        with client, server, selectors.DefaultSelector() as ready, suppress(OSError):
            ready.register(client, selectors.EVENT_READ, server)
            ready.register(server, selectors.EVENT_READ, client)
            while True:
                for key, _event in ready.select():
                    said = key.fileobj.recv(65536)  # type: ignore[union-attr]
                    if not said or self._is_cut(key.fileobj is client, said, server):
                        return
                    if self.is_silent:
                        continue
                    key.data.sendall(said)

    def _is_cut(self, is_asked: bool, said: bytes, server: socket.socket) -> bool:
        if not (self._cut and is_asked and b"COMMIT" in said):
            return False
        if self._cut == "after":
            server.sendall(said)
            server.recv(65536)
        self._cut = ""
        self.is_down = self._goes_down
        return True
