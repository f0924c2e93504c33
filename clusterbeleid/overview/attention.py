"""What deserves attention: one row for each fact, the most urgent first. No queries here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.queries import ClusterClock
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.models import Task
from clusterbeleid.core.task_kinds import kind_of, work_address
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.kernel.findings import Explained, Finding
from cofinancing.enums import CheckStatus
from cofinancing.rules.check import CheckResult

COFINANCING, TEN_YEARS, TASK, BOARD = "cofinancing", "ten_years", "task", "board"
COMING = "coming"
NEAR = 3  # months before the end of the ten years from which it is urgent


@dataclass(frozen=True)
class Attention:
    """One fact about one cluster; ``rank`` is lower for what is more urgent.

    ``day`` is the day it turns on, ``amount`` the gap in euro where there is one.
    """

    kind: str
    cluster_id: int
    cluster: str
    subject: str
    status: Status
    rank: int
    day: date | None
    days: int | None
    amount: Decimal | None
    explained: Explained | None
    url: str

    @property
    def order(self) -> tuple[int, date, str]:
        """Sort key: urgency, then the day, then the name."""
        return (self.rank, self.day or date.max, self.cluster)


def of_check(result: CheckResult) -> Attention | None:
    """Return a row for a project year that missed its due date, may miss it, or has yet to begin."""
    if result.year.first_day > result.on:
        return _of_coming(result)
    if result.status not in {CheckStatus.MISSED, CheckStatus.AT_RISK}:
        return None
    missed = result.status == CheckStatus.MISSED
    year = result.year
    return Attention(
        kind=COFINANCING,
        cluster_id=year.cluster_id,
        cluster=year.cluster,
        subject=_("Co-financing %(reference)s, project year %(number)s")
        % {"reference": year.reference, "number": year.number},
        status=Status(result.status.label, Tone.BAD if missed else Tone.WARNING),
        rank=0 if missed else 2,
        day=result.due,
        days=result.days_left,
        amount=result.gap,
        explained=result.explained,
        url=reverse("cofinancing:project_year", args=[year.id]),
    )


def _of_coming(result: CheckResult) -> Attention:
    """Return a row for the first project year of a new grant, with the due date to come (R34)."""
    year = result.year
    values = {"reference": year.reference, "first_day": format_day(year.first_day)}
    return Attention(
        kind=COMING,
        cluster_id=year.cluster_id,
        cluster=year.cluster,
        subject=_("First co-financing of %(reference)s, from %(first_day)s") % values,
        status=Status(_("Yet to begin"), Tone.INFO),
        rank=5,
        day=result.due,
        days=result.days_left,
        amount=result.gap,
        explained=result.explained,
        url=reverse("cofinancing:project_year", args=[year.id]),
    )


def of_clock(row: ClusterClock, *, on: date) -> Attention | None:
    """Return a row for a cluster whose ten years end within the warning time."""
    clock = row.clock
    if not clock.warns or clock.last_day is None or clock.last_day < on:
        return None
    months = clock.months or 0
    label = ngettext("%(months)s month or less", "%(months)s months or less", months)
    return Attention(
        kind=TEN_YEARS,
        cluster_id=row.cluster.pk,
        cluster=row.cluster.name,
        subject=_("End of the ten years"),
        status=Status(label % {"months": months}, Tone.BAD if months <= NEAR else Tone.WARNING),
        rank=1 if months <= NEAR else 4,
        day=clock.last_day,
        days=clock.days_left,
        amount=None,
        explained=clock.explained,
        url=reverse("agreements:list", args=[row.cluster.pk]),
    )


def of_task(task: Task, cluster_name: str, *, on: date) -> Attention:
    """Return a row for an open task of which the day has passed or comes within a week."""
    late = task.due_on is not None and task.due_on < on
    return Attention(
        kind=TASK,
        cluster_id=int(task.scope.partition(":")[2] or 0),
        cluster=cluster_name,
        subject=f"{kind_of(task.kind).label}: {task.subject_label}",
        status=Status(_("Overdue"), Tone.BAD) if late else Status(_("To do"), Tone.INFO),
        rank=1 if late else 3,
        day=task.due_on,
        days=(task.due_on - on).days if task.due_on else None,
        amount=None,
        explained=None,
        url=work_address(task),
    )


def of_board(
    cluster_id: int, cluster: str, explained: Explained, findings: tuple[Finding, ...]
) -> Attention:
    """Return a row for a board that does not meet the conditions of R40."""
    return Attention(
        kind=BOARD,
        cluster_id=cluster_id,
        cluster=cluster,
        subject=_("Composition of the board"),
        status=Status(
            ngettext("%(number)s remark", "%(number)s remarks", len(findings))
            % {"number": len(findings)},
            Tone.WARNING,
        ),
        rank=5,
        day=None,
        days=None,
        amount=None,
        explained=explained,
        url=reverse("clusters:board", args=[cluster_id]),
    )
