"""Probable duplicates, and what else the rules warn of, found over the whole register at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .. import i18n
from ..folding import fold
from ..i18n import _
from ..records import Company, field_of
from ..register.bounds import top
from ..register.overview_material import Material, Named
from .attention import Finding, Item, claim_item, finding, misplaced
from .claims import Claims, foremost

_SQUARE_METRES_A_HECTARE = 10_000


@dataclass(frozen=True, slots=True)
class _Double:
    """A record that may be the same as an earlier one."""

    record: Named
    first: Named
    has_its_tax_id: bool


def duplicates(named: Sequence[Named]) -> Finding:
    """Records that share a name with an earlier one of their kind, or companies that share a tax ID."""

    def item(double: _Double) -> Item:
        first = double.first.names.show()
        if double.has_its_tax_id:
            return _item(double.record, _("has the tax ID of “{name}”", name=first))
        return _item(double.record, _("has the same name as an earlier record"))

    return finding("duplicates", list(_doubles(named)), item)


def _item(record: Named, note: str) -> Item:
    return Item(record.kind, record.id, record.id, note)


def _doubles(named: Sequence[Named]) -> Iterator[_Double]:
    names: dict[tuple[str, str], Named] = {}
    tax_ids: dict[str, Named] = {}
    for record in named:
        same = tax_ids.setdefault(record.tax_id, record) if record.tax_id else record
        keys = {(record.kind, fold(name)) for name in set(record.names.known().values())}
        namesakes = [names.setdefault(key, record) for key in sorted(keys)]
        if same is not record:
            yield _Double(record, same, True)
        elif first := next((each for each in namesakes if each is not record), None):
            yield _Double(record, first, False)


def warnings(material: Material, claims: Claims) -> Finding:
    """The remaining warnings: dates out of order, shares, plots, tax IDs, and figures odd for their indicator."""
    items = [
        *_order_items(material),
        *_tax_items(material.named),
        *_share_items(material),
        *_plot_items(material, claims),
        *(claim_item(told, material.measures[told.indicator], note) for told, note in misplaced(material)),
    ]
    return finding("warnings", items, lambda item: item)


def _order_items(material: Material) -> Iterator[Item]:
    for residency in material.ended:
        for problem in residency.rules():
            yield Item("residency", residency.id, residency.id, problem.message)


def _tax_items(named: Sequence[Named]) -> Iterator[Item]:
    kind = field_of(Company, "tax_id").kind
    for record in named:
        for problem in kind.check(record.tax_id) if record.tax_id else ():
            yield _item(record, problem.message)


def _share_items(material: Material) -> Iterator[Item]:
    for shares in material.shares:
        note = _("The shares of this role come to {total} %.", total=i18n.number(shares.total))
        yield Item("participation", shares.participation, shares.project, note)


def _plot_items(material: Material, claims: Claims) -> Iterator[Item]:
    area_ids = [measure.id for measure in material.measures.values() if measure.code == "area"]
    for district, plots in material.plots.items():
        in_hectares = [each for area in area_ids for each in claims.groups.get((district, area), ()) if not each.unit]
        shown = foremost(in_hectares)
        most = top(shown) if shown else None
        area = most.scaleb(-4) if most is not None else None
        hectares = Decimal(plots) / _SQUARE_METRES_A_HECTARE
        if area is not None and hectares > area:
            note = _(
                "The plots come to {plots} ha, more than the district's {area} ha.",
                plots=i18n.number(hectares),
                area=i18n.number(area),
            )
            yield Item("district", district, district, note)
