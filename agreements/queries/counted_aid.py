"""The aid that counts for the ten years, with the lineages it is of, now or as it was known (R10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from agreements.enums import AgreementState, AidKind
from agreements.models import SupportAgreement
from agreements.queries.agreements import CONFIRMED, known_schemes
from agreements.rules import AidPeriod
from clusterbeleid.core.history import as_known
from clusterbeleid.kernel.periods import Period
from clusters.models import Cluster, Lineage


class CountedAid(NamedTuple):
    """Aid that counts, with the lineage of its cluster and the day on which that cluster stopped."""

    lineage_id: int
    stopped_on: date | None
    aid: AidPeriod


def lineages_with_aid(moment: datetime | None) -> tuple[list[Lineage], list[CountedAid]]:
    """Return all lineages, and the aid that counts in order of first day; one statement for now."""
    if moment is not None:
        return list(as_known(Lineage, moment)), _counted_then(moment)
    counted = _confirmed(None).filter(
        cluster__lineage=OuterRef("pk"), scheme__counts_for_ten_years=True
    )
    columns = ("cluster_id", "reference", "first_day", "last_day", "granted_on", "state")
    read = JSONObject(**{name: name for name in columns}, stopped_on="cluster__stopped_on")
    rows = Lineage.objects.annotate(counted=ArraySubquery(counted.values(json=read)))
    lineages: list[Lineage] = [*rows]
    found = [_counted(row.pk, one) for row in lineages for one in vars(row)["counted"]]
    return lineages, sorted(found, key=lambda one: (one.aid.period.first, one.aid.reference))


def _confirmed(moment: datetime | None) -> QuerySet[SupportAgreement]:
    found = as_known(SupportAgreement, moment).filter(
        state__in=CONFIRMED, aid_kind=AidKind.OPERATING.value
    )
    return found.order_by("first_day", "reference")


def _counted_then(moment: datetime) -> list[CountedAid]:
    """Return what counted at ``moment``: a row of the past comes without its relations."""
    schemes = known_schemes(moment)
    clusters = {row.pk: row for row in as_known(Cluster, moment)}
    return [
        CountedAid(
            clusters[row.cluster_id].lineage_id, clusters[row.cluster_id].stopped_on, _aid(row)
        )
        for row in _confirmed(moment)
        if schemes[row.scheme_id].counts_for_ten_years
    ]


def _aid(row: SupportAgreement) -> AidPeriod:
    return AidPeriod(
        cluster_id=row.cluster_id,
        reference=row.reference,
        period=Period(row.first_day, row.last_day),
        granted_on=row.granted_on,
        stopped=row.state == AgreementState.STOPPED.value,
    )


def _counted(lineage_id: int, one: Mapping[str, Any]) -> CountedAid:
    """Return aid as the database wrote it, in JSON."""
    aid = AidPeriod(
        cluster_id=one["cluster_id"],
        reference=one["reference"],
        period=Period(date.fromisoformat(one["first_day"]), _day(one["last_day"])),
        granted_on=date.fromisoformat(one["granted_on"]),
        stopped=one["state"] == AgreementState.STOPPED.value,
    )
    return CountedAid(lineage_id, _day(one["stopped_on"]), aid)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
