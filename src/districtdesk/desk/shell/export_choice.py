"""What can be exported: the whole register, the list on screen, and layouts, those ready-made and those saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...exchange.layout_names import LAYOUTS, WHOLE
from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...records import fields_of
from ...records.catalogue import KINDS
from ...register.queries.filter_text import write_filter
from ...register.queries.layout_plan import LayoutPlan, TablePlan
from ..kit.page import ShownList


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """A row to choose. `shown`: the list on screen, of which the plan has the columns, the order and the filter."""

    text: str
    note: str
    plan: LayoutPlan
    icon: str = "export"
    is_new: bool = False
    shown: ShownList | None = None

    @property
    def is_saved(self) -> bool:
        return bool(self.plan.id)

    @property
    def is_whole(self) -> bool:
        return self.plan.form == WHOLE

    @property
    def layout(self) -> str:
        """The ready-made one that is written; "" for none."""
        return self.plan.form if self.plan.form in LAYOUTS else ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of which records a saved filter may narrow it."""
        if self.shown is not None:
            return ()
        if self.layout:
            return (LAYOUTS[self.layout].kind,) if LAYOUTS[self.layout].kind else ()
        return tuple(each.kind for each in self.plan.tables) or tuple(KINDS)

    @property
    def can_split(self) -> bool:
        """Whether it can have a sheet for each district."""
        return LAYOUTS[self.layout].can_split if self.layout else self.is_saved and not self.is_whole

    @property
    def why_one(self) -> str:
        """Why it cannot have a sheet for each district; empty where it can."""
        if self.can_split:
            return ""
        if self.layout:
            return _(LAYOUTS[self.layout].why_one)
        if self.shown is not None:
            return _("Save the list as a layout to have a sheet for each district.")
        return _("The whole register has a sheet for each kind of record.")

    @property
    def may_lose_people(self) -> bool:
        """A layout that says who said what cannot do without."""
        return not self.layout or LAYOUTS[self.layout].may_lose_people


def ready_made(shown: ShownList | None) -> Iterator[ExportChoice]:
    """The whole register first, then the list on screen, then what is made for a purpose."""
    yield ExportChoice(_("The whole register"), _("A sheet for each kind of record."), LayoutPlan(form=WHOLE), "save")
    if shown is not None:
        title = _("The list on screen: {name}", name=shown.name)
        yield ExportChoice(
            title, _("As it stands: columns, order and filter."), plan_of_list(shown), "columns", shown=shown
        )
    for key, layout in LAYOUTS.items():
        yield ExportChoice(_(layout.title), _(layout.purpose), LayoutPlan(form=key))


def saved(plans: Sequence[LayoutPlan]) -> Iterator[ExportChoice]:
    """Those of this register; one that follows what this program does not have is left out."""
    for plan in plans:
        if plan.form in ("", WHOLE, *LAYOUTS):
            yield ExportChoice(plan.name, _("Saved layout: {what}", what=_what(plan)), plan, "star")


def _what(plan: LayoutPlan) -> str:
    if plan.form in LAYOUTS:
        return _(LAYOUTS[plan.form].title)
    kinds = "; ".join(_(RECORD_KINDS[each.kind].many) for each in plan.tables)
    return kinds or _("The whole register")


def plan_of_list(shown: ShownList) -> LayoutPlan:
    """How the list would be made again; what was typed into its search is not kept."""
    query = shown.query
    own = {each.key for each in fields_of(KINDS[query.kind])}
    table = TablePlan(
        query.kind,
        tuple(each.key for each in shown.fields if each.key in own or "." in each.key),
        query.sort or "",
        query.descending,
        write_filter(query.kind, query.conditions),
        then=query.then,
    )
    return LayoutPlan(tables=(table,), day=shown.day)
