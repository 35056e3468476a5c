"""Import of exports, the pure half: files into records, and a record into what is stored."""

from .merge import BODY_FIELDS, STATE_FIELDS, Merge, StoredFields, merge
from .reader import ExportReader, open_export
from .records import (
    SOURCES,
    ExportDamaged,
    ExportInfo,
    FileProblem,
    ImportedAgency,
    ImportedComplaint,
    ImportedEntry,
    Item,
    NotAnExport,
    Problem,
    RowRefused,
    Source,
)
from .values import UnknownTimezone

__all__ = [
    "BODY_FIELDS",
    "SOURCES",
    "STATE_FIELDS",
    "ExportDamaged",
    "ExportInfo",
    "ExportReader",
    "FileProblem",
    "ImportedAgency",
    "ImportedComplaint",
    "ImportedEntry",
    "Item",
    "Merge",
    "NotAnExport",
    "Problem",
    "RowRefused",
    "Source",
    "StoredFields",
    "UnknownTimezone",
    "merge",
    "open_export",
]
