"""The records: what the register keeps, one declaration a kind, one line a field."""

from .base import Field, FieldValues, Model, Record, field_of, fields_of, kind_of, links_of, table_of, values_of
from .catalogue import KINDS, links_to
from .company import Company
from .district import District
from .event import Event
from .evidence import Attachment, Citation, Source
from .figure import Figure
from .indicator import Indicator
from .legal_act import LegalAct
from .project import Project
from .project_parts import Market, Participation, Product
from .residency import Residency

__all__ = [
    "KINDS",
    "Attachment",
    "Citation",
    "Company",
    "District",
    "Event",
    "Field",
    "FieldValues",
    "Figure",
    "Indicator",
    "LegalAct",
    "Market",
    "Model",
    "Participation",
    "Product",
    "Project",
    "Record",
    "Residency",
    "Source",
    "field_of",
    "fields_of",
    "kind_of",
    "links_of",
    "links_to",
    "table_of",
    "values_of",
]
