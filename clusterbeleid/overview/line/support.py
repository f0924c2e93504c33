"""The support on the line: the ten years, agreements, and project years with their co-financing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.enums import AgreementState
from agreements.models import SupportAgreement
from agreements.queries.agreements import Granted
from agreements.rules import TenYearClock
from clusterbeleid.core.formatting import format_day, format_euro, format_pct
from clusterbeleid.core.ui import Tone
from clusterbeleid.kernel.params import Params
from clusterbeleid.overview.line.events import Event, Kind
from clusters.models import Cluster
from cofinancing.charts import STATUS_TONES
from cofinancing.queries.checks import check_cluster
from cofinancing.rules.check import CheckResult

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

_TONES = {
    AgreementState.DRAFT.value: Tone.DRAFT,
    AgreementState.RUNNING.value: Tone.INFO,
    AgreementState.ENDED.value: Tone.NEUTRAL,
    AgreementState.STOPPED.value: Tone.BAD,
}
_GBER = "AGVV (GBER) art. 27"


def ten_years(cluster: Cluster, clock: TenYearClock, *, on: date) -> Iterator[Event]:
    """Yield the ten years themselves, their first and last day, and an early stop (R10, R51)."""
    if clock.started is None or clock.calendar_last_day is None:
        return
    url = reverse("overview:cluster", args=[cluster.pk]) + "#ten-years"
    stop = cluster.stopped_on
    yield Event(
        kind=Kind.TEN_YEARS,
        day=clock.started,
        last_day=clock.calendar_last_day,
        what=_("Ten years of operating aid, from the first day of aid to the last possible one"),
        short=_("Ten years"),
        state=_("over") if clock.calendar_last_day < on else _("running"),
        tone=Tone.NEUTRAL if stop or clock.calendar_last_day < on else Tone.INFO,
        source=_GBER,
        url=url,
    )
    if stop is not None:
        yield Event(
            kind=Kind.TEN_YEARS,
            day=stop,
            what=_("Last day of support before the ten years: %(reason)s")
            % {"reason": cluster.stopped_reason},
            state=_("stopped"),
            tone=Tone.BAD,
            source="R51",
            url=url,
        )


def agreements(found: Iterable[WithAnnotations[SupportAgreement, Granted]]) -> Iterator[Event]:
    """Yield the agreements with what they grant (R41)."""
    for row in found:
        yield Event(
            kind=Kind.AGREEMENT,
            day=row.first_day,
            last_day=row.last_day,
            what=_("Agreement %(reference)s: %(amount)s, granted on %(day)s")
            % {
                "reference": row.reference,
                "amount": format_euro(row.granted),
                "day": format_day(row.granted_on),
            },
            short=row.reference,
            state=str(row.get_state_display()),
            tone=_TONES.get(row.state, Tone.NEUTRAL),
            source=row.decision_reference,
            url=reverse("agreements:detail", args=[row.pk]),
        )


def project_years(cluster: Cluster, *, on: date, params: Params) -> Iterator[Event]:
    """Yield the project years that began or will, with their co-financing met or missed; two queries (R34)."""
    yield from (_year(result) for result in check_cluster(cluster, on, params=params))


def _year(result: CheckResult) -> Event:
    year = result.year
    return Event(
        kind=Kind.YEAR,
        day=year.first_day,
        last_day=year.last_day,
        what=_("Project year %(name)s: %(received)s of the %(required)s needed in by %(due)s (%(pct)s of the plan)")
        % {
            "name": f"{year.reference}/{year.number}",
            "received": format_euro(result.received_by_due),
            "required": format_euro(result.required),
            "due": format_day(result.due),
            "pct": format_pct(result.percentage),
        },
        short=str(result.status.label),
        state=str(result.status.label),
        tone=STATUS_TONES[result.status],
        source=_("contributions, R34"),
        url=reverse("cofinancing:project_year", args=[result.project_year_id]),
    )  # fmt: skip
