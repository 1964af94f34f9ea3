"""What a step is called, and the reason that a person gave for it, in the one label that the journal keeps."""

from __future__ import annotations

from ...i18n import _

# No label of ours has a line break; older programs show the reason on a line of its own.
_BETWEEN = "\n"


def with_reason(label: str, reason: str) -> str:
    """The label of a step that was taken for this reason."""
    words = " ".join(reason.split())
    return f"{label}{_BETWEEN}{words}" if words else label


def step_words(label: str) -> str:
    """What the step is called in the language of the moment, with its reason as it was typed."""
    name, _between, reason = label.partition(_BETWEEN)
    return _("{step}, because: {reason}", step=_(name), reason=reason) if reason else _(name)


def step_alone(label: str) -> str:
    """What the step is called, without its reason."""
    return _(without_reason(label))


def without_reason(label: str) -> str:
    """The message alone, as the journal keeps it."""
    return label.partition(_BETWEEN)[0]
