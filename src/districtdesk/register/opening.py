"""Making a register and opening one, with every refusal before anything is touched."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import inspect

from ..i18n import N_, _
from ..names import Names
from ..records import Indicator
from .engine import APPLICATION_ID, connect, is_url
from .errors import NotARegister, ReadOnly, RegisterError, calmly
from .header import inspect_file
from .indicators import INDICATORS
from .migrate import NEWEST_SCHEMA, migrate
from .store import Register

SUFFIX = ".ddesk"


def create(place: str | Path) -> Register:
    """A new, empty register with the usual indicators. A file that exists is never overwritten."""
    if not is_url(place):
        return _create_file(Path(place))
    engine = connect(place)
    with calmly(str(place)):
        migrate(engine)
    register = Register(engine, place)
    _set_up(register)
    return register


def _create_file(path: Path) -> Register:
    if path.exists():
        raise RegisterError(
            _("There is already a file “{name}”.", name=path.name),
            _("It was left as it is."),
            _("Choose another name."),
        )
    if not path.absolute().parent.is_dir():
        raise ReadOnly(_("There is no folder “{name}”.", name=str(path.absolute().parent)), "", _("Check the name."))
    # Made beside and put in place when whole: a half-made register is never left under the chosen name.
    beside = path.with_name(f".{path.name}.new")
    with suppress(OSError):
        beside.unlink(missing_ok=True)
    try:
        with calmly(path.name):
            _make(beside)
        os.replace(beside, path)
    except OSError as error:
        raise ReadOnly(_("“{name}” cannot be written.", name=path.name), "", _("Choose another folder.")) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return Register(connect(path), path)


def _make(path: Path) -> None:
    engine = connect(path)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(engine)
        _set_up(Register(engine, path))
    finally:
        engine.dispose()


def _set_up(register: Register) -> None:
    with register.change(N_("Set up the register"), undoable=False) as session:
        session.add_all(
            Indicator(
                id=each.id,
                code=each.code,
                names=Names(*each.names),
                dimension=each.dimension,
                unit=Names(*each.unit) if each.unit else None,
                nature=each.nature,
                subjects=each.subjects,
                may_be_summed=each.may_be_summed,
                only_grows=each.only_grows,
            )
            for each in INDICATORS
        )


def open_register(place: str | Path, *, read_only: bool = False) -> Register:
    """Open a register file or server. An older one is brought up to date; a file that is none is left untouched."""
    if is_url(place):
        return _open_server(str(place))
    path = Path(place)
    header = inspect_file(path, NEWEST_SCHEMA)
    read_only = read_only or not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK)
    engine = connect(path, read_only=read_only)
    if header.schema < NEWEST_SCHEMA:
        if read_only:
            raise ReadOnly(
                _(
                    "“{name}” was made by an older DistrictDesk and cannot be brought up to date here.",
                    name=path.name,
                ),
                _("The file was left as it is."),
                _("Copy the file to a folder where you may write, then open the copy."),
            )
        with calmly(path.name):
            migrate(engine)
    _look_inside(Register(engine, path))
    return Register(engine, path, read_only=read_only)


def _look_inside(register: Register) -> None:
    # The header may be whole while the pages behind it are not: read the schema and the journal's end once.
    try:
        register.steps()
    except RegisterError:
        register.close()
        raise


def _open_server(url: str) -> Register:
    engine = connect(url)
    with calmly(url):
        if not inspect(engine).has_table("record"):
            raise NotARegister(_("There is no register at this address."), "", _("Make one with “new”."))
        migrate(engine)
    return Register(engine, url)
