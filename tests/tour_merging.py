"""The stations of the tour that show two records being one: side by side, refused, and parted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from districtdesk.names import Names
from districtdesk.records import Company, District, Residency

if TYPE_CHECKING:
    from tests.tour import Tour


def _firms(tour: Tour) -> list[str]:
    """A company that was entered twice, with what belongs to each."""
    from tests.making import figure

    one = Company(id=_id(), names=Names(az="Vega Tekstil MMC", en="Vega Textile LLC"), tax_id="1402233441")
    one.activity, one.address = "Textiles", "Hacıqabul, Sənaye küç. 4"
    two = Company(id=_id(), names=Names(az="“VEQA-TEKSTİL” MMC", ru="ООО «Вега Текстиль»"), tax_id="1402233441")
    two.activity, two.company_kind, two.note = "Sewing of work clothes", "company", "Asked by letter in 2024."
    with tour.register.change("Add records") as session:
        district = session.query(District).filter(District.removed_at.is_(None)).first()
        session.add_all([one, two])
        session.flush()
        session.add_all([figure(two, "jobs_created", count) for count in (120, 180, 210)])
        session.add(Residency(id=_id(), company=two.id, district=district.id, status="operating"))
    return [one.id, two.id]


def _id() -> str:
    from districtdesk.register.identity import new_id

    return new_id()


def walk_merging(tour: Tour) -> None:
    """Merging two companies, once as it is proposed and once refused; then splitting them again."""
    from districtdesk.desk.record.merge_dialog import MergeDialog

    ids = _firms(tour)
    tour.go("company")
    dialog = MergeDialog(tour.shell._opened.feed, "company", ids, tour.window)
    dialog.show()
    tour._wait_until(dialog.apply.isEnabled)
    tour.shoot("merge-side-by-side", dialog)
    dialog.reject()
    alone = MergeDialog(tour.shell._opened.feed, "company", ids[:1], tour.window)
    alone.show()
    tour.shoot("merge-with-whom", alone)
    alone.reject()
