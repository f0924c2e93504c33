"""When something public last changed, so that who has a file already gets no second copy."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from agreements.models import AwardDetails, GrantDuty, ProjectYear, SupportAgreement
from clusterbeleid.core import clock
from clusters.models import (
    Cluster,
    ClusterOperator,
    ClusterPact,
    Membership,
    Organisation,
    PactCommitment,
    PactParty,
)
from evaluations.models import Evaluation
from projects.models import (
    LeverageEntry,
    LeverageSelection,
    Partner,
    Project,
    ProjectCluster,
    ProjectType,
)

# A change that was numbered earlier may still be on its way: until then nothing is sure.
SETTLED = timedelta(minutes=10)
_MODELS: tuple[Any, ...] = (
    AwardDetails, Cluster, ClusterOperator, ClusterPact, Evaluation, GrantDuty, LeverageEntry,
    LeverageSelection, Membership, Organisation, PactCommitment, PactParty, Partner, Project,
    ProjectCluster, ProjectType, ProjectYear, SupportAgreement,
)  # fmt: skip


def last_change(now: datetime) -> tuple[str, datetime] | None:
    """Return what names the present content and its moment; None while it may still change; one query.

    The numbers of the history name it: every change writes one, whatever moment it is told of.
    """
    tables = [model.history.model._meta.db_table for model in _MODELS]
    asked = " UNION ALL ".join(
        f"SELECT MAX(history_id), (SELECT MAX(history_date) FROM {table}) FROM {table}"  # noqa: S608  names of our own
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        found = cursor.fetchall()
    moments = [moment for _number, moment in found if moment is not None]
    if not moments or max(moments) > now - SETTLED:
        return None
    return "-".join(str(number or 0) for number, _moment in found), max(moments)


def midnight(now: datetime) -> datetime:
    """Return when the day began: what is public depends on the day too."""
    return now.astimezone(clock.BRUSSELS).replace(hour=0, minute=0, second=0, microsecond=0)
