"""The station of the tour where a killed window left what was being typed, and the next start offers it."""

from __future__ import annotations

from typing import Any


def walk_drafts(tour: Any) -> None:
    """Leave texts as a killed window does, and look at the offer, the list, and a form opened from it."""
    keeper = tour.shell._opened.feed.drafts
    _leave_some(tour, keeper)
    keeper._has_looked = False
    keeper.look_for_left()
    tour.go("project")
    tour.shoot("drafts-offered")

    def look(dialog: Any) -> None:
        opened = next(card for card in dialog.cards if card.draft.record_id is None)
        tour.shoot_dialog("draft-opened-again", opened.open_button.click, lambda form: form.form.load(None))

    tour.shoot_dialog("drafts-listed", _list_of(tour), look)
    _look_at_a_program(tour)
    for draft in keeper.left:
        keeper.drop_left(draft)
    tour.shell._opened.feed.drafts.found.emit()


def _look_at_a_program(tour: Any) -> None:
    from districtdesk.desk.record.attached_file import open_file

    tour.shoot_dialog("open-a-program", lambda: open_file(tour.window, "Invoice of March.pdf.exe", b"MZ"))
    tour.shoot_dialog("open-macros", lambda: open_file(tour.window, "Residents.xlsm", b"PK"))


def _list_of(tour: Any) -> Any:
    from districtdesk.desk.shell.left_drafts import LeftDrafts

    return tour.window.findChild(LeftDrafts).show_list


def _leave_some(tour: Any, keeper: Any) -> None:
    from districtdesk.drafts.draft import TypedDraft
    from districtdesk.drafts.side_file import SideFile
    from districtdesk.i18n import _
    from districtdesk.settings import data_folder

    at = "2026-11-27T13:42:00+00:00"
    project, district = tour._first_of("project"), tour._first_of("district")
    changed = (
        (_("Activity"), "Insulated cables and wires for the grid"),
        (_("Note"), "Second line from spring"),
    )
    new = ((_("Names"), "az: Xəzər Kabel Zavodu"), (_("Tax ID"), "1234567"))
    claim = ((_("Indicator"), _("Area")), (_("Claim"), "more than 65 as of late 2024"), (_("Status"), _("Reported")))
    typed = {"activity": "Insulated cables and wires for the grid", "note": "Second line from spring"}
    names = {"names": {"az": "Xəzər Kabel Zavodu", "en": "", "ru": ""}, "tax_id": "1234567"}
    left = SideFile(data_folder() / "drafts", keeper._known_origin)
    left.keep(
        [
            TypedDraft("1", "form", "project", project, at, {"note": "Second line"}, version=0, words=changed),
            TypedDraft("2", "form", "company", None, at, names, words=new),
            TypedDraft("3", "claim", "district", district, at, {"text": "more than 65"}, words=claim),
            TypedDraft("4", "form", "company", "gone", at, typed, "Araz Cement", 3, words=changed),
        ],
        left.turn(),
    )
    left._hold.leave()
