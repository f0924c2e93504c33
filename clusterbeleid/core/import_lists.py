"""What every import shows in lists: what would change, what is wrong in a file, the files handed in before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from clusterbeleid.core.enums import JobState
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.imports import TableUse, write_notes
from clusterbeleid.core.listing import Column, Filter, Listing
from clusterbeleid.core.models import BackgroundJob
from clusterbeleid.core.ui import Difference, Status, Text, Tone

JOB_TONES = {
    JobState.DONE.value: Tone.GOOD,
    JobState.REFUSED.value: Tone.BAD,
    JobState.FAILED.value: Tone.BAD,
}
# What a step does, in words and in which tone.
KindWords = Mapping[str, tuple[Text, Tone]]
NEW_FILL_SAME: KindWords = {
    "new": (_("New line"), Tone.GOOD),
    "fill": (_("Fills in a line"), Tone.INFO),
    "same": (_("Changes nothing"), Tone.NEUTRAL),
}


def job_status(job: BackgroundJob) -> Status:
    """Return how a piece of work ended, as a pill."""
    return Status(job.get_state_display(), JOB_TONES.get(job.state, Tone.INFO))


@dataclass(frozen=True)
class StepRow:
    """One row of a file as its check shows it."""

    row: int | None
    kind: str
    line: int | None
    name: str
    note: str
    differences: Sequence[Difference]
    remarks: Sequence[str]

    @property
    def remarked(self) -> str:
        """Tell whether there is something to look at."""
        return "yes" if self.remarks else "no"

    @property
    def changes(self) -> str:
        """Return what changes in one line, for exports."""
        return "; ".join(f"{one.field}: {one.old} → {one.new}" for one in self.differences)


def step_rows(
    stored: Iterable[Sequence[Any]],
    title: Callable[[str], str],
    shown: Callable[[str, Any], str],
) -> list[StepRow]:
    """Return the steps of a stored check, written out in the language in use.

    ``title`` names a field, ``shown`` writes its value.
    """
    return [
        StepRow(
            row or None,
            kind,
            line,
            name,
            note,
            [
                Difference(title(key), shown(key, thaw(old)), shown(key, thaw(new)))
                for key, old, new in changes
            ],
            write_notes(remarks),
        )
        for row, kind, line, name, note, changes, remarks in stored
    ]


def steps_list(
    name: str,
    caption: Text,
    subject: Text,
    kinds: KindWords,
    line: Callable[[StepRow], str | None] | None = None,
) -> Listing:
    """Return the list of what a file would change; with ``line`` it leads to the lines that exist."""
    row = Column(key="row", label=_("Row"), value="row", kind="int", sort=lambda one: one.row or 0)
    kind = Column(
        key="kind",
        label=_("What"),
        value=lambda one: Status(*kinds[one.kind]),
        kind="status",
        sort="kind",
    )
    who = Column(key="name", label=subject, value="name", sort="name", note=lambda one: one.note)
    changes = Column(
        key="changes",
        label=_("What changes"),
        value="changes",
        template="components/import_changes_cell.html",
    )
    lines = (
        Column(key="line", label=_("Line"), value="line", link=line),
        changes,
        Column(key="remarks", label=_("Take note"), value=lambda one: " ".join(one.remarks)),
    )
    return Listing(
        name=name,
        caption=caption,
        page_size=50,
        columns=(row, kind, who, *(lines if line else (changes,))),
        filters=(
            Filter(
                key="kind",
                label=_("What"),
                apply="kind",
                choices=[(key, label) for key, (label, _tone) in kinds.items()],
            ),
            *((_REMARKED,) if line else ()),
        ),
    )


_REMARKED = Filter(
    key="remarks",
    label=_("Take note"),
    apply="remarked",
    choices=[("yes", _("Yes")), ("no", _("No"))],
)


def files_list(name: str, use: TableUse) -> Listing:
    """Return the list of files that were handed in before."""
    what = Column(
        key="kind",
        label=_("What"),
        value=lambda row: _("Import") if row.kind == use.write_kind else _("Check"),
    )
    return Listing(
        name=name,
        caption=_("Earlier files"),
        page_size=10,
        prefix="f-",
        empty_text=_("No file was handed in yet."),
        columns=(
            Column(key="file", label=_("File"), value="file.name", link=use.page),
            *((what,) if use.write_kind else ()),
            Column(key="when", label=_("Handed in"), value="created_at", kind="date"),
            Column(key="who", label=_("By"), value="started_by"),
            Column(key="state", label=_("State"), value=job_status, kind="status"),
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
