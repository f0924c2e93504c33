"""Recording one answer about an enterprise; what the house itself registered is not overwritten."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.errors import Refused, require
from clusterbeleid.core.history import save_tracked
from clusterbeleid.kernel.identifiers import parse_kbo
from clusters.actions.common import day_of, kernel_refusals
from clusters.models import EnterpriseFacts, Organisation
from clusters.permissions import may_record_facts

RECORDED = "clusters.facts_recorded"


@dataclass(frozen=True)
class FactsData:
    """What a source says of the enterprise ``number`` as it stood on ``on_day``.

    ``establishments`` are those in Flanders: number, street, postal_code and municipality each.
    """

    number: str
    on_day: date
    source: str
    name: str
    status: str
    legal_form: str = ""
    situation: str = ""
    insolvent: bool = False
    street: str = ""
    postal_code: str = ""
    municipality: str = ""
    nace: str = ""
    activities: tuple[str, ...] = ()
    establishments: tuple[dict[str, str], ...] = ()


@transaction.atomic
def record_enterprise_facts(
    data: FactsData, *, actor: Actor, at: datetime, reason: str = RECORDED
) -> EnterpriseFacts:
    """Keep what a source said of an organisation of the register; the same day again replaces it.

    Raises ``Refused`` for a wrong role, a number that is none or is not registered, or a day in
    the future; ``ValidationError`` for values that do not fit.
    """
    require(may_record_facts(actor))
    with kernel_refusals("R66"):
        kbo = parse_kbo(data.number)
    if data.on_day > day_of(at):
        raise Refused.because("facts.in_future", "R66", on_day=data.on_day)
    organisation = _held(kbo)
    key = {"organisation": organisation, "on_day": data.on_day, "source": data.source}
    row = EnterpriseFacts.objects.filter(**key).first() or EnterpriseFacts(**key)
    for field in fields(data):
        if field.name != "number":
            value = getattr(data, field.name)
            setattr(row, field.name, list(value) if isinstance(value, tuple) else value)
    row.recorded_at = at
    return save_tracked(row, actor=actor, at=at, reason=reason)


def _held(kbo: str) -> Organisation:
    """Return the organisation under a lock: who says something of it at once waits; raises ``Refused``."""
    found = Organisation.objects.select_for_update(no_key=True).filter(kbo=kbo).first()
    if found is None:
        raise Refused.because("facts.unknown_organisation", "R66", number=kbo)
    return found
