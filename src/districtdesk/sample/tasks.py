"""The tasks of the practice register: what is to be done, how, and how the register shows that it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..i18n import N_, _
from ..records import Company, District
from ..register import practice as shown
from ..register.claims.standard_indicators import standard_id
from ..register.journal.store import Session
from .practice import NAMES, TAX_ID, misspelt, practice_id


@dataclass(frozen=True, slots=True)
class Task:
    """`ask` is a message with {parts} by which records of the practice register are named. `hint` is written as the
    guide is: {{Save}} for a name of the interface, and what is typed between backticks.

    `is_done` looks at the register; a task without it leaves no trace there, and the desk says when it has seen it.
    """

    key: str
    title: str
    ask: str
    hint: str
    is_done: Callable[[Session], bool] | None = None

    def asked(self) -> str:
        return _(self.ask, **_parts())

    def hinted(self) -> str:
        """With the marks of the guide."""
        return _(self.hint)


def _parts() -> dict[str, str]:
    return {label: names.show() for label, names in NAMES.items()} | {"tax_id": TAX_ID, "misspelt": misspelt()}


def _has_settlement(session: Session) -> bool:
    valley = session.get(District, practice_id("valley"))
    return valley is not None and bool(valley.settlement)


def _has_jobs(session: Session) -> bool:
    figures = shown.figures_of(session, practice_id("valley"), standard_id("jobs_created"))
    return shown.holds_value(figures, 340, "about")


def _has_imprecise_date(session: Session) -> bool:
    events = shown.events_of(session, practice_id("glass_works"))
    dates = [each.date for each in events if each.event_kind == "launch" and each.date is not None]
    # Whichever words were typed: it ends with the year, and begins in its second half.
    return any(
        str(when.latest) == "2025-12-31" and "2025-07-01" <= str(when.earliest) < "2025-12-31" for when in dates
    )


def _has_preferred(session: Session) -> bool:
    figures = shown.figures_of(session, practice_id("valley"), standard_id("residents"))
    return len({each.value for each in figures}) > 1 and any(each.preferred for each in figures)


def _has_resident(session: Session) -> bool:
    return shown.is_resident(session, practice_id("textile"), practice_id("valley"))


def _has_groundbreaking(session: Session) -> bool:
    events = shown.events_of(session, practice_id("cable_works"))
    return any(
        each.event_kind == "groundbreaking" and each.date is not None and each.date.edtf == "2024-04-12"
        for each in events
    )


def _is_corrected(session: Session) -> bool:
    cable = session.get(Company, practice_id("cable"))
    return cable is not None and cable.activity not in (None, "", misspelt())


EXPORT, RESTORE = "export", "restore"
TASKS = (
    Task(
        "field",
        N_("Open a district and fill in a field"),
        N_("Open “{valley}” and write in its field Settlement: Sample settlement."),
        N_(
            "Choose {{Districts}} at the left, then the district. Open {{Details}}, type into {{Settlement}} and "
            "press Ctrl+S."
        ),
        _has_settlement,
    ),
    Task(
        "claim",
        N_("Enter a claim from a sentence"),
        N_("A letter says of “{valley}”: “About 340 jobs had been created by 1 March 2024.” Enter it."),
        N_(
            "On the page of the district choose {{Add a claim}}. Choose the letter as {{Source}}, and as "
            "{{Indicator}} {{Jobs created}}. Type `about 340 as of 1 March 2024`, choose the status {{Reported}} "
            "and press Enter."
        ),
        _has_jobs,
    ),
    Task(
        "date",
        N_("Type a date that is not exact"),
        N_("The press writes that “{glass_works}” is to be launched in late 2025. Add this event."),
        N_(
            "Open the project, then its tab {{Events}}, and add one: kind {{Launch}}, status {{Expected}}, date "
            "`late 2025`. Below the field stands how it was read. Choose {{Save}}."
        ),
        _has_imprecise_date,
    ),
    Task(
        "contradiction",
        N_("Two claims that contradict each other"),
        N_("The letter says that “{valley}” has 7 residents, the press says 9. Enter it too and prefer one of them."),
        N_(
            "Add a claim with the indicator {{Residents}}: `9`. Then click the line of the residents: both claims "
            "stand below. Click the one to be shown and choose {{Prefer this claim}}."
        ),
        _has_preferred,
    ),
    Task(
        "resident",
        N_("Add a resident"),
        N_("“{textile}” has become a resident of “{valley}”. Record it."),
        N_(
            "On the page of the district open {{Residents}}, add one, and choose the company by typing its first "
            "letters."
        ),
        _has_resident,
    ),
    Task(
        "event",
        N_("An event on the timeline"),
        N_("Ground was broken for “{cable_works}” on 12 April 2024. Add the event and look at it on the timeline."),
        N_(
            "Open the project, then its tab {{Events}}, and add one: kind {{Groundbreaking}}, status {{Actual}}, "
            "date `12.04.2024`. Then choose {{Timeline}} at the left."
        ),
        _has_groundbreaking,
    ),
    Task(
        "find",
        N_("Find and correct"),
        N_("The activity of the company with the tax ID {tax_id} is misspelt: “{misspelt}”. Find it and correct it."),
        N_(
            "Choose {{Companies}}, press Ctrl+F and type the number. Open {{Details}}, correct {{Activity}} and "
            "choose {{Save}}."
        ),
        _is_corrected,
    ),
    Task(
        "undo",
        N_("Take a step back"),
        N_("Change any field, save it, and take the change back."),
        N_("After saving press Ctrl+Z outside a text field, or choose {{Undo}} in the line below."),
        shown.has_undone,
    ),
    Task(
        EXPORT,
        N_("Write a workbook for Excel"),
        N_("Write the whole practice register as a workbook, and look at its first sheet."),
        N_("Choose {{Export the register…}} in the menu {{E&xcel}} (Ctrl+E), then {{Export}}."),
    ),
    Task(
        RESTORE,
        N_("Back up and restore"),
        N_("Make a backup, remove the company “{paper}”, and bring the register back as it was before."),
        N_(
            "Choose {{Back up now}} in the menu {{&File}}. Choose the company in its list and press Del. Then "
            "choose {{Restore…}} in the menu {{&File}}, the backup that you asked for, and {{Restore}}. For one "
            "record {{Undo}} would do as well."
        ),
    ),
)


def done_tasks(session: Session, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The keys of the tasks that are done: what the register shows, and what the desk has seen of the others."""
    shown_done = {task.key for task in TASKS if task.is_done is not None and task.is_done(session)}
    return frozenset(shown_done | {task.key for task in TASKS if task.is_done is None and task.key in seen})
