"""Of what that consists which is recorded in a district: its residents, their plots, the claims of its projects."""

from __future__ import annotations

from ..fields import Operator
from ..i18n import N_, _
from ..measure_units import to_hectares
from ..quantity import Quantity
from ..register.captions import captions
from ..register.journal.store import Session
from ..register.queries.condition import Condition
from ..register.queries.overview_material import Material
from ..register.queries.residents import read_recorded
from .claims import Claims, reading
from .counting import read_counting
from .plans import TO_COME
from .projects import is_given_up
from .reported import compare, projects_in
from .together import with_wholes
from .traced import Breakdown, Traced

# How what is recorded comes about; of all other indicators it is what the claims of projects say.
_ADDED_UP = {
    "residents": N_("Recorded are the residents that have a record, without those that are over or to come."),
    "area": N_("Recorded is what the plots of its residents add up to."),
}
_OF_PROJECTS = N_(
    "Recorded is what the claims of its projects add up to; a phase stands in the number of its project."
)


def trace_recorded(session: Session, material: Material, claims: Claims, district: str, code: str) -> Breakdown:
    """What is recorded of one indicator in one district."""
    compared = next((each for each in compare(material, claims).get(district, ()) if each.code == code), None)
    name = captions(session, [district])[district].show()
    if compared is None:
        return Breakdown(name, _("nothing recorded"), (), ())
    title, told = f"{name} · {compared.name}", f"{compared.told()} {_(_ADDED_UP.get(code, _OF_PROJECTS))}"
    zones = sorted(each for each in material.places if district in with_wholes(each, material.within)[1:])
    inside = (Condition("district", Operator.IS, (district, *zones)),)
    if code == "residents":
        known = (each for place in (district, *zones) for each in read_recorded(session, place))
        rows = tuple(Traced("residency", each, each, "") for each in known)
        return Breakdown(title, told, rows, kind="residency", conditions=inside)
    if code == "area":
        plots = _plots(material, district)
        counted, others = (tuple(each for each in plots if bool(each.why) == is_out) for is_out in (False, True))
        return Breakdown(title, told, counted, others, kind="residency", conditions=inside)
    added = {row.id for row in compared.recorded.rows} if compared.recorded else set()
    own = frozenset(projects_in(material).get(district, ()))
    given_up = {each.id for each in material.projects if is_given_up(each.status)} if code in TO_COME else set()
    wanted = material.measure(code)
    counting = read_counting(session, indicator=wanted.id if wanted else "")
    found = []
    for row in material.figures:
        measure = material.measures[row.indicator]
        if row.subject in own and measure.code == code:
            said = counting.get(row.id)
            why = said.why if said and not said.counts else _("Another is shown")
            if row.subject in given_up:
                why = _("Given up")
            found.append(Traced("figure", row.id, row.subject, reading(row, measure), "" if row.id in added else why))
    return Breakdown(
        title, told, tuple(each for each in found if not each.why), tuple(each for each in found if each.why)
    )


def _plots(material: Material, district: str) -> tuple[Traced, ...]:
    own = (each for each in material.plots if district in with_wholes(each.district, material.within))
    return tuple(
        Traced(
            "residency",
            each.residency,
            each.residency,
            Quantity("exact", to_hectares(each.area), unit="hectare").full(),
            "" if each.is_recorded else _("No resident, or not yet one"),
        )
        for each in own
    )
