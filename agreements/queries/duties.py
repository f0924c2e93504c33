"""Reading the duties of grants."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from agreements.models import GrantDuty, SupportAgreement
from agreements.queries.agreements import CONFIRMED, visible_agreements
from agreements.queries.proposals import proposal_of
from agreements.rules import GrantFacts
from clusterbeleid.core.actors import Actor


def grant_facts(agreement: SupportAgreement) -> GrantFacts:
    """Return what the duties of a stored grant follow from; one statement for its years."""
    proposal = proposal_of(agreement)
    return GrantFacts(
        agreement.granted_on,
        proposal.period,
        proposal.years,
        agreement.clock,
        agreement.start_reading,
    )


def duties_of(agreement: SupportAgreement) -> list[GrantDuty]:
    """Return the duties of an agreement by their day; one statement."""
    return list(GrantDuty.objects.filter(agreement=agreement).order_by("due_on", "kind", "number"))


def get_visible_duty(actor: Actor, duty_id: int, *, on: date) -> GrantDuty:
    """Return a duty of a visible agreement; raises ``DoesNotExist``, absent and not yours alike."""
    seen = GrantDuty.objects.filter(agreement__in=visible_agreements(actor, on=on))
    return seen.select_related(
        "agreement__cluster__lineage", "agreement__scheme", "award__beneficiary"
    ).get(pk=duty_id)


def last_award(agreement: SupportAgreement) -> date:
    """Return the day of the last award under the scheme of an agreement (R21); one statement."""
    rows = SupportAgreement.objects.filter(scheme_id=agreement.scheme_id, state__in=CONFIRMED)
    found: date | None = rows.aggregate(last=Max("granted_on"))["last"]
    return found or agreement.granted_on
