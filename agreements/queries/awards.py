"""Awards that must be published, through the eyes of an actor, and those that are public (R19)."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Prefetch, Q, QuerySet

from agreements.enums import DutyKind, DutyState
from agreements.models import AwardDetails, GrantDuty, ProjectYear
from agreements.queries.agreements import CONFIRMED, visible_agreements
from agreements.rules.awards import AwardFacts, warned_before
from agreements.rules.duties import TAM_YEARS
from agreements.rules.figures import figure_at
from clusterbeleid.core.actors import Actor
from clusterbeleid.kernel.params import Params

OPEN, SOON, OVERDUE, PUBLISHED = "open", "soon", "overdue", "published"


def awards_to_publish(actor: Actor, *, on: date) -> QuerySet[GrantDuty]:
    """Return the visible awards above the threshold of their day, with what a list of them shows."""
    return _with_award(_required().filter(agreement__in=visible_agreements(actor, on=on)))


def all_awards(first: date, last: date) -> QuerySet[GrantDuty]:
    """Return every award above its threshold that was granted in a period, by its day."""
    found = _with_award(_required().filter(agreement__granted_on__range=(first, last)))
    return found.order_by("agreement__granted_on", "agreement__reference")


def public_awards(params: Params, *, on: date) -> QuerySet[AwardDetails]:
    """Return what is on line on ``on``: published, and granted less than ten years ago (R19)."""
    years = figure_at(params, TAM_YEARS, on).whole
    found = AwardDetails.objects.filter(
        duty__state=DutyState.MET,
        duty__met_on__lte=on,
        duty__agreement__granted_on__gt=on - relativedelta(years=years),
    )
    years_of_award = Prefetch(
        "duty__agreement__project_years", ProjectYear.objects.order_by("number", "pk")
    )
    found = found.select_related("beneficiary", "duty__agreement__scheme")
    return found.prefetch_related(years_of_award)


def in_standing(
    rows: QuerySet[GrantDuty], value: str, params: Params, *, on: date
) -> QuerySet[GrantDuty]:
    """Narrow awards to those that are open, due soon, overdue or published on ``on``."""
    if value == PUBLISHED:
        return rows.filter(state=DutyState.MET)
    waiting = rows.filter(state=DutyState.OPEN)
    if value == OVERDUE:
        return waiting.filter(due_on__lt=on)
    soon = Q(agreement__granted_on__lte=warned_before(on, params))
    waiting = waiting.filter(due_on__gte=on)
    return waiting.filter(soon) if value == SOON else waiting.exclude(soon)


def standing_of(duty: GrantDuty, params: Params, *, on: date) -> str:
    """Return as ``in_standing`` sees one award."""
    if duty.state == DutyState.MET:
        return PUBLISHED
    if duty.due_on < on:
        return OVERDUE
    return SOON if duty.agreement.granted_on <= warned_before(on, params) else OPEN


def overdue_publication(agreement_id: int, *, on: date) -> GrantDuty | None:
    """Return the award of an agreement that should have been published before ``on``; one query."""
    found = _required().filter(agreement=agreement_id, state=DutyState.OPEN, due_on__lt=on)
    return found.first()


def award_of(duty: GrantDuty) -> AwardFacts | None:
    """Return what is known of an award for the register; None when nobody filled anything in."""
    details = getattr(duty, "award", None)
    return None if details is None else facts_of(details)


def facts_of(details: AwardDetails) -> AwardFacts:
    """Return stored details with what the grant says."""
    agreement = details.duty.agreement
    return AwardFacts(
        reference=agreement.reference,
        granted_on=agreement.granted_on,
        years={row.number: row.granted_amount for row in agreement.project_years.all()},
        beneficiary=details.beneficiary_name,
        kbo=details.beneficiary.kbo,
        size=details.size,
        nuts2=details.nuts2,
        nace=details.nace,
        basis=details.basis,
        instrument=details.instrument,
        objective=details.objective,
        authority=details.authority,
        sa_number=details.sa_number or agreement.scheme.sa_number,
    )


def _required() -> QuerySet[GrantDuty]:
    return GrantDuty.objects.filter(
        kind=DutyKind.PUBLICATION, required=True, agreement__state__in=CONFIRMED
    )


def _with_award(rows: QuerySet[GrantDuty]) -> QuerySet[GrantDuty]:
    years = Prefetch("agreement__project_years", ProjectYear.objects.order_by("number", "pk"))
    found = rows.select_related(
        "agreement__cluster", "agreement__scheme", "award__beneficiary", "award__proof"
    )
    return found.prefetch_related(years)
