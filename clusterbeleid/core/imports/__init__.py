"""Importing tables: look first, then all or nothing; one way for every table.

A room gives a ``TableUse``: the columns of its table, what the rows mean, and how they are written.
The same check runs twice: for the preview, and again under lock when the rows are written. When
anything would go otherwise than the preview showed, nothing is written.
"""

from clusterbeleid.core.imports.at_once import import_at_once, look_at_file
from clusterbeleid.core.imports.checking import Checked, changed_by, check, check_job, file_of
from clusterbeleid.core.imports.jobs import (
    KINDS_OF_FILE,
    agreed_file,
    import_file,
    register,
    start_import,
    start_preview,
)
from clusterbeleid.core.imports.told import (
    FILE_PLACES,
    Fault,
    TotalCheck,
    check_totals,
    fault_at,
    freeze_errors,
    freeze_notes,
    refused_file,
    report,
    thaw_errors,
    write_notes,
    write_total,
    written,
)
from clusterbeleid.core.imports.use import Looking, TableUse, Writing
from clusterbeleid.core.imports.writing import write_in_parts

__all__ = [
    "FILE_PLACES",
    "KINDS_OF_FILE",
    "Checked",
    "Fault",
    "Looking",
    "TableUse",
    "TotalCheck",
    "Writing",
    "agreed_file",
    "changed_by",
    "check",
    "check_job",
    "check_totals",
    "fault_at",
    "file_of",
    "freeze_errors",
    "freeze_notes",
    "import_at_once",
    "import_file",
    "look_at_file",
    "refused_file",
    "register",
    "report",
    "start_import",
    "start_preview",
    "thaw_errors",
    "write_in_parts",
    "write_notes",
    "write_total",
    "written",
]
