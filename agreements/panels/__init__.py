"""What the pages of this room show beside their lists: clocks, totals, actions and their reasons."""

from agreements.panels.clock import clock_status, context_of_clock
from agreements.panels.duties import DutyRow, duty_rows
from agreements.panels.ledger import ledger_tiles, threshold_drawing, year_sums
from agreements.panels.plan import PlanOfYear, PlanRow, plan_of_year, plan_rows
from agreements.panels.steps import steps_of
from agreements.panels.tab import tab_of

__all__ = [
    "DutyRow",
    "PlanOfYear",
    "PlanRow",
    "clock_status",
    "context_of_clock",
    "duty_rows",
    "ledger_tiles",
    "plan_of_year",
    "plan_rows",
    "steps_of",
    "tab_of",
    "threshold_drawing",
    "year_sums",
]
