"""The kinds of record there are, in the order in which they are offered: all that is said of each in one place."""

from __future__ import annotations

from ..i18n import N_
from ..record_kind import RecordKind, Related
from .claims import CLAIM_KINDS
from .evidence import EVIDENCE_KINDS
from .subjects import SUBJECT_KINDS

# What every record has.
EVIDENCE = Related(
    "evidence", N_("Evidence"), "citation", "record", none=N_("No evidence yet."), new=N_("Add evidence")
)

# By the snake_case names of their classes in `records`, which may be loaded later: the navigation is painted first.
RECORD_KINDS: dict[str, RecordKind] = {**SUBJECT_KINDS, **CLAIM_KINDS, **EVIDENCE_KINDS}

# The kinds of which something is claimed.
SUBJECTS = tuple(kind for kind, declared in RECORD_KINDS.items() if declared.is_subject)

# The kinds that can be listed as they were on a day.
LISTED_AS_OF = tuple(kind for kind, declared in RECORD_KINDS.items() if declared.is_listed_as_of)

# What steps were called before. They stand in the journals of registers, and are still shown in three languages.
FORMER_STEPS = (N_("Add figure"), N_("Edit figure"), N_("Remove figure"))
