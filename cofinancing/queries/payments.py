"""The contributions of one project year, each with what it counts for and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects

from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.history import as_known
from clusterbeleid.core.listing.spec import folded
from cofinancing.models import Contribution
from cofinancing.rules.check import CheckResult
from cofinancing.rules.counting import Assessment, Moment, PaymentFacts, assess


@dataclass(frozen=True)
class AssessedContribution:
    """A contribution with its assessment; None when the grant has no due date."""

    contribution: Contribution
    assessment: Assessment | None


def payment_facts(contribution: Contribution) -> PaymentFacts:
    """Return a stored contribution as the rules see it."""
    recorded = contribution.receipt_recorded_at
    return PaymentFacts(
        state=contribution.state,
        source=contribution.source,
        amount=contribution.received_amount,
        value_date=contribution.value_date,
        recorded_on=recorded.astimezone(BRUSSELS).date() if recorded else None,
        proven=contribution.late_proof_by_id is not None,
    )


def moment_of(result: CheckResult) -> Moment | None:
    """Return what the payments of a checked project year are held against."""
    figures, deadline, _fault = result.yardstick
    if figures is None or deadline is None:
        return None
    return Moment(deadline.due, result.year.granted_on, figures.sources, result.on)


def assessed(
    contributions: Iterable[Contribution], result: CheckResult
) -> list[AssessedContribution]:
    """Return each contribution with what it counts for in a checked project year."""
    moment = moment_of(result)
    return [
        AssessedContribution(row, assess(payment_facts(row), moment) if moment else None)
        for row in contributions
    ]


def contributions_of(project_year_id: int, *, moment: datetime | None = None) -> list[Contribution]:
    """Return the contributions of a project year by name of the organisation; two queries.

    With ``moment`` as they were known then.
    """
    rows = list(as_known(Contribution, moment).filter(project_year_id=project_year_id))
    # A row of the past comes without its relations.
    prefetch_related_objects(rows, "organisation", "evidence")
    return sorted(rows, key=lambda row: (folded(row.organisation.name), row.pk))
