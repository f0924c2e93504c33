"""The contributions of a project year as a list, each with what it counts for, in SQL.

It says of each line what ``cofinancing.rules.counting`` says of a single payment, so that the list
can be narrowed and ordered; a test holds the two together.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Case, CharField, Q, QuerySet, Value, When

from agreements.models import ProjectYear
from clusterbeleid.core.clock import BRUSSELS
from clusters.queries.members import latest_size
from cofinancing.enums import ContributionState, Counting
from cofinancing.models import Contribution
from cofinancing.queries.contributions import MONEY_IN
from cofinancing.rules.counting import Moment


def contribution_rows(
    project_year: ProjectYear, moment: Moment | None, *, on: date
) -> QuerySet[Contribution]:
    """Return the contributions of a project year with ``size`` and ``counting``; one query.

    ``moment`` is what they are held against, None when the grant has no due date: then nothing
    counts yet.
    """
    found = Contribution.objects.filter(project_year=project_year)
    return found.select_related("organisation", "evidence").annotate(
        size=latest_size(on, "organisation_id"), counting=_counting(moment)
    )


def waiting_keys(project_year: ProjectYear, *, besides: int | None) -> list[int]:
    """Return the keys of the lines with money that nobody judged, not entered by ``besides``."""
    found = Contribution.objects.filter(
        project_year=project_year, state=ContributionState.RECEIVED
    ).exclude(receipt_recorded_by_id=besides or 0)
    return list(found.order_by("pk").values_list("pk", flat=True))


def _counting(moment: Moment | None) -> Case:
    if moment is None:
        return Case(default=Value(Counting.NO.value), output_field=CharField())
    closes = datetime.combine(moment.cut + timedelta(days=1), time(), BRUSSELS)
    proven = Q(receipt_recorded_at__lt=closes) | Q(late_proof_by__isnull=False)
    money = Q(state__in=MONEY_IN, source__in=moment.sources, value_date__lte=moment.on)
    accepted = money & Q(state=ContributionState.ACCEPTED)
    return Case(
        When(accepted & Q(value_date__lte=moment.cut) & proven, then=Value(Counting.IN_TIME.value)),
        When(accepted, then=Value(Counting.YEAR_ONLY.value)),
        When(money, then=Value(Counting.WAITING.value)),
        default=Value(Counting.NO.value),
        output_field=CharField(),
    )
