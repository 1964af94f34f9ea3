"""A connection to a register on a server: nobody waits there for ever, and no window for the network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import URL, Connection, Engine, event

from ...i18n import _
from ..errors import gave_up, locked
from ..identity import who
from .file_format import APPLICATION_ID
from .patience import Wait, has_waiter, wait_for

# How long a thread waits that has nobody to ask for another one that saves.
LOCK_SECONDS = 5
# What the server itself ends; docs/server.md says the same. A lock here is of another program than DistrictDesk.
SETTINGS = {
    "lock_timeout": "5s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "10min",
    # So that the lock of a computer that was switched off does not stay for hours.
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
# In seconds, but for the last: https://www.postgresql.org/docs/current/libpq-connect.html
_NETWORK = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "15000",
}
_OF_LIBPQ = ("psycopg", "psycopg2")
# Those of a dialect that speak with the server, each with the connection or its cursor first.
_SPEAKING = ("connect", "do_ping", "do_execute", "do_executemany", "do_execute_no_params", "do_commit", "do_rollback")
_TRY = f"SELECT pg_try_advisory_xact_lock({APPLICATION_ID})"
_WHO_SAVES = f"""
SELECT coalesce(nullif(a.application_name, ''), a.usename) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.objid = {APPLICATION_ID} AND a.datname = current_database()
"""


def network_settings(url: URL) -> dict[str, str]:
    """What the driver is told of time-outs; what stands in the address itself goes before."""
    if url.get_driver_name() not in _OF_LIBPQ:
        return {}
    named = _NETWORK | {"application_name": f"DistrictDesk, {who()}"}
    return {key: value for key, value in named.items() if key not in url.query}


def settle(engine: Engine) -> None:
    """Give every connection its time-outs, and let a thread that has a window speak through another one."""
    event.listen(engine, "connect", _settle)
    place = engine.url.database or ""
    # The dialect is this engine's own. Its events would tell of a statement, but neither of a commit nor of a ping.
    for name in _SPEAKING:
        setattr(engine.dialect, name, _patiently(place, getattr(engine.dialect, name)))


def _settle(connection: Any, _record: object) -> None:
    calls = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in SETTINGS.items())
    cursor = connection.cursor()
    cursor.execute(f"SELECT {calls}")
    cursor.close()
    connection.commit()


def _patiently(place: str, speak: Callable[..., object]) -> Callable[..., object]:
    def speak_patiently(*said: Any, **also: Any) -> object:
        if not has_waiter():
            return speak(*said, **also)
        wait = Wait(
            place,
            lambda: speak(*said, **also),
            given_up=gave_up,
            who=lambda: _("Waiting for the server. This goes on as soon as it answers."),
            break_off=lambda: _cut(said[0] if said else None),
        )
        return wait_for(wait, LOCK_SECONDS)

    return speak_patiently


def _cut(of_driver: Any) -> None:
    """End the conversation: whoever waits for an answer is told that the connection is lost."""
    # SQLAlchemy's own around a connection, or the driver's cursor.
    connection = getattr(of_driver, "driver_connection", None) or getattr(of_driver, "connection", of_driver)
    with suppress(Exception):
        line = socket.socket(fileno=connection.fileno())
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            # It stays the driver's, to be closed.
            line.detach()


class _Taken(Exception):
    """Another one saves at this moment."""


def _is_taken(error: Exception) -> bool:
    return isinstance(error, _Taken)


def hold_write_lock(connection: Connection) -> None:
    """Be the only one who saves until the end of the transaction. Raises Locked."""
    place = connection.engine.url.database or ""

    def take() -> None:
        if not connection.exec_driver_sql(_TRY).scalar():
            raise _Taken

    def who_saves() -> str:
        name = connection.exec_driver_sql(_WHO_SAVES).scalar()
        return _("It is being saved by {person}. This goes on when that has finished.", person=name or "?")

    try:
        take()
    except _Taken:
        try:
            wait_for(Wait(place, take, _is_taken, given_up=gave_up, who=who_saves), LOCK_SECONDS)
        except _Taken as error:
            raise locked(place) from error
