"""The lock that everything about the money of an agreement takes first (A15)."""

from __future__ import annotations

from agreements.models import ProjectYear, SupportAgreement


def lock_agreement(project_year: ProjectYear) -> ProjectYear:
    """Let nobody propose, approve or record money of this agreement meanwhile (A15)."""
    rows = SupportAgreement.objects.select_for_update(of=("self",))
    agreement = rows.select_related("cluster__lineage", "scheme").get(pk=project_year.agreement_id)
    year = ProjectYear.objects.get(pk=project_year.pk)
    year.agreement = agreement
    return year
