"""What the status of a claim says of it: still to come, so already, or taken back."""

from __future__ import annotations

# Said of what is to come, by a figure or an event.
PLANNED = frozenset({"planned", "expected"})
# Somebody says that it is so, and nobody has taken it back.
ASSERTED_STATUSES = frozenset({"reported", "verified"})
# It stood once.
WITHDRAWN = frozenset({"superseded", "disputed", "cancelled", "withdrawn"})
