"""What the Crossroads Bank last said of organisations (R66)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from clusterbeleid.core.models import BackgroundJob
from clusters.enums import EnterpriseStatus
from clusters.models import EnterpriseFacts, Organisation

REGISTER_RUN = "clusters.enterprise_facts"
_GONE = Q(status=EnterpriseStatus.STOPPED) | Q(insolvent=True)


def facts_of_organisation(organisation: Organisation) -> QuerySet[EnterpriseFacts]:
    """Return every answer about an organisation, the latest first."""
    return EnterpriseFacts.objects.filter(organisation=organisation).order_by("-on_day", "-pk")


def is_gone(path: str) -> Exists:
    """Return the condition that the last answer about an organisation says stopped or insolvent.

    ``path`` leads to the key of the organisation from the row around it.
    """
    outer = EnterpriseFacts.objects.filter(_GONE, organisation=OuterRef(path))
    inner = EnterpriseFacts.objects.filter(organisation=OuterRef("organisation"))
    newest = inner.order_by("-on_day", "-pk").values("pk")[:1]
    return Exists(outer.filter(pk=Subquery(newest)))


def gone_organisations() -> QuerySet[Organisation]:
    """Return the organisations that stopped or are insolvent, by name."""
    return Organisation.objects.filter(is_gone("pk")).order_by("name", "pk")


def known_numbers() -> dict[str, int]:
    """Return the key of every organisation by its enterprise number; one query."""
    found = Organisation.objects.order_by("kbo").values_list("kbo", "pk")
    return dict(found)


def register_runs() -> QuerySet[BackgroundJob]:
    """Return the runs against the Crossroads Bank, the latest first."""
    found = BackgroundJob.objects.filter(kind=REGISTER_RUN).select_related("started_by")
    return found.order_by("-pk")
