"""What an import of contributions or costs would do, row by row, and the files handed in before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.enums import CostCategory
from clusterbeleid.core.formatting import NOTHING, format_day, format_number
from clusterbeleid.core.import_lists import (
    NEW_FILL_SAME,
    StepRow,
    files_list,
    step_rows,
    steps_list,
)
from clusterbeleid.core.ui import Tone
from cofinancing.actions.importing import CONTRIBUTIONS, COSTS
from cofinancing.documents.contribution_table import title
from cofinancing.documents.cost_table import cost_title
from cofinancing.enums import CostKind, SourceKind


def contribution_steps(stored: Iterable[Sequence[Any]]) -> list[StepRow]:
    """Return the steps of a stored check of contributions, in the language in use."""
    return step_rows(stored, title, _shown({"source": SourceKind}))


def cost_steps(stored: Iterable[Sequence[Any]]) -> list[StepRow]:
    """Return the steps of a stored check of costs, in the language in use."""
    return step_rows(stored, cost_title, _shown({"category": CostCategory, "kind": CostKind}))


def _shown(choices: dict[str, Any]) -> Callable[[str, Any], str]:
    """Return how a value is written; ``choices`` are the words of the fields with a list."""

    def shown(name: str, value: Any) -> str:
        if value in (None, ""):
            return NOTHING
        if name in choices:
            return str(choices[name](value).label)
        if isinstance(value, date):
            return format_day(value)
        return f"€ {format_number(value)}" if isinstance(value, Decimal) else str(value)

    return shown


STEPS = steps_list(
    "import-steps",
    _("What will change"),
    _("Organisation"),
    NEW_FILL_SAME,
    lambda row: reverse("cofinancing:contribution", args=[row.line]) if row.line else None,
)
COST_STEPS = steps_list(
    "cost-import-steps",
    _("What will change"),
    _("Cost"),
    {**NEW_FILL_SAME, "fill": (_("Corrects a line"), Tone.INFO)},
    lambda row: reverse("cofinancing:cost", args=[row.line]) if row.line else None,
)
JOBS = files_list("imports", CONTRIBUTIONS)
COST_JOBS = files_list("cost-imports", COSTS)
