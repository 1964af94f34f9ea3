"""One backup: whether it is whole, how many records of each kind it holds, and what restoring it would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ...i18n import _, moment, ngettext, number
from ...record_kinds import RECORD_KINDS
from ...register.backup.backups import Backup
from ...register.backup.comparing import Comparison, Later
from ..kit import NoteLabel, PageArea, PlainLabel, SectionLabel, clear
from ..look import fonts

# So many steps are named; the rest are counted.
_STEPS = 12


class BackupView(PageArea):
    """Says first what is noted of a backup, and more as soon as it has been read."""

    def __init__(self, when: Mapping[Path, str], *, is_damaged: bool) -> None:
        """`when`: the moment of each backup, as the list has it. `is_damaged`: the register is."""
        super().__init__()
        self._when, self._is_damaged = when, is_damaged
        fonts.space(self.body, (5, 2, 4, 2), gap=1)

    def show_backup(self, backup: Backup) -> None:
        """What is known before it was looked at."""
        self._begin(backup)
        self._add(NoteLabel(_("Reading the backup…")))
        self._end()

    def show_found(self, backup: Backup, refused: str, told: Comparison | None) -> None:
        """What was found: why it cannot be restored, or that it is whole, and how the register differs from it."""
        self._begin(backup)
        if refused:
            self._add(PlainLabel(refused, text_colour="amber"))
        else:
            self._add(PlainLabel(_("The backup is whole."), text_colour="dim"))
        if not refused or told is not None:
            self._show_changes(told)
        self._show_counts(backup, None if self._is_damaged else told)
        self._end()

    def _begin(self, backup: Backup) -> None:
        clear(self.body)
        self._add(PlainLabel(self._when.get(backup.path) or moment(backup.made_at), "strong"))
        self._add(NoteLabel(str(backup.path)))

    def _add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def _head(self, text: str) -> None:
        self.body.addSpacing(fonts.step(2))
        self._add(SectionLabel(text))

    def _end(self) -> None:
        self.body.addStretch(1)
        self.settle()

    def _show_changes(self, told: Comparison | None) -> None:
        self._head(_("What restoring it changes"))
        if told is None or self._is_damaged:
            words = _(
                "The register is damaged and cannot be compared with the backup. A copy of its file is kept as it is "
                "now, and the register is then what the backup holds."
            )
            self._add(PlainLabel(words))
        if told is None:
            return
        if told.is_of_another:
            self._add(PlainLabel(_("This is a backup of another register."), text_colour="amber"))
        if not changes_something(told) and not self._is_damaged:
            self._add(PlainLabel(_("Nothing: it holds what the register holds.")))
        for sentence, later in _parts(told):
            if later.count:
                lines = [step.words for step in later.steps[:_STEPS]]
                more = later.count - len(lines)
                if more:
                    lines.append(ngettext("and {count} more", "and {count} more", more))
                self._add(PlainLabel(sentence))
                self._add(PlainLabel("\n".join(lines), "note", "dim"))
                self._add(PlainLabel(_touched(later), "note", "dim"))

    def _show_counts(self, backup: Backup, told: Comparison | None) -> None:
        then = told.then if told else backup.contents.counts if backup.contents else {}
        now = told.now if told else {}
        kinds = [kind for kind in RECORD_KINDS if then.get(kind) or now.get(kind)]
        if not kinds:
            return
        self._head(_("Records"))
        box = QWidget()
        grid = QGridLayout(box)
        fonts.space(grid, gap=0.5)
        grid.setHorizontalSpacing(fonts.step(5))
        for column, head in enumerate((_("In the backup"), _("Now") if told else ""), 1):
            grid.addWidget(NoteLabel(head), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, kind in enumerate(kinds, 1):
            is_other = told is not None and then.get(kind, 0) != now.get(kind, 0)
            words = (number(then.get(kind, 0)), number(now.get(kind, 0)) if told else "")
            grid.addWidget(PlainLabel(_(RECORD_KINDS[kind].many)), row, 0)
            for column, text in enumerate(words, 1):
                label = PlainLabel(text, "strong" if is_other else "body", "text" if is_other else "dim")
                label.setWordWrap(False)
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self._add(box)


def changes_something(told: Comparison) -> bool:
    """Whether the register is not what the backup holds."""
    return bool(told.lost.count or told.regained.count or told.is_of_another or told.now != told.then)


def _parts(told: Comparison) -> Iterator[tuple[str, Later]]:
    lost, regained = told.lost.count, told.regained.count
    yield (
        ngettext(
            "{count} step saved since is not in it and is taken back:",
            "{count} steps saved since are not in it and are taken back:",
            lost,
        ),
        told.lost,
    )
    yield (
        ngettext(
            "{count} step that is only in the backup comes back:",
            "{count} steps that are only in the backup come back:",
            regained,
        ),
        told.regained,
    )


def _touched(later: Later) -> str:
    kinds = (
        _("{kind}: {count}", kind=_(declared.many), count=number(later.touched[kind]))
        for kind, declared in RECORD_KINDS.items()
        if later.touched.get(kind)
    )
    return _("Records concerned: {kinds}", kinds="; ".join(kinds))
