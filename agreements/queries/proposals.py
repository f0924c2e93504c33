"""A grant as the check sees it: stored, or only typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.models import ProjectYear, SupportAgreement, SupportScheme
from agreements.rules import YearFacts
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster


@dataclass(frozen=True)
class Proposal:
    """A grant to check, stored (then with ``agreement_id``) or only typed."""

    cluster: Cluster
    scheme: SupportScheme
    aid_kind: str
    period: Period
    granted_on: date
    years: tuple[YearFacts, ...]
    agreement_id: int | None = None


def year_facts(row: ProjectYear) -> YearFacts:
    """Return a stored project year as facts."""
    return YearFacts(
        row.number,
        Period(row.first_day, row.last_day),
        row.granted_amount,
        row.eligible_cost,
        row.planned_cofinancing,
    )


def proposal_of(agreement: SupportAgreement) -> Proposal:
    """Return a stored agreement as proposal; its cluster, scheme and years are best prefetched."""
    years = sorted(agreement.project_years.all(), key=lambda row: row.number)
    return Proposal(
        cluster=agreement.cluster,
        scheme=agreement.scheme,
        aid_kind=agreement.aid_kind,
        period=Period(agreement.first_day, agreement.last_day),
        granted_on=agreement.granted_on,
        years=tuple(year_facts(row) for row in years),
        agreement_id=agreement.pk,
    )
