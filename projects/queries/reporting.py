"""What a yearly report says of the innovation projects of a cluster (R60)."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from clusterbeleid.kernel.periods import Period
from evaluations.rules.figures import Figure
from projects.enums import PartnerRole
from projects.models import Partner, Project
from projects.models.projects import GRANTED

SECTION, SOURCE = "projects", "figures.projects"
_COMPANIES = (PartnerRole.COMPANY, PartnerRole.USER_GROUP)


def report_figures(cluster_id: int, days: Period) -> tuple[Figure, ...]:
    """Return the projects decided in these days, their aid in euro and their companies; one query.

    A project of several clusters counts whole for each; a company in several projects counts once.
    """
    companies = Partner.objects.filter(project=OuterRef("pk"), role__in=_COMPANIES).order_by()
    rows = Project.objects.filter(
        cluster_rows__cluster=cluster_id,
        state__in=GRANTED,
        decided_on__range=(days.first, days.last),
    ).annotate(companies=ArraySubquery(companies.values("organisation_id")))
    found = list(rows.order_by("pk").values_list("aid", "companies"))
    unique = {company for _aid, part in found for company in part}
    aid = sum((aid for aid, _part in found), Decimal(0))
    return (
        Figure("projects-decided", SECTION, Decimal(len(found)), "number", SOURCE),
        Figure("projects-aid", SECTION, aid, "eur", SOURCE),
        Figure("projects-companies", SECTION, Decimal(len(unique)), "number", SOURCE),
    )
