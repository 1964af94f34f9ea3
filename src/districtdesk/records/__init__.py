"""The records: what the register keeps, one declaration a kind, one line a field."""

from .base import Field, FieldValues, Model, Record, field_of, fields_of, kind_of, links_of, table_of, values_of
from .catalogue import KINDS, links_to
from .company import Company
from .district import District
from .event import Event
from .evidence import Attachment, Citation, Source
from .exchange_rate import ExchangeRate
from .export import Export
from .figure import Figure
from .indicator import Indicator
from .legal_act import LegalAct
from .office_work import AcceptedWarning, OpenQuestion, ReturnDue
from .person import Office, Person
from .project import Project
from .project_parts import Market, Participation, Product
from .residency import Residency
from .saved_filter import SavedFilter
from .saved_layout import SavedLayout
from .saved_mapping import SavedMapping
from .states import CompanyState, DistrictState, ProjectState
from .subject_group import SubjectGroup

__all__ = [
    "KINDS",
    "AcceptedWarning",
    "Attachment",
    "Citation",
    "Company",
    "CompanyState",
    "District",
    "DistrictState",
    "Event",
    "ExchangeRate",
    "Export",
    "Field",
    "FieldValues",
    "Figure",
    "Indicator",
    "LegalAct",
    "Market",
    "Model",
    "Office",
    "OpenQuestion",
    "Participation",
    "Person",
    "Product",
    "Project",
    "ProjectState",
    "Record",
    "Residency",
    "ReturnDue",
    "SavedFilter",
    "SavedLayout",
    "SavedMapping",
    "Source",
    "SubjectGroup",
    "field_of",
    "fields_of",
    "kind_of",
    "links_of",
    "links_to",
    "table_of",
    "values_of",
]
