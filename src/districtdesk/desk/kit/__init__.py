"""The small widgets that every page of the desk is made of."""

from .banner import Banner
from .busy import Busy
from .buttons import Button, IconButton, LinkButton, MenuButton, PrimaryButton, QuietButton, literal
from .calm_table import CalmTable
from .card import Card
from .choices import ChoiceGroup, LinkChoice
from .clearing import clear
from .elided import CountLabel, ElidedLabel
from .empty import EmptyState, nothing_yet
from .flow import FlowLayout, FlowRow
from .guess import GuessLine, mark_guess
from .header import PageHeader
from .labels import DimLabel, IconLabel, NoteLabel, PlainLabel, SectionLabel
from .line import InsetButton, InsetLineEdit
from .menu import Menu
from .navigation import NavigationList, Place, PlaceGroup
from .page_area import PageArea
from .pill import Pill, paint_pill, pill_size
from .problem import ProblemLabel
from .row import LabelledRow
from .search import SearchBox
from .status import StatusStrip
from .tabs import TabBar
from .tooltip import explain, forbid, tooltip
from .two_lines import TwoLineLabel
from .word_box import WordBox

__all__ = [
    "Banner",
    "Busy",
    "Button",
    "CalmTable",
    "Card",
    "ChoiceGroup",
    "CountLabel",
    "DimLabel",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "FlowRow",
    "GuessLine",
    "IconButton",
    "IconLabel",
    "InsetButton",
    "InsetLineEdit",
    "LabelledRow",
    "LinkButton",
    "LinkChoice",
    "Menu",
    "MenuButton",
    "NavigationList",
    "NoteLabel",
    "PageArea",
    "PageHeader",
    "Pill",
    "Place",
    "PlaceGroup",
    "PlainLabel",
    "PrimaryButton",
    "ProblemLabel",
    "QuietButton",
    "SearchBox",
    "SectionLabel",
    "StatusStrip",
    "TabBar",
    "TwoLineLabel",
    "WordBox",
    "clear",
    "explain",
    "forbid",
    "literal",
    "mark_guess",
    "nothing_yet",
    "paint_pill",
    "pill_size",
    "tooltip",
]
