"""The fifth part of an answer: the means foreseen by year, from agreements and envelopes (R41, R59)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from agreements.models import ProjectYear
from clusterbeleid.core.history import as_known
from projects.models import Envelope, EnvelopeTransfer
from projects.queries.answers.known import Known, Row, source
from projects.rules.answers import Means, means_by_cluster, means_by_year


def means(known: Known) -> Row:
    """Return what is foreseen from the year of the answer on; three queries.

    The aid of a project year counts in the calendar year in which it begins.
    """
    granted, references = _granted(known)
    envelopes, named = _envelopes(known)
    rows = [*granted, *envelopes]
    return {
        "code": "means",
        "tables": [
            {
                "code": "years",
                "rows": [
                    {
                        "year": row.year,
                        "operating": row.operating,
                        "envelopes": row.envelopes,
                        "common": row.common,
                        "total": row.total,
                    }
                    for row in means_by_year(rows)
                ],
            },
            {
                "code": "clusters",
                "rows": [
                    {
                        "cluster": row.cluster,
                        "year": row.year,
                        "operating": row.operating,
                        "envelope": row.envelope,
                    }
                    for row in means_by_cluster(rows)
                ],
            },
        ],
        "sources": [source("project_years", references), source("envelopes", named)],
    }


def _granted(known: Known) -> tuple[list[Means], list[str]]:
    agreements = {row.pk: row for row in known.agreements}
    years = [
        row
        for row in as_known(ProjectYear, known.moment)
        .filter(agreement_id__in=list(agreements))
        .order_by("first_day", "id")
        if row.first_day.year >= known.on.year
    ]
    found = [
        Means(
            row.first_day.year,
            known.name(agreements[row.agreement_id].cluster_id),
            operating=row.granted_amount,
        )
        for row in years
    ]
    return found, [f"{agreements[row.agreement_id].reference}/{row.number}" for row in years]


def _envelopes(known: Known) -> tuple[list[Means], list[str]]:
    rows = list(
        as_known(Envelope, known.moment).filter(year__gte=known.on.year).order_by("year", "id")
    )
    kept = [row for row in rows if row.cluster_id is None or row.cluster_id in known.clusters]
    moved = _moved(known, [row.pk for row in kept])
    found = [
        Means(
            row.year,
            None if row.cluster_id is None else known.name(row.cluster_id),
            envelope=row.amount + moved[row.pk],
        )
        for row in kept
    ]
    return found, [row.source for row in kept]


def _moved(known: Known, keys: list[int]) -> defaultdict[int, Decimal]:
    """Return what transfers added to each envelope, or took from it."""
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    rows = EnvelopeTransfer.objects.filter(moved_at__lte=known.moment).order_by("pk")
    for giver, taker, amount in rows.values_list("source_id", "target_id", "amount"):
        found[giver] -= amount
        found[taker] += amount
    return found
