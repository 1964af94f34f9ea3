"""What the strip says of a step that was just saved, here or by somebody else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ... import i18n
from ...i18n import _
from ...register.journal.step_label import step_words

if TYPE_CHECKING:
    from ...register.journal.store import Changed


def saved_step(changed: Changed) -> str:
    """Empty for an undo or redo of one's own, of which whoever did it says something."""
    time, step = i18n.moment(datetime.now(UTC)).split()[-1], step_words(changed.step.label)
    if not changed.is_own:
        return _("{who} saved at {time}: {step}.", who=changed.step.who, time=time, step=step)
    return _("Saved at {time}: {step}.", time=time, step=step) if changed.step.undoes is None else ""
