"""What is said of one kind of record beside its fields: its words, its place in the navigation, and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

NavigationGroup = Literal["register", "claims", "evidence", "more"]


@dataclass(frozen=True, slots=True)
class Related:
    """Records that point at this one: `kind` and the link `field` by which they do. `label` names them together.

    `either_way`: and those that have to do with it by any other link, whichever of the two holds it. `none`, `new`:
    what is said where there are none, and what makes one, where that is not what their kind says.
    """

    key: str
    label: str
    kind: str
    field: str
    either_way: bool = False
    none: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """One kind of record. Its words are messages to be translated where shown.

    `count` gives "184 companies" in the language of the moment. `added`, `edited` and `removed` are what the steps
    are called, so that undo names what it undoes; `merged` and `parted` where two of them may turn out to be one.
    `icon` is one of the desk's.

    `group`: where its place stands in the navigation; "more" holds what one reaches from the records it belongs to.
    Within a group a lower `position` comes first, and of equal ones what is declared first.

    `is_entered`: a person fills in a new one; where not, the program makes it. `is_subject`: something is claimed of
    it. `is_listed_as_of`: what it was on a day can be listed. `is_person`: somebody whose data can be erased.
    `related`: the tabs of the records that belong to one. `columns`: what its list usually shows beside its fields,
    by the keys of column sources. `sorted_by`: the field by which its list usually is, `sorted_down` the last first.
    """

    one: str
    many: str
    meaning: str = ""
    count: Callable[[int], str]
    search: str
    new: str
    none: str
    choose: str
    added: str
    edited: str
    removed: str
    merged: str = ""
    parted: str = ""
    icon: str = "link"
    group: NavigationGroup = "more"
    position: int = 0
    is_entered: bool = True
    is_subject: bool = False
    is_listed_as_of: bool = False
    is_person: bool = False
    related: tuple[Related, ...] = ()
    sorted_by: str = ""
    sorted_down: bool = False
    columns: tuple[str, ...] = ()
