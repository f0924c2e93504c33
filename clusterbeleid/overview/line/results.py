"""What was measured and judged on the line: indicators and evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.ui import Tone
from clusterbeleid.overview.line.events import Event, Kind
from clusters.models import Cluster
from evaluations.interim_enums import EvaluationState
from evaluations.lists.interim import evaluation_status
from evaluations.lists.kpis import written_figure
from evaluations.models import Evaluation
from evaluations.queries.interim.evaluations import visible_evaluations
from evaluations.queries.kpis import rows_of_cluster
from evaluations.rules.kpis import KpiRow

LEVERAGE = "leverage"  # indicators whose code begins so have a lane of their own


def indicators(cluster: Cluster) -> Iterator[Event]:
    """Yield the figures beside their targets, and each change of a definition (R61); one query."""
    rows = rows_of_cluster(cluster)
    url = reverse("evaluations:kpis", args=[cluster.pk])
    yield from (_figure(row, url) for row in rows)
    yield from _breaks(rows, url)


def evaluations(cluster: Cluster, actor: Actor, *, on: date) -> Iterator[Event]:
    """Yield when each evaluation is due, its steps and its outcome; one query (R42)."""
    found = visible_evaluations(actor, on=on).filter(cluster_id=cluster.pk)
    for row in found.exclude(state=EvaluationState.CANCELLED).order_by("due_on", "pk"):
        yield from _evaluation(row, on)


def _figure(row: KpiRow, url: str) -> Event:
    unit, name = row.definition.unit, row.definition.name
    parts = [] if row.value is None else [written_figure(row.value, unit)]
    if row.target is not None:
        parts.append(_("target %(target)s") % {"target": written_figure(row.target, unit)})
    scope = f" ({row.scope})" if row.scope else ""
    states = {True: _("target reached"), False: _("target not reached")}
    tones = {True: Tone.GOOD, False: Tone.WARNING}
    reached = row.reached
    return Event(
        kind=Kind.LEVERAGE if row.definition.kpi.startswith(LEVERAGE) else Kind.KPI,
        day=row.on_day or date(row.year, 12, 31),
        what=f"{name} {row.year}: {', '.join(parts)}{scope}",
        state=states[reached] if reached is not None else _("measured") if row.value is not None else _("target"),
        tone=tones[reached] if reached is not None else Tone.INFO if row.value is not None else Tone.NEUTRAL,
        source=row.source,
        url=url,
        is_demo=row.is_demo,
    )  # fmt: skip


def _breaks(rows: Iterable[KpiRow], url: str) -> Iterator[Event]:
    """Yield where the definition of an indicator changes: the line breaks there (R61)."""
    known: dict[str, KpiRow] = {}
    for row in rows:
        if row.value is None:
            continue
        before = known.get(row.definition.kpi)
        if before is not None and before.definition.version != row.definition.version:
            yield _break(before, row, url)
        known[row.definition.kpi] = row


def _break(before: KpiRow, row: KpiRow, url: str) -> Event:
    return Event(
        kind=Kind.KPI,
        day=row.on_day or date(row.year, 12, 31),
        what=_("%(name)s is counted in another way from here: version %(new)s after %(old)s. The figures form no line.")
        % {"name": row.definition.name, "new": row.definition.version, "old": before.definition.version},
        state=_("break"),
        tone=Tone.BAD,
        source=row.source,
        url=url,
    )  # fmt: skip


def _evaluation(row: Evaluation, on: date) -> Iterator[Event]:
    url = reverse("evaluations:evaluation", args=[row.pk])
    status, name = evaluation_status(row), {"reference": row.reference}

    def step(day: date, what: str, state: str, tone: Tone) -> Event:
        return Event(
            kind=Kind.EVALUATION, day=day, what=what % name, state=state, tone=tone,
            source=row.reference, url=url,
        )  # fmt: skip

    late = row.due_on < on and row.decided_on is None
    yield step(
        row.due_on,
        _("Evaluation %(reference)s due"),
        str(status.label),
        Tone.WARNING if late else status.tone,
    )
    if row.submitted_at is not None:
        yield step(_day(row.submitted_at), _("Self-evaluation of %(reference)s handed in"), _("handed in"), Tone.INFO)  # fmt: skip
    if row.findings_sent_at is not None:
        yield step(_day(row.findings_sent_at), _("Findings of %(reference)s sent for a reply"), _("sent"), Tone.INFO)  # fmt: skip
    if row.replied_at is not None:
        yield step(_day(row.replied_at), _("Reply of the cluster on %(reference)s"), _("handed in"), Tone.INFO)  # fmt: skip
    if row.decided_on is not None:
        yield step(row.decided_on, _("Outcome of evaluation %(reference)s"), str(status.label), status.tone)  # fmt: skip


def _day(moment: datetime) -> date:
    return moment.astimezone(BRUSSELS).date()
