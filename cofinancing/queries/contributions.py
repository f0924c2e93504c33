"""Contributions and the facts around them."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.lookups import Unaccent
from django.db.models import QuerySet
from django.db.models.functions import Lower

from agreements.models import ProjectYear
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.parameters import current_params
from clusterbeleid.kernel.periods import Period
from clusters.models import Membership, Organisation
from clusters.queries import seen_by, visible_clusters
from cofinancing.enums import ContributionState
from cofinancing.models import Contribution, payment_key_of
from cofinancing.queries.deadlines import changes_by_year
from cofinancing.queries.project_years import visible_project_years
from cofinancing.rules.contribution import PayerFacts, Twin, YearDays, payment_key
from cofinancing.rules.deadline import StartFacts
from cofinancing.rules.yardstick import Yardsticks

MONEY_IN = (ContributionState.RECEIVED, ContributionState.ACCEPTED)


def visible_contributions(actor: Actor, *, on: date) -> QuerySet[Contribution]:
    """Return the contributions to the project years the actor may see."""
    years = visible_project_years(actor, on=on).values("pk")
    return Contribution.objects.filter(project_year__in=years).select_related(
        "organisation", "project_year__agreement__cluster"
    )


def get_visible_contribution(actor: Actor, contribution_id: int, *, on: date) -> Contribution:
    """Return one visible contribution with everything its page shows; one query.

    Absent and not yours both raise ``Contribution.DoesNotExist``.
    """
    found = visible_contributions(actor, on=on).select_related(
        "organisation",
        "project_year__agreement__cluster",
        "evidence",
        "imported_by__file",
        "receipt_recorded_by",
        "decided_by",
        "late_proof_by",
    )
    contribution = found.get(pk=contribution_id)
    seen_by(actor, contribution.project_year.agreement.cluster)
    return contribution


def members_for(project_year: ProjectYear, text: str = "") -> QuerySet[Organisation]:
    """Return who may contribute to a project year, by name: members on some day of it (A5).

    ``text`` narrows to names that contain it, or numbers that contain its digits.
    """
    during = Membership.objects.filter(
        cluster_id=project_year.agreement.cluster_id, first_day__lte=project_year.last_day
    ).exclude(last_day__lt=project_year.first_day)
    found = Organisation.objects.filter(pk__in=during.values("organisation_id"))
    digits = "".join(sign for sign in text if sign.isdecimal())
    if digits and not any(sign.isalpha() for sign in text.upper().removeprefix("BE")):
        found = found.filter(kbo__contains=digits)
    elif text.strip():
        found = found.filter(name__unaccent__icontains=text.strip())
    return found.order_by(Lower(Unaccent("name")), "pk")


def days_of(project_year: ProjectYear) -> YearDays:
    """Return the days of a project year with its due date; two queries."""
    agreement = project_year.agreement
    changes = changes_by_year([project_year.pk]).get(project_year.pk, ())
    start = StartFacts(
        project_year.number,
        agreement.granted_on,
        project_year.first_day,
        agreement.clock,
        agreement.start_reading,
    )
    yardstick = Yardsticks(current_params()).of(start, changes)
    due = yardstick.deadline.due if yardstick.deadline else None
    period = Period(project_year.first_day, project_year.last_day)
    return YearDays(period, agreement.granted_on, due, agreement.is_confirmed)


def payer_of(project_year: ProjectYear, organisation: Organisation) -> PayerFacts:
    """Return who pays, with the periods of membership of the cluster; one query."""
    rows = Membership.objects.filter(
        cluster_id=project_year.agreement.cluster_id, organisation=organisation
    ).order_by("first_day", "pk")
    periods = [Period(first, last) for first, last in rows.values_list("first_day", "last_day")]
    return PayerFacts(organisation.name, organisation.kind, periods)


def twin_of(
    contribution: Contribution,
    value_date: date,
    bank_reference: str,
    *,
    actor: Actor,
    on: date,
) -> Twin | None:
    """Return the other line in which the same payment of this organisation counts (A3).

    It is named only to somebody who may see it. One query, two when there is a twin.
    """
    key = payment_key(bank_reference)
    if not key:
        return None
    twins = (
        Contribution.objects.filter(
            organisation_id=contribution.organisation_id, value_date=value_date, state__in=MONEY_IN
        )
        .exclude(pk=contribution.pk)
        .annotate(key=payment_key_of("bank_reference"))
        .filter(key=key)
    )
    twin = twins.select_related("project_year__agreement").order_by("pk").first()
    if twin is None:
        return None
    cluster_id = twin.project_year.agreement.cluster_id
    seen = actor.is_system or visible_clusters(actor, on=on).filter(pk=cluster_id).exists()
    return Twin(str(twin.project_year), twin.pk) if seen else Twin()
