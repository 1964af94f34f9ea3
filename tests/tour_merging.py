"""The stations of the tour that show records being one: side by side, split again, and found by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from districtdesk.names import Names
from districtdesk.records import Company, District, Residency

if TYPE_CHECKING:
    from tests.tour import Tour


def _firms(tour: Tour) -> list[str]:
    """A company that was entered three times, with what belongs to each."""
    from tests.making import figure

    one = Company(id=_id(), names=Names(az="Vega Tekstil MMC", en="Vega Textile LLC"), tax_id="1402233441")
    one.activity, one.address = "Toxuculuq", "Hacıqabul, Sənaye küç. 4"
    two = Company(id=_id(), names=Names(az="“VEQA-TEKSTİL” MMC", ru="ООО «Вега Текстиль»"), tax_id="1402233441")
    two.activity, two.company_kind, two.note = (
        "İş paltarlarının tikilməsi",
        "company",
        "2024-cü ildə məktubla soruşulub.",
    )
    three = Company(id=_id(), names=Names(az="Tekstil Vega"), note="Cədvəldən.")
    with tour.register.change("Add records") as session:
        district = session.query(District).filter(District.removed_at.is_(None)).first()
        session.add_all([one, two, three])
        session.add_all(Company(id=_id(), names=Names(az=name)) for name in ("Xəzər-Plast ASC", "Хазар Пласт ООО"))
        session.flush()
        session.add_all([figure(two, "jobs_created", count) for count in (120, 180, 210)])
        session.add(Residency(id=_id(), company=two.id, district=district.id, status="operating"))
    return [one.id, two.id, three.id]


def _id() -> str:
    from districtdesk.register.identity import new_id

    return new_id()


def walk_merging(tour: Tour) -> None:
    """Merging two companies as it is proposed, then splitting them again."""
    from districtdesk.desk.record.clusters_dialog import ClustersDialog
    from districtdesk.desk.record.merge_dialog import MergeDialog
    from districtdesk.desk.record.part_dialog import PartDialog, read_parted
    from districtdesk.desk.record.warnings_row import WarningsRow

    feed = tour.shell._opened.feed
    ids = _firms(tour)
    tour.go("company")
    tour.page.open_record(ids[0])
    tour.shoot("merge-from-the-warning")
    alone = MergeDialog(feed, "company", ids[:1], tour.window)
    alone.show()
    tour.shoot("merge-with-whom", alone)
    alone.reject()
    several = MergeDialog(feed, "company", ids, tour.window)
    several.show()
    tour._wait_until(several.apply.isEnabled)
    tour.shoot("merge-three", several)
    several.reject()
    clusters = ClustersDialog(feed, "company", tour.window)
    clusters.show()
    tour._wait_until(lambda: bool(clusters.cards))
    tour.shoot("find-duplicates", clusters)
    clusters.reject()
    dialog = MergeDialog(feed, "company", ids[:2], tour.window)
    dialog.show()
    tour._wait_until(dialog.apply.isEnabled)
    tour.shoot("merge-side-by-side", dialog)
    dialog.accept()
    tour._wait_until(lambda: not dialog.isVisible())
    tour.page.open_record(ids[0])
    tour._wait_until(lambda: not tour.page.findChild(WarningsRow).isVisible())
    tour.shoot("merged")
    part = PartDialog(feed, "company", ids[0], read_parted(feed, ids[0]), tour.window)
    part.show()
    tour.shoot("split-again", part)
    part.reject()
    tour.go("history")
    tour.shoot("history-of-the-merge")
