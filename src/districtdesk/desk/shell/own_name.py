"""What the person at this program is called, as they said it once; kept in the settings, with who else was here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...i18n import _
from ...register import identity
from ...settings import Settings
from ...settings_file import Preference
from ..kit import StatusStrip

if TYPE_CHECKING:
    from ...register.journal.store import Register

_NAME, _NAMES = "who", "who_names"
# So many names are kept, and offered of each sort.
MOST = 12


def sign_as_before(settings: Settings) -> None:
    """Sign with the name that was said last."""
    identity.call(own_name(settings))


def own_name(settings: Settings) -> str:
    """Empty where the system's name is to be enough, or nothing was said yet."""
    kept = settings.get(_NAME)
    return identity.tidy_name(kept) if isinstance(kept, str) else ""


def is_said(settings: Settings) -> bool:
    """Whether the person has said what they are called, or that the system's name is enough."""
    return isinstance(settings.get(_NAME), str)


def use_name(settings: Settings, text: str) -> None:
    """Sign with this name from now on; empty for the system's alone."""
    name = identity.tidy_name(text)
    settings.set(_NAME, name)
    if name:
        others: list[Preference] = [each for each in names_used(settings) if each != name]
        settings.set(_NAMES, [name, *others][:MOST])
    identity.call(name)


def names_used(settings: Settings) -> list[str]:
    """The names that were said on this computer under this account, the last one first."""
    kept = settings.get(_NAMES)
    names = [identity.tidy_name(each) for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
    return list(dict.fromkeys(each for each in names if each))[:MOST]


def show_person(strip: StatusStrip, settings: Settings, register: Register | None) -> None:
    """In the strip at the bottom: with what name steps are signed; where nobody has said it yet, the question."""
    if register is None or register.read_only:
        strip.show_person("")
    elif is_said(settings):
        strip.show_person(own_name(settings) or identity.account())
    else:
        strip.show_person(_("Steps are signed “{account}”. Who are you?", account=identity.account()))
