"""The kinds of field, by name: fields know neither Qt nor a workbook nor a database."""

from .kind import FieldKind, Json, Standing
from .links import Link, Links
from .operator import Operator
from .picks import Choice, Choices, Countries, Country, Currency, Language, YesNo, choices
from .quantities import Area, Money, Number, Share, Whole
from .times import Day, Imprecise, Offset
from .words import Code, FieldKey, LongText, NamesInThree, TaxId, Text, Unit, Web

__all__ = [
    "Area",
    "Choice",
    "Choices",
    "Code",
    "Countries",
    "Country",
    "Currency",
    "Day",
    "FieldKey",
    "FieldKind",
    "Imprecise",
    "Json",
    "Language",
    "Link",
    "Links",
    "LongText",
    "Money",
    "NamesInThree",
    "Number",
    "Offset",
    "Operator",
    "Share",
    "Standing",
    "TaxId",
    "Text",
    "Unit",
    "Web",
    "Whole",
    "YesNo",
    "choices",
]
