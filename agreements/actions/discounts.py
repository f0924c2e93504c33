"""Discounts on services that a cluster gives SMEs, within the ceiling of GBER art. 28 (R16, R25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from agreements.models import ServiceDiscount
from agreements.permissions import may_record_discount
from agreements.queries.registers import is_sme, services_of_undertaking
from agreements.rules.windows import AidPart, check_window, services_ceiling
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.core.parameters import current_params
from clusters.actions.common import day_of
from clusters.models import Cluster, Organisation
from clusters.queries.undertakings import single_undertaking


@dataclass(frozen=True)
class DiscountData:
    """A service below its market price, under price rules that were public before."""

    organisation: Organisation
    on_day: date
    service: str
    price: Decimal
    paid: Decimal
    rules_url: str
    rules_published_on: date


@transaction.atomic
def record_discount(
    cluster: Cluster,
    data: DiscountData,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "discount.recorded",
) -> ServiceDiscount:
    """Record the discount that an SME had; above the ceiling of its undertaking it is refused.

    Raises ``Refused`` also for an organisation that is no SME or of unknown size, and
    ``ValidationError`` for rules published afterwards or a price paid that is no discount.
    """
    require(may_record_discount(actor, cluster, on=day_of(at)))
    if data.on_day > day_of(at):
        raise Refused.because("discount.in_future", "R25")
    _refuse_no_sme(data)
    members = single_undertaking(data.organisation.pk, on=data.on_day)
    list(Organisation.objects.select_for_update().filter(pk__in=members).order_by("pk"))
    new = AidPart(data.on_day, data.price - data.paid, f"{data.organisation.name}: {data.service}")
    ceiling = services_ceiling(current_params(), data.on_day)
    checked = check_window(new, services_of_undertaking(members), ceiling)
    if checked.findings:
        raise Refused(*checked.findings)
    row = ServiceDiscount(cluster=cluster, explained=checked.as_json(), **vars(data))
    return save_tracked(row, actor=actor, at=at, reason=reason)


def _refuse_no_sme(data: DiscountData) -> None:
    known = is_sme(data.organisation, on=data.on_day)
    if known is None:
        raise Refused.because("discount.size_unknown", "R25")
    if not known:
        raise Refused.because("discount.no_sme", "R25")
