"""Importing contributions from a workbook or CSV file: look first, then all or nothing.

The same check runs twice: for the preview, and again under lock when the rows are written. When
anything would go otherwise than the preview showed, nothing is written.
"""

from cofinancing.actions.importing.check import Checked, check_table
from cofinancing.actions.importing.jobs import (
    IMPORT,
    PREVIEW,
    changed_by,
    import_file,
    start_import,
    start_preview,
)
from cofinancing.actions.importing.reading import read_contributions
from cofinancing.actions.importing.workers import register
from cofinancing.actions.importing.write import write_plan

__all__ = [
    "IMPORT",
    "PREVIEW",
    "Checked",
    "changed_by",
    "check_table",
    "import_file",
    "read_contributions",
    "register",
    "start_import",
    "start_preview",
    "write_plan",
]
