"""Envelopes with what projects take of them, through the eyes of an actor."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusters.enums import ClusterKind
from clusters.queries import visible_clusters
from projects.enums import ProjectState
from projects.models import Envelope, EnvelopeTransfer, Project, ProjectPayment
from projects.models.projects import GRANTED
from projects.rules.envelopes import EnvelopeFacts

_ZERO = Decimal(0)
_EURO: DecimalField[Decimal, Decimal] = DecimalField(max_digits=14, decimal_places=2)


def visible_envelopes(actor: Actor, *, on: date) -> QuerySet[Envelope]:
    """Return the envelopes of the visible clusters and the common ones, with their sums.

    Envelopes are for the agency (R55).
    """
    if not actor.has(Role.ACCOUNT_MANAGER, *AGENCY_READERS_OF_ALL):
        return Envelope.objects.none()
    own = Q(cluster__isnull=True) | Q(cluster__in=visible_clusters(actor, on=on).values("pk"))
    return with_sums(Envelope.objects.filter(own))


def with_sums(rows: QuerySet[Envelope]) -> QuerySet[Envelope]:
    """Return envelopes with ``moved_in``, ``moved_out``, ``reserved``, ``committed`` and ``paid``."""
    projects = Project.objects.filter(envelope=OuterRef("pk"))
    paid = ProjectPayment.objects.filter(project__envelope=OuterRef("pk"))
    return rows.select_related("cluster").annotate(
        moved_in=_sum(EnvelopeTransfer.objects.filter(target=OuterRef("pk")), "target", "amount"),
        moved_out=_sum(EnvelopeTransfer.objects.filter(source=OuterRef("pk")), "source", "amount"),
        reserved=_sum(projects.filter(state=ProjectState.DRAFT), "envelope", "aid"),
        committed=_sum(projects.filter(state__in=GRANTED), "envelope", "aid"),
        paid=_sum(paid, "project__envelope", "amount"),
    )


def envelope_facts(row: Envelope) -> EnvelopeFacts:
    """Return an envelope that came with its sums as the rules see it."""
    names = ("moved_in", "moved_out", "reserved", "committed", "paid")
    of_spc = row.cluster is not None and row.cluster.kind == ClusterKind.SPC
    return EnvelopeFacts(
        row.year, of_spc, row.amount, **{name: Decimal(vars(row)[name]) for name in names}
    )


def locked_facts(*keys: int) -> dict[int, EnvelopeFacts]:
    """Lock envelopes, in the order of their keys, and return what they hold now."""
    locked = Envelope.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    held = [row.pk for row in locked]
    return {row.pk: envelope_facts(row) for row in with_sums(Envelope.objects.filter(pk__in=held))}


def transfers_of(envelope: Envelope) -> QuerySet[EnvelopeTransfer]:
    """Return what moved into and out of an envelope, last first."""
    found = EnvelopeTransfer.objects.filter(Q(source=envelope) | Q(target=envelope))
    return found.select_related("source__cluster", "target__cluster", "moved_by")


def payments_of(project: Project) -> QuerySet[ProjectPayment]:
    """Return what was paid on a project, in order."""
    return ProjectPayment.objects.filter(project=project).select_related("booked_by")


def paid_on(project: Project) -> Decimal:
    """Return the sum of what was paid on a project, in euro."""
    return Decimal(payments_of(project).aggregate(sum=Sum("amount", default=_ZERO))["sum"])


def _sum(rows: QuerySet[Any], by: str, field: str) -> Combinable:
    sums = rows.order_by().values(by).annotate(sum=Sum(field)).values("sum")
    return Coalesce(Subquery(sums), Value(_ZERO), output_field=_EURO)
