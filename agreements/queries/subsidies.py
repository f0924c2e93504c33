"""What was granted and paid in a period, for each measure and beneficiary: no natural persons (R20, R64)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from agreements.enums import LedgerKind
from agreements.models import LedgerEntry, SupportAgreement, SupportScheme
from agreements.queries.agreements import CONFIRMED
from agreements.rules.quarters import Quarter, quarter_of
from clusters.enums import OrganisationKind
from clusters.models import ClusterOperator, Organisation

_GRANTED = {LedgerKind.COMMITTED: 1, LedgerKind.DECOMMITTED: -1}
_PAID = {LedgerKind.PAID: 1, LedgerKind.RECOVERED: -1}


@dataclass
class Subsidy:
    """Amounts of one measure and one beneficiary in a period, less what was released or came back."""

    scheme: SupportScheme
    beneficiary: Organisation
    granted: Decimal = Decimal("0.00")
    paid: Decimal = Decimal("0.00")
    days: list[date] = field(default_factory=list)
    awards: set[int] = field(default_factory=set)


@dataclass
class QuarterSums:
    """A quarter with its sums, as the page lists them."""

    quarter: Quarter
    granted: Decimal = Decimal("0.00")
    paid: Decimal = Decimal("0.00")


def subsidies(first: date, last: date) -> list[Subsidy]:
    """Return every measure and beneficiary with a line in the period, by code and name.

    The beneficiary is the cluster organisation of the first day of the aid. Flemish authorities
    are left out, as the register does. Three queries, whatever the number of lines.
    """
    lines = LedgerEntry.objects.filter(on_day__range=(first, last))
    found: dict[tuple[int, int], Subsidy] = {}
    agreements = _agreements(lines.order_by().values_list("agreement_id", flat=True).distinct())
    bodies = _beneficiaries(agreements.values())
    for line in lines.order_by("on_day", "pk"):
        body = bodies.get(line.agreement_id)
        if body is None or body.kind == OrganisationKind.AUTHORITY:
            continue
        scheme = agreements[line.agreement_id].scheme
        row = found.setdefault((scheme.pk, body.pk), Subsidy(scheme, body))
        row.granted += _GRANTED.get(LedgerKind(line.kind), 0) * line.amount
        row.paid += _PAID.get(LedgerKind(line.kind), 0) * line.amount
        row.days.append(line.on_day)
        row.awards.add(line.agreement_id)
    return sorted(found.values(), key=lambda row: (row.scheme.code, row.beneficiary.name))


def quarters_with_lines(*, until: date) -> list[QuarterSums]:
    """Return each quarter up to a day with something granted or paid, the latest first; one query."""
    found: dict[Quarter, QuarterSums] = {}
    rows = LedgerEntry.objects.filter(on_day__lte=until).order_by()
    for day, kind, amount in rows.values_list("on_day", "kind", "amount"):
        quarter = quarter_of(day)
        row = found.setdefault(quarter, QuarterSums(quarter))
        row.granted += _GRANTED.get(LedgerKind(kind), 0) * amount
        row.paid += _PAID.get(LedgerKind(kind), 0) * amount
    return [found[key] for key in sorted(found, reverse=True)]


def _agreements(keys: Iterable[int]) -> dict[int, SupportAgreement]:
    found = SupportAgreement.objects.filter(pk__in=keys, state__in=CONFIRMED)
    return {row.pk: row for row in found.select_related("scheme")}


def _beneficiaries(agreements: Iterable[SupportAgreement]) -> Mapping[int, Organisation]:
    """Return who received each agreement: the cluster organisation of its first day."""
    rows = list(agreements)
    operators: defaultdict[int, list[ClusterOperator]] = defaultdict(list)
    held = ClusterOperator.objects.filter(cluster__in={row.cluster_id for row in rows})
    for one in held.select_related("organisation").order_by("first_day", "pk"):
        operators[one.cluster_id].append(one)
    found: dict[int, Organisation] = {}
    for row in rows:
        for one in operators[row.cluster_id]:
            if one.first_day <= row.first_day and (one.last_day or row.first_day) >= row.first_day:
                found[row.pk] = one.organisation
    return found
