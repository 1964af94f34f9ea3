"""Which colours stand on which, and how well they must be told apart."""

from __future__ import annotations

from dataclasses import fields

from districtdesk.painting.colours import Colours

ROLES = tuple(field.name for field in fields(Colours))

_SURFACES = ("ground", "side", "card", "hover", "selection")
_WASHES = ("pressed", "accent_wash", "amber_wash", "red_wash", "neutral_wash", "planned_wash")
# All that text is set on, but for the fillings of buttons, which are colours of meaning.
SURFACES = (*_SURFACES, *_WASHES)
# They part or decorate, and nothing is lost where they are not seen; of what is disabled WCAG asks nothing.
QUIET = {"hairline", "edge", "grid", "scroll", "disabled"}

# Every text role with each surface it is set on. WCAG 2.2, 1.4.3 asks for 4.5 to 1.
TEXT_PAIRS = (
    *((text, surface) for text in ("text", "dim", "accent", "red") for surface in _SURFACES),
    *(("faint", surface) for surface in ("ground", "side", "card", "hover")),
    *(("amber", surface) for surface in ("ground", "side", "card", "hover")),
    ("text", "pressed"),
    ("text", "neutral_wash"),
    ("text", "amber_wash"),
    ("text", "red_wash"),
    ("text", "accent_wash"),
    ("text", "planned_wash"),
    ("dim", "neutral_wash"),
    ("accent", "accent_wash"),
    ("amber", "amber_wash"),
    ("red", "red_wash"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("red_text", "red"),
)

# Shapes that carry meaning without being text. WCAG 2.2, 1.4.11 asks for 3 to 1.
SHAPE_PAIRS = (
    *(("focus", surface) for surface in _SURFACES),
    ("planned", "card"),
    ("accent", "card"),
)


# Around fields and buttons, wherever they stand.
OUTLINE_PAIRS = (
    *(("outline", surface) for surface in ("ground", "side", "card", "hover")),
    *((problem, surface) for problem in ("red", "amber") for surface in ("ground", "side", "card")),
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
