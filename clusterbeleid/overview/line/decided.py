"""What the committee decided, on the line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse

from applications.documents.subject import KIND as APPLICATION
from applications.models import Application
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.ui import Tone
from clusterbeleid.overview.line.events import Event, Kind
from clusters.models import Cluster
from committee.enums import DecisionType
from committee.models import Decision, Letter
from committee.queries import visible_decisions
from committee.queries.sent_letters import sent_letters

_ENDS_SUPPORT = {DecisionType.PHASE_OUT, DecisionType.LAPSE, DecisionType.REFUSE}


def decisions(cluster: Cluster, actor: Actor, *, on: date) -> Iterator[Event]:
    """Yield what the committee decided: for the cluster side what the letters told it; one query."""
    about = Application.objects.filter(cluster_id=cluster.pk).order_by().values("pk")
    if actor.has(*CLUSTER_SIDE):
        letters = sent_letters(
            actor, on=on, kind=APPLICATION, subjects=about, scopes=[cluster.scope]
        )
        yield from (_told(row) for row in {row.decision_id: row for row in letters}.values())
        return
    subjects = Q(item__scope=cluster.scope) | Q(
        item__subject_kind=APPLICATION, item__subject_id__in=about
    )
    yield from (_decided(row) for row in visible_decisions(actor, on=on).filter(subjects))


def _told(row: Letter) -> Event:
    decision = row.decision
    url = reverse("core:file", args=[row.file.reference]) if row.file else ""
    return _decision(decision, row.subject, url)


def _decided(row: Decision) -> Event:
    return _decision(row, row.outcome, reverse("committee:item", args=[row.item.reference]))


def _decision(row: Decision, what: str, url: str) -> Event:
    kind = DecisionType(row.decision_type)
    return Event(
        kind=Kind.DECISION,
        day=row.decided_on,
        what=f"{row.number}: {what}",
        state=str(kind.label),
        tone=Tone.BAD if kind in _ENDS_SUPPORT else Tone.GOOD,
        source=row.number,
        url=url,
    )
