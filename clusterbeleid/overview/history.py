"""Everything that changed in the file of a cluster, and the file as it stood on a day."""

from __future__ import annotations

from datetime import date, datetime, time

from agreements.models import ProjectYear, SupportAgreement
from clusterbeleid.core.actors import CLUSTER_SIDE, Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import changes_of
from clusterbeleid.core.history_text import ReadableChange, readable
from clusterbeleid.overview.tellings import final_rows, pact_rows
from clusters.models import (
    AccountManagement,
    BoardMandate,
    Cluster,
    ClusterDocument,
    ClusterOperator,
    ClusterPact,
    ContactEntry,
    LineageAssessment,
    MemberProposal,
    Membership,
    PactCommitment,
    PactParty,
    PactSignatory,
)
from cofinancing.models import (
    Contribution,
    CostLine,
    IncomeLine,
    Payment,
    Recovery,
    Settlement,
)

_OF_CLUSTER = (
    *(ClusterOperator, Membership, MemberProposal),
    *(BoardMandate, AccountManagement, ClusterPact),
)
_OF_PACT = (PactParty, PactSignatory, PactCommitment)
_INTERNAL = (ContactEntry, ClusterDocument, LineageAssessment)


def end_of(day: date) -> datetime:
    """Return the last moment of ``day`` in Brussels: what was known that day is in it."""
    return datetime.combine(day, time.max, tzinfo=BRUSSELS)


def file_history(cluster: Cluster, actor: Actor) -> list[ReadableChange]:
    """Return every change in the file of a cluster by field, newest first.

    The cluster side sees no logbook, internal documents, lineage test, draft agreements, nor what
    the agency decided after a miss (R55). The number of queries does not depend on the number of
    changes.
    """
    outside = actor.has(*CLUSTER_SIDE)
    agreements = SupportAgreement.objects.filter(cluster=cluster)
    if outside:
        agreements = agreements.exclude(state__in=["draft", "withdrawn"])
    keys = agreements.order_by().values("pk")
    models = _OF_CLUSTER if outside else (*_OF_CLUSTER, *_INTERNAL)
    changes = changes_of(
        Cluster.objects.filter(pk=cluster.pk),
        *(model._default_manager.filter(cluster=cluster) for model in models),
        *(model._default_manager.filter(pact__cluster=cluster) for model in _OF_PACT),
        agreements,
        ProjectYear.objects.filter(agreement__in=keys),
        Contribution.objects.filter(project_year__agreement__in=keys),
        CostLine.objects.filter(project_year__agreement__in=keys),
        IncomeLine.objects.filter(project_year__agreement__in=keys),
        Settlement.objects.filter(agreement__in=keys),
        Payment.objects.filter(project_year__agreement__in=keys),
        *(() if outside else (Recovery.objects.filter(project_year__agreement__in=keys),)),
        final=[*final_rows(keys, outside=outside), *pact_rows(cluster)],
    )
    return readable(changes)
