"""Figures of an accepted report become values of indicators, by the definition in use (R61)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from clusterbeleid.core.actors import Actor
from clusterbeleid.core.frozen import thaw
from clusterbeleid.core.history import delete_tracked
from clusters.actions.common import day_of
from evaluations.actions.kpis import ValueData, record_value
from evaluations.enums import SectionOutcome
from evaluations.models import KpiValue, Report, ReportVersion
from evaluations.queries.kpis import definitions_in_use
from evaluations.rules.figures import REPORTED, reported_figures


def record_figures(
    report: Report,
    version: ReportVersion,
    outcomes: Mapping[str, str],
    *,
    actor: Actor,
    at: datetime,
) -> list[KpiValue]:
    """Store what a report says of each indicator that is defined, with the version as its source.

    A correction accepted later corrects the value; a figure that is gone, or whose section was
    rejected, goes. Raises ``Refused`` when the actor keeps no figures.
    """
    rejected = {code for code, outcome in outcomes.items() if outcome == SectionOutcome.REJECTED}
    found = reported_figures(thaw(version.content), rejected)
    stored = []
    with translation.override("nl"):
        scope = _("as reported")
        source = _("%(report)s, version %(number)s") % {
            "report": f"{report.get_kind_display()} {report.project_year.first_day.year}",
            "number": version.number,
        }
    for definition in definitions_in_use().filter(kpi__code__in=REPORTED.values()):
        value = found.get(definition.kpi.code)
        if value is None:
            _forget(definition.pk, report, actor, at)
            continue
        data = ValueData(
            year=report.project_year.first_day.year,
            value=value,
            scope=scope,
            on_day=report.project_year.last_day or day_of(at),
            source=source,
            report_version=version,
        )
        stored.append(record_value(definition, report.cluster, data, actor=actor, at=at))
    return stored


def _forget(definition_id: int, report: Report, actor: Actor, at: datetime) -> None:
    rows = KpiValue.objects.filter(definition=definition_id, report_version__report=report)
    for row in rows:
        delete_tracked(row, actor=actor, at=at, reason="kpi.no_longer_reported")
