"""Agreements, project years and schemes, through the eyes of an actor, now or as they stood."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from agreements.enums import AgreementState
from agreements.models import ProjectYear, SupportAgreement, SupportScheme
from clusterbeleid.core.actors import AGENCY_READERS_OF_ALL, Actor, Role
from clusterbeleid.core.history import as_known
from clusterbeleid.core.models import StoredFile
from clusters.models import Cluster
from clusters.queries import seen_by, visible_clusters

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

CONFIRMED = (
    AgreementState.RUNNING.value,
    AgreementState.ENDED.value,
    AgreementState.STOPPED.value,
)
_AGENCY = AGENCY_READERS_OF_ALL | {Role.ACCOUNT_MANAGER.value}


class Granted(TypedDict):
    """What ``agreements_granted`` adds to an agreement: its aid over all project years, in euro."""

    granted: Decimal


@dataclass(frozen=True)
class AgreementFile:
    """An agreement with its project years in order, as they were known at some moment."""

    agreement: SupportAgreement
    scheme: SupportScheme
    years: tuple[ProjectYear, ...]

    @property
    def granted(self) -> Decimal:
        """Aid over all project years, in euro."""
        return sum((year.granted_amount for year in self.years), Decimal(0))


def visible_agreements(actor: Actor, *, on: date) -> QuerySet[SupportAgreement]:
    """Return the agreements of the visible clusters; drafts stay inside the agency (R55)."""
    found = SupportAgreement.objects.filter(cluster__in=visible_clusters(actor, on=on))
    if actor.has(*_AGENCY):
        return found
    return found.filter(state__in=CONFIRMED)


def get_visible_agreement(actor: Actor, agreement_id: int, *, on: date) -> SupportAgreement:
    """Return one visible agreement with what its page shows; raises ``DoesNotExist``.

    Absent and not yours answer alike. Two queries.
    """
    years = Prefetch("project_years", ProjectYear.objects.order_by("number", "pk"))
    found = visible_agreements(actor, on=on).select_related(
        "cluster__lineage", "scheme", "drafted_by", "confirmed_by", "legal_advice"
    )
    agreement = found.prefetch_related(years).get(pk=agreement_id)
    seen_by(actor, agreement.cluster)
    return agreement


def agreements_of(
    cluster: Cluster, actor: Actor, *, moment: datetime | None = None
) -> list[AgreementFile]:
    """Return the agreements of a cluster, the latest first; two queries.

    With ``moment`` they stand as they were known then: four queries. The cluster side sees no
    drafts.
    """
    agreements = _with_schemes(_latest_first(cluster, actor, moment), moment)
    years = _years_of([row.pk for row in agreements], moment)
    return [AgreementFile(row, row.scheme, tuple(years[row.pk])) for row in agreements]


def agreements_granted(
    cluster: Cluster, actor: Actor
) -> QuerySet[WithAnnotations[SupportAgreement, Granted]]:
    """Return the agreements of a cluster, the latest first, each with ``granted``; one query."""
    years = ProjectYear.objects.filter(agreement=OuterRef("pk")).order_by()
    sums = years.values("agreement").annotate(sum=Sum("granted_amount")).values("sum")
    found = _latest_first(cluster, actor)
    return found.annotate(granted=Coalesce(Subquery(sums), Decimal(0)))


def _latest_first(
    cluster: Cluster, actor: Actor, moment: datetime | None = None
) -> QuerySet[SupportAgreement]:
    """Return the agreements of a cluster; the cluster side sees no drafts."""
    found = as_known(SupportAgreement, moment).filter(cluster_id=cluster.pk)
    if not actor.has(*_AGENCY):
        found = found.filter(state__in=CONFIRMED)
    return found.order_by("-first_day", "-reference")


def _with_schemes(
    found: QuerySet[SupportAgreement], moment: datetime | None
) -> list[SupportAgreement]:
    """Return the rows, each with its scheme; a row of the past comes without its relations."""
    if moment is None:
        return list(found.select_related("scheme"))
    schemes = known_schemes(moment)
    agreements = list(found)
    for row in agreements:
        row.scheme = schemes[row.scheme_id]
    return agreements


def project_years_of(
    agreement: SupportAgreement, *, moment: datetime | None = None
) -> list[ProjectYear]:
    """Return the project years of an agreement in order, now or as known at ``moment``."""
    return _years_of([agreement.pk], moment)[agreement.pk]


def granted_project_years() -> QuerySet[ProjectYear]:
    """Return the project years that count: of confirmed agreements, begun before their end.

    A stop brings the last day forward; years after it were granted but never took place.
    """
    found = ProjectYear.objects.filter(agreement__state__in=CONFIRMED)
    return found.filter(first_day__lte=F("agreement__last_day"))


def known_schemes(moment: datetime | None) -> dict[int, SupportScheme]:
    """Return the schemes by key as known at ``moment``; one registered later stands as it is now."""
    now = {row.pk: row for row in SupportScheme.objects.all()}
    return now if moment is None else now | {row.pk: row for row in as_known(SupportScheme, moment)}


def running_agreements() -> list[SupportAgreement]:
    """Return all running agreements with cluster, scheme and project years; two statements."""
    found = SupportAgreement.objects.filter(state=AgreementState.RUNNING)
    found = found.select_related("cluster", "scheme").prefetch_related("project_years")
    return list(found.order_by("cluster__name", "first_day", "pk"))


def is_advice(stored: StoredFile) -> bool:
    """Tell whether a file is the legal advice on an exception."""
    return SupportAgreement.objects.filter(legal_advice=stored).exists()


def schemes_in_order() -> QuerySet[SupportScheme]:
    """Return all schemes by code."""
    return SupportScheme.objects.order_by("code", "pk")


def schemes_for(cluster: Cluster) -> QuerySet[SupportScheme]:
    """Return the schemes meant for the kind of a cluster, by code."""
    return schemes_in_order().filter(cluster_kind=cluster.kind)


def _years_of(
    agreement_ids: list[int], moment: datetime | None
) -> defaultdict[int, list[ProjectYear]]:
    found: defaultdict[int, list[ProjectYear]] = defaultdict(list)
    rows = as_known(ProjectYear, moment).filter(agreement_id__in=agreement_ids)
    for row in rows.order_by("agreement_id", "number"):
        found[row.agreement_id].append(row)
    return found
