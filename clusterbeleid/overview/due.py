"""What must still happen in a file: by when, why, and who must act. No queries here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.enums import InstalmentTrigger
from agreements.queries import WaitingInstalment
from clusterbeleid.core.actors import CLUSTER_SIDE, Role
from clusterbeleid.core.formatting import format_euro
from clusterbeleid.core.models import Task
from clusterbeleid.core.task_kinds import kind_of, work_address
from clusterbeleid.core.ui import Status, Tone
from clusterbeleid.kernel.findings import Explained
from clusters.enums import PartyKind
from clusters.models import Cluster
from clusters.queries.home import PromiseToKeep
from cofinancing.enums import CheckStatus
from cofinancing.rules.check import CheckResult

TASK, COFINANCING, PACT, INSTALMENT = "task", "cofinancing", "pact", "instalment"
ORGANISATION, AGENCY = "organisation", "agency"
NEAR = timedelta(days=30)
LATE, SOON, LATER, UNDATED = range(4)
_BY_AGENCY = {InstalmentTrigger.GRANTED.value, InstalmentTrigger.YEAR_STARTED.value}


@dataclass(frozen=True)
class Due:
    """One thing to do; ``side`` says whose turn it is, ``who`` names them, ``rank`` is the urgency.

    ``explained`` is the calculation behind it, where there is one.
    """

    kind: str
    subject: str
    why: str
    side: str
    who: str
    day: date | None
    days: int | None
    rank: int
    url: str
    explained: Explained | None = None

    @property
    def order(self) -> tuple[int, date, str]:
        """Sort key: urgency, then the day, then the subject."""
        return (self.rank, self.day or date.max, self.subject)

    @property
    def status(self) -> Status:
        """Return how urgent it is, as a pill."""
        if self.rank == LATE:
            return Status(_("Overdue"), Tone.BAD)
        if self.rank == SOON:
            return Status(_("Within a month"), Tone.WARNING)
        return Status(_("To do"), Tone.INFO)


def of_task(task: Task, names: list[str], *, on: date) -> Due:
    """Return a row for an open task; ``names`` are the people it is for."""
    roles = [role for role in task.roles if role in Role.values and role not in CLUSTER_SIDE]
    whole_side = bool(CLUSTER_SIDE.intersection(task.roles))
    who = [_("Cluster organisation")] if whole_side else []
    who += [*(str(Role(role).label) for role in roles), *names]
    reason = str(task.facts.get("reason", ""))
    return _due(
        TASK,
        str(kind_of(task.kind).label),
        ": ".join(filter(None, [task.subject_label, reason])),
        side=ORGANISATION if whole_side else AGENCY,
        who=", ".join(who),
        day=task.due_on,
        on=on,
        url=work_address(task) or reverse("core:task", args=[task.pk]),
    )


def of_promise(row: PromiseToKeep, *, on: date) -> Due:
    """Return a row for a promise of the pact in force that is not kept yet (R39)."""
    return _due(
        PACT,
        row.title,
        _("Promised in the cluster pact “%(title)s”") % {"title": row.pact},
        side=ORGANISATION if row.owner_kind == PartyKind.CLUSTER else AGENCY,
        who=row.owner,
        day=row.due_on,
        on=on,
        url=reverse("clusters:commitment", args=[row.cluster_id, row.pact_id, row.pk]),
    )


def of_review(cluster: Cluster, title: str, day: date, *, on: date) -> Due:
    """Return a row for the next yearly review of the pact in force (R39)."""
    return _due(
        PACT,
        _("Yearly review of the cluster pact"),
        title,
        side=AGENCY,
        who="VLAIO",
        day=day,
        on=on,
        url=reverse("clusters:pact", args=[cluster.pk]),
    )


def of_instalment(row: WaitingInstalment, *, on: date) -> Due:
    """Return a row for an instalment that waits for what must happen first (R45)."""
    values = {
        "number": row.number,
        "year": f"{row.reference}/{row.year}",
        "amount": format_euro(row.amount),
    }
    by_agency = row.trigger in _BY_AGENCY
    return _due(
        INSTALMENT,
        _("Instalment %(number)s of %(year)s: %(amount)s") % values,
        ". ".join(filter(None, [str(row.trigger.label), row.condition])),
        side=AGENCY if by_agency else ORGANISATION,
        who="VLAIO" if by_agency else _("Cluster organisation"),
        day=None,
        on=on,
        url=reverse("agreements:detail", args=[row.agreement_id]),
    )


def of_check(result: CheckResult, *, on: date) -> Due | None:
    """Return a row for co-financing that must still come in; None when enough did (R34)."""
    if result.status == CheckStatus.MET or not result.gap:
        return None
    values = {
        "year": f"{result.year.reference}/{result.year.number}",
        "amount": format_euro(result.gap),
    }
    return _due(
        COFINANCING,
        _("Co-financing of %(year)s: %(amount)s still to pay in") % values,
        "",
        side=ORGANISATION,
        who=_("Cluster organisation"),
        day=result.due,
        on=on,
        url=reverse("cofinancing:project_year", args=[result.year.id]),
        explained=result.explained,
    )


def _due(
    kind: str,
    subject: str,
    why: str,
    *,
    side: str,
    who: str,
    day: date | None,
    on: date,
    url: str,
    explained: Explained | None = None,
) -> Due:
    days = (day - on).days if day else None
    return Due(kind, subject, why, side, who, day, days, _rank(day, on), url, explained)


def _rank(day: date | None, on: date) -> int:
    if day is None:
        return UNDATED
    if day < on:
        return LATE
    return SOON if day <= on + NEAR else LATER
