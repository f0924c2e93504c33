"""What an import would do, row by row, and what is wrong in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import JobState
from clusterbeleid.core.formatting import (
    NOTHING,
    format_day,
    format_enterprise_number,
    format_number,
)
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.imports import write_notes
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.ui import Difference, Status, Tone
from cofinancing.actions.importing import IMPORT
from cofinancing.documents.contribution_table import title
from cofinancing.enums import SourceKind
from cofinancing.rules.importing import Content, Kind

KINDS = {
    Kind.NEW.value: (_("New line"), Tone.GOOD),
    Kind.FILL.value: (_("Fills in a line"), Tone.INFO),
    Kind.SAME.value: (_("Changes nothing"), Tone.NEUTRAL),
}
JOB_TONES = {
    JobState.DONE.value: Tone.GOOD,
    JobState.REFUSED.value: Tone.BAD,
    JobState.FAILED.value: Tone.BAD,
}


@dataclass(frozen=True)
class StepRow:
    """One row of the file as the preview shows it."""

    row: int
    kind: str
    line: int | None
    payer: str
    number: str
    differences: Sequence[Difference]
    remarks: Sequence[str]

    @property
    def status(self) -> Status:
        """Return what the row does, as a pill."""
        return Status(*KINDS[self.kind])

    @property
    def remarked(self) -> str:
        """Tell whether there is something to look at."""
        return "yes" if self.remarks else "no"

    @property
    def changes(self) -> str:
        """Return what changes in one line, for exports."""
        return "; ".join(f"{one.field}: {one.old} → {one.new}" for one in self.differences)


def step_rows(stored: Iterable[Sequence[Any]]) -> list[StepRow]:
    """Return the steps of a stored preview, written out in the language in use."""
    return [
        StepRow(
            row, kind, line, name, format_enterprise_number(kbo), _differences(before, content),
            write_notes(remarks),
        )
        for row, kind, line, kbo, name, content, before, remarks in stored
    ]  # fmt: skip


def job_status(job: BackgroundJob) -> Status:
    """Return how a piece of work ended, as a pill."""
    return Status(job.get_state_display(), JOB_TONES.get(job.state, Tone.INFO))


def _differences(before: Sequence[Any] | None, content: Sequence[Any]) -> list[Difference]:
    old = Content(*map(thaw, before)) if before is not None else Content()
    new = Content(*map(thaw, content))
    return [
        Difference(title(name), _shown(name, getattr(old, name)), _shown(name, getattr(new, name)))
        for name in old.differences(new)
    ]


def _shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return NOTHING
    if name == "source":
        return str(SourceKind(value).label)
    if name in {"invoiced_on", "value_date"}:
        return format_day(value)
    return (
        f"€ {format_number(value)}" if name in {"pledged", "invoiced", "received"} else str(value)
    )


STEPS = Listing(
    name="import-steps",
    caption=_("What will change"),
    page_size=50,
    columns=(
        Column(key="row", label=_("Row"), value="row", kind="int", sort="row"),
        Column(key="kind", label=_("What"), value="status", kind="status", sort="kind"),
        Column(
            key="payer",
            label=_("Organisation"),
            value="payer",
            sort="payer",
            note=lambda row: row.number,
        ),
        Column(
            key="line",
            label=_("Line"),
            value="line",
            link=lambda row: (
                reverse("cofinancing:contribution", args=[row.line]) if row.line else None
            ),
        ),
        Column(
            key="changes",
            label=_("What changes"),
            value="changes",
            template="cofinancing/_changes_cell.html",
        ),
        Column(
            key="remarks",
            label=_("Take note"),
            value=lambda row: " ".join(row.remarks),
        ),
    ),
    filters=(
        Filter(
            key="kind",
            label=_("What"),
            apply="kind",
            choices=[(key, label) for key, (label, _tone) in KINDS.items()],
        ),
        Filter(
            key="remarks",
            label=_("Take note"),
            apply="remarked",
            choices=[("yes", _("Yes")), ("no", _("No"))],
        ),
    ),
)

FAULTS = Listing(
    name="import-errors",
    caption=_("What to correct"),
    page_size=50,
    columns=(
        Column(key="row", label=_("Row"), value="row", kind="int", sort="row"),
        Column(key="column", label=_("Column"), value="column", sort="column"),
        Column(key="value", label=_("Value"), value="value"),
        Column(key="message", label=_("What to do"), value="message", sort="message"),
        Column(key="sheet", label=_("Sheet"), value="sheet"),
    ),
)

JOBS = Listing(
    name="imports",
    caption=_("Earlier files"),
    page_size=10,
    prefix="f-",
    empty_text=_("No file was handed in for this project year yet."),
    columns=(
        Column(
            key="file",
            label=_("File"),
            value="file.name",
            link=lambda row: reverse("cofinancing:import_job", args=[row.subject_id, row.pk]),
        ),
        Column(
            key="kind",
            label=_("What"),
            value=lambda row: _("Import") if row.kind == IMPORT else _("Check"),
        ),
        Column(key="when", label=_("Handed in"), value="created_at", kind="date"),
        Column(key="who", label=_("By"), value="started_by"),
        Column(key="state", label=_("State"), value=job_status, kind="status"),
    ),
)
