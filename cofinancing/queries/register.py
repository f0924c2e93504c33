"""Who may pay for a project year, for many lines at once."""

from __future__ import annotations

from agreements.models import ProjectYear
from clusters.queries import member_register
from cofinancing.rules.contribution import PayerFacts


def payers_of(project_year: ProjectYear) -> dict[int, PayerFacts]:
    """Return every present and former member of the cluster by key; one query."""
    register = member_register(project_year.agreement.cluster_id)
    return {
        entry.organisation_id: PayerFacts(entry.name, entry.kind, entry.periods)
        for entry in register.values()
    }
