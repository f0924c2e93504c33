"""Everything around a table of contributions, in six queries whatever its length."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusters.queries import member_register, visible_clusters
from cofinancing.models import Contribution
from cofinancing.queries.contributions import MONEY_IN, days_of
from cofinancing.rules.contribution import PayerFacts, Twin, payment_key
from cofinancing.rules.importing import Content, ImportFacts, LineFacts, MemberFacts
from cofinancing.rules.importing.facts import PaymentKey

# In the order of ``Content``.
CONTENT_FIELDS = (
    "source",
    "pledged_amount",
    "invoice_number",
    "invoiced_on",
    "invoiced_amount",
    "received_amount",
    "value_date",
    "bank_reference",
    "note",
)


def members_by_number(project_year: ProjectYear) -> dict[str, MemberFacts]:
    """Return every present and former member of the cluster by enterprise number; one query."""
    register = member_register(project_year.agreement.cluster_id)
    return {
        number: MemberFacts(
            entry.organisation_id, PayerFacts(entry.name, entry.kind, entry.periods)
        )
        for number, entry in register.items()
    }


def import_facts(
    project_year: ProjectYear,
    members: dict[str, MemberFacts],
    payers: Collection[int],
    value_dates: Collection[date],
    *,
    actor: Actor,
    on: date,
) -> ImportFacts:
    """Return what a table is held against on ``on``; five queries.

    ``payers`` are the organisations in the table and ``value_dates`` the days in it.
    """
    return ImportFacts(
        year=days_of(project_year),
        recorded_on=on,
        members=members,
        lines=lines_of(project_year),
        payments=payments_of(payers, value_dates, actor=actor, on=on),
    )


def lines_of(project_year: ProjectYear) -> list[LineFacts]:
    """Return the lines that a project year has; one query."""
    rows = Contribution.objects.filter(project_year=project_year).order_by("pk")
    return [
        LineFacts(pk, organisation_id, state, Content(*content))
        for pk, organisation_id, state, *content in rows.values_list(
            "pk", "organisation_id", "state", *CONTENT_FIELDS
        )
    ]


_PAYMENT_FIELDS = (
    "organisation_id",
    "value_date",
    "bank_reference",
    "pk",
    "project_year__agreement__cluster_id",
    "project_year__agreement__reference",
    "project_year__number",
)


def payments_of(
    payers: Collection[int], value_dates: Collection[date], *, actor: Actor, on: date
) -> dict[PaymentKey, tuple[int, Twin]]:
    """Return the money of these organisations on these days, in every file; two queries.

    A line in a file that the actor may not see is not named (A5).
    """
    seen = set(visible_clusters(actor, on=on).values_list("pk", flat=True))
    rows = _money_in(payers, value_dates).values_list(*_PAYMENT_FIELDS)
    found: dict[PaymentKey, tuple[int, Twin]] = {}
    for payer, day, reference, pk, cluster, agreement, number in rows:
        named = actor.is_system or cluster in seen
        twin = Twin(f"{agreement}/{number}", pk) if named else Twin()
        if day is not None:
            found[payer, day, payment_key(reference)] = (pk, twin)
    return found


def _money_in(payers: Collection[int], value_dates: Collection[date]) -> QuerySet[Contribution]:
    found = Contribution.objects.filter(
        organisation_id__in=payers, value_date__in=value_dates, state__in=MONEY_IN
    )
    return found.order_by("pk")
