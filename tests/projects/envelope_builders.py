"""Envelopes, and projects that take of them."""

from __future__ import annotations

from decimal import Decimal

from clusterbeleid.core.actors import Actor
from clusters.models import Cluster
from projects.actions.envelopes import set_envelope
from projects.actions.projects import change_project
from projects.models import Envelope, Project
from projects.queries.projects import lead_of
from tests.clusters.builders import head
from tests.people import NOW
from tests.projects.builders import data_of, draft


def envelope(cluster: Cluster | None, amount: str = "500.00", year: int = 2026) -> Envelope:
    """Return an envelope."""
    return set_envelope(cluster, year, Decimal(amount), "Beslissing", actor=head(), at=NOW)


def reserved(
    row: Envelope, cluster: Cluster, aid: str = "300.00", by: Actor | None = None
) -> Project:
    """Return a project in preparation that reserves its aid."""
    return draft(cluster, aid=aid, envelope=row, by=by)


def rebudget(project: Project, aid: str) -> Project:
    """Return a project in preparation with another aid."""
    data = data_of(aid=aid, envelope=project.envelope)
    return change_project(
        project,
        data,
        lead=lead_of(project),
        expected_version=project.version,
        actor=head(),
        at=NOW,
        reason="Ander bedrag",
    )
