"""De minimis aid, discounts on services and duties of schemes: what is known and what is due (R16, R20, R27)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, QuerySet

from agreements.models import DeMinimisAid, SchemeDuty, ServiceDiscount, SupportScheme
from agreements.queries.agreements import CONFIRMED
from agreements.rules.windows import AidPart
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusters.enums import SizeClass
from clusters.models import Cluster, Organisation, SizeSnapshot

SCOPE = "register:aid"
DUE, LATE, REGISTERED, DECLARED = "due", "late", "registered", "declared"


def visible_register(actor: Actor, _on: date) -> frozenset[str]:
    """Return the scope of the registers for the agency: their files and tasks are of no cluster."""
    inside = actor.has(*AGENCY_READERS_OF_ALL, Role.ACCOUNT_MANAGER)
    return frozenset({SCOPE}) if inside else frozenset()


def de_minimis_in_order() -> QuerySet[DeMinimisAid]:
    """Return all de minimis aid known, the latest grant first."""
    return DeMinimisAid.objects.select_related("organisation", "declaration", "proof")


def de_minimis_in_state(
    rows: QuerySet[DeMinimisAid], value: str, *, on: date
) -> QuerySet[DeMinimisAid]:
    """Narrow to what must be registered, is late, is registered, or was declared by the undertaking."""
    if value == REGISTERED:
        return rows.filter(registered_on__isnull=False)
    if value == DECLARED:
        return rows.filter(due_on__isnull=True)
    waiting = rows.filter(registered_on__isnull=True)
    return waiting.filter(due_on__lt=on) if value == LATE else waiting.filter(due_on__gte=on)


def aid_of_undertaking(members: Iterable[int], *, except_for: int | None = None) -> list[AidPart]:
    """Return the de minimis aid of all organisations of one undertaking; one query."""
    rows = DeMinimisAid.objects.filter(organisation__in=members).exclude(pk=except_for or 0)
    return [
        AidPart(row.granted_on, row.amount, f"{row.organisation.name}: {row.purpose}")
        for row in rows.select_related("organisation").order_by("granted_on", "pk")
    ]


def discounts_of(cluster: Cluster) -> QuerySet[ServiceDiscount]:
    """Return the discounts that a cluster gave, the latest first, each with its ``discount``."""
    found = ServiceDiscount.objects.filter(cluster=cluster).select_related("organisation")
    return found.annotate(discount=F("price") - F("paid")).order_by("-on_day", "-pk")


def services_of_undertaking(members: Iterable[int]) -> list[AidPart]:
    """Return the discounts that all organisations of one undertaking had of any cluster; one query."""
    rows = ServiceDiscount.objects.filter(organisation__in=members)
    return [
        AidPart(row.on_day, row.aid, f"{row.organisation.name}: {row.service}")
        for row in rows.select_related("organisation").order_by("on_day", "pk")
    ]


def is_sme(organisation: Organisation, *, on: date) -> bool | None:
    """Tell whether the last size before a day is that of an SME; None when no size is known."""
    rows = SizeSnapshot.objects.filter(organisation=organisation, on_day__lte=on)
    found = rows.order_by("-on_day").first()
    return None if found is None else found.size != SizeClass.LARGE


def scheme_duties_in_order() -> QuerySet[SchemeDuty]:
    """Return what the Commission gets about the schemes, the first due first."""
    return SchemeDuty.objects.select_related("scheme", "proof").order_by("due_on", "pk")


def schemes_with_awards(year: int) -> list[SupportScheme]:
    """Return the schemes under which aid was granted up to the end of a year, by code."""
    found = SupportScheme.objects.filter(
        agreements__state__in=CONFIRMED, agreements__granted_on__year__lte=year
    )
    return list(found.distinct().order_by("code"))
