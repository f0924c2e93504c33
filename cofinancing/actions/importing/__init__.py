"""Importing contributions and costs from a workbook or CSV file, the way every table is imported."""

from clusterbeleid.core.imports import Writing
from cofinancing.actions.importing.contributions import (
    CONTRIBUTIONS,
    check_table,
    read_contributions,
)
from cofinancing.actions.importing.costs import COSTS
from cofinancing.actions.importing.write import write_plan

__all__ = [
    "CONTRIBUTIONS",
    "COSTS",
    "Writing",
    "check_table",
    "read_contributions",
    "write_plan",
]
