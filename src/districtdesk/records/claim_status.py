"""What the status of a claim says of it: still to come, so already, or taken back."""

from __future__ import annotations

# Said of what is to come, by a figure or an event.
PLANNED = frozenset({"planned", "expected"})
# Somebody says that it is so, and nobody has taken it back.
# What is still to come, wholly or in part.
NOT_YET_SO = PLANNED | {"mixed"}
ASSERTED_STATUSES = frozenset({"reported", "verified"})
# It stood once.
WITHDRAWN = frozenset({"superseded", "disputed", "cancelled", "withdrawn"})
