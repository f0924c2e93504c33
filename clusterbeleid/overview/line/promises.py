"""What was promised on the line: the application that was granted, and the cluster pact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Application, KpiTarget
from applications.queries.files import visible_applications
from clusterbeleid.core.actors import Actor
from clusterbeleid.core.clock import BRUSSELS
from clusterbeleid.core.formatting import format_day
from clusterbeleid.core.ui import Tone
from clusterbeleid.overview.line.events import Event, Kind
from clusters.enums import PactState
from clusters.lists.pacts import pact_status
from clusters.models import Cluster, ClusterPact, PactReview
from clusters.queries import pacts_of

_TARGETS = KpiTarget.objects.filter(application=OuterRef("pk")).order_by("by_year", "pk")
_HELD = PactReview.objects.filter(pact=OuterRef("pk")).order_by("held_on")
_IN_FORCE = (PactState.SIGNED.value, PactState.RENEWED.value, PactState.ENDED.value)


def applications(cluster: Cluster, actor: Actor, *, on: date) -> Iterator[Event]:
    """Yield the applications of this cluster and the targets that they promise; one query."""
    targets = ArraySubquery(
        _TARGETS.values(
            json=JSONObject(name="name", unit="unit", target="target", by_year="by_year")
        )
    )
    found = visible_applications(actor, on=on).filter(cluster=cluster, submitted_at__isnull=False)
    for row in found.annotate(promised=targets).order_by("submitted_at", "pk"):
        yield _handed_in(row)
        if row.first_day is not None:
            yield from (_target(row, row.first_day, one) for one in row.promised)


def pacts(cluster: Cluster, *, on: date) -> Iterator[Event]:
    """Yield the signed versions of the pact and their yearly reviews; one query (R39)."""
    found = pacts_of(cluster).filter(state__in=_IN_FORCE)
    held = ArraySubquery(_HELD.values(json=JSONObject(day="held_on", plan="plan")))
    for row in found.annotate(held=held):
        yield _signed(row)
        yield from (_reviewed(row, one) for one in row.held)
        if row.state == PactState.SIGNED:
            yield _review_due(row, row.review_due, on)  # type: ignore[attr-defined]  # annotated


def _handed_in(row: Application) -> Event:
    moment = row.submitted_at.astimezone(BRUSSELS) if row.submitted_at else None
    return Event(
        kind=Kind.PROMISE,
        day=moment.date() if moment else date.min,
        what=_("Application %(reference)s handed in") % {"reference": row.reference},
        state=str(row.get_state_display()),
        source=row.reference,
        url=reverse("applications:detail", args=[row.pk]),
        is_demo=row.is_demo,
    )


def _target(row: Application, first_day: date, one: Mapping[str, Any]) -> Event:
    """Return a promise on the last day of the project year by which it would be kept."""
    return Event(
        kind=Kind.PROMISE,
        day=first_day + relativedelta(years=int(one["by_year"]), days=-1),
        what=_("Promised: %(name)s, %(target)s %(unit)s by project year %(year)s")
        % {
            "name": one["name"],
            "target": f"{one['target']:g}".replace(".", ","),
            "unit": one["unit"],
            "year": one["by_year"],
        },
        state=_("promise"),
        tone=Tone.NEUTRAL,
        source=row.reference,
        url=reverse("applications:detail", args=[row.pk]),
        is_demo=row.is_demo,
    )


def _signed(row: ClusterPact) -> Event:
    """Return the signing; without a known day it stands at the end of its year, and says so."""
    year = row.signed_in or row.first_review_due.year
    words = _("%(title)s signed") if row.signed_on else _("%(title)s signed in the course of %(year)s")  # fmt: skip
    return Event(
        kind=Kind.PACT,
        day=row.signed_on or date(year, 12, 31),
        what=words % {"title": row.title, "year": year},
        state=str(pact_status(row).label),
        tone=pact_status(row).tone,
        source=row.source,
        url=reverse("clusters:pact_version", args=[row.cluster_id, row.pk]),
    )


def _reviewed(row: ClusterPact, one: Mapping[str, Any]) -> Event:
    day = date.fromisoformat(one["day"])
    return Event(
        kind=Kind.PACT,
        day=day,
        what=_("Yearly review of the pact on %(day)s") % {"day": format_day(day)},
        state=_("held"),
        tone=Tone.GOOD,
        source=one["plan"],
        url=reverse("clusters:pact_version", args=[row.cluster_id, row.pk]),
    )


def _review_due(row: ClusterPact, day: date, on: date) -> Event:
    late = day < on
    return Event(
        kind=Kind.PACT,
        day=day,
        what=_("Next review of the pact due"),
        state=_("overdue") if late else _("to come"),
        tone=Tone.WARNING if late else Tone.NEUTRAL,
        source="R39",
        url=reverse("clusters:pact_version", args=[row.cluster_id, row.pk]),
    )
