"""The self-evaluation: answers, the figures beside it, and what was handed in."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterbeleid.core.frozen import freeze
from clusterbeleid.core.parameters import current_params
from clusters.queries import member_counts
from cofinancing.queries.checks import check_years, facts_of
from cofinancing.queries.deadlines import changes_by_year
from evaluations.models import Evaluation, SelfAnswer, SelfSubmission
from evaluations.queries.interim.planning import operating_agreements


def answers_of(evaluation: Evaluation) -> dict[str, SelfAnswer]:
    """Return the answers written so far, by question."""
    return {row.key: row for row in SelfAnswer.objects.filter(evaluation=evaluation)}


def submission_of(evaluation: Evaluation) -> SelfSubmission | None:
    """Return what was handed in, with who signed it."""
    found = SelfSubmission.objects.filter(evaluation=evaluation)
    return found.select_related("submitted_by").first()


def figures_of(evaluation: Evaluation, *, on: date) -> dict[str, Any]:
    """Return the figures the house knows on ``on``: members, and each project year that began.

    Amounts in euro, the share paid in as a percentage with its exact decimals.
    """
    counts = member_counts(evaluation.cluster, on=on)
    return {
        "on": on,
        "members": counts.total,
        "companies": counts.sizes.companies,
        "smes": counts.sizes.smes,
        "years": _years(evaluation, on),
    }


def snapshot_of(evaluation: Evaluation, *, on: date) -> dict[str, Any]:
    """Return the self-evaluation as it would be sealed on ``on``."""
    answers = answers_of(evaluation)
    made = {
        "reference": evaluation.reference,
        "cluster": evaluation.cluster.name,
        "due_on": evaluation.due_on,
        "answers": {key: row.text for key, row in sorted(answers.items())},
        "figures": figures_of(evaluation, on=on),
    }
    frozen: dict[str, Any] = freeze(made)
    return frozen


def _years(evaluation: Evaluation, on: date) -> list[dict[str, Any]]:
    agreements = operating_agreements([evaluation.cluster_id])
    years = [
        (year, row)
        for row in agreements.prefetch_related("project_years")
        for year in row.project_years.all()
        if year.first_day <= min(on, row.last_day or on)
    ]
    facts = [facts_of(year, row, evaluation.cluster.name) for year, row in years]
    changes = changes_by_year([year.pk for year, _row in years])
    checks = check_years(facts, changes, on=on, params=current_params())
    return [
        {
            "year": str(year),
            "first_day": year.first_day,
            "granted": year.granted_amount,
            "planned": year.planned_cofinancing,
            "received": check.received_by_due,
            "percentage": check.percentage,
        }
        for (year, _agreement), check in zip(years, checks, strict=True)
    ]
